"""The house itself: hospital, departments, rooms, doctors, fees and staff, written by their codes."""

from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter

from sqlalchemy import delete, or_, select, tuple_
from sqlalchemy.orm import Session

from kiosk.domain.hospital import HospitalInfo
from kiosk.services.hall.hospital import HOSPITAL_ID, begin_edition
from kiosk.services.seeding.hospital import DepartmentEntry, DoctorEntry, FeeEntry, Hospital, RoomEntry
from kiosk.services.seeding.queues import remove_forgotten_queues, write_queues
from kiosk.services.seeding.upserts import Values, ids, upsert
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    HospitalRow,
    QueueRoomRow,
    QueueRow,
    RegistrationRow,
    RoomRow,
    StaffRow,
    WindowRow,
)


def write_house(session: Session, hospital: Hospital) -> None:
    """Write everything but the timetable; what administrators have changed stays as it is.

    The hospital's row comes first, so that of two that change the house one waits for the other.
    """
    row = {"id": HOSPITAL_ID, **hospital_values(hospital.info)}
    upsert(session, HospitalRow, [row], key=["id"], unless=HospitalRow.version > 0)
    begin_edition(session)
    rows = [
        {"position": place, **department_values(entry)} for place, entry in enumerate(hospital.departments, start=1)
    ]
    upsert(session, DepartmentRow, rows, key=["code"], unless=DepartmentRow.version > 0)
    departments = ids(session, DepartmentRow.code, DepartmentRow.id)
    floors = {entry.code: entry.floor for entry in hospital.departments}
    rooms = [room_values(entry, departments, floors) for entry in hospital.rooms]
    upsert(session, RoomRow, rooms, key=["code"], unless=RoomRow.version > 0)
    doctors = [doctor_values(entry, departments) for entry in hospital.doctors]
    upsert(session, DoctorRow, doctors, key=["code"], unless=DoctorRow.version > 0)
    staff: list[Values] = [
        {"number": entry.number, "name": entry.name, "role": entry.role, "active": entry.active}
        for entry in hospital.staff
    ]
    upsert(session, StaffRow, staff, key=["number"], unless=StaffRow.version > 0)
    _write_fees(session, hospital)
    write_queues(session, hospital)


def remove_forgotten(session: Session, hospital: Hospital) -> None:
    """Delete doctors, rooms and departments that the files no longer name, unless something still refers to them.

    What administrators have added or changed stays.
    """
    sessions = ClinicSessionRow
    by_doctor = select(sessions.id).where(sessions.doctor_id == DoctorRow.id).exists()
    doctors = [entry.code for entry in hospital.doctors]
    session.execute(delete(DoctorRow).where(DoctorRow.code.not_in(doctors), DoctorRow.version == 0, ~by_doctor))
    remove_forgotten_queues(session, hospital)
    by_room = select(sessions.id).where(sessions.room_id == RoomRow.id).exists()
    rooms = [entry.code for entry in hospital.rooms]
    unseen = [~select(table.room_id).where(table.room_id == RoomRow.id).exists() for table in (WindowRow, QueueRoomRow)]
    session.execute(delete(RoomRow).where(RoomRow.code.not_in(rooms), RoomRow.version == 0, ~by_room, *unseen))
    inside = or_(
        *(
            select(table.id).where(table.department_id == DepartmentRow.id).exists()
            for table in (sessions, RoomRow, DoctorRow, RegistrationRow, QueueRow)
        )
    )
    departments = [entry.code for entry in hospital.departments]
    session.execute(
        delete(DepartmentRow).where(DepartmentRow.code.not_in(departments), DepartmentRow.version == 0, ~inside)
    )


def hospital_values(info: HospitalInfo) -> Values:
    """The hospital by column; its messages are no business of the files."""
    return {
        "name": info.name,
        "name_en": info.name_en,
        "zone": info.zone,
        "guide_desk": info.guide_desk,
        "notice": info.notice,
        "opens": f"{info.opens:%H:%M}",
        "closes": f"{info.closes:%H:%M}",
        "guide_desk_en": info.guide_desk_en,
        "notice_en": info.notice_en,
        "institution": info.institution,
    }


def department_values(entry: DepartmentEntry) -> Values:
    """A department by column, without its position."""
    return {
        "code": entry.code,
        "name": entry.name,
        "name_en": entry.name_en,
        "group_name": entry.group,
        "floor": entry.floor,
        "icon": entry.icon,
        "letter": entry.letter,
        "minutes_each": entry.minutes_each,
        "group_name_en": entry.group_en,
    }


def room_values(entry: RoomEntry, departments: Mapping[str, int], floors: Mapping[str, int]) -> Values:
    """A room by column; ``floors`` are those of the departments."""
    return {
        "code": entry.code,
        "department_id": departments[entry.department],
        "name": entry.name,
        "floor": floors[entry.department] if entry.floor is None else entry.floor,
        "way": [list(step) for step in entry.way],
        "name_en": entry.name_en,
        "way_en": [list(step) for step in entry.way_en],
    }


def doctor_values(entry: DoctorEntry, departments: Mapping[str, int]) -> Values:
    """A doctor by column."""
    return {
        "code": entry.code,
        "department_id": departments[entry.department],
        "name": entry.name,
        "title": entry.title,
        "speciality": entry.speciality,
        "name_en": entry.name_en,
        "speciality_en": entry.speciality_en,
    }


def fee_values(entry: FeeEntry) -> Values:
    """An item of a fee group by column, without its position."""
    return {
        "fee_group": entry.group,
        "kind": entry.kind.value,
        "name": entry.name,
        "unit": entry.unit,
        "price": entry.price,
        "fund_percent": entry.fund_percent,
    }


def _write_fees(session: Session, hospital: Hospital) -> None:
    """Write the items of each group in their order; what a longer list left over is deleted: bills have copies."""
    by_group = attrgetter("group")
    rows: list[Values] = [
        {"position": position, **fee_values(entry)}
        for _, entries in groupby(sorted(hospital.fees, key=by_group), by_group)
        for position, entry in enumerate(entries, start=1)
    ]
    upsert(session, FeeRow, rows, key=["fee_group", "position"], unless=FeeRow.version > 0)
    kept = [(row["fee_group"], row["position"]) for row in rows]
    left_over = tuple_(FeeRow.fee_group, FeeRow.position).not_in(kept)
    session.execute(delete(FeeRow).where(left_over, FeeRow.version == 0))
