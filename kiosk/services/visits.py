"""A registration as it stands now, as the patient leaves with it."""

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.errors import Misuse
from kiosk.domain.journey import PayBy, Visit
from kiosk.domain.waiting import wait_range
from kiosk.services.accounts import ChargeState, state_of
from kiosk.services.offers import WAITING_STATE
from kiosk.services.tickets import is_unpaid
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    DepartmentRow,
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
    charge_id, label, due, pay_by, starts, minutes_each, ahead = row
    still_due = due if state_of(session, charge_id) is ChargeState.DUE else 0
    at_window = still_due > 0 and not is_unpaid(session, registration_id)
    return Visit(
        registration_id=registration_id,
        charge_id=charge_id,
        ticket=label,
        ahead=ahead,
        wait=expected_wait(ahead, minutes_each, starts=starts, now=now),
        due=still_due,
        pay_by=PayBy.WINDOW if at_window else PayBy(pay_by),
    )


def expected_wait(ahead: int, minutes_each: int, *, starts: datetime, now: datetime) -> tuple[int, int]:
    """Minutes (low, high) from ``now``; nobody is called before their slot begins. A session has one room."""
    low, high = wait_range(ahead, minutes_each=minutes_each, rooms=1)
    until = max(timedelta(), starts - now) // timedelta(minutes=STEP) * STEP
    return max(low, until), max(high, until + STEP)


_theirs, _their_registration, _their_slot = aliased(TicketRow), aliased(RegistrationRow), aliased(SlotRow)
# Waiting for the same session, and called before: an earlier slot, or an earlier number of the same one.
_ahead = (
    select(func.count(_theirs.id))
    .join(_their_registration, _their_registration.id == _theirs.registration_id)
    .join(_their_slot, _their_slot.id == _their_registration.slot_id)
    .join(TicketStateRow, TicketStateRow.ticket_id == _theirs.id)
    .where(
        _their_registration.session_id == RegistrationRow.session_id,
        TicketStateRow.state == WAITING_STATE,
        TicketStateRow.until.is_(None),
        or_(
            _their_slot.starts_at < SlotRow.starts_at,
            and_(_their_slot.starts_at == SlotRow.starts_at, _theirs.number < TicketRow.number),
        ),
    )
    .correlate(RegistrationRow, SlotRow, TicketRow)
    .scalar_subquery()
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
    )
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .join(DepartmentRow, DepartmentRow.id == RegistrationRow.department_id)
    .where(RegistrationRow.id == bindparam("registration"))
)
