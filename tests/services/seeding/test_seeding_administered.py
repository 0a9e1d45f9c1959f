"""What administrators have changed is theirs: the files neither write over it nor take it away."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.administration import Draft, Kind
from kiosk.domain.errors import BadSettings
from kiosk.domain.roles import Role
from kiosk.services.administration import Administration
from kiosk.services.hall.hospital import HospitalBook
from kiosk.services.office import Office
from kiosk.services.seeding import load_hospital
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.keymark import match_key
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    HospitalRow,
    QueueRow,
    RoomRow,
    SlotRow,
    WindowRow,
)
from tests.services.seeding.conftest import EXAMPLE, FRIDAY

ME = Actor("D1", "0001")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def office(database, vault):
    match_key(database, vault)
    return Office(database, vault, FixedClock(NOW))


@pytest.fixture
def administration(office, sow):
    sow()
    StaffAccounts(office).enrol("0001", "吴敏", Role.ADMINISTRATOR, "270918", actor=Actor("D1", "operator"))
    return Administration(office)


def one(administration, kind, **values):
    records = administration.listed(kind, actor=ME).records
    return next(each for each in records if values.items() <= dict(each.values).items())


def change(administration, kind, found, **values):
    record = one(administration, kind, **found)
    return administration.save(kind, Draft(values, record.key, record.version), actor=ME)


def test_what_was_changed_at_the_desk_stays(administration, sow, ask):
    change(administration, Kind.HOSPITAL, {}, name="青溪医院")
    change(administration, Kind.DEPARTMENTS, {"code": "NK"}, name="大内科")
    change(administration, Kind.ROOMS, {"code": "NK-2"}, name="22 诊室")
    change(administration, Kind.DOCTORS, {"code": "1001"}, title="副主任医师")
    change(administration, Kind.FEES, {"group": "general"}, price="12")
    change(administration, Kind.QUEUES, {"code": "NK-1"}, back_by="5")
    sow()
    assert ask(select(HospitalRow.name)) == [("青溪医院",)]
    assert ask(select(DepartmentRow.name).where(DepartmentRow.code == "NK")) == [("大内科",)]
    assert ask(select(RoomRow.name).where(RoomRow.code == "NK-2")) == [("22 诊室",)]
    assert ask(select(WindowRow.name).where(WindowRow.code == "NK-2")) == [("22 诊室",)]
    assert ask(select(QueueRow.name).where(QueueRow.code == "NK-2")) == [("22 诊室",)]
    assert ask(select(QueueRow.back_by).where(QueueRow.code == "NK-1")) == [(5,)]
    assert ask(select(DoctorRow.title).where(DoctorRow.code == "1001")) == [("副主任医师",)]
    assert ask(select(FeeRow.price).where(FeeRow.fee_group == "general")) == [(1200,)]


def test_what_nobody_changed_still_follows_the_files(administration, sow, ask):
    departments = tuple(replace(each, name=f"新{each.name}") for each in EXAMPLE.departments)
    sow(replace(EXAMPLE, departments=departments))
    assert ask(select(DepartmentRow.name).where(DepartmentRow.code == "NK")) == [("新内科",)]


def test_what_was_added_at_the_desk_is_not_forgotten(administration, sow, ask):
    new = {"code": "YK", "letter": "F", "name": "眼科", "group": "五官", "floor": "4"}
    administration.save(Kind.DEPARTMENTS, Draft(new), actor=ME)
    administration.save(Kind.ROOMS, Draft({"code": "YK-1", "department": "YK", "name": "1 诊室"}), actor=ME)
    doctor = {"code": "2001", "department": "YK", "name": "何立", "title": "主治医师"}
    administration.save(Kind.DOCTORS, Draft(doctor), actor=ME)
    fee = {"group": "eyes", "kind": "02", "name": "诊察费", "price": "8"}
    administration.save(Kind.FEES, Draft(fee), actor=ME)
    sow()
    for table in (DepartmentRow, RoomRow, DoctorRow):
        assert ask(select(table.version).where(table.code.in_(("YK", "YK-1", "2001")))) == [(1,)]
    assert ask(select(FeeRow.price).where(FeeRow.fee_group == "eyes")) == [(800,)]
    assert ask(select(WindowRow.id).where(WindowRow.code == "YK-1"))
    assert ask(select(QueueRow.id).where(QueueRow.code == "YK-1"))


def test_a_session_that_was_changed_or_taken_back_stays_so(administration, sow, ask):
    expert = {"doctor": "1001", "day": "2026-11-23"}
    changed = change(administration, Kind.SESSIONS, expert, capacity="9")
    gone = one(administration, Kind.SESSIONS, doctor="1001", day="2026-11-25")
    administration.retire(Kind.SESSIONS, gone.key, gone.version, actor=ME)
    added = administration.save(
        Kind.SESSIONS,
        Draft(
            {
                **expert,
                "room": "NK-2",
                "kind": "expert",
                "from": "15:00",
                "to": "16:00",
                "band": "30",
                "capacity": "2",
            }
        ),
        actor=ME,
    )
    for _ in range(2):
        sow(replace(EXAMPLE, timetable=EXAMPLE.timetable[:1]))
        sow()
    capacities = select(SlotRow.capacity).distinct()
    assert ask(capacities.where(SlotRow.session_id == changed.key)) == [(9,)]
    assert ask(capacities.where(SlotRow.session_id == gone.key)) == [(0,)]
    assert ask(capacities.where(SlotRow.session_id == added.key)) == [(2,)]


def test_for_a_retired_doctor_nothing_is_planned_any_more(administration, sow, ask, database):
    sow(replace(EXAMPLE, timetable=EXAMPLE.timetable[:1]))
    doctor = one(administration, Kind.DOCTORS, code="1001")
    administration.retire(Kind.DOCTORS, doctor.key, doctor.version, actor=ME)
    sow(days=14)
    later = select(ClinicSessionRow.id).where(
        ClinicSessionRow.doctor_id == doctor.key, ClinicSessionRow.day > date(2026, 11, 26)
    )
    assert ask(later) == []
    assert ask(select(DoctorRow.retired_at.is_not(None)).where(DoctorRow.code == "1001")) == [(True,)]
    with database.begin() as session:
        session.execute(update(DoctorRow).values(retired_at=None))
    sow(days=14)
    assert ask(later) != []


def test_machines_are_told_that_files_were_loaded(administration, office, sow):
    book = HospitalBook(office)
    before = book.edition()
    sow(today=FRIDAY + timedelta(days=1))
    assert book.edition() == before + 1
    assert book.read().name == "青溪县人民医院"


def test_files_whose_hours_end_before_they_begin_are_refused(tmp_path):
    for path in Path("docs/examples/hospital").iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace('"07:00"', '"19:00"'), encoding="utf-8")
    with pytest.raises(BadSettings, match="expected a time after 19:00"):
        load_hospital(tmp_path)
