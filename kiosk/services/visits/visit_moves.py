"""Moving a visit to another slot: slot, registration, ticket and place in line change in one transaction or not at all.

Everywhere in this order, so that two transactions never wait for each other: stop, registration, slots by id, number,
ticket, queue, audit.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass, bill_for
from kiosk.domain.errors import SlotTaken
from kiosk.domain.hall_errors import FeeDiffers, OtherDepartment, SamePlace, VisitOver
from kiosk.domain.insurance import is_priced
from kiosk.domain.queue import FROM, OF_TRIAGE, Flag, Step, TicketState, callable_days, credit_of, natural_rank
from kiosk.domain.queue_errors import QueueFull, StepRefused
from kiosk.services.accounts import ChargeState, bill_of, charge_of, lock_account
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.queue_books import is_over_cap, queue_of_room
from kiosk.services.queue.queue_steps import note
from kiosk.services.queue.standings import Standing
from kiosk.services.queue.tickets import write_ticket
from kiosk.services.visits.places import Place, find_place, give_back, take
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    ChargeRow,
    ClinicSessionRow,
    RegistrationRow,
    SlotRow,
    TicketFlagRow,
    TicketRow,
    VisitMoveRow,
)

ANY_DOCTOR = 0


@dataclass(frozen=True)
class Errand:
    """Why a visit is moved; out of a stopped session its place in line is kept as it is."""

    reason: str
    stop_id: int | None = None


@dataclass(frozen=True)
class LockedVisit:
    """A registration that is nobody else's until the transaction ends."""

    registration_id: int
    charge_id: int
    patient_id: int
    slot_id: int
    session_id: int
    department_id: int
    doctor_key: int
    day: date
    pay_by: str
    actor: str
    created_at: datetime
    fee_class: str
    fee_group: str
    ticket_id: int
    number: int
    issued: datetime
    by_sight: bool


def lock_visit(session: Session, registration_id: int) -> LockedVisit:
    """The registration; raises `VisitOver` when it was cancelled, `Misuse` when there is none."""
    account = lock_account(session, charge_of(session, registration_id))
    if account.state is ChargeState.CANCELLED:
        raise VisitOver(f"registration {registration_id} is cancelled")
    row = VISIT.one(session, registration=registration_id)
    return LockedVisit(registration_id, account.charge_id, *row)


def move_visit(
    office: Office, session: Session, visit: LockedVisit, slot_id: int, errand: Errand, *, actor: Actor
) -> Standing:
    """Move it there; the ticket as it stands then. On another day it is another number, else it stays the same.

    Raises `SlotTaken` when nobody has room there any more, `SamePlace`, `OtherDepartment`, `FeeDiffers`, `StepRefused`
    when the patient was called meanwhile or has been seen, `QueueFull`, and `VisitOver` of a day that is over. An
    ``IntegrityError`` of "uq_registrations_active": the patient has a visit there already.
    """
    place = _place(office, session, visit, slot_id)
    _exchange(session, visit.slot_id, slot_id)
    if place.day == visit.day:
        _change(session, visit, place)
        ticket = _keep_number(office, session, visit, place, errand, actor)
    else:
        copy = _leave_copy(office, session, visit)
        _change(session, visit, place)
        ticket = _renumber(office, session, visit, place, actor)
        office.note(session, actor, "visits.leave", f"registrations/{copy}", tickets=visit.ticket_id)
    ADD_MOVE.run(
        session,
        registration_id=visit.registration_id,
        from_slot_id=visit.slot_id,
        to_slot_id=slot_id,
        stop_id=errand.stop_id,
        reason=errand.reason,
        at=office.now(),
        actor=str(actor),
    )
    office.note(
        session,
        actor,
        "visits.move",
        f"registrations/{visit.registration_id}",
        **{"from": visit.slot_id, "to": slot_id, "stop": errand.stop_id, "reason": errand.reason},
    )
    return ticket


def _place(office: Office, session: Session, visit: LockedVisit, slot_id: int) -> Place:
    """The slot, if the visit may move there."""
    now = office.now()
    if slot_id == visit.slot_id:
        raise SamePlace(f"registration {visit.registration_id} is in slot {slot_id}")
    if visit.day < callable_days(now).first:
        raise VisitOver(f"registration {visit.registration_id} was for {visit.day}")
    place = find_place(session, slot_id)
    if place is None or place.ends <= now:
        raise SlotTaken(f"slot {slot_id} is over")
    if place.department_id != visit.department_id:
        raise OtherDepartment(f"slot {slot_id} is of department {place.department_id}")
    is_same_group = FEE_GROUP.one(session, slot=slot_id)[0] == visit.fee_group
    if not is_same_group and not _costs_the_same(session, visit, place):
        raise FeeDiffers(f"slot {slot_id} has other fees than charge {visit.charge_id}")
    return place


def _costs_the_same(session: Session, visit: LockedVisit, place: Place) -> bool:
    """By the prices alone where the insurance has split the bill: it is not asked again for the same."""
    bill = bill_of(session, visit.charge_id)
    return is_priced(bill, place.items) or bill == bill_for(place.items, FeeClass(visit.fee_class))


def _exchange(session: Session, old: int, new: int) -> None:
    """Take one place and give the other back; in the order of their ids, or two who change places would wait."""
    if old < new:
        give_back(session, old)
    if not take(session, new):
        raise SlotTaken(f"slot {new} is full, or its session has stopped")
    if old > new:
        give_back(session, old)


def _change(session: Session, visit: LockedVisit, place: Place) -> None:
    CHANGE.run(
        session,
        registration=visit.registration_id,
        slot=place.slot_id,
        clinic=place.session_id,
        doctor=place.doctor_id or ANY_DOCTOR,
        on=place.day,
    )


