"""What a hospital says in English reaches the pages; what it does not say stays empty."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import update

from kiosk.adapters.clock import FixedClock
from kiosk.domain.terms import TITLES
from kiosk.services.hall.hospital import read_hospital
from kiosk.services.office import Office
from kiosk.services.seeding import load_hospital
from kiosk.services.visits.timetable import Timetable
from kiosk.storage.tables import DepartmentRow, DoctorRow, HospitalRow, RoomRow
from tests.services.seeding.conftest import AT, EXAMPLE

DEMO = load_hospital(Path("assets/demo/hospital.toml"), today=date(2026, 11, 20))


def timetable(database, vault):
    return Timetable(Office(database, vault, FixedClock(AT)))


def test_the_demonstration_is_whole_in_english():
    info = DEMO.info
    assert all((info.name_en, info.guide_desk_en, info.notice_en))
    assert all(entry.name_en and entry.group_en for entry in DEMO.departments)
    assert all(entry.name_en and len(entry.way_en) == len(entry.way) for entry in DEMO.rooms)
    assert all(entry.name_en and entry.speciality_en for entry in DEMO.doctors)
    assert {entry.title for entry in DEMO.doctors} <= TITLES.keys()


def test_one_group_has_one_name_in_english():
    assert len({(entry.group, entry.group_en) for entry in DEMO.departments}) == len(
        {entry.group for entry in DEMO.departments}
    )


def test_departments_doctors_and_rooms_carry_their_english(database, vault, sow):
    sow(replace(EXAMPLE, departments=(replace(EXAMPLE.departments[0], group_en="Medicine"), *EXAMPLE.departments[1:])))
    offers = {each.department.code: each.department for each in timetable(database, vault).departments()}
    assert (offers["NK"].group_en, offers["ZY"].group_en) == ("Medicine", "")
    clinics = timetable(database, vault).clinics(offers["WK"].id)
    expert = next(each for each in clinics if each.doctor is not None)
    assert (expert.doctor.name_en, expert.doctor.speciality_en) == ("Shangguan Peng", "hernia, gallstones")
    assert expert.room.name_en == "Room 1"
    assert expert.room.way_en == (("Take the lift", "number 2, to floor 3"), ("Turn right", "follow the blue line"))
    unsaid = next(each for each in timetable(database, vault).clinics(offers["ZY"].id) if each.doctor is not None)
    assert (unsaid.room.name_en, unsaid.room.way_en, unsaid.doctor.speciality_en) == ("", (), "")


def test_a_database_filled_before_there_was_english_can_be_read(database, vault, sow):
    sow()
    with database.begin() as session:
        session.execute(update(DepartmentRow).values(group_name_en=None))
        session.execute(update(RoomRow).values(name_en=None, way_en=None))
        session.execute(update(DoctorRow).values(name_en=None, speciality_en=None))
        session.execute(update(HospitalRow).values(guide_desk_en=None, notice_en=None))
    department = timetable(database, vault).departments()[0].department
    assert department.group_en == ""
    assert {each.room.name_en for each in timetable(database, vault).clinics(department.id)} == {""}
    with database.read() as session:
        info = read_hospital(session)
    assert (info.guide_desk_en, info.notice_en) == ("", "")
