"""What a database, the gateway and the printers say after a run, gathered for the checker."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from kiosk.hall import Hall
from tests.faults.checker import Entry, Facts, Payment, Refund, Series, Visit
from tests.faults.hall import Site

VISITS = """
    SELECT c.id, c.due, r.cancelled_at IS NOT NULL, t.label, p.id
    FROM patients p JOIN registrations r ON r.patient_id = p.id JOIN charges c ON c.registration_id = r.id
    JOIN tickets t ON t.registration_id = r.id WHERE p.birth_date = :born ORDER BY c.id"""
TICKET = """
    SELECT s.state FROM ticket_states s JOIN tickets t ON t.id = s.ticket_id
    JOIN charges c ON c.registration_id = t.registration_id WHERE c.id = :charge AND s.until IS NULL"""
SETTLED = "SELECT count(*) FROM charge_states WHERE charge_id = :charge AND state = 'settled'"
STANDING = """
    SELECT count(*) FROM invoices i WHERE i.charge_id = :charge AND i.reversal_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM invoices r WHERE r.reversal_of = i.id)
    AND NOT EXISTS (SELECT 1 FROM invoice_voids v WHERE v.invoice_id = i.id)"""
PAYMENTS = """
    SELECT p.id, p.key, p.amount, p.refunded, p.gateway,
        (SELECT s.state FROM payment_states s WHERE s.payment_id = p.id ORDER BY s.id DESC LIMIT 1),
        (SELECT s.state FROM payment_states s WHERE s.payment_id = p.id AND s.final ORDER BY s.id DESC LIMIT 1),
        (SELECT count(*) FROM late_payments l WHERE l.payment_id = p.id)
    FROM payments p WHERE p.charge_id = :charge ORDER BY p.attempt"""
REFUNDS = """
    SELECT r.amount, (SELECT s.state FROM refund_states s WHERE s.refund_id = r.id ORDER BY s.id DESC LIMIT 1)
    FROM refunds r WHERE r.payment_id = :payment ORDER BY r.id"""
TICKETS = "SELECT department_id, day, number FROM tickets ORDER BY department_id, day, number"
BOOKS = "SELECT id, code, first_number, next_number FROM invoice_books"
NUMBERS = "SELECT number FROM invoices WHERE book_id = :book"


def gather(hall: Hall, site: Site, ledger: Mapping[str, Mapping[str, object]], *, born: date) -> Facts:
    """Everything about the patient of that birthday, and all numbers of the house."""
    with hall.database.read() as session:
        rows = session.execute(text(VISITS).bindparams(born=_bound(hall, born))).all()
        visits = tuple(_visit(session, row[0], row[1], row[3], is_cancelled=bool(row[2])) for row in rows)
        series = (*_ticket_series(session), *_invoice_series(session))
    papers = site.papers.read_text().splitlines() if site.papers.exists() else []
    return Facts({key: _entry(one) for key, one in ledger.items()}, visits, series, papers)


def _bound(hall: Hall, day: date) -> date | str:
    """SQLite keeps days as text."""
    return day.isoformat() if hall.database.engine.dialect.name == "sqlite" else day


def _entry(one: Mapping[str, object]) -> Entry:
    return Entry(int(str(one["paid"])), int(str(one["refunded"])))


def _visit(session: Session, charge: int, due: int, ticket: str, *, is_cancelled: bool) -> Visit:
    state = session.execute(text(TICKET), {"charge": charge}).scalar()
    return Visit(
        charge_id=charge,
        due=due,
        is_settled=bool(session.execute(text(SETTLED), {"charge": charge}).scalar()),
        is_cancelled=is_cancelled,
        ticket=ticket,
        ticket_state=str(state or ""),
        payments=tuple(_payment(session, *row) for row in session.execute(text(PAYMENTS), {"charge": charge})),
        invoices=int(session.execute(text(STANDING), {"charge": charge}).scalar_one()),
    )


def _payment(
    session: Session,
    payment: int,
    key: str,
    amount: int,
    claimed: int,
    _gateway: str,
    newest: str | None,
    final: str | None,
    late: int,
) -> Payment:
    refunds = tuple(
        Refund(fen, state or "") for fen, state in session.execute(text(REFUNDS), {"payment": payment}).tuples()
    )
    return Payment(key, amount, final or newest or "", bool(late), claimed, refunds)


def _ticket_series(session: Session) -> list[Series]:
    found: dict[tuple[int, str], list[int]] = {}
    for department, day, number in session.execute(text(TICKETS)).tuples():
        found.setdefault((department, str(day)), []).append(number)
    return [
        Series(f"tickets of department {department} on {day}", numbers, max(numbers) + 1, min(1, *numbers))
        for (department, day), numbers in found.items()
    ]


def _invoice_series(session: Session) -> list[Series]:
    return [
        Series(
            f"invoices of book {code}",
            [row[0] for row in session.execute(text(NUMBERS), {"book": book})],
            following,
            first,
        )
        for book, code, first, following in session.execute(text(BOOKS)).tuples()
    ]
