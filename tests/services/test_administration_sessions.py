"""Sessions: added for a day or several weeks, never twice in a room, and never with fewer places than are taken."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from kiosk.domain.administration import Draft, Kind, Preview, RecordRefused
from kiosk.domain.errors import SlotTaken
from kiosk.storage.tables import ClinicSessionRow, SlotRow
from tests.services.administrators import NEW, WU, Desk, faults, holders, said
from tests.services.small_hall import MEDICINE, SmallHall


@pytest.fixture
def desk(hall: SmallHall) -> Desk:
    return Desk(hall)


def preview(desk: Desk, **values: str) -> tuple[Preview, ...]:
    return desk.administration.preview(Draft({**NEW[Kind.SESSIONS], **values}), actor=WU)


def capacities(desk: Desk, session: int) -> list[object]:
    return [row["capacity"] for row in desk.hall.rows(SlotRow, session_id=session)]


def test_a_session_is_offered_with_its_slots(desk: Desk) -> None:
    made = desk.add(Kind.SESSIONS)
    (clinic,) = [each for each in desk.hall.timetable.clinics(MEDICINE) if each.session_id == made.key]
    assert [f"{slot.starts:%d %H:%M}" for slot in clinic.slots] == ["23 08:00", "23 08:30", "23 09:00", "23 09:30"]
    assert {slot.left for slot in clinic.slots} == {3}
    assert (clinic.kind.value, clinic.part.value, clinic.doctor and clinic.doctor.name) == ("expert", "morning", "陈静")
    assert made.values["fees"] == "expert"
    assert made.values["department"] == "D1"


def test_several_weeks_are_so_many_sessions(desk: Desk) -> None:
    desk.add(Kind.SESSIONS, weeks="3")
    made = desk.hall.rows(ClinicSessionRow, version=1)
    assert [f"{row['day']:%m-%d}" for row in made] == ["11-23", "11-30", "12-07"]
    assert len({row["code"] for row in made}) == 3
    assert [len(capacities(desk, int(str(row["id"])))) for row in made] == [4, 4, 4]


def test_the_preview_shows_each_day_and_what_is_in_its_way(desk: Desk) -> None:
    desk.add(Kind.SESSIONS, day="2026-11-30", room="R2")
    days = preview(desk, weeks="3")
    assert [(f"{each.day:%m-%d}", each.slots, f"{each.starts:%H:%M}-{each.ends:%H:%M}") for each in days] == [
        ("11-23", 4, "08:00-10:00"),
        ("11-30", 4, "08:00-10:00"),
        ("12-07", 4, "08:00-10:00"),
    ]
    assert [each.clash and said(each.clash) for each in days] == [
        None,
        "2026-11-30: 陈静 has a session in 2 诊室 from 08:00 to 10:00.",
        None,
    ]
    assert len(desk.hall.rows(ClinicSessionRow, version=1)) == 1


def test_the_preview_refuses_what_is_no_session(desk: Desk) -> None:
    assert faults(lambda: preview(desk, weeks="27", to="x")) == {
        "weeks": "Please enter a whole number from 1 to 26.",
        "to": "Please enter a time such as 08:30.",
    }


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"doctor": "Y1", "room": "R2"}, "doctor", "2026-11-23: 陈静 has a session in 1 诊室 from 08:00 to 10:00."),
        ({"doctor": "Y2", "room": "R1"}, "room", "2026-11-23: 陈静 is in 1 诊室 from 08:00 to 10:00."),
        ({"doctor": "", "department": "D2"}, "room", "2026-11-23: 陈静 is in 1 诊室 from 08:00 to 10:00."),
    ],
)
def test_neither_a_doctor_nor_a_room_is_had_twice(desk: Desk, values: dict[str, str], field: str, told: str) -> None:
    desk.add(Kind.SESSIONS)
    overlapping = {"from": "09:30", "to": "11:30", **values}
    assert faults(lambda: desk.add(Kind.SESSIONS, **overlapping)) == {field: told}
    afterwards = {**overlapping, "from": "10:00"}
    afterwards["band"] = "15"
    assert desk.add(Kind.SESSIONS, **afterwards).values["from"] == "10:00"


def test_days_that_clash_can_be_left_out(desk: Desk) -> None:
    desk.add(Kind.SESSIONS, day="2026-11-30")
    assert faults(lambda: desk.add(Kind.SESSIONS, weeks="3")).keys() == {"doctor"}
    desk.add(Kind.SESSIONS, weeks="3", clashes="skip")
    days = [f"{row['day']:%m-%d}" for row in desk.hall.rows(ClinicSessionRow, version=1)]
    assert days == ["11-30", "11-23", "12-07"]
    assert faults(lambda: desk.add(Kind.SESSIONS, weeks="3", clashes="skip")).keys() == {"doctor"}


def test_two_administrators_at_once_do_not_fill_a_room_twice(desk: Desk) -> None:
    start = Barrier(2)

    def add(doctor: str) -> bool:
        start.wait()
        try:
            desk.add(Kind.SESSIONS, doctor=doctor)
        except RecordRefused:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(add, ("Y1", "Y2"))) == [False, True]


@pytest.mark.parametrize(
    ("field", "value", "wrong", "told"),
    [
        ("day", "2026-11-19", "day", "This day is over."),
        ("day", "tomorrow", "day", "Please enter a day such as 2026-11-23."),
        ("to", "08:00", "to", "Please enter something after the beginning."),
        ("band", "50", "band", "Slots of this length do not fill the session."),
        ("band", "4", "band", "Please enter a whole number from 5 to 720."),
        ("capacity", "0", "capacity", "Please enter a whole number from 1 to 200."),
        ("kind", "night", "kind", "Please choose one of the list."),
        ("doctor", "", "department", "Please choose a department or a doctor."),
        ("doctor", "nobody", "doctor", "This is not there any more. Please choose another one."),
        ("room", "R77", "room", "This is not there any more. Please choose another one."),
        ("department", "D77", "department", "This is not there any more. Please choose another one."),
        ("fees", "gold", "fees", "This is not there any more. Please choose another one."),
        ("kind", "special", "fees", "This is not there any more. Please choose another one."),
        ("weeks", "0", "weeks", "Please enter a whole number from 1 to 26."),
    ],
)
def test_a_bad_value_of_a_session_is_named(desk: Desk, field: str, value: str, wrong: str, told: str) -> None:
    assert faults(lambda: desk.add(Kind.SESSIONS, **{field: value}))[wrong] == told


def test_the_number_of_places_changes_but_never_below_what_is_taken(desk: Desk) -> None:
    for number in (1, 2):
        desk.hall.visit("chen 10:00", number)
    session = desk.one(Kind.SESSIONS, **{"from": "09:00", "day": "2026-11-20"})
    assert session.values["capacity"] == "1–2"
    told = faults(lambda: desk.change(session, capacity="1"))
    assert told == {"capacity": "At 10:00 2 places are taken already."}
    assert capacities(desk, session.key) == [2, 2, 2, 1]
    more = desk.change(session, capacity="5")
    assert capacities(desk, session.key) == [2, 5, 5, 5]  # the first one is over
    assert more.version == 1
    with pytest.raises(RecordRefused):
        desk.change(more, capacity="x")


def test_places_of_slots_that_are_over_stay(desk: Desk) -> None:
    session = desk.one(Kind.SESSIONS, **{"from": "09:00", "day": "2026-11-20"})
    desk.hall.clock.advance(timedelta(minutes=25))
    desk.change(session, capacity="9")
    assert capacities(desk, session.key) == [2, 2, 9, 9]  # 10:06: the second one has just ended


def test_a_room_changes_while_nobody_has_it_on_paper(desk: Desk) -> None:
    made = desk.add(Kind.SESSIONS)
    other = desk.add(Kind.SESSIONS, doctor="Y2", room="R2")
    told = faults(lambda: desk.change(other, room="R1"))
    assert told == {"room": "2026-11-23: 陈静 is in 1 诊室 from 08:00 to 10:00."}
    moved = desk.change(made, room="R3", fees="general")
    assert (moved.values["room"], moved.values["fees"], moved.version) == ("R3", "general", 2)
    desk.hall.visit("chen 10:00")
    booked = desk.one(Kind.SESSIONS, **{"from": "09:00", "day": "2026-11-20"})
    assert faults(lambda: desk.change(booked, room="R3")) == {"room": "1 patients have papers that say the room."}


def test_a_session_with_patients_is_not_taken_back(desk: Desk) -> None:
    desk.hall.visit("chen 10:00")
    booked = desk.one(Kind.SESSIONS, **{"from": "09:00", "day": "2026-11-20"})
    assert holders(lambda: desk.retire(booked)) == ["1 patients are registered. Please move them first: Hall."]


def test_a_session_that_is_taken_back_offers_nothing(desk: Desk) -> None:
    journey = desk.hall.journey("chen 10:00")
    session = desk.one(Kind.SESSIONS, **{"from": "09:00", "day": "2026-11-20"})
    assert desk.retire(session).is_retired
    assert session.key not in [each.session_id for each in desk.hall.timetable.clinics(MEDICINE)]
    with pytest.raises(SlotTaken):
        desk.hall.registration.register(journey, actor=WU)
    assert capacities(desk, session.key) == [0, 0, 0, 0]
    assert desk.add(Kind.SESSIONS, **{"day": "2026-11-20", "from": "15:00", "to": "16:00"}).version == 1


def test_sessions_are_listed_from_today_on_in_their_order(desk: Desk) -> None:
    desk.add(Kind.SESSIONS, **{"from": "07:00", "to": "08:00"})
    listed = [(each.values["day"][5:], each.values["from"]) for each in desk.all(Kind.SESSIONS)]
    assert listed == sorted(listed)
    assert listed[-1] == ("11-23", "07:00")
    options = desk.administration.listed(Kind.SESSIONS, actor=WU).options
    assert [option.value for option in options["fees"]] == ["", "expert", "free", "general"]
    assert [option.value for option in options["doctor"]] == ["", "Y1", "Y2"]
    assert [option.name for option in options["room"]] == ["1 诊室 · 内科", "2 诊室 · 内科", "3 诊室 · 外科"]
