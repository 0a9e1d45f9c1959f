"""排队号: numbers, and the states a ticket passes through."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.queue import ENDED, Flag, Step, TicketState, credit_of, natural_rank
from kiosk.domain.queue_views import QueueInfo
from kiosk.domain.ticket import label
from kiosk.services.patients.persons import of_person
from kiosk.services.queue import standings
from kiosk.services.visits.places import Place
from kiosk.storage.counters import claim
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import RegistrationRow, TicketFlagRow, TicketRow, TicketStateRow

# What became of the money says by which step a ticket moved.
STEPS = {TicketState.WAITING: Step.PAY, TicketState.VOID: Step.CANCEL}


class Numbered(NamedTuple):
    """A ticket: its id, how its number reads, and its place in line."""

    ticket_id: int
    label: str
    rank: int


def write_ticket(
    session: Session,
    place: Place,
    state: TicketState,
    *,
    registration_id: int,
    queue: QueueInfo,
    flags: Collection[Flag],
    by_sight: bool,
    actor: Actor,
    at: datetime,
) -> Numbered:
    """The next number of the department and day. Others who want one wait until this transaction has ended.

    Its place in line counts from now, whenever it is paid.
    """
    number = claim(session, scope(place.department_id, place.day))
    text = label(place.letter, number)
    (ticket_id,) = ADD_TICKET.one(
        session,
        registration_id=registration_id,
        department_id=place.department_id,
        day=place.day,
        number=number,
        label=text,
        created_at=at,
        by_sight=by_sight,
    )
    credit = credit_of(flags, queue.rules)
    rank = natural_rank(issued=at, starts=place.starts, number=number, credit=credit)
    nowhere = {"misses": 0, "is_return": False, "window_id": None, "former_id": None}
    line = {"queue_id": queue.id, "rank": rank, "credit": credit}
    standings.add(session, ticket_id, state, Step.ISSUE, at=at, actor=actor, **line, **nowhere)
    for flag in flags:
        ADD_FLAG.run(session, ticket_id=ticket_id, flag=flag.value)
    return Numbered(ticket_id, text, rank)


def write_flags(session: Session, ticket_id: int, flags: Collection[Flag]) -> None:
    """Let these be the ticket's flags."""
    CLEAR_FLAGS.run(session, ticket=ticket_id)
    for flag in flags:
        ADD_FLAG.run(session, ticket_id=ticket_id, flag=flag.value)


def scope(department_id: int, day: date) -> str:
    """The counter of a department's numbers on a day."""
    return f"ticket:{department_id}:{day.isoformat()}"


def move(
    session: Session, registration_id: int, before: TicketState, after: TicketState, *, actor: Actor, at: datetime
) -> bool:
    """Let the ticket of a registration pass from ``before`` to ``after``; False when it does not stand there."""
    (ticket_id,) = TICKET_OF.one(session, registration=registration_id)
    standing = standings.lock(session, ticket_id)
    if standing.state is not before:
        return False
    after_it = replace(standing, state=after, step=STEPS[after])
    standings.follow(session, standing, after_it, at=at, actor=actor)
    return True


def withdraw(session: Session, registration_id: int, *, actor: Actor, at: datetime) -> None:
    """Let the ticket of a cancelled registration be void, wherever it stands; one that has ended stays as it is."""
    for before in TicketState:
        if before not in ENDED and move(session, registration_id, before, TicketState.VOID, actor=actor, at=at):
            return


def call_by_sight(session: Session, registration_id: int, *, on: bool) -> bool:
    """Let the ticket of a registration be called by sight, or no more; False when nothing changed by that."""
    return CALL.run(session, registration=registration_id, on=on) > 0


class Held(NamedTuple):
    """The number of a registration that stands; ``is_unpaid`` while its money is waited for."""

    label: str
    is_unpaid: bool


def held_by(session: Session, *, patient_id: int, day: date, department_id: int, doctor_key: int) -> Held | None:
    """The number a patient already holds for this day, department and doctor."""
    row = HELD.first(session, patient=patient_id, day=day, department=department_id, doctor=doctor_key)
    return Held(row[0], row[1] == TicketState.UNPAID) if row else None


def is_unpaid(session: Session, registration_id: int) -> bool:
    """Whether the ticket still waits for money."""
    return UNPAID.first(session, registration=registration_id) is not None


_of_registration = select(TicketRow.id).where(TicketRow.registration_id == bindparam("registration")).scalar_subquery()
_open = TicketStateRow.until.is_(None)
ADD_TICKET = Query(insert(TicketRow).returning(TicketRow.id))
ADD_FLAG = Statement(insert(TicketFlagRow))
CLEAR_FLAGS = Statement(delete(TicketFlagRow).where(TicketFlagRow.ticket_id == bindparam("ticket")))
TICKET_OF = Query(select(TicketRow.id).where(TicketRow.registration_id == bindparam("registration")))
CALL = Statement(
    update(TicketRow)
    .where(TicketRow.registration_id == bindparam("registration"), TicketRow.by_sight != bindparam("on"))
    .values(by_sight=bindparam("on"))
)
HELD = Query(
    select(TicketRow.label, TicketStateRow.state)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
    .where(
        _open,
        of_person(RegistrationRow.patient_id),
        RegistrationRow.day == bindparam("day"),
        RegistrationRow.department_id == bindparam("department"),
        RegistrationRow.doctor_key == bindparam("doctor"),
        RegistrationRow.cancelled_at.is_(None),
    )
)
UNPAID = Query(
    select(TicketStateRow.id).where(
        TicketStateRow.ticket_id == _of_registration, _open, TicketStateRow.state == TicketState.UNPAID.value
    )
)
