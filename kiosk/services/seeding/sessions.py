"""Sessions and slots: what the timetable plans is offered, what it no longer has is withdrawn, bookings stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from kiosk.services.seeding.planning import SESSION_CODE, PlannedSession
from kiosk.services.seeding.upserts import Values, ids, upsert
from kiosk.storage.tables import ClinicSessionRow, DepartmentRow, DoctorRow, RegistrationRow, RoomRow, SlotRow

BATCH = 500  # keys in one statement; SQLite takes at most 32,766 values


@dataclass(frozen=True)
class Kept:
    """A session of days to come that the timetable does not have, in whole or in part, and its registrations there."""

    code: str
    registrations: int


@dataclass(frozen=True)
class Offered:
    """How many slots are offered, how many are no longer, and in which of those somebody is still registered."""

    slots: int
    withdrawn: int
    kept: tuple[Kept, ...]


def write_sessions(session: Session, planned: Sequence[PlannedSession], *, today: date, until: date) -> Offered:
    """Offer the planned sessions before ``until``; from ``today`` on withdraw what is not planned.

    ``planned`` must reach as far as sessions have been offered already (`last_day`), or they would be withdrawn.
    """
    own = set(session.scalars(select(ClinicSessionRow.code).where(ClinicSessionRow.version > 0)))
    # What administrators have changed is no business of the files any more.
    offered = [one for one in planned if one.day < until and one.code not in own]
    upsert(session, ClinicSessionRow, _session_rows(session, offered), key=["code"])
    keys = ids(session, ClinicSessionRow.code, ClinicSessionRow.id)
    slots = [slot for one in offered for slot in _slot_rows(one, keys[one.code])]
    upsert(session, SlotRow, slots, key=["session_id", "starts_at"], unless=SlotRow.booked > 0)
    wanted = {(one.code, slot.starts) for one in planned for slot in one.slots}
    _reopen(session, wanted, today=today)
    return Offered(len(slots), _withdraw(session, wanted, today=today), _kept(session, today))


def still_in_use(session: Session, planned: Sequence[PlannedSession]) -> list[PlannedSession]:
    """Those of ``planned`` that need nothing an administrator has retired."""

    def retired(table: type[DepartmentRow | RoomRow | DoctorRow]) -> set[str]:
        return set(session.scalars(select(table.code).where(table.retired_at.is_not(None))))

    departments, rooms, doctors = retired(DepartmentRow), retired(RoomRow), retired(DoctorRow)
    return [
        one
        for one in planned
        if one.entry.department not in departments and one.entry.room not in rooms and one.entry.doctor not in doctors
    ]


def _session_rows(session: Session, planned: Iterable[PlannedSession]) -> list[Values]:
    departments = ids(session, DepartmentRow.code, DepartmentRow.id)
    rooms = ids(session, RoomRow.code, RoomRow.id)
    doctors = ids(session, DoctorRow.code, DoctorRow.id)
    return [
        {
            "code": one.code,
            "department_id": departments[one.entry.department],
            "room_id": rooms[one.entry.room],
            "doctor_id": doctors.get(one.entry.doctor),
            "day": one.day,
            "part": one.entry.part.value,
            "kind": one.entry.kind.value,
            "fee_group": one.entry.fees,
        }
        for one in planned
    ]


def _slot_rows(planned: PlannedSession, session_id: int) -> list[Values]:
    return [
        {"session_id": session_id, "starts_at": slot.starts, "ends_at": slot.ends, "capacity": slot.capacity}
        for slot in planned.slots
    ]


def _reopen(session: Session, wanted: set[tuple[str, datetime]], *, today: date) -> None:
    """Slots withdrawn once that the timetable has again."""
    closed = session.execute(_standing(today).where(SlotRow.closed))
    back = [slot for slot, _, code, starts, _ in closed if (code, starts) in wanted]
    for begin in range(0, len(back), BATCH):
        session.execute(update(SlotRow).where(SlotRow.id.in_(back[begin : begin + BATCH])).values(closed=False))


def _kept(session: Session, today: date) -> tuple[Kept, ...]:
    """Registrations in slots that were withdrawn, of the first session first."""
    query = (
        select(ClinicSessionRow.code, func.sum(SlotRow.booked))
        .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
        .where(ClinicSessionRow.day >= today, SlotRow.closed, SlotRow.booked > 0)
        .group_by(ClinicSessionRow.code)
        .order_by(ClinicSessionRow.code)
    )
    return tuple(Kept(code, int(count)) for code, count in session.execute(query))


def _standing(today: date) -> Select[int, int, str, datetime, bool]:
    """Slots from ``today`` on: with session, its code, the beginning, and whether a place is free."""
    return (
        select(
            SlotRow.id,
            SlotRow.session_id,
            ClinicSessionRow.code,
            SlotRow.starts_at,
            SlotRow.capacity > SlotRow.booked,
        )
        .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
        .where(ClinicSessionRow.day >= today, ClinicSessionRow.version == 0)
    )


def _withdraw(session: Session, wanted: set[tuple[str, datetime]], *, today: date) -> int:
    """Delete free slots that nobody ever took, close the others at what is booked, and drop sessions left empty.

    Gives how many were on offer until now.
    """
    gone = [
        (slot, one, is_free)
        for slot, one, code, starts, is_free in session.execute(_standing(today).where(~SlotRow.closed))
        if SESSION_CODE.fullmatch(code) and (code, starts) not in wanted
    ]
    for begin in range(0, len(gone), BATCH):
        slots, sessions, _ = zip(*gone[begin : begin + BATCH], strict=True)
        taken = select(RegistrationRow.id).where(RegistrationRow.slot_id == SlotRow.id).exists()
        session.execute(delete(SlotRow).where(SlotRow.id.in_(slots), SlotRow.booked == 0, ~taken))
        session.execute(update(SlotRow).where(SlotRow.id.in_(slots)).values(capacity=SlotRow.booked, closed=True))
        left = select(SlotRow.id).where(SlotRow.session_id == ClinicSessionRow.id).exists()
        session.execute(delete(ClinicSessionRow).where(ClinicSessionRow.id.in_(set(sessions)), ~left))
    return sum(is_free for _, _, is_free in gone)
