"""The hall at a glance: what queues, windows, kiosks, papers and sessions are said to be is what happened there."""

from datetime import timedelta

import pytest

from kiosk.domain.journey import DayPart, PaperSort, PayBy, SessionKind
from kiosk.domain.overview import Crowding, PaperTrouble, QueueNow, WindowNow, WindowWork
from kiosk.domain.roles import NotAllowed
from kiosk.domain.running import Extent
from kiosk.ports import Printed, PrinterState
from tests.services.queue_hall import W1
from tests.services.running_hall import ANY, CHEN, CLERK, GUIDE, STRANGER, VOLUNTEER, ZHOU, RunningHall
from tests.services.small_hall import K1, TODAY, TOMORROW

MINUTE = timedelta(minutes=1)


def queue(hall: RunningHall, code: str = "R2") -> QueueNow:
    (found,) = [one for one in hall.overview.queues(actor=VOLUNTEER) if one.code == code]
    return found


def window(hall: RunningHall, key: int) -> WindowNow:
    (found,) = [one for one in hall.overview.windows(actor=VOLUNTEER) if one.window_id == key]
    return found


def test_a_queue_tells_who_waits_how_long_and_who_was_seen(running_hall: RunningHall) -> None:
    running_hall.people(3)
    key = running_hall.window()
    running_hall.clock.advance(17 * MINUTE)
    now = queue(running_hall)
    assert (now.waiting, now.longest, now.served) == (3, 20 * MINUTE, 0)
    assert (now.opened, now.paused, now.crowding) == (1, 0, Crowding.FEW)
    assert (now.name, now.department, now.paused_why) == ("2 诊室", "内科", "")
    running_hall.seen(key)
    running_hall.seen(key)
    now = queue(running_hall)
    assert (now.waiting, now.longest, now.served) == (1, 18 * MINUTE, 1)
    running_hall.clock.advance(30 * MINUTE)
    assert queue(running_hall).crowding is Crowding.OVERDUE


def test_who_came_for_a_later_slot_has_not_waited_yet(running_hall: RunningHall) -> None:
    running_hall.people(1, "any 10:00")
    running_hall.clock.advance(10 * MINUTE)
    assert queue(running_hall).longest == timedelta()
    running_hall.clock.advance(15 * MINUTE)
    assert queue(running_hall).longest == 7 * MINUTE


def test_yesterday_does_not_count(running_hall: RunningHall) -> None:
    running_hall.people(2)
    running_hall.seen(running_hall.window())
    running_hall.queueing.finish(1, actor=W1)
    running_hall.clock.advance(timedelta(days=1))
    now = queue(running_hall)
    assert (now.waiting, now.served) == (0, 0)


def test_paused_windows_and_queues_are_told(running_hall: RunningHall) -> None:
    running_hall.people(1)
    first, second = running_hall.window(), running_hall.second_window()
    running_hall.windows.pause(first, reason="午餐", actor=W1)
    running_hall.windows.pause_queue(running_hall.queue(), reason="停电", actor=W1)
    now = queue(running_hall)
    assert (now.opened, now.paused, now.paused_why) == (1, 1, "停电")
    assert window(running_hall, first).work is WindowWork.PAUSED
    assert window(running_hall, first).paused_why == "午餐"
    assert window(running_hall, second).work is WindowWork.CLOSED


def test_a_queue_is_full_at_its_number_of_the_day_and_when_no_place_is_left(running_hall: RunningHall) -> None:
    running_hall.people(2)
    assert not queue(running_hall).is_full
    running_hall.rule(daily_cap=2)
    assert queue(running_hall).crowding is Crowding.FULL
    running_hall.rule(daily_cap=9)
    assert not queue(running_hall).is_full
    for session in (CHEN, ANY, ZHOU):
        running_hall.stops.stop(session, Extent.WHOLE, reason="停电", actor=GUIDE)
    assert queue(running_hall).is_full


def test_a_window_tells_who_works_there_and_with_whom(running_hall: RunningHall) -> None:
    running_hall.people(3)
    key = running_hall.window()
    now = window(running_hall, key)
    assert (now.work, now.who, now.ticket, now.since, now.waiting) == (WindowWork.CLOSED, "", "", None, 3)
    assert now.department == "内科"
    running_hall.seen(key, CLERK)
    now = window(running_hall, key)
    assert (now.work, now.who, now.ticket) == (WindowWork.WORKING, "丁一", "A001")
    assert (now.since, now.waiting, now.floor) == (running_hall.office.now(), 2, 2)
    running_hall.queueing.finish(1, actor=CLERK)
    assert (window(running_hall, key).work, window(running_hall, key).ticket) == (WindowWork.FREE, "")


