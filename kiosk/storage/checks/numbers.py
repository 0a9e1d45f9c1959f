"""Whether numbers run without a gap or a double, and slots count their registrations."""

from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from kiosk.storage.checks.finding import Fault, Finding
from kiosk.storage.tables import DepartmentRow, InvoiceBookRow, InvoiceRow, RegistrationRow, SlotRow, TicketRow


def check_tickets(session: Session) -> Iterator[Finding]:
    """Ticket numbers of each department and day run from 1."""
    number, different = TicketRow.number, func.count(TicketRow.number.distinct())
    queues = (
        select(DepartmentRow.id, DepartmentRow.code, TicketRow.day)
        .join(TicketRow, TicketRow.department_id == DepartmentRow.id)
        .group_by(DepartmentRow.id, DepartmentRow.code, TicketRow.day)
        .having(or_(func.min(number) != 1, func.max(number) != different, different != func.count()))
        .order_by(TicketRow.day, DepartmentRow.code)
    )
    for department_id, code, day in session.execute(queues).all():
        of_queue = (TicketRow.department_id == department_id, TicketRow.day == day)
        numbers = list(session.scalars(select(TicketRow.number).where(*of_queue).order_by(TicketRow.number)))
        record = f"tickets of {code} on {day}"
        yield from _gaps(numbers, 1, numbers[-1], Finding(Fault.TICKET_GAP, record, "There is no ticket {numbers}."))
        yield from _doubles(numbers, Finding(Fault.TICKET_DOUBLE, record, "Given out more than once: {numbers}."))


def check_labels(session: Session) -> Iterator[Finding]:
    """No two tickets of a day read the same."""
    query = (
        select(TicketRow.day, TicketRow.label, func.count())
        .group_by(TicketRow.day, TicketRow.label)
        .having(func.count() > 1)
        .order_by(TicketRow.day, TicketRow.label)
    )
    for day, label, count in session.execute(query):
        yield Finding(Fault.TICKET_DOUBLE, f"tickets of {day}", f"{count} tickets read {label}.")


def check_invoices(session: Session) -> Iterator[Finding]:
    """The invoices of each book run from its first number to the last one given out."""
    for book in session.scalars(select(InvoiceBookRow).order_by(InvoiceBookRow.id)):
        of_book = select(InvoiceRow.number).where(InvoiceRow.book_id == book.id).order_by(InvoiceRow.number)
        numbers = list(session.scalars(of_book))
        record, last = f"invoice_books/{book.id}", book.next_number - 1
        first = book.first_number
        yield from _gaps(numbers, first, last, Finding(Fault.INVOICE_GAP, record, "There is no invoice {numbers}."))
        yield from _doubles(numbers, Finding(Fault.INVOICE_DOUBLE, record, "Issued more than once: {numbers}."))
        for stray in (number for number in numbers if not first <= number <= last):
            yield Finding(Fault.INVOICE_STRAY, record, f"Invoice {stray} has a number this book has not given out.")


def check_slots(session: Session) -> Iterator[Finding]:
    """Each slot's booked places are its registrations that stand."""
    standing = (
        select(func.count())
        .where(RegistrationRow.slot_id == SlotRow.id, RegistrationRow.cancelled_at.is_(None))
        .scalar_subquery()
    )
    query = select(SlotRow.id, SlotRow.booked, standing).where(SlotRow.booked != standing).order_by(SlotRow.id)
    for slot, booked, count in session.execute(query):
        yield Finding(Fault.SLOT_COUNT, f"slots/{slot}", f"{booked} places are marked taken, {count} are.")


def _gaps(numbers: list[int], first: int, last: int, finding: Finding) -> Iterator[Finding]:
    yield from _told(sorted(set(range(first, last + 1)) - set(numbers)), finding)


def _doubles(numbers: list[int], finding: Finding) -> Iterator[Finding]:
    yield from _told(sorted({one for one, other in pairwise(numbers) if one == other}), finding)


def _told(numbers: list[int], finding: Finding) -> Iterator[Finding]:
    """The finding with the numbers it is about, the first ten in words."""
    if numbers:
        more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
        named = ", ".join(str(number) for number in numbers[:10]) + more
        yield Finding(finding.kind, finding.record, finding.words.format(numbers=named))
