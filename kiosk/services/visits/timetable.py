"""号源: departments and clinics as they stand now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
from kiosk.services.office import Office
from kiosk.services.visits import offers

SOON = timedelta(hours=1)  # a room that opens within the hour counts as open: nobody waits shorter for it
NEAREST = 6  # slots offered instead of one that was taken


@dataclass(frozen=True)
class Wanted:
    """The slot somebody wanted: when, and with which doctor (None: any)."""

    starts: datetime
    day: date
    doctor_id: int | None


class Timetable:
    """Reads what can be booked."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def today(self) -> date:
        """The hospital's business day."""
        return self._office.today()

    def departments(self) -> tuple[DepartmentOffer, ...]:
        """Every department with a session to come, in the order of the books; three queries for all of them.

        ``left`` are places today in slots that are not over; ``next_day`` the next day with places when there are none.
        """
        with self._office.database.read() as session:
            places: dict[int, dict[date, tuple[int, int]]] = defaultdict(dict)
            now = self._office.now()
            for department, day, left, rooms in offers.PLACES_BY_DAY.all(session, soon=now + SOON, **self._window()):
                places[department][day] = (left, rooms)
            waiting = dict(offers.WAITING_BY_DEPARTMENT.all(session, today=self.today()))
            rows = offers.DEPARTMENTS.all(session)
        return tuple(
            self._department(
                Department(key, code, name, name_en, group, floor, icon, group_en or ""),
                minutes_each,
                waiting.get(key, 0),
                places[key],
            )
            for key, code, name, name_en, group, floor, icon, minutes_each, group_en in rows
            if key in places
        )

    def clinics(self, department_id: int) -> tuple[ClinicOffer, ...]:
        """Every session of the days on offer that still has slots to come; slots that are full have none ``left``."""
        with self._office.database.read() as session:
            slots = self._slots(session, department_id)
            today = self.today()
            rooms = {
                key: Room(name, floor, _steps(way), name_en or "", _steps(way_en or []))
                for key, name, floor, way, name_en, way_en in offers.ROOMS.all(
                    session, department=department_id, today=today
                )
            }
            fees = dict(offers.FEES_BY_GROUP.all(session))
            waiting = dict(offers.WAITING_BY_SESSION.all(session, department=department_id, today=today))
            window = {"today": today, "until": today + self._office.horizon}
            rows = offers.CLINICS.all(session, department=department_id, **window)
        return tuple(
            ClinicOffer(
                session_id=key,
                day=day,
                part=DayPart(part),
                kind=SessionKind(kind),
                doctor=Doctor(doctor, name, title, speciality, name_en or "", speciality_en or "") if doctor else None,
                room=rooms[room],
                fee=fees.get(fee_group, 0),
                waiting=waiting.get(key, 0),
                slots=tuple(slots[key]),
            )
            for key, day, part, kind, fee_group, doctor, name, title, speciality, name_en, speciality_en, room in rows
            if key in slots
        )

    def nearest(self, department_id: int, wanted: Wanted) -> tuple[int, ...]:
        """Ids of free slots to offer instead: the same day first, there the same doctor first, then by time."""
        with self._office.database.read() as session:
            free = offers.FREE_SLOTS.all(session, department=department_id, **self._window())

        def distance(slot: tuple[int, datetime, int | None, date]) -> tuple[bool, bool, timedelta, int]:
            key, starts, doctor, day = slot
            return day != wanted.day, doctor != wanted.doctor_id, abs(starts - wanted.starts), key

        return tuple(slot[0] for slot in sorted(free, key=distance)[:NEAREST])

    def _window(self) -> dict[str, object]:
        today = self.today()
        return {"today": today, "until": today + self._office.horizon, "now": self._office.now()}

    def _slots(self, session: Session, department_id: int) -> dict[int, list[SlotOffer]]:
        slots: dict[int, list[SlotOffer]] = defaultdict(list)
        for owner, key, starts, ends, left in offers.SLOTS.all(session, department=department_id, **self._window()):
            slots[owner].append(SlotOffer(key, self._office.local(starts), self._office.local(ends), left))
        return slots

    def _department(
        self, department: Department, minutes_each: int, waiting: int, places: dict[date, tuple[int, int]]
    ) -> DepartmentOffer:
        left, open_rooms = places.get(self.today(), (0, 0))
        rooms = max(open_rooms, 1)
        following = (day for day, (free, _) in places.items() if free)
        return DepartmentOffer(
            department=department,
            waiting=waiting,
            wait=wait_range(waiting, minutes_each=minutes_each, rooms=rooms),
            left=left,
            next_day=None if left else next(following, None),
            rooms=rooms,
        )


def _steps(way: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((what, where) for what, where in way)
