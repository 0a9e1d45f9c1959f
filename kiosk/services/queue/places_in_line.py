"""排队查询: what a patient is told of their place: people before, the likely wait, where to go."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.queue import AT_WINDOW, ENDED, FROM, Step, TicketState
from kiosk.domain.queue_views import InLine, honest_wait, measured
from kiosk.domain.token import read_ticket
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.queue import standings
from kiosk.services.queue.queue_books import OPEN, read_queue, read_window
from kiosk.services.queue.queue_steps import check_day
from kiosk.services.queue.standings import Standing
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    QueueRoomRow,
    QueueRow,
    QueueWindowRow,
    RegistrationRow,
    RoomRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
    WindowStateRow,
)

SAMPLE = 20  # of the last visits in a queue
LONGEST_VISIT = timedelta(hours=4)  # longer is a step that somebody forgot


class PlacesInLine:
    """Answers "how long?" honestly: a range, from what visits here really took."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of_ticket(self, token: str) -> InLine:
        """By a ticket's QR. Raises `UnknownCode` for what is not our ticket, `WrongDay` for another day's."""
        ticket_id, _ = read_ticket(token, key=self._office.vault.signing_key)
        with self._office.database.read() as session:
            check_day(self._office, standings.find(session, ticket_id))
            return find_in_line(self._office, session, ticket_id)

    def of(self, ticket_id: int) -> InLine:
        """By the ticket itself, whatever its day."""
        with self._office.database.read() as session:
            return find_in_line(self._office, session, ticket_id)

    def of_patient(self, patient_id: int) -> tuple[InLine, ...]:
        """Every ticket of a patient for today that is in line or may come back, in the order of their slots."""
        with self._office.database.read() as session:
            tickets = OF_PATIENT.all(session, patient=patient_id, today=self._office.today())
            found = [find_in_line(self._office, session, ticket_id) for (ticket_id,) in tickets]
        return tuple(one for one in found if one.may_check_in or one.state not in ENDED)


def find_in_line(office: Office, session: Session, ticket_id: int) -> InLine:
    """Where a ticket stands now, for its holder; raises `Misuse` when there is none."""
    standing = standings.find(session, ticket_id)
    queue = read_queue(session, standing.queue)
    booked, starts, cancelled = BOOKED.one(session, ticket=ticket_id)
    room = _room(session, queue.id, booked)
    minutes_each, name, name_en, floor, way, way_en, department, department_en = PLACE.one(
        session, queue=queue.id, room=room
    )
    if standing.state in AT_WINDOW and standing.window_id is not None:
        window = read_window(session, standing.window_id)
        name, name_en, floor = window.name, window.name_en, window.floor
    ahead, windows = _ahead(session, standing), len(OPEN_WINDOWS.all(session, queue=queue.id))
    return InLine(
        ticket_id=ticket_id,
        label=standing.label,
        state=standing.state,
        queue=queue.name,
        queue_en=queue.name_en,
        where=name,
        where_en=name_en or "",
        floor=floor,
        way=_steps(way),
        way_en=_steps(way_en or []),
        ahead=ahead,
        wait=_wait(office, session, standing, ahead=ahead, windows=windows, usual=minutes_each, starts=starts),
        starts=office.local(starts),
        has_window=windows > 0,
        department=department,
        department_en=department_en or "",
        may_check_in=standing.state in FROM[Step.CHECK_IN] and cancelled is None,
    )


def _room(session: Session, queue_id: int, booked: int) -> int:
    """The room that was booked; another queue's first one, when the ticket was handed on to it."""
    rooms = [room for (room,) in ROOMS.all(session, queue=queue_id)]
    return booked if booked in rooms or not rooms else rooms[0]


def visit_lengths(session: Session, queue_id: int, *, since: datetime) -> list[float]:
    """Seconds from the call to the end, of the last visits in a queue."""
    spans = [(ended - called).total_seconds() for called, ended in LENGTHS.all(session, queue=queue_id, since=since)]
    return [seconds for seconds in spans if 0 < seconds <= LONGEST_VISIT.total_seconds()]


def _ahead(session: Session, standing: Standing) -> int:
    if standing.state is not TicketState.WAITING:
        return 0
    return standings.count_ahead(
        session, queue_id=standing.queue, rank=standing.place, ticket_id=standing.ticket_id, day=standing.day
    )


def _wait(
    office: Office, session: Session, standing: Standing, *, ahead: int, windows: int, usual: int, starts: datetime
) -> tuple[int, int]:
    if standing.state is not TicketState.WAITING:
        return 0, 0
    now = office.now()
    each = measured(visit_lengths(session, standing.queue, since=now - timedelta(days=1)), usual=usual)
    return honest_wait(ahead, each, windows=windows, until=starts - now)


def _steps(way: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((what, where) for what, where in way)


BOOKED = Query(
    select(ClinicSessionRow.room_id, SlotRow.starts_at, RegistrationRow.cancelled_at)
    .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
    .join(RegistrationRow, RegistrationRow.slot_id == SlotRow.id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .where(TicketRow.id == bindparam("ticket"))
)
ROOMS = Query(
    select(QueueRoomRow.room_id).where(QueueRoomRow.queue_id == bindparam("queue")).order_by(QueueRoomRow.room_id)
)
PLACE = Query(
    select(
        DepartmentRow.minutes_each,
        RoomRow.name,
        RoomRow.name_en,
        RoomRow.floor,
        RoomRow.way,
        RoomRow.way_en,
        DepartmentRow.name,
        DepartmentRow.name_en,
    )
    .join(QueueRow, QueueRow.department_id == DepartmentRow.id)
    .join(RoomRow, RoomRow.id == bindparam("room"))
    .where(QueueRow.id == bindparam("queue"))
)
OF_PATIENT = Query(
    select(TicketRow.id)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .where(of_person(RegistrationRow.patient_id), TicketRow.day == bindparam("today"))
    .order_by(SlotRow.starts_at, TicketRow.id)
)
OPEN_WINDOWS = Query(
    select(QueueWindowRow.window_id)
    .outerjoin(WindowStateRow, (WindowStateRow.window_id == QueueWindowRow.window_id) & WindowStateRow.until.is_(None))
    .where(
        QueueWindowRow.queue_id == bindparam("queue"),
        (WindowStateRow.state == OPEN) | WindowStateRow.state.is_(None),
    )
)
_served, _called = aliased(TicketStateRow), aliased(TicketStateRow)
_since_called = (
    select(_called.since)
    .where(_called.ticket_id == _served.ticket_id, _called.state == TicketState.CALLED.value, _called.id < _served.id)
    .order_by(_called.id.desc())
    .limit(1)
    .correlate(_served)
    .scalar_subquery()
)
LENGTHS = Query(
    select(_since_called, _served.since)
    .where(
        _served.queue_id == bindparam("queue"),
        _served.since >= bindparam("since"),
        _served.until.is_(None),
        _served.state == TicketState.SERVED.value,
    )
    .order_by(_served.since.desc())
    .limit(SAMPLE)
)
