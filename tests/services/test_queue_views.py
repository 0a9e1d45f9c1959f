"""What windows, boards and patients read of the queue, on both databases."""

from datetime import timedelta

import pytest

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.journey import PayBy
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_views import Numbers
from kiosk.services.queue.queue_books import queue_of_room
from tests.services.queue_hall import W1, QueueHall
from tests.services.small_hall import K1, NOW


def test_a_place_in_line_is_told_with_an_honest_range(queue_hall: QueueHall) -> None:
    people = queue_hall.people(4)
    (told,) = queue_hall.places.of_patient(queue_hall.patient(4).id)
    assert (told.ticket_id, told.label, told.ahead, told.wait) == (people[3], "A004", 3, (10, 30))
    assert (told.queue, told.where, told.floor, told.way) == ("2 诊室", "2 诊室", 2, (("坐电梯", "2 号梯到 2 楼"),))
    queue_hall.second_window()
    assert queue_hall.places.of_patient(queue_hall.patient(4).id)[0].wait == (5, 15)


def test_an_estimate_follows_what_visits_really_take(queue_hall: QueueHall) -> None:
    queue_hall.people(9)
    window = queue_hall.window()
    for _ in range(6):
        ticket = queue_hall.seen(window)
        queue_hall.clock.advance(timedelta(minutes=20))
        queue_hall.queueing.finish(ticket, actor=W1)
    (told,) = queue_hall.places.of_patient(queue_hall.patient(9).id)
    assert (told.ahead, told.wait) == (2, (40, 60))
    assert queue_hall.lines.numbers(queue_hall.queue()) == Numbers(3, 6, 0, 20)


def test_a_wait_is_never_told_shorter_than_until_the_slot(queue_hall: QueueHall) -> None:
    queue_hall.clock.set(NOW.replace(hour=8, minute=0))
    queue_hall.ticket("any 9:30", 1)
    (told,) = queue_hall.places.of_patient(queue_hall.patient(1).id)
    assert told.wait == (90, 95)