def test_a_window_of_two_departments_is_of_none(running_hall: RunningHall) -> None:
    running_hall.people(1)
    running_hall.waiting("gratis tomorrow", 2)
    assert window(running_hall, running_hall.serve_also("R3", weight=1)).department == ""


def test_kiosks_are_what_the_devices_say(running_hall: RunningHall) -> None:
    running_hall.machines.told = ("K1", "K2")
    assert running_hall.overview.kiosks(actor=VOLUNTEER) == ("K1", "K2")


def test_papers_that_came_out_are_no_trouble(running_hall: RunningHall) -> None:
    running_hall.printing.print_papers(running_hall.waiting(), large=False, actor=K1)
    running_hall.clock.advance(timedelta(hours=1))
    assert running_hall.overview.papers(actor=VOLUNTEER) == ()


def test_papers_that_failed_or_may_have_are_listed_with_their_number(running_hall: RunningHall) -> None:
    registration = running_hall.paid_visit("any 9:30").registration_id
    running_hall.tickets.state = PrinterState.PAPER_OUT
    running_hall.invoices.result = Printed.UNKNOWN
    running_hall.printing.print_papers(registration, large=False, actor=K1)
    failed, unknown = running_hall.overview.papers(actor=VOLUNTEER)
    assert (failed.sort, failed.trouble, failed.reason) == (PaperSort.TICKET, PaperTrouble.FAILED, "paper_out")
    assert (unknown.sort, unknown.trouble) == (PaperSort.INVOICE, PaperTrouble.UNKNOWN)
    assert [(one.label, one.device, one.copy) for one in (failed, unknown)] == [("A001", "K1", 1)] * 2
    assert failed.since == running_hall.office.now()


def test_only_the_newest_copy_is_listed(running_hall: RunningHall) -> None:
    registration = running_hall.waiting()
    running_hall.tickets.state = PrinterState.PAPER_OUT
    for _ in range(3):
        running_hall.printing.reprint(registration, PaperSort.TICKET, large=False, actor=K1)
    assert [one.copy for one in running_hall.overview.papers(actor=VOLUNTEER)] == [3]
    running_hall.tickets.state = PrinterState.READY
    running_hall.printing.reprint(registration, PaperSort.TICKET, large=False, actor=K1)
    assert running_hall.overview.papers(actor=VOLUNTEER) == ()


def test_the_schedule_tells_places_who_is_not_seen_and_what_stopped(running_hall: RunningHall) -> None:
    running_hall.people(3)
    running_hall.waiting("chen 10:00", 9, PayBy.PHONE)
    running_hall.seen(running_hall.window())
    running_hall.queueing.finish(1, actor=W1)
    stop = running_hall.stops.stop(CHEN, Extent.LATER, reason="会诊", actor=GUIDE)
    sessions = {one.session_id: one for one in running_hall.overview.schedule(TODAY, actor=VOLUNTEER)}
    assert set(sessions) == {CHEN, ANY, ZHOU}
    chen, any_ = sessions[CHEN], sessions[ANY]
    assert (any_.booked, any_.capacity, any_.waiting, any_.stop_id, any_.why, any_.doctor) == (3, 43, 2, None, "", "")
    assert (chen.booked, chen.waiting, chen.stop_id, chen.why) == (1, 1, stop.stop_id, "会诊")
    assert (chen.part, chen.kind, chen.doctor, chen.room) == (DayPart.MORNING, SessionKind.EXPERT, "陈静", "1 诊室")
    assert f"{chen.starts:%H:%M} {chen.ends:%H:%M} {chen.department}" == "09:00 11:00 内科"
    assert len(running_hall.overview.schedule(TOMORROW, actor=VOLUNTEER)) == 3


@pytest.mark.parametrize("what", ["queues", "windows", "kiosks", "papers"])
def test_nobody_else_sees_the_hall(running_hall: RunningHall, what: str) -> None:
    with pytest.raises(NotAllowed):
        getattr(running_hall.overview, what)(actor=STRANGER)
    with pytest.raises(NotAllowed):
        running_hall.overview.schedule(TODAY, actor=K1)
