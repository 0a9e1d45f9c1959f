"""What is particular to each kind of record."""

from datetime import timedelta

import pytest

from kiosk.domain.administration import Kind
from kiosk.domain.journey import Visit
from kiosk.domain.queue import DEFAULT_RULES, MOST_CREDIT
from kiosk.services.hall.hospital import HospitalBook
from kiosk.services.queue.queue_books import all_queues, all_windows
from kiosk.storage.tables import ChargeRow
from tests.services.administrators import WU, Desk, faults, holders
from tests.services.small_hall import NOW, SmallHall

BEFORE = "Please enter something after the beginning."
TAKEN = "Something else has this already."
GONE = "This is not there any more. Please choose another one."


@pytest.fixture
def desk(hall: SmallHall) -> Desk:
    return Desk(hall)


# ---- the hospital -------------------------------------------------------------------


def test_the_hospital_s_names_and_hours_are_what_machines_read(desk: Desk) -> None:
    book, record = HospitalBook(desk.hall.office), desk.all(Kind.HOSPITAL)[0]
    before = book.edition()
    desk.change(record, name="安和医院", guide_desk="二楼", opens="08:00", closes="24:00", notice="今天有雪")
    read = book.read()
    assert (read.name, read.guide_desk, read.notice, read.name_en) == ("安和医院", "二楼", "今天有雪", "Anhe First")
    assert (f"{read.opens:%H:%M}", read.is_open(NOW.replace(hour=23, minute=59))) == ("08:00", True)
    assert book.edition() == before + 1


@pytest.mark.parametrize(("opens", "closes"), [("18:00", "17:30"), ("17:30", "17:30")])
def test_hours_have_an_order(desk: Desk, opens: str, closes: str) -> None:
    record = desk.all(Kind.HOSPITAL)[0]
    assert faults(lambda: desk.change(record, opens=opens, closes=closes)) == {"closes": BEFORE}
    assert faults(lambda: desk.change(record, opens="25:00")) == {"opens": "Please enter a time such as 08:30."}


# ---- departments, rooms, doctors ------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("code", "a b", "Please use letters, digits, - and _ only, 32 at most."),
        ("code", "D1", TAKEN),
        ("letter", "A", TAKEN),
        ("letter", "abc", "Please enter one or two capital letters."),
        ("floor", "100", "Please enter a whole number from -9 to 99."),
        ("minutes_each", "0", "Please enter a whole number from 1 to 240."),
        ("position", "0", "Please enter a whole number from 1 to 999."),
        ("icon", "../secret", "This cannot be. Please look at it again."),
        ("name", "长" * 501, "Please write one line of at most 500 characters."),
        ("name", "两\n行", "Please write one line of at most 500 characters."),
    ],
)
def test_a_bad_value_of_a_department_is_named(desk: Desk, field: str, value: str, told: str) -> None:
    assert faults(lambda: desk.add(Kind.DEPARTMENTS, **{field: value})) == {field: told}


def test_a_new_department_comes_last_unless_it_is_given_a_place(desk: Desk) -> None:
    assert desk.add(Kind.DEPARTMENTS).values["position"] == "4"
    moved = desk.change(desk.one(Kind.DEPARTMENTS, code="YK"), position="1", group_en="Eyes", icon="eye")
    assert [each.values["code"] for each in desk.all(Kind.DEPARTMENTS)][:2] == ["D1", "YK"]
    assert (moved.values["group_en"], moved.values["icon"]) == ("Eyes", "eye")


def test_a_department_is_needed_by_its_sessions_rooms_and_doctors(desk: Desk) -> None:
    told = holders(lambda: desk.retire(desk.one(Kind.DEPARTMENTS, code="D1")))
    assert told == [
        "2026-11-20 09:00, 1 诊室: 陈静",
        "2026-11-20 09:30, 2 诊室: 内科",
        "2026-11-20 14:00, 1 诊室: 周立国",
        "2026-11-21 09:00, 1 诊室: 陈静",
        "Room 1 诊室 belongs to it.",
        "Room 2 诊室 belongs to it.",
        "Doctor 陈静 belongs to it.",
        "Doctor 周立国 belongs to it.",
    ]


def test_a_room_with_sessions_to_come_cannot_be_retired(desk: Desk) -> None:
    for _ in range(3):
        desk.add(
            Kind.SESSIONS,
            **{"room": "R2", "doctor": "", "department": "D1", "weeks": "6", "clashes": "skip"}
            | {"from": f"{8 + _ * 2:02}:00", "to": f"{10 + _ * 2:02}:00"},
        )
    told = holders(lambda: desk.retire(desk.one(Kind.ROOMS, code="R2")))
    assert told[0] == "2026-11-20 09:30, 2 诊室: 内科"
    assert (len(told), told[-1]) == (6, "and 14 more")


def test_a_doctor_with_sessions_to_come_cannot_be_retired_and_afterwards_can(desk: Desk) -> None:
    assert holders(lambda: desk.retire(desk.one(Kind.DOCTORS, code="Y1")))[0] == "2026-11-20 09:00, 1 诊室: 陈静"
    desk.hall.clock.advance(timedelta(days=2))
    assert desk.retire(desk.one(Kind.DOCTORS, code="Y1")).is_retired


def test_what_belongs_to_a_retired_department_is_not_used_again(desk: Desk) -> None:
    department = desk.add(Kind.DEPARTMENTS)
    room = desk.retire(desk.add(Kind.ROOMS, department="YK"))
    desk.retire(department)
    assert faults(lambda: desk.restore(room)) == {"department": GONE}
    assert faults(lambda: desk.add(Kind.DOCTORS, department="YK")) == {"department": GONE}
    assert faults(lambda: desk.add(Kind.DOCTORS, department="nowhere")) == {"department": GONE}
    options = desk.administration.listed(Kind.ROOMS, actor=WU).options["department"]
    assert [option.value for option in options] == ["D1", "D2", "D3"]


