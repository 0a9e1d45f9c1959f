"""窗口未缴: who was to pay at a window and neither paid nor was seen has no place any more when the day is over."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.queue import TicketState
from kiosk.services.money.accounts import ChargeState
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
    return [row[0] for row in LAPSED.all(session, first=first, since=first - SINCE)]


def has_lapsed(session: Session, charge_id: int, *, first: date) -> bool:
    """Whether the charge is one of these now."""
    return HAS_LAPSED.first(session, charge=charge_id, first=first, since=first - SINCE) is not None


def is_over(session: Session, registration_id: int) -> bool:
    """Whether the ticket's day ended before the patient was seen."""
    return OVER.first(session, registration=registration_id) is not None


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
_waiting: Select[int] = (
    select(ChargeRow.id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
    .where(TicketStateRow.until.is_(None), ~_has_open_order)
    .order_by(ChargeRow.id)
)
FORGOTTEN = Query(
    _waiting.where(
        TicketStateRow.state == TicketState.UNPAID.value,
        ChargeRow.created_at <= bindparam("before"),
    )
)
_lapsed = _waiting.where(
    RegistrationRow.day < bindparam("first"),
    RegistrationRow.day >= bindparam("since"),
    or_(TicketStateRow.state == TicketState.EXPIRED.value, TicketStateRow.state == TicketState.VOID.value),
    ~_ended,
)
LAPSED = Query(_lapsed)
HAS_LAPSED = Query(_lapsed.where(ChargeRow.id == bindparam("charge")))
OVER = Query(
    select(TicketStateRow.id)
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(
        TicketRow.registration_id == bindparam("registration"),
        TicketStateRow.until.is_(None),
        TicketStateRow.state == TicketState.EXPIRED.value,
    )
)
