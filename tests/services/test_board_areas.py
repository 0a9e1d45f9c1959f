"""Areas of boards: by department, floor, queue or window; named so that nobody goes to the wrong room."""

import pytest

from kiosk.domain.board import Area
from kiosk.domain.errors import BadSettings
from kiosk.domain.hospital import HospitalInfo
from kiosk.services.queue.board_areas import BoardAreas
from tests.services.queue_hall import W1, QueueHall

HOUSE = HospitalInfo(name="安和", name_en="Anhe")


@pytest.fixture
def areas(queue_hall: QueueHall) -> BoardAreas:
    return BoardAreas(queue_hall.board, queue_hall.lines, queue_hall.timetable, HOUSE)


def codes(hall: QueueHall) -> list[str]:
    return [offer.department.code for offer in hall.timetable.departments()]


def test_an_area_without_a_ticket_yet_is_empty_and_no_fault(queue_hall: QueueHall, areas: BoardAreas) -> None:
    medicine = codes(queue_hall)[0]
    areas.check((medicine, "floor:2", "all"))
    seen = areas.look((medicine,))
    assert (seen.picture.calls, seen.picture.lines, seen.standing) == ((), (), ())
    assert seen.area.name


def test_a_call_is_seen_where_its_department_is_shown(queue_hall: QueueHall, areas: BoardAreas) -> None:
    medicine, surgery = codes(queue_hall)[:2]
    queue_hall.people(3)
    assert areas.look((medicine,)).standing == ()
    made = queue_hall.queueing.call_next(queue_hall.window(), actor=W1)
    seen = areas.look((medicine,))
    assert seen.picture.calls == seen.standing == (made,)
    assert [line.waiting for line in seen.picture.lines] == [2]
    assert areas.look((surgery,)).picture.calls == ()
    assert areas.look(("all",)).picture.calls == (made,)
    assert areas.look(("R2",)).picture.calls == (made,)
    assert areas.look(("floor:99",)).picture.calls == ()


def test_a_recall_stands_beside_the_call_and_whoever_came_does_not(queue_hall: QueueHall, areas: BoardAreas) -> None:
    queue_hall.people(1)
    made = queue_hall.queueing.call_next(queue_hall.window(), actor=W1)
    assert made is not None
    again = queue_hall.queueing.recall(made.ticket_id, actor=W1)
    assert areas.look(("R2",)).standing == (made, again)
    assert areas.look(("R2",)).picture.calls == (again,)
    queue_hall.queueing.arrived(made.ticket_id, actor=W1)
    assert areas.look(("R2",)).standing == ()
    assert areas.look(("R2",)).picture.calls == (again,)


def test_one_department_gives_the_name(queue_hall: QueueHall, areas: BoardAreas) -> None:
    queue_hall.people(1)
    department = queue_hall.timetable.departments()[0].department
    for wanted in ((department.code,), ("R2",)):
        assert areas.look(wanted).area == Area(department.name, department.name_en)


def test_a_floor_is_called_by_its_number(queue_hall: QueueHall, areas: BoardAreas) -> None:
    queue_hall.people(1)
    floor = queue_hall.lines.windows()[0].floor
    assert areas.look((f"floor:{floor}",)).area == Area(floor=floor)


def test_several_departments_are_told_apart(queue_hall: QueueHall, areas: BoardAreas) -> None:
    queue_hall.ticket("any 9:30")
    assert areas.look(("all",)).area.departments == {}
    queue_hall.ticket("free tomorrow", 2)
    area = areas.look(("all",)).area
    assert (area.name, area.name_en) == ("安和", "Anhe")
    assert len(set(area.departments.values())) == 2
    floors = {window.floor for window in queue_hall.lines.windows()}
    assert area.has_floors is (len(floors) > 1)


def test_departments_of_one_floor_are_called_after_it(queue_hall: QueueHall, areas: BoardAreas) -> None:
    queue_hall.ticket("any 9:30")
    queue_hall.ticket("free tomorrow", 2)
    both = tuple(codes(queue_hall)[:2])
    floors = {window.floor for window in queue_hall.lines.windows()}
    area = areas.look(both).area
    assert area.floor == (floors.pop() if len(floors) == 1 else None)


@pytest.mark.parametrize("code", ["XX", "floor:", "floor:two", ""])
def test_what_nobody_knows_is_refused_with_what_there_is(queue_hall: QueueHall, areas: BoardAreas, code: str) -> None:
    with pytest.raises(BadSettings, match="no area") as refused:
        areas.check((code,))
    assert codes(queue_hall)[0] in refused.value.log