def test_a_new_room_has_a_queue_and_a_door_and_both_go_by_its_name(desk: Desk) -> None:
    room = desk.add(Kind.ROOMS)
    assert room.values["floor"] == "2"
    desk.change(room, name="9 号诊室", name_en="Room 9", floor="5", way="坐电梯：到 5 楼；出门右转：跟着蓝线走")
    with desk.hall.database.read() as session:
        (queue,) = [each for each in all_queues(session) if each.code == "R9"]
        (door,) = [each for each in all_windows(session) if each.code == "R9"]
    assert (queue.name, queue.name_en, queue.rules) == ("9 号诊室", "Room 9", DEFAULT_RULES)
    assert (door.name, door.name_en, door.floor, door.queues) == ("9 号诊室", "Room 9", 5, ((queue.id, 1),))
    assert desk.one(Kind.ROOMS, code="R9").values["way"] == "坐电梯：到 5 楼；出门右转：跟着蓝线走"


def test_a_room_takes_no_code_that_a_queue_or_window_has(desk: Desk) -> None:
    desk.add(Kind.ROOMS)
    assert faults(lambda: desk.add(Kind.ROOMS)) == {"code": TAKEN}


def test_a_way_that_is_not_made_of_steps_is_refused(desk: Desk) -> None:
    told = faults(lambda: desk.add(Kind.ROOMS, way="坐电梯", way_en="Lift"))
    assert told.keys() == {"way", "way_en"}
    assert told["way"] == "Please write steps of two texts each, such as 坐电梯：2 号梯到 2 楼；出门左转：跟着绿线走."


# ---- fees -----------------------------------------------------------------------------


def total(desk: Desk, visit: Visit) -> object:
    (charge,) = desk.hall.rows(ChargeRow, id=visit.charge_id)
    return charge["total"]


def test_a_price_counts_from_now_on_and_what_is_registered_keeps_the_old_one(desk: Desk) -> None:
    old = desk.hall.visit("any 9:30", 1)
    desk.change(desk.one(Kind.FEES, group="general"), price="25")
    new = desk.hall.visit("any 9:30", 2)
    assert [total(desk, each) for each in (old, new)] == [1000, 2500]


def test_a_retired_fee_is_charged_no_more_but_the_last_one_is_needed(desk: Desk) -> None:
    extra = desk.add(Kind.FEES, price="3.5")
    assert total(desk, desk.hall.visit("any 9:30", 1)) == 1350
    desk.retire(extra)
    assert total(desk, desk.hall.visit("any 9:30", 2)) == 1000
    told = holders(lambda: desk.retire(desk.one(Kind.FEES, group="general", name="一般诊疗费")))
    assert told == ["2026-11-20 09:30, 2 诊室: 内科"]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("price", "-1", "Please enter yuan such as 12.50."),
        ("price", "1.234", "Please enter yuan such as 12.50."),
        ("fund_percent", "101", "Please enter a whole number from 0 to 100."),
        ("kind", "99", "Please choose one of the list."),
        ("group", "a b", "Please use letters, digits, - and _ only, 32 at most."),
    ],
)
def test_a_bad_value_of_a_fee_is_named(desk: Desk, field: str, value: str, told: str) -> None:
    assert faults(lambda: desk.add(Kind.FEES, **{field: value})) == {field: told}


# ---- queues ---------------------------------------------------------------------------


def test_rules_of_a_queue_are_those_the_hall_works_by(desk: Desk) -> None:
    desk.add(Kind.ROOMS)
    queue = desk.one(Kind.QUEUES, code="R9")
    rules = {"credit_elder": "30", "credit_pregnant": "0", "back_by": "5", "daily_cap": "80", "closes": "12:00"}
    desk.change(queue, callers="clerk;guide", **rules)
    with desk.hall.database.read() as session:
        (found,) = [each.rules for each in all_queues(session) if each.code == "R9"]
    assert {flag.value: minutes for flag, minutes in found.credits.items() if flag.value in ("elder", "pregnant")} == {
        "elder": 30
    }
    assert (found.back_by, found.daily_cap, found.callers, f"{found.closes:%H:%M}") == (
        5,
        80,
        ("clerk", "guide"),
        "12:00",
    )
    assert found.first_to_return == DEFAULT_RULES.first_to_return


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("credit_critical", str(MOST_CREDIT + 1), "Please enter a whole number from 0 to 720."),
        ("credit_elder", "-1", "Please enter a whole number from 0 to 720."),
        ("first_to_return", "0", "Please enter a whole number from 1 to 50."),
        ("back_by", "0", "Please enter a whole number from 1 to 50."),
        ("times_back", "11", "Please enter a whole number from 0 to 10."),
        ("elder_age", "39", "Please enter a whole number from 40 to 130."),
        ("daily_cap", "0", "Please enter a whole number from 1 to 100000."),
        ("closes", "00:00", BEFORE),
        ("callers", "cleaner", "This cannot be. Please look at it again."),
    ],
)
def test_no_rule_goes_beyond_what_the_proof_of_fairness_needs(desk: Desk, field: str, value: str, told: str) -> None:
    desk.add(Kind.ROOMS)
    assert faults(lambda: desk.change(desk.one(Kind.QUEUES, code="R9"), **{field: value})) == {field: told}
