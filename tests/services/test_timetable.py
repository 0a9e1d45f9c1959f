"""Departments and clinics as they stand now, and what is near to a slot that was taken."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from kiosk.domain.journey import DayPart, PayBy, SessionKind
from kiosk.services.visits.timetable import Wanted
from tests.services.small_hall import K1, MEDICINE, NOW, SLOTS, SURGERY, TODAY, TOMORROW, ZONE, SmallHall

NAMES = {slot[0]: name for name, slot in SLOTS.items()}


def offer(hall: SmallHall, department: int):
    return next(one for one in hall.timetable.departments() if one.department.id == department)


def test_departments_come_in_order_and_only_with_sessions_to_come(hall: SmallHall) -> None:
    assert [one.department.name for one in hall.timetable.departments()] == ["内科", "外科"]
    assert hall.timetable.today() == TODAY


def test_places_left_today_are_those_of_slots_not_over(hall: SmallHall) -> None:
    assert offer(hall, MEDICINE).left == 2 + 2 + 1 + 40 + 3 + 3
    hall.visit("chen 10:00")
    assert offer(hall, MEDICINE).left == 50
    hall.clock.advance(timedelta(hours=2))
    assert offer(hall, MEDICINE).left == 3
    assert offer(hall, MEDICINE).next_day is None


def test_a_department_without_places_today_names_the_next_day(hall: SmallHall) -> None:
    surgery = offer(hall, SURGERY)
    assert (surgery.left, surgery.next_day) == (0, TOMORROW)
    hall.clock.advance(timedelta(hours=8))
    assert offer(hall, MEDICINE).next_day == TOMORROW


def test_only_those_count_who_wait_today(hall: SmallHall) -> None:
    for patient in range(1, 5):
        hall.visit("any 9:30", patient, PayBy.WINDOW)
    hall.visit("any 10:00", 5, PayBy.PHONE)
    hall.visit("chen tomorrow", 6, PayBy.WINDOW)
    medicine = offer(hall, MEDICINE)
    assert (medicine.waiting, medicine.rooms) == (4, 2)
    assert medicine.wait == (5, 20)
    assert offer(hall, SURGERY).wait == (0, 5)


def test_only_rooms_that_are_open_or_open_soon_count(hall: SmallHall) -> None:
    hall.clock.set(NOW.replace(hour=7))
    assert offer(hall, MEDICINE).rooms == 1
    hall.clock.set(NOW.replace(hour=13, minute=30))
    assert offer(hall, MEDICINE).rooms == 1


def test_the_list_of_departments_takes_three_queries(hall: SmallHall) -> None:
    seen: list[str] = []
    hall.timetable.departments()
    engine = hall.database.engine

    def count(_connection, cursor, *_rest) -> None:
        seen.append(str(cursor))

    event.listen(engine, "before_cursor_execute", count)
    hall.timetable.departments()
    event.remove(engine, "before_cursor_execute", count)
    assert len(seen) <= 3


def test_clinics_show_sessions_with_slots_that_are_not_over(hall: SmallHall) -> None:
    clinics = hall.timetable.clinics(MEDICINE)
    assert [clinic.session_id for clinic in clinics] == [1, 3, 2, 4]
    chen, _, general, tomorrow = clinics
    assert [NAMES[slot.id] for slot in chen.slots] == ["chen 9:30", "chen 10:00", "chen 10:30"]
    assert chen.doctor is not None
    assert (chen.doctor.name, chen.fee, chen.kind, chen.part) == ("陈静", 5001, SessionKind.EXPERT, DayPart.MORNING)
    assert chen.room.way == (("坐电梯", "2 号梯到 2 楼"),)
    assert (general.doctor, general.fee, tomorrow.day) == (None, 1000, TOMORROW)
    assert chen.slots[0].starts.tzinfo == ZONE
    assert f"{chen.slots[0].starts:%H:%M}" == "09:30"


def test_a_session_without_fees_costs_nothing(hall: SmallHall) -> None:
    assert [clinic.fee for clinic in hall.timetable.clinics(SURGERY)] == [0, 1000]


def test_full_slots_stay_in_sight_without_places(hall: SmallHall) -> None:
    hall.visit("chen 10:30", 1, PayBy.WINDOW)
    chen = hall.timetable.clinics(MEDICINE)[0]
    assert [slot.left for slot in chen.slots] == [2, 2, 0]
    assert (chen.left, chen.waiting) == (4, 1)


def test_days_beyond_the_horizon_are_not_offered(hall: SmallHall) -> None:
    hall.clock.set(NOW - timedelta(days=6))
    assert {clinic.day for clinic in hall.timetable.clinics(MEDICINE)} == {TODAY}
    assert hall.timetable.clinics(99) == ()


@pytest.mark.parametrize(
    ("slot", "doctor", "expected"),
    [
        ("chen 10:00", 1, ["chen 10:00", "chen 9:30", "chen 10:30", "any 10:00", "any 9:30", "zhou 14:00"]),
        ("any 10:00", None, ["any 10:00", "any 9:30", "chen 10:00", "chen 9:30", "chen 10:30", "zhou 14:00"]),
        ("chen tomorrow", 1, ["chen tomorrow", "zhou 14:00", "chen 10:30", "chen 10:00", "any 10:00", "chen 9:30"]),
    ],
)
def test_nearest_is_the_same_day_then_the_same_doctor_then_the_time(
    hall: SmallHall, slot: str, doctor: int | None, expected: list[str]
) -> None:
    _, _, day, hour, minute, _ = SLOTS[slot]
    starts = NOW.replace(day=day.day, hour=hour, minute=minute)
    nearest = hall.timetable.nearest(MEDICINE, Wanted(starts, day, doctor))
    assert len(nearest) == 6
    if slot != "chen tomorrow":
        assert [NAMES[key] for key in nearest] == expected
    else:
        assert NAMES[nearest[0]] == "chen tomorrow"


def test_nearest_never_offers_what_is_full(hall: SmallHall) -> None:
    hall.registration.register(hall.journey("chen 10:30"), actor=K1)
    nearest = hall.timetable.nearest(MEDICINE, Wanted(NOW, TODAY, 1))
    assert SLOTS["chen 10:30"][0] not in nearest
