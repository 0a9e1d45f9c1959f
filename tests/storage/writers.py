"""Run as a program: one of several writers, each fifth of whose transactions is rolled back."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from kiosk.domain.actor import Actor
from kiosk.storage import audit
from kiosk.storage.bell import ring
from kiosk.storage.counters import claim, claim_invoice
from kiosk.storage.database import Database
from kiosk.storage.tables import StaffRow
from kiosk.storage.vault import open_vault


class GivenUp(Exception):
    """The fifth transaction."""


def main(url: str, key_file: Path, *, device: str, times: int) -> None:
    database, key = Database(url), open_vault(key_file).audit_key
    for turn in range(times):
        try:
            database.run(lambda session, turn=turn: write(session, key, device=device, turn=turn))
        except GivenUp:
            continue
    database.close()


def write(session, key: bytes, *, device: str, turn: int) -> None:
    number, invoice = claim(session, "ticket/1"), claim_invoice(session, demo=True, device=device)
    for name in (f"T{number}", f"I{invoice.book_id}-{invoice.number}"):
        session.execute(insert(StaffRow).values(number=name, name=device, role="test", active=True))
    for shared in (device, "K0"):
        audit.record(session, Actor(shared), "test", f"counters/{number}", at=datetime.now(UTC), key=key)
    ring(session, "test")
    if turn % 5 == 4:
        raise GivenUp


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), device=sys.argv[3], times=int(sys.argv[4]))
