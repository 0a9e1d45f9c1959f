"""Whoever holds the ticket to the door's scanner while they wait is not passed over by a clerk of that moment."""

from kiosk.services.queue import standings
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.services.queue_hall import W1, QueueHall
from tests.services.small_hall import build


def test_checking_in_while_waiting_locks_nothing(postgresql_url: str, vault: Vault) -> None:
    database = Database(postgresql_url)
    build(database, vault)
    hall = QueueHall(database, vault)
    first, _ = hall.people(2)
    with database.begin() as clerk:
        standings.lock(clerk, first)
        # With a lock of its own it would wait for the clerk until the server gives up.
        assert hall.queueing.check_in_ticket(first, actor=W1).ahead == 0
    assert hall.seen(hall.window()) == first
    database.close()