def _keep_number(
    office: Office, session: Session, visit: LockedVisit, place: Place, errand: Errand, actor: Actor
) -> Standing:
    """The same number, in the queue of the other room, at the place the rules give (docs/queue.md)."""
    standing = _movable(session, visit)
    queue = queue_of_room(session, place.room_id)
    after = replace(standing, step=Step.MOVE, queue_id=queue.id)
    if errand.stop_id is None:
        rules = queue.rules
        credit = standing.credit if _was_moved(standing) else credit_of(_flags(session, visit.ticket_id), rules)
        rank = natural_rank(issued=visit.issued, starts=place.starts, number=visit.number, credit=credit)
        after = replace(after, rank=max(rank, standing.place) if _was_moved(standing) else rank, credit=credit)
    written = standings.follow(session, standing, after, at=office.now(), actor=actor)
    note(office, session, actor, Step.MOVE.value, written)
    if queue.id != standing.queue_id and is_over_cap(session, queue, place.day, now=office.now()):
        raise QueueFull(f"queue {queue.code} has its {queue.rules.daily_cap} of the day")
    return written


def _renumber(office: Office, session: Session, visit: LockedVisit, place: Place, actor: Actor) -> Standing:
    """Of another day it is another number; the old one is void. Who had missed a call starts with a clean sheet."""
    standing, at = _movable(session, visit), office.now()
    gone = standings.follow(
        session, standing, replace(standing, state=TicketState.VOID, step=Step.MOVE), at=at, actor=actor
    )
    note(office, session, actor, Step.MOVE.value, gone)
    queue = queue_of_room(session, place.room_id)
    ticket = write_ticket(
        session,
        place,
        standing.state if standing.state is TicketState.UNPAID else TicketState.WAITING,
        registration_id=visit.registration_id,
        queue=queue,
        flags=[flag for flag in _flags(session, visit.ticket_id) if flag not in OF_TRIAGE],  # which was of that day
        by_sight=visit.by_sight,
        actor=actor,
        at=at,
    )
    if is_over_cap(session, queue, place.day, now=at):
        raise QueueFull(f"queue {queue.code} has its {queue.rules.daily_cap} of the day")
    written = standings.find(session, ticket.ticket_id)
    note(office, session, actor, Step.ISSUE.value, written)
    return written


def _movable(session: Session, visit: LockedVisit) -> Standing:
    standing = standings.lock(session, visit.ticket_id)
    if standing.state not in FROM[Step.MOVE]:
        log = f"ticket {visit.ticket_id} is {standing.state}: it cannot be moved"
        raise StepRefused(log, ticket=standing.label, state=standing.state)
    return standing


def _was_moved(standing: Standing) -> bool:
    """Whether a missed call or a return visit made the place; then nobody gains by another slot."""
    return bool(standing.misses) or standing.is_return


def _flags(session: Session, ticket_id: int) -> tuple[Flag, ...]:
    return tuple(Flag(flag) for (flag,) in FLAGS.all(session, ticket=ticket_id))


def _leave_copy(office: Office, session: Session, visit: LockedVisit) -> int:
    """A cancelled registration where the visit was, for the number of that day, which stays in the books."""
    (copy,) = ADD_COPY.one(
        session,
        patient_id=visit.patient_id,
        slot_id=visit.slot_id,
        session_id=visit.session_id,
        department_id=visit.department_id,
        doctor_key=visit.doctor_key,
        day=visit.day,
        pay_by=visit.pay_by,
        actor=visit.actor,
        created_at=visit.created_at,
        cancelled_at=office.now(),
    )
    HAND_OVER.run(session, ticket=visit.ticket_id, copy=copy)
    return copy


Columns = tuple[int, int, int, int, int, date, str, str, datetime, str, str, int, int, datetime, bool]
_visit: Select[*Columns] = (
    select(
        RegistrationRow.patient_id,
        RegistrationRow.slot_id,
        RegistrationRow.session_id,
        RegistrationRow.department_id,
        RegistrationRow.doctor_key,
        RegistrationRow.day,
        RegistrationRow.pay_by,
        RegistrationRow.actor,
        RegistrationRow.created_at,
        ChargeRow.fee_class,
        ClinicSessionRow.fee_group,
        TicketRow.id,
        TicketRow.number,
        TicketRow.created_at,
        TicketRow.by_sight,
    )
    .select_from(RegistrationRow)
    .join(ChargeRow, ChargeRow.registration_id == RegistrationRow.id)
    .join(ClinicSessionRow, ClinicSessionRow.id == RegistrationRow.session_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .where(RegistrationRow.id == bindparam("registration"))
)
VISIT = Query(_visit)
FEE_GROUP = Query(
    select(ClinicSessionRow.fee_group)
    .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
    .where(SlotRow.id == bindparam("slot"))
)
CHANGE = Statement(
    update(RegistrationRow)
    .where(RegistrationRow.id == bindparam("registration"), RegistrationRow.cancelled_at.is_(None))
    .values(
        slot_id=bindparam("slot"), session_id=bindparam("clinic"), doctor_key=bindparam("doctor"), day=bindparam("on")
    )
)
FLAGS = Query(select(TicketFlagRow.flag).where(TicketFlagRow.ticket_id == bindparam("ticket")))
ADD_COPY = Query(insert(RegistrationRow).returning(RegistrationRow.id))
HAND_OVER = Statement(
    update(TicketRow).where(TicketRow.id == bindparam("ticket")).values(registration_id=bindparam("copy"))
)
ADD_MOVE = Statement(insert(VisitMoveRow))
