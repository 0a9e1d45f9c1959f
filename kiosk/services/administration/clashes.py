"""Who is where on a day: a doctor in two rooms, or a room twice, at the same time is a clash."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.administration import told
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.storage.tables import ClinicSessionRow, DepartmentRow, DoctorRow, RoomRow, SlotRow

ROOM_TAKEN = QT_TRANSLATE_NOOP("Administration", "{day}: {who} is in {room} from {starts} to {ends}.")
DOCTOR_TAKEN = QT_TRANSLATE_NOOP("Administration", "{day}: {who} has a session in {room} from {starts} to {ends}.")


@dataclass(frozen=True)
class Busy:
    """A session there is: its key, when, and codes and names of room and doctor; the department's without one."""

    key: int
    day: date
    starts: datetime
    ends: datetime
    room: str
    doctor: str
    room_name: str
    who: str


def busy_on(session: Session, days: Collection[date]) -> tuple[Busy, ...]:
    """The sessions of these days that were not taken back."""
    rows = session.execute(
        select(
            ClinicSessionRow.id,
            ClinicSessionRow.day,
            func.min(SlotRow.starts_at),
            func.max(SlotRow.ends_at),
            RoomRow.code,
            DoctorRow.code,
            RoomRow.name,
            DoctorRow.name,
            DepartmentRow.name,
        )
        .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
        .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
        .join(DepartmentRow, DepartmentRow.id == ClinicSessionRow.department_id)
        .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
        .where(ClinicSessionRow.day.in_(days), ClinicSessionRow.retired_at.is_(None))
        .group_by(
            ClinicSessionRow.id,
            ClinicSessionRow.day,
            RoomRow.code,
            DoctorRow.code,
            RoomRow.name,
            DoctorRow.name,
            DepartmentRow.name,
        )
        .order_by(ClinicSessionRow.id)
    )
    return tuple(
        Busy(key, day, starts, ends, room, doctor or "", name, who or department)
        for key, day, starts, ends, room, doctor, name, who, department in rows
    )


def clash_of(
    span: tuple[datetime, datetime],
    *,
    room: str,
    doctor: str,
    others: Sequence[Busy],
    local: Callable[[datetime], datetime],
) -> tuple[str, Words] | None:
    """The field that clashes and why; None when nobody is in the way."""
    there = [one for one in others if one.starts < span[1] and span[0] < one.ends]
    for one in there:
        if doctor and one.doctor == doctor:
            return "doctor", _words(DOCTOR_TAKEN, one, local)
    return next((("room", _words(ROOM_TAKEN, one, local)) for one in there if one.room == room), None)


def _words(text: str, one: Busy, local: Callable[[datetime], datetime]) -> Words:
    times = {"starts": f"{local(one.starts):%H:%M}", "ends": f"{local(one.ends):%H:%M}"}
    return told(text, day=f"{one.day:%Y-%m-%d}", who=one.who, room=one.room_name, **times)
