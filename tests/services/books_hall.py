"""What the tests of invoices share: staff who may, and a charge that was paid."""

from sqlalchemy import insert

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Visit
from kiosk.domain.roles import Person, Role
from kiosk.services.accounts import lines_of, lock_account
from kiosk.services.invoices import invoices
from kiosk.services.invoices.invoice_books import InvoiceBooks
from kiosk.storage.tables import InvoiceBookRow
from tests.employing import employ
from tests.services.small_hall import SmallHall

ADMIN, CLERK, GUIDE = Actor("D1", "0001"), Actor("D1", "0002"), Actor("D1", "0003")
PEOPLE = ((ADMIN, Role.ADMINISTRATOR), (CLERK, Role.CLERK), (GUIDE, Role.GUIDE))


def staffed(hall: SmallHall) -> InvoiceBooks:
    """The books of a hall with staff."""
    for actor, role in PEOPLE:
        employ(hall.office, Person(actor.staff or "", "吴敏", role))
    return InvoiceBooks(hall.office)


def add_book(hall: SmallHall, first: int, last: int, *, device: str | None = None) -> int:
    """A book, written without asking anybody."""
    values = {"code": "44060126", "first_number": first, "last_number": last, "next_number": first, "demo": True}
    with hall.database.begin() as session:
        return session.execute(
            insert(InvoiceBookRow).values(**values, device=device).returning(InvoiceBookRow.id)
        ).scalar_one()


def invoice_of(hall: SmallHall, visit: Visit) -> int:
    """The invoice that stands for a visit."""
    with hall.database.read() as session:
        found = invoices.invoice_that_stands(session, visit.charge_id)
    assert found is not None
    return found


def give_back(hall: SmallHall, visit: Visit, *, kept: slice) -> tuple[int, int | None]:
    """Reverse a visit's invoice and issue one over the lines that are kept; gives both."""
    original = invoice_of(hall, visit)
    with hall.database.begin() as session:
        account = lock_account(session, visit.charge_id)
        reversal = invoices.reverse(hall.office, session, original, reason="多收", actor=CLERK)
        lines = list(lines_of(session, visit.charge_id))[kept]
        return reversal, invoices.reissue(hall.office, session, account, replaces=original, lines=lines, actor=CLERK)
