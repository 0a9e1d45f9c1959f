"""号源: departments and clinics as they stand now."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.journey import (
    ClinicOffer,
    DayPart,
    Department,
    DepartmentOffer,
    Doctor,
    Room,
    SessionKind,
    SlotOffer,
)
from kiosk.domain.waiting import wait_range
from kiosk.services.books import Books
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    RegistrationRow,
    RoomRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
)

HORIZON = timedelta(days=7)  # how far ahead one can register (domain.md: 7 to 28 days)
PLACES = SlotRow.capacity - SlotRow.booked
WAITING = (TicketStateRow.state == "waiting") & TicketStateRow.until.is_(None)


class Timetable:
    """Reads only; every answer is one consistent picture."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def today(self) -> date:
        """The hospital's business day."""
        return self._books.today()

    def departments(self) -> tuple[DepartmentOffer, ...]:
        """Every department that has a clinic within the horizon, in the hospital's order."""
        now, today = self._books.now(), self.today()
        with self._books.database.read() as session:
            rows = session.scalars(select(DepartmentRow).order_by(DepartmentRow.position)).all()
            days = _places_by_day(session, now, today)
            waiting = _waiting_by_department(session, today)
            rooms = _rooms_by_department(session, today)
        return tuple(
            _offer(row, days[row.id], today, waiting.get(row.id, 0), rooms.get(row.id, 1))
            for row in rows
            if days[row.id]
        )

    def clinics(self, department_id: int) -> tuple[ClinicOffer, ...]:
        """Every session of a department within the horizon that is not over, with its slots."""
        now, today = self._books.now(), self.today()
        with self._books.database.read() as session:
            slots = _slots(session, department_id, now, today)
            fees = dict(session.execute(select(FeeRow.fee_group, func.sum(FeeRow.price)).group_by(FeeRow.fee_group)).t)
            waiting = _waiting_by_session(session, department_id, today)
            query = (
                select(ClinicSessionRow, RoomRow, DoctorRow)
                .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
                .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
                .where(ClinicSessionRow.id.in_(slots))
                .order_by(ClinicSessionRow.day, ClinicSessionRow.id)
            )
            return tuple(
                _clinic(row, room, doctor, fees.get(row.fee_group, 0), waiting.get(row.id, 0), slots[row.id])
                for row, room, doctor in session.execute(query).tuples()
            )


def _places_by_day(session: Session, now: datetime, today: date) -> defaultdict[int, dict[date, int]]:
    query = (
        select(ClinicSessionRow.department_id, ClinicSessionRow.day, func.sum(PLACES))
        .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
        .where(ClinicSessionRow.day >= today, ClinicSessionRow.day < today + HORIZON, SlotRow.ends_at > now)
        .group_by(ClinicSessionRow.department_id, ClinicSessionRow.day)
    )
    found: defaultdict[int, dict[date, int]] = defaultdict(dict)
    for department, day, places in session.execute(query).tuples():
        found[department][day] = int(places)
    return found


def _waiting_by_department(session: Session, today: date) -> dict[int, int]:
    query = (
        select(TicketRow.department_id, func.count())
        .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
        .where(TicketRow.day == today, WAITING)
        .group_by(TicketRow.department_id)
    )
    return dict(session.execute(query).tuples().all())


def _rooms_by_department(session: Session, today: date) -> dict[int, int]:
    query = (
        select(ClinicSessionRow.department_id, func.count(ClinicSessionRow.room_id.distinct()))
        .where(ClinicSessionRow.day == today)
        .group_by(ClinicSessionRow.department_id)
    )
    return dict(session.execute(query).tuples().all())


def _waiting_by_session(session: Session, department_id: int, today: date) -> dict[int, int]:
    query = (
        select(RegistrationRow.session_id, func.count())
        .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
        .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
        .where(TicketRow.department_id == department_id, TicketRow.day >= today, WAITING)
        .group_by(RegistrationRow.session_id)
    )
    return dict(session.execute(query).tuples().all())


def _slots(session: Session, department_id: int, now: datetime, today: date) -> dict[int, list[SlotOffer]]:
    query = (
        select(SlotRow)
        .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
        .where(
            ClinicSessionRow.department_id == department_id,
            ClinicSessionRow.day >= today,
            ClinicSessionRow.day < today + HORIZON,
            SlotRow.ends_at > now,
        )
        .order_by(SlotRow.starts_at)
    )
    found: defaultdict[int, list[SlotOffer]] = defaultdict(list)
    for row in session.scalars(query):
        starts, ends = (moment.astimezone(now.tzinfo) for moment in (row.starts_at, row.ends_at))
        found[row.session_id].append(SlotOffer(row.id, starts, ends, max(0, row.capacity - row.booked)))
    return dict(found)


def _offer(row: DepartmentRow, days: dict[date, int], today: date, waiting: int, rooms: int) -> DepartmentOffer:
    later = (day for day, places in sorted(days.items()) if day > today and places > 0)
    left = days.get(today, 0)
    return DepartmentOffer(
        department=department_of(row),
        waiting=waiting,
        wait=wait_range(waiting, minutes_each=row.minutes_each, rooms=rooms),
        left=left,
        next_day=None if left else next(later, None),
        rooms=rooms,
    )


def department_of(row: DepartmentRow) -> Department:
    """A department as the pages show it."""
    return Department(row.id, row.code, row.name, row.name_en, row.group_name, row.floor, row.icon)


def _clinic(
    row: ClinicSessionRow, room: RoomRow, doctor: DoctorRow | None, fee: int, waiting: int, slots: Iterable[SlotOffer]
) -> ClinicOffer:
    return ClinicOffer(
        session_id=row.id,
        day=row.day,
        part=DayPart(row.part),
        kind=SessionKind(row.kind),
        doctor=doctor and Doctor(doctor.id, doctor.name, doctor.title, doctor.speciality),
        room=Room(room.name, room.floor, tuple((step[0], step[1]) for step in room.way)),
        fee=fee,
        waiting=waiting,
        slots=tuple(slots),
    )
