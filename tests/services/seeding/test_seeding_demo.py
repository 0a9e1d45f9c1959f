"""The demonstration's hospital is one a person could walk into, at any hour."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.bill import FeeClass, FeeItem, ItemKind, bill_for
from kiosk.domain.calendar import age
from kiosk.domain.identity import PaperKind
from kiosk.domain.journey import DayPart, SessionKind
from kiosk.domain.ticket import queue_letter
from kiosk.services.seeding import load_hospital
from kiosk.services.seeding.planning import plan

ZONE = ZoneInfo("Asia/Shanghai")
FRIDAY = date(2026, 11, 20)
DEMO = load_hospital(Path("assets/demo/hospital.toml"), today=FRIDAY)


@pytest.fixture(scope="module")
def week():
    return plan(DEMO.timetable, today=FRIDAY, days=7, zone=DEMO.info.zone)


def test_it_is_large_enough():
    assert len(DEMO.departments) >= 24
    assert len(DEMO.doctors) >= 70
    assert {entry.floor for entry in DEMO.departments} == {1, 2, 3, 4, 5, 6}
    assert len({entry.group for entry in DEMO.departments}) >= 6
    assert {entry.title for entry in DEMO.doctors} == {"主任医师", "副主任医师", "主治医师", "住院医师"}
    assert all(entry.speciality for entry in DEMO.doctors)
    assert all(entry.name_en for entry in DEMO.departments)


def test_the_commonest_departments_come_first():
    names = [entry.name for entry in DEMO.departments[:7]]
    assert names == ["内科", "外科", "骨科", "儿科", "妇产科", "眼科", "口腔科"]
    assert [entry.letter for entry in DEMO.departments] == [
        queue_letter(place) for place in range(len(DEMO.departments))
    ]


def test_every_kind_of_session_is_offered_morning_and_afternoon(week):
    offered = {(session.entry.kind, session.entry.part) for session in week}
    assert offered >= {(kind, part) for kind in (SessionKind.GENERAL, SessionKind.EXPERT) for part in DayPart}
    assert (SessionKind.SPECIAL, DayPart.AFTERNOON) in offered


def test_every_department_and_floor_can_be_reached(week):
    assert {session.entry.department for session in week} == {entry.code for entry in DEMO.departments}
    assert all(len(room.way) >= 1 for room in DEMO.rooms)


@pytest.mark.parametrize("start", [FRIDAY + timedelta(days=count) for count in range(7)])
def test_whatever_the_day_and_hour_there_is_a_place_today(start):
    today = plan(DEMO.timetable, today=start, days=1, zone=DEMO.info.zone)
    ends = [slot.ends for session in today for slot in session.slots]
    for minute in range(24 * 60):
        now = datetime.combine(start, datetime.min.time(), ZONE) + timedelta(minutes=minute)
        assert any(end > now for end in ends)


def test_weekends_are_thinner(week):
    places = Counter()
    for session in week:
        places[session.day.isoweekday() >= 6] += 1
    assert 0 < places[True] / 2 < places[False] / 5 / 2


def test_no_two_sessions_share_a_room_at_a_time(week):
    by_room = {}
    for session in week:
        by_room.setdefault((session.entry.room, session.day), []).append(session.entry)
    for entries in by_room.values():
        assert not [(a, b) for a, b in combinations(entries, 2) if a.starts < b.ends and b.starts < a.ends]


@pytest.mark.parametrize(
    ("group", "total", "due"),
    [("general", 2000, 600), ("expert", 3000, 900), ("chief", 5000, 1500), ("special", 20000, 20000),
     ("emergency", 2500, 750), ("convenience", 1000, 100)],
)  # fmt: skip
def test_fees_are_split_into_their_items(group, total, due):
    items = tuple(
        FeeItem(entry.kind, entry.name, entry.unit, entry.price, entry.fund_percent)
        for entry in DEMO.fees
        if entry.group == group
    )
    bill = bill_for(items, FeeClass.EMPLOYEE)
    assert (bill.total, bill.due) == (total, due)
    assert {item.kind for item in items} <= {ItemKind.REGISTRATION, ItemKind.CONSULTATION, ItemKind.GENERAL}


def test_its_patients_cover_the_kinds_of_people():
    ages = [age(patient.birth_date, FRIDAY) for patient in DEMO.patients]
    assert min(ages) < 6 <= 70 < max(ages)
    assert any(patient.guardian and patient.paper for patient in DEMO.patients)
    assert any(patient.guardian and not patient.paper for patient in DEMO.patients)
    assert any(patient.paper and patient.paper.kind is PaperKind.FOREIGNER_PERMIT for patient in DEMO.patients)
    names = "".join(patient.name for patient in DEMO.patients)
    assert {"䶮", "㛃", "𠅤", "𬱖", "·"} <= set(names)
    assert {patient.fee_class for patient in DEMO.patients} == set(FeeClass)


def test_it_issues_invoices_of_the_demonstration_only():
    assert DEMO.books
    assert all(book.demo for book in DEMO.books)
