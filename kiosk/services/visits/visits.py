"""A registration as it stands now, as the patient leaves with it."""

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, func, literal_column, or_, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.errors import Misuse
from kiosk.domain.journey import PayBy, Visit
from kiosk.domain.waiting import wait_range
from kiosk.services.accounts import ChargeState, state_of
from kiosk.services.queue.tickets import is_unpaid
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    DepartmentRow,
    QueueWindowRow,
    RegistrationRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
)

STEP = 5  # minutes, as finely as waits are told


def find_visit(session: Session, registration_id: int, *, now: datetime) -> Visit:
    """The registration now: people ahead, the wait, money due; raises `Misuse` when there is none."""
    row = VISIT.first(session, registration=registration_id)
    if row is None:
        raise Misuse(f"no registration {registration_id}")
    charge_id, label, due, pay_by, starts, minutes_each, ahead, windows = row
    still_due = due if state_of(session, charge_id) is ChargeState.DUE else 0
    at_window = still_due > 0 and not is_unpaid(session, registration_id)
    return Visit(
        registration_id=registration_id,
        charge_id=charge_id,
        ticket=label,
        ahead=ahead,
        wait=expected_wait(ahead, minutes_each, windows=windows, starts=starts, now=now),
        due=still_due,
        pay_by=PayBy.WINDOW if at_window else PayBy(pay_by),
    )


def expected_wait(
    ahead: int, minutes_each: int, *, starts: datetime, now: datetime, windows: int = 1
) -> tuple[int, int]:
    """Minutes (low, high) from ``now`` where so many windows call; nobody is called before their slot begins."""
    low, high = wait_range(ahead, minutes_each=minutes_each, rooms=windows)
    until = max(timedelta(), starts - now) // timedelta(minutes=STEP) * STEP
    return max(low, until), max(high, until + STEP)


def before(session: Session, ticket_id: int) -> tuple[int, int]:
    """People ahead of a ticket, and the windows that call from its queue, those that pause now included."""
    return BEFORE.one(session, ticket=ticket_id)


_mine, _theirs, _their_ticket = aliased(TicketStateRow), aliased(TicketStateRow), aliased(TicketRow)
# Waiting in the same queue on the same day, and called before (docs/queue.md).
_ahead = (
    select(func.count(_theirs.id))
    .join(_their_ticket, _their_ticket.id == _theirs.ticket_id)
    .where(
        _theirs.queue_id == _mine.queue_id,
        _theirs.state == literal_column("'waiting'"),
        _theirs.until.is_(None),
        _their_ticket.day == TicketRow.day,
        or_(_mine.state == literal_column("'waiting'"), _mine.state == literal_column("'unpaid'")),
        or_(
            _theirs.rank < _mine.rank,
            and_(_theirs.rank == _mine.rank, _theirs.ticket_id < _mine.ticket_id),
        ),
    )
    .correlate(_mine, TicketRow)
    .scalar_subquery()
)
_windows = (
    select(func.count(QueueWindowRow.window_id))
    .where(QueueWindowRow.queue_id == _mine.queue_id)
    .correlate(_mine)
    .scalar_subquery()
)
BEFORE = Query(
    select(_ahead, _windows)
    .select_from(TicketRow)
    .join(_mine, and_(_mine.ticket_id == TicketRow.id, _mine.until.is_(None)))
    .where(TicketRow.id == bindparam("ticket"))
)
VISIT = Query(
    select(
        ChargeRow.id,
        TicketRow.label,
        ChargeRow.due,
        RegistrationRow.pay_by,
        SlotRow.starts_at,
        DepartmentRow.minutes_each,
        _ahead,
        _windows,
    )
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(_mine, and_(_mine.ticket_id == TicketRow.id, _mine.until.is_(None)))
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .join(DepartmentRow, DepartmentRow.id == RegistrationRow.department_id)
    .where(RegistrationRow.id == bindparam("registration"))
)
