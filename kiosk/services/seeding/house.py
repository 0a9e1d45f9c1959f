"""The house itself: hospital, departments, rooms, doctors, fees and staff, written by their codes."""

from dataclasses import asdict
from itertools import groupby
from operator import attrgetter

from sqlalchemy import delete, or_, select, tuple_
from sqlalchemy.orm import Session

from kiosk.services.seeding.hospital import Hospital
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

HOSPITAL_ID = 1  # one hospital in a database; writing this row first makes two seedings wait for each other


def write_house(session: Session, hospital: Hospital) -> None:
    """Write everything but the timetable."""
    hours = {"opens": f"{hospital.info.opens:%H:%M}", "closes": f"{hospital.info.closes:%H:%M}"}
    upsert(session, HospitalRow, [asdict(hospital.info) | hours | {"id": HOSPITAL_ID}], key=["id"])
    upsert(session, DepartmentRow, _departments(hospital), key=["code"])
    departments = ids(session, DepartmentRow.code, DepartmentRow.id)
    upsert(session, RoomRow, _rooms(hospital, departments), key=["code"])
    upsert(session, DoctorRow, _doctors(hospital, departments), key=["code"])
    upsert(session, StaffRow, [asdict(entry) for entry in hospital.staff], key=["number"])
    _write_fees(session, hospital)
    write_queues(session, hospital)


def remove_forgotten(session: Session, hospital: Hospital) -> None:
    """Delete doctors, rooms and departments that the files no longer name, unless something still refers to them."""
    sessions = ClinicSessionRow
    by_doctor = select(sessions.id).where(sessions.doctor_id == DoctorRow.id).exists()
    doctors = [entry.code for entry in hospital.doctors]
    session.execute(delete(DoctorRow).where(DoctorRow.code.not_in(doctors), ~by_doctor))
    remove_forgotten_queues(session, hospital)
    by_room = select(sessions.id).where(sessions.room_id == RoomRow.id).exists()
    rooms = [entry.code for entry in hospital.rooms]
    unseen = [~select(table.room_id).where(table.room_id == RoomRow.id).exists() for table in (WindowRow, QueueRoomRow)]
    session.execute(delete(RoomRow).where(RoomRow.code.not_in(rooms), ~by_room, *unseen))
    inside = or_(
        *(
            select(table.id).where(table.department_id == DepartmentRow.id).exists()
            for table in (sessions, RoomRow, DoctorRow, RegistrationRow, QueueRow)
        )
    )
    departments = [entry.code for entry in hospital.departments]
    session.execute(delete(DepartmentRow).where(DepartmentRow.code.not_in(departments), ~inside))


def _departments(hospital: Hospital) -> list[Values]:
    return [
        {
            "code": entry.code,
            "name": entry.name,
            "name_en": entry.name_en,
            "group_name": entry.group,
            "floor": entry.floor,
            "icon": entry.icon,
            "letter": entry.letter,
            "position": position,
            "minutes_each": entry.minutes_each,
            "group_name_en": entry.group_en,
        }
        for position, entry in enumerate(hospital.departments, start=1)
    ]


def _rooms(hospital: Hospital, departments: dict[str, int]) -> list[Values]:
    floors = {entry.code: entry.floor for entry in hospital.departments}
    return [
        {
            "code": entry.code,
            "department_id": departments[entry.department],
            "name": entry.name,
            "floor": floors[entry.department] if entry.floor is None else entry.floor,
            "way": [list(step) for step in entry.way],
            "name_en": entry.name_en,
            "way_en": [list(step) for step in entry.way_en],
        }
        for entry in hospital.rooms
    ]


def _doctors(hospital: Hospital, departments: dict[str, int]) -> list[Values]:
    return [
        {
            "code": entry.code,
            "department_id": departments[entry.department],
            "name": entry.name,
            "title": entry.title,
            "speciality": entry.speciality,
            "name_en": entry.name_en,
            "speciality_en": entry.speciality_en,
        }
        for entry in hospital.doctors
    ]


def _write_fees(session: Session, hospital: Hospital) -> None:
    """Write the items of each group in their order; what a longer list left over is deleted: bills have copies."""
    by_group = attrgetter("group")
    rows: list[Values] = [
        {
            "fee_group": group,
            "position": position,
            "kind": entry.kind.value,
            "name": entry.name,
            "unit": entry.unit,
            "price": entry.price,
            "fund_percent": entry.fund_percent,
        }
        for group, entries in groupby(sorted(hospital.fees, key=by_group), by_group)
        for position, entry in enumerate(entries, start=1)
    ]
    upsert(session, FeeRow, rows, key=["fee_group", "position"])
    kept = [(row["fee_group"], row["position"]) for row in rows]
    session.execute(delete(FeeRow).where(tuple_(FeeRow.fee_group, FeeRow.position).not_in(kept)))
