"""Whether the books agree: the audit, the numbers, the places and the money, each fault in words for staff."""

from itertools import chain

from kiosk.storage.checks.chain import check_chain, check_coverage
from kiosk.storage.checks.finding import Fault, Finding
from kiosk.storage.checks.money import check_money
from kiosk.storage.checks.numbers import check_invoices, check_labels, check_slots, check_tickets
from kiosk.storage.checks.refunds import check_refunds
from kiosk.storage.checks.signs import check_films
from kiosk.storage.database import Database

__all__ = ["Fault", "Finding", "verify"]


def verify(database: Database, *, key: bytes) -> tuple[Finding, ...]:
    """Every fault in one consistent picture of ``database``; ``key`` is the vault's audit key. Nothing is changed."""
    with database.read() as session:
        return tuple(
            chain(
                check_chain(session, key=key),
                check_coverage(session),
                check_tickets(session),
                check_labels(session),
                check_invoices(session),
                check_slots(session),
                check_money(session),
                check_refunds(session),
                check_films(session),
            )
        )
