"""排队号: numbers, and the states a ticket passes through."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.ticket import label
from kiosk.services.places import Place
from kiosk.storage.counters import claim
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import RegistrationRow, TicketRow, TicketStateRow


class TicketState(StrEnum):
    """Where a ticket stands before anybody calls it; the queue has states of its own."""

    UNPAID = "unpaid"
    WAITING = "waiting"
    VOID = "void"


class Numbered(NamedTuple):
    """A ticket: its id, and how its number reads."""

    ticket_id: int
    label: str


def write_ticket(
    session: Session,
    place: Place,
    state: TicketState,
    *,
    registration_id: int,
    by_sight: bool,
    actor: Actor,
    at: datetime,
) -> Numbered:
    """The next number of the department and day. Others who want one wait until this transaction has ended."""
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
    ADD_STATE.run(session, ticket_id=ticket_id, state=state.value, since=at, actor=str(actor))
    return Numbered(ticket_id, text)


def scope(department_id: int, day: date) -> str:
    """The counter of a department's numbers on a day."""
    return f"ticket:{department_id}:{day.isoformat()}"


def move(
    session: Session, registration_id: int, before: TicketState, after: TicketState, *, actor: Actor, at: datetime
) -> bool:
    """Let the ticket of a registration pass from ``before`` to ``after``; False when it does not stand there."""
    ended = END.first(session, registration=registration_id, before=before.value, at=at)
    if ended is None:
        return False
    ADD_STATE.run(session, ticket_id=ended[0], state=after.value, since=at, actor=str(actor))
    return True


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
ADD_STATE = Statement(insert(TicketStateRow))
CALL = Statement(
    update(TicketRow)
    .where(TicketRow.registration_id == bindparam("registration"), TicketRow.by_sight != bindparam("on"))
    .values(by_sight=bindparam("on"))
)
END = Query(
    update(TicketStateRow)
    .where(TicketStateRow.ticket_id == _of_registration, _open, TicketStateRow.state == bindparam("before"))
    .values(until=bindparam("at"))
    .returning(TicketStateRow.ticket_id)
)
HELD = Query(
    select(TicketRow.label, TicketStateRow.state)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
    .where(
        _open,
        RegistrationRow.patient_id == bindparam("patient"),
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