def test_who_is_called_is_told_where_to_go(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    window = queue_hall.window(), queue_hall.second_window()
    queue_hall.queueing.call(ticket, window_id=window[1], actor=W1)
    (told,) = queue_hall.places.of_patient(queue_hall.patient(1).id)
    assert (told.state, told.where, told.ahead, told.wait) == (TicketState.CALLED, "2 诊室乙", 0, (0, 0))
    queue_hall.queueing.finish(ticket, actor=W1)
    assert queue_hall.places.of_patient(queue_hall.patient(1).id) == ()


def test_the_numbers_of_a_day(queue_hall: QueueHall) -> None:
    people = queue_hall.people(4)
    window, queue = queue_hall.window(), queue_hall.queue()
    assert queue_hall.lines.numbers(queue) == Numbers(4, 0, 0)
    queue_hall.seen(window)
    queue_hall.clock.advance(timedelta(minutes=7))
    queue_hall.queueing.finish(people[0], actor=W1)
    missed = queue_hall.miss(window)
    assert queue_hall.lines.numbers(queue) == Numbers(3, 1, 1, 7)
    assert queue_hall.lines.numbers_of_window(window) == Numbers(3, 1, 1, 7)
    queue_hall.queueing.undo(missed, actor=W1)
    assert queue_hall.lines.numbers(queue).missed == 0
    assert [one.ticket_id for one in queue_hall.lines.ended(queue)] == [people[0]]


def test_windows_and_queues_are_listed_by_code(queue_hall: QueueHall) -> None:
    queue_hall.ticket("chen 9:30", 1)
    queue_hall.ticket("any 9:30", 2)
    assert [one.code for one in queue_hall.lines.queues()] == ["R1", "R2"]
    assert [(one.code, len(one.queues)) for one in queue_hall.lines.windows()] == [("R1", 1), ("R2", 1)]
    assert queue_hall.lines.at_window(queue_hall.window()) is None


def test_a_room_without_a_queue_gets_one_once(queue_hall: QueueHall) -> None:
    for _ in range(2):
        with queue_hall.database.begin() as session:
            found = queue_of_room(session, 3)
    assert (found.code, found.department_id) == ("R3", 2)
    assert len(queue_hall.lines.windows()) == 1


@pytest.mark.parametrize(("area", "count"), [("", 2), ("D1", 2), ("R2", 1), ("floor:2", 2)])
def test_areas(queue_hall: QueueHall, area: str, count: int) -> None:
    queue_hall.ticket("chen 9:30", 1)
    queue_hall.ticket("any 9:30", 2)
    assert len(queue_hall.board.queues_of(area)) == count


def test_a_board_shows_the_last_call_of_each_and_who_waits(queue_hall: QueueHall) -> None:
    one, two, *_ = queue_hall.people(4)
    elsewhere = queue_hall.ticket("chen 9:30", 9)
    window, area = queue_hall.window(), queue_hall.board.queues_of("R2")
    queue_hall.seen(window)
    queue_hall.clock.advance(timedelta(minutes=1))
    queue_hall.queueing.call_next(window, actor=W1)
    queue_hall.clock.advance(timedelta(minutes=1))
    queue_hall.queueing.recall(two, actor=W1)
    queue_hall.queueing.call(elsewhere, window_id=queue_hall.window("R1"), actor=W1)
    picture = queue_hall.board.picture(area)
    assert [(call.ticket_id, call.again, call.name) for call in picture.calls] == [(two, 1, "王*明"), (one, 0, "王*明")]
    assert [(line.name, line.waiting) for line in picture.lines] == [("2 诊室", 2)]
    assert len(queue_hall.board.picture(area, most=1).calls) == 1
    assert picture.at == queue_hall.clock.now()


def test_a_call_taken_back_or_missed_leaves_the_board(queue_hall: QueueHall) -> None:
    queue_hall.people(2)
    window, area = queue_hall.window(), queue_hall.board.queues_of("R2")
    called = queue_hall.queueing.call_next(window, actor=W1).ticket_id
    queue_hall.queueing.undo(called, actor=W1)
    assert queue_hall.board.picture(area).calls == ()
    queue_hall.miss(window)
    assert queue_hall.board.picture(area).calls == ()


def test_only_calls_that_still_stand_are_spoken(queue_hall: QueueHall) -> None:
    one, two = queue_hall.people(2)
    window, area = queue_hall.window(), queue_hall.board.queues_of("R2")
    start = queue_hall.clock.now()
    queue_hall.queueing.call(two, window_id=window, actor=W1)
    queue_hall.queueing.undo(two, actor=W1)
    queue_hall.queueing.call_next(window, actor=W1)
    queue_hall.queueing.recall(one, actor=W1)
    assert [(call.ticket_id, call.again) for call in queue_hall.board.calls_since(area, start)] == [(one, 0), (one, 1)]
    queue_hall.queueing.arrived(one, actor=W1)
    assert queue_hall.board.calls_since(area, start) == ()


def test_yesterdays_calls_are_not_shown(queue_hall: QueueHall) -> None:
    queue_hall.ticket()
    queue_hall.seen(queue_hall.window())
    queue_hall.clock.set(NOW + timedelta(days=1))
    assert queue_hall.board.picture(queue_hall.board.queues_of("R2")).calls == ()


def test_a_pause_needs_a_reason(queue_hall: QueueHall) -> None:
    queue_hall.ticket()
    for pause in (queue_hall.windows.pause, queue_hall.windows.pause_queue):
        with pytest.raises(InvalidEntry):
            pause(1, reason="  ", actor=W1)


def test_waiting_counts_follow_the_queue(queue_hall: QueueHall) -> None:
    queue_hall.people(2)
    queue_hall.ticket("chen 9:30", 5)
    queue_hall.queueing.transfer(1, queue_id=queue_hall.queue("R1"), actor=W1)
    waiting = {clinic.room.name: clinic.waiting for clinic in queue_hall.timetable.clinics(1) if clinic.waiting}
    assert waiting == {"1 诊室": 2, "2 诊室": 1}
    unpaid = queue_hall.ticket("any 9:30", 6, PayBy.PHONE)
    assert queue_hall.places.of_patient(queue_hall.patient(6).id)[0].ticket_id == unpaid
    queue_hall.registration.cancel(1, actor=K1)
    assert {clinic.room.name: clinic.waiting for clinic in queue_hall.timetable.clinics(1) if clinic.waiting} == {
        "1 诊室": 1,
        "2 诊室": 1,
    }


def test_a_board_says_which_queue_pauses(queue_hall: QueueHall) -> None:
    queue_hall.people(1)
    area = queue_hall.board.queues_of("R2")
    (queue,) = area
    assert [line.is_paused for line in queue_hall.board.picture(area).lines] == [False]
    queue_hall.windows.pause_queue(queue, reason="医生会诊", actor=W1)
    assert [line.is_paused for line in queue_hall.board.picture(area).lines] == [True]
    queue_hall.windows.unpause_queue(queue, actor=W1)
    assert [line.is_paused for line in queue_hall.board.picture(area).lines] == [False]


def test_departments_are_named_in_both_languages(queue_hall: QueueHall) -> None:
    assert queue_hall.lines.departments() == {1: ("内科", "内科"), 2: ("外科", "外科"), 3: ("空科", "空科")}
