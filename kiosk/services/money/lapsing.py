"""窗口未缴: who was to pay at a window and neither paid nor was seen has no place any more when the day is over."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, bindparam, select, text
from sqlalchemy.orm import Session

from kiosk.domain.queue import TicketState
from kiosk.services.accounts import ChargeState
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    ChargeStateRow,
    PaymentRow,
    PaymentStateRow,
    RegistrationRow,
    TicketRow,
    TicketStateRow,
)

SINCE = timedelta(days=7)  # a hall that was closed for longer begins anew


def forgotten(session: Session, *, before: datetime) -> list[int]:
    """Charges made before that time whose ticket still waits for money, with no order open."""
    return [row[0] for row in FORGOTTEN.all(session, before=before)]


def lapsed(session: Session, *, first: date) -> list[int]:
    """Charges still due of tickets that ended unseen on a day before ``first``, with no order open."""
    since = first - SINCE
    return [row[0] for row in LAPSED.all(session, first=first, since=since, moment=_before(since))]


def has_lapsed(session: Session, charge_id: int, *, first: date) -> bool:
    """Whether the charge is one of these now."""
    return HAS_LAPSED.first(session, charge=charge_id, first=first, since=first - SINCE) is not None


def is_over(session: Session, registration_id: int) -> bool:
    """Whether the ticket's day ended before the patient was seen."""
    return OVER.first(session, registration=registration_id) is not None


def _before(day: date) -> datetime:
    """No ticket that keeps its charge ends earlier than its own day, wherever midnight is."""
    return datetime.combine(day - timedelta(days=1), time(), tzinfo=UTC)


_has_final = (
    select(PaymentStateRow.id)
    .where(PaymentStateRow.payment_id == PaymentRow.id, PaymentStateRow.final.is_(True))
    .exists()
)
_has_open_order = select(PaymentRow.id).where(PaymentRow.charge_id == ChargeRow.id, ~_has_final).exists()
_ended = (
    select(ChargeStateRow.id)
    .where(ChargeStateRow.charge_id == ChargeRow.id, ChargeStateRow.state != ChargeState.DUE.value)
    .exists()
)
# Literals, not parameters: so said, both databases use the partial indexes (storage/tables/visit.py). Asked by the
# tickets, since these are few, however many charges the years leave.
_unpaid = select(TicketStateRow.ticket_id).where(text("ticket_states.until IS NULL AND ticket_states.state = 'unpaid'"))
_over = select(TicketStateRow.ticket_id).where(
    text("ticket_states.until IS NULL AND ticket_states.state IN ('expired', 'void')")
)


_charges = select(ChargeRow.id).where(~_has_open_order).order_by(ChargeRow.created_at)
_day = select(RegistrationRow.day).where(RegistrationRow.id == ChargeRow.registration_id).scalar_subquery()
_lapsed = _charges.where(_day < bindparam("first"), _day >= bindparam("since"), ~_ended)


def _of(tickets: Select[int]) -> ColumnElement[bool]:
    return ChargeRow.registration_id.in_(select(TicketRow.registration_id).where(TicketRow.id.in_(tickets)))


FORGOTTEN = Query(_charges.where(_of(_unpaid), ChargeRow.created_at <= bindparam("before")))
LAPSED = Query(_lapsed.where(_of(_over.where(TicketStateRow.since >= bindparam("moment")))))
_own = _over.join(TicketRow, TicketRow.id == TicketStateRow.ticket_id).where(
    TicketRow.registration_id == ChargeRow.registration_id
)
HAS_LAPSED = Query(_lapsed.where(ChargeRow.id == bindparam("charge"), _own.correlate(ChargeRow).exists()))
OVER = Query(
    select(TicketStateRow.id)
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(
        TicketRow.registration_id == bindparam("registration"),
        TicketStateRow.until.is_(None),
        TicketStateRow.state == TicketState.EXPIRED.value,
    )
)
