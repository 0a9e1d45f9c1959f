"""Run as a program: one of several clerks who call and see patients until nobody waits."""

import json
import sys
from datetime import timedelta
from pathlib import Path

from kiosk.domain.actor import Actor
from kiosk.storage.database import Database
from kiosk.storage.vault import open_vault
from tests.services.queue_hall import QueueHall
from tests.services.small_hall import NOW


def main(url: str, key_file: Path, window: int) -> None:
    """Call until nobody waits."""
    hall = QueueHall(Database(url), open_vault(key_file), now=NOW + timedelta(hours=1))
    seen = []
    while (ticket := hall.seen(window, Actor(f"W{window}"))) is not None:
        seen.append(ticket)
    hall.database.close()
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
