"""The queue on both databases: the order, every step at a window, and what is refused with which words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse, SlotTaken, UnknownCode
from kiosk.domain.journey import PayBy
from kiosk.domain.queue import Flag, TicketState
from kiosk.domain.queue_errors import (
    AlreadyCalled,
    NothingToUndo,
    QueueClosed,
    QueueFull,
    QueuePaused,
    StepRefused,
    StillAtWindow,
    WindowPaused,
    WrongDay,
)
from kiosk.domain.roles import NotAllowed, Role
from kiosk.domain.token import sign_ticket
from kiosk.services.queue.standings import find
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, CallRow, PatientRow, StaffSecretRow, TicketFlagRow, TicketStateRow
from tests.services.queue_hall import W1, W2, QueueHall
from tests.services.small_hall import K1, NOW, TODAY


def test_tickets_are_called_by_slot_then_by_number(queue_hall: QueueHall) -> None:
    late = queue_hall.ticket("any 10:00", 1)
    first, second = queue_hall.people(2, first=2)
    assert queue_hall.order() == [first, second, late]
    window = queue_hall.window()
    assert [queue_hall.seen(window) for _ in range(4)] == [first, second, late, None]
    assert queue_hall.states(second) == ["waiting", "called", "arrived", "served"]
    assert queue_hall.order() == []


def test_paying_late_costs_nothing(queue_hall: QueueHall) -> None:
    slow = queue_hall.ticket("any 9:30", 1, PayBy.PHONE)
    (row,) = queue_hall.rows(TicketStateRow, ticket_id=slow)
    queue_hall.clock.advance(timedelta(minutes=1))
    quick = queue_hall.ticket("any 9:30", 2)
    assert queue_hall.order() == [quick]
    queue_hall.clock.advance(timedelta(minutes=1))
    visit = queue_hall.registration.visit(1)
    assert visit.ahead == 0
    queue_hall.billing.pay_at_window(visit, actor=K1)
    assert queue_hall.order() == [slow, quick]
    assert queue_hall.rows(TicketStateRow, ticket_id=slow)[1]["rank"] == row["rank"]


def test_the_old_and_children_are_known_by_their_birth_dates(queue_hall: QueueHall) -> None:
    patient = queue_hall.patient(1)
    with queue_hall.database.begin() as session:
        session.execute(update(PatientRow).values(birth_date=date(1950, 1, 1)))
    queue_hall.clock.advance(timedelta(minutes=5))
    assert patient.birth_date is not None
    others = queue_hall.people(2, first=2)
    elder = queue_hall.ticket("any 9:30", queue_hall.patient(1).id)
    assert [row["flag"] for row in queue_hall.rows(TicketFlagRow)] == ["elder"]
    assert queue_hall.order() == [elder, *others]
    (state,) = queue_hall.rows(TicketStateRow, ticket_id=elder)
    assert state["credit"] == 15


def test_a_flag_set_later_moves_who_waits_and_taken_away_moves_them_back(queue_hall: QueueHall) -> None:
    one, two, three = queue_hall.people(3)
    queue_hall.queueing.flag(three, {Flag.PREGNANT, Flag.WHEELCHAIR, Flag.SIGNS}, actor=W1)
    assert queue_hall.order() == [three, one, two]
    assert queue_hall.lines.ticket(three).flags == (Flag.PREGNANT, Flag.WHEELCHAIR)
    queue_hall.queueing.flag(three, {Flag.WHEELCHAIR}, actor=W1)
    assert queue_hall.order() == [one, two, three]
    queue_hall.queueing.call(one, window_id=queue_hall.window(), actor=W1)
    queue_hall.queueing.flag(one, {Flag.CRITICAL}, actor=W1)  # at the window: a badge, nothing more
    assert queue_hall.lines.at_window(queue_hall.window()).flags == (Flag.CRITICAL,)


def test_people_ahead_are_those_called_before_under_priorities(queue_hall: QueueHall) -> None:
    first = queue_hall.visit("any 9:30", 1, PayBy.WINDOW)
    queue_hall.clock.advance(timedelta(minutes=1))
    elder = queue_hall.ticket("any 9:30", 2)
    assert queue_hall.registration.visit(first.registration_id).ahead == 0
    queue_hall.elder(elder)
    assert queue_hall.registration.visit(first.registration_id).ahead == 1


def test_who_is_called_by_sight_has_the_badge(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.registration.call_by_sight(1, on=True, actor=K1)
    assert queue_hall.lines.waiting(queue_hall.queue())[0].flags == (Flag.SIGNS,)
    call = queue_hall.queueing.call_next(queue_hall.window(), actor=W1)
    assert (call.ticket_id, call.by_sight, call.name) == (ticket, True, "王*明")


def test_nobody_is_called_long_before_their_slot(queue_hall: QueueHall) -> None:
    queue_hall.clock.set(NOW.replace(hour=8, minute=59))
    ticket = queue_hall.ticket("any 9:30")
    window = queue_hall.window()
    assert queue_hall.queueing.call_next(window, actor=W1) is None
    assert queue_hall.order() == [ticket]
    queue_hall.clock.advance(timedelta(minutes=2))
    assert queue_hall.queueing.call_next(window, actor=W1).ticket_id == ticket


def test_a_window_keeps_its_patient_until_somebody_says_what_became(queue_hall: QueueHall) -> None:
    one, two = queue_hall.people(2)
    window = queue_hall.window()
    queue_hall.queueing.call_next(window, actor=W1)
    with pytest.raises(StillAtWindow) as caught:
        queue_hall.queueing.call_next(window, actor=W1)
    assert (caught.value.ticket_id, dict(caught.value.patient.values)) == (one, {"ticket": "A001"})
    with pytest.raises(StillAtWindow):
        queue_hall.queueing.call(two, window_id=window, actor=W1)
    queue_hall.queueing.arrived(one, actor=W1)
    assert queue_hall.queueing.call(two, window_id=window, actor=W1).ticket_id == two
    assert queue_hall.states(one)[-1] == "served"


def test_who_calls_one_already_called_reads_who_did(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    first, second = queue_hall.window(), queue_hall.second_window()
    queue_hall.queueing.call(ticket, window_id=first, actor=W1)
    with pytest.raises(AlreadyCalled) as caught:
        queue_hall.queueing.call(ticket, window_id=second, actor=W2)
    assert dict(caught.value.patient.values) == {"ticket": "A001", "window": "2 诊室", "who": "丁一"}
    other = queue_hall.ticket("any 9:30", 2)
    queue_hall.queueing.call(other, window_id=second, actor=Actor("W9"))
    with pytest.raises(AlreadyCalled) as caught:
        queue_hall.queueing.call(other, window_id=first, actor=W1)
    assert (caught.value.window, caught.value.who) == ("2 诊室乙", "W9")


def test_a_recall_is_another_call_and_no_other_state(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.queueing.call_next(queue_hall.window(), actor=W1)
    assert [queue_hall.queueing.recall(ticket, actor=W1).again for _ in range(2)] == [1, 2]
    assert [row["again"] for row in queue_hall.rows(CallRow)] == [0, 1, 2]
    assert queue_hall.states(ticket) == ["waiting", "called"]


def test_missed_goes_back_by_three_twice_then_to_the_end_then_out(queue_hall: QueueHall) -> None:
    people = queue_hall.people(8)
    one, rest = people[0], people[1:]
    window = queue_hall.window()
    assert queue_hall.miss(window) == one
    assert queue_hall.order() == [*rest[:3], one, *rest[3:]]
    for _ in range(3):
        queue_hall.seen(window)
    assert queue_hall.miss(window) == one
    assert queue_hall.order() == [*rest[3:6], one, rest[6]]
    queue_hall.queueing.call(one, window_id=window, actor=W1)
    assert queue_hall.queueing.missed(one, actor=W1) is TicketState.WAITING
    assert queue_hall.order() == [*rest[3:], one]
    queue_hall.queueing.call(one, window_id=window, actor=W1)
    assert queue_hall.queueing.missed(one, actor=W1) is TicketState.VOID
    assert queue_hall.order() == rest[3:]
    # Whoever checks in again stands behind those who are due, with a clean sheet.
    assert queue_hall.queueing.check_in_ticket(one, actor=K1).ahead == 4
    assert queue_hall.order() == [*rest[3:], one]
    assert queue_hall.lines.ticket(one).misses == 0


def test_return_visits_come_one_after_every_two_first_ones(queue_hall: QueueHall) -> None:
    people = queue_hall.people(8)
    back, rest = people[:2], people[2:]
    window = queue_hall.window()
    for _ in back:
        queue_hall.seen(window)
    queue_hall.queueing.finish(back[1], actor=W1)
    for ticket in back:
        queue_hall.queueing.return_visit(ticket, actor=W1)
    assert queue_hall.order() == [*rest[:2], back[0], *rest[2:4], back[1], *rest[4:]]


def test_who_is_put_aside_keeps_the_place(queue_hall: QueueHall) -> None:
    one, two, three = queue_hall.people(3)
    queue_hall.queueing.hold(two, actor=W1)
    assert [held.ticket_id for held in queue_hall.lines.held(queue_hall.queue())] == [two]
    assert queue_hall.order() == [one, three]
    queue_hall.queueing.resume(two, actor=W1)
    assert queue_hall.order() == [one, two, three]
    queue_hall.queueing.hold(two, actor=W1)
    queue_hall.queueing.check_in_ticket(two, actor=K1)
    assert queue_hall.order() == [one, two, three]


def test_a_transfer_takes_the_waiting_time_along(queue_hall: QueueHall) -> None:
    here = queue_hall.people(2)
    there = [queue_hall.ticket("chen 9:30", patient) for patient in (3, 4)]
    queue_hall.queueing.transfer(here[0], queue_id=queue_hall.queue("R1"), actor=W1)
    assert queue_hall.order("R1") == [here[0], *there]
    assert queue_hall.order("R2") == [here[1]]
    assert queue_hall.lines.ticket(here[0]).queue_id == queue_hall.queue("R1")
    queue_hall.queueing.undo(here[0], actor=W1)
    assert (queue_hall.order("R1"), queue_hall.order("R2")) == (there, here)


@pytest.mark.parametrize(
    ("step", "states"),
    [
        ("arrived", {"called"}),
        ("finish", {"called", "arrived"}),
        ("missed", {"called"}),
        ("recall", {"called"}),
        ("hold", {"waiting", "called", "arrived"}),
        ("resume", {"held"}),
        ("return_visit", {"served", "held"}),
    ],
)
def test_a_step_out_of_order_is_refused_with_words(queue_hall: QueueHall, step: str, states: set[str]) -> None:
    reach = {
        "unpaid": lambda ticket: None,
        "waiting": lambda ticket: None,
        "called": lambda ticket: call(queue_hall, ticket),
        "arrived": lambda ticket: queue_hall.queueing.arrived(call(queue_hall, ticket), actor=W1),
        "held": lambda ticket: queue_hall.queueing.hold(ticket, actor=W1),
        "served": lambda ticket: queue_hall.queueing.finish(call(queue_hall, ticket), actor=W1),
        "void": lambda ticket: queue_hall.registration.cancel(ticket, actor=W1),
    }
    for patient, (state, get_there) in enumerate(reach.items(), start=1):
        ticket = queue_hall.ticket("any 9:30", patient, PayBy.PHONE if state == "unpaid" else PayBy.WINDOW)
        get_there(ticket)
        before = queue_hall.states(ticket)
        assert before[-1] == state
        if state in states:
            getattr(queue_hall.queueing, step)(ticket, actor=W1)
        else:
            with pytest.raises(StepRefused) as caught:
                getattr(queue_hall.queueing, step)(ticket, actor=W1)
            assert caught.value.state == state
            assert queue_hall.states(ticket) == before
        clear(queue_hall)


def call(hall: QueueHall, ticket: int) -> int:
    hall.queueing.call(ticket, window_id=hall.window(), actor=W1)
    return ticket


def clear(hall: QueueHall) -> None:
    there = hall.lines.at_window(hall.window())
    if there is not None:
        hall.queueing.finish(there.ticket_id, actor=W1)


@pytest.mark.parametrize("step", ["call", "arrived", "missed", "hold", "finish", "return_visit", "transfer", "resume"])
def test_undo_never_costs_the_place(queue_hall: QueueHall, step: str) -> None:
    people = queue_hall.people(4)
    queue_hall.ticket("chen 9:30", 9)
    ticket, window = people[0], queue_hall.window()
    steps = queue_hall.queueing
    before = {
        "call": (),
        "arrived": ("call",),
        "missed": ("call",),
        "finish": ("call", "arrived"),
        "hold": (),
        "resume": ("hold",),
        "return_visit": ("call", "arrived", "finish"),
        "transfer": (),
    }[step]
    does = {
        "call": lambda: steps.call(ticket, window_id=window, actor=W1),
        "transfer": lambda: steps.transfer(ticket, queue_id=queue_hall.queue("R1"), actor=W1),
    }
    for one in (*before, step):
        former = queue_hall.lines.ticket(ticket)
        does.get(one, lambda name=one: getattr(steps, name)(ticket, actor=W1))()
    assert steps.undo(ticket, actor=W1) is former.state
    now = queue_hall.lines.ticket(ticket)
    places = [(one.state, one.due, one.queue_id, one.misses, one.is_return, one.credit) for one in (former, now)]
    assert places[0] == places[1]
    for _ in before:
        steps.undo(ticket, actor=W1)
    assert queue_hall.order() == people
    with pytest.raises(NothingToUndo):
        steps.undo(ticket, actor=W1)


def test_the_last_step_at_a_window_can_be_taken_back(queue_hall: QueueHall) -> None:
    one, two = queue_hall.people(2)
    window = queue_hall.window()
    with pytest.raises(NothingToUndo):
        queue_hall.queueing.undo_last(window, actor=W1)
    queue_hall.seen(window)
    queue_hall.clock.advance(timedelta(minutes=1))
    queue_hall.queueing.call_next(window, actor=W1)
    queue_hall.clock.advance(timedelta(minutes=1))
    assert queue_hall.queueing.undo_last(window, actor=W1) == two
    assert queue_hall.order() == [two]
    assert queue_hall.queueing.undo_last(window, actor=W1) == one
    assert queue_hall.lines.at_window(window).state is TicketState.ARRIVED


def test_an_undo_does_not_push_another_patient_out(queue_hall: QueueHall) -> None:
    one, two = queue_hall.people(2)
    window = queue_hall.window()
    queue_hall.seen(window)
    queue_hall.queueing.call_next(window, actor=W1)
    with pytest.raises(StillAtWindow) as caught:
        queue_hall.queueing.undo(one, actor=W1)
    assert caught.value.ticket_id == two


def test_money_and_the_days_end_are_not_taken_back(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.registration.cancel(1, actor=W1)
    with pytest.raises(NothingToUndo):
        queue_hall.queueing.undo(ticket, actor=W1)
    with pytest.raises(StepRefused):
        queue_hall.queueing.check_in_ticket(ticket, actor=K1)


def test_cancelling_takes_the_ticket_out_of_the_line_wherever_it_stands(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.queueing.hold(ticket, actor=W1)
    queue_hall.registration.cancel(1, actor=W1)
    assert queue_hall.states(ticket) == ["waiting", "held", "void"]


def test_a_window_that_pauses_calls_nobody_and_says_why(queue_hall: QueueHall) -> None:
    queue_hall.ticket()
    window = queue_hall.window()
    for _ in range(2):
        queue_hall.windows.pause(window, reason=" 午饭 ", actor=W1)
    assert queue_hall.lines.window(window).paused_why == "午饭"
    assert queue_hall.places.of_patient(queue_hall.patient(1).id)[0].has_window is False
    with pytest.raises(WindowPaused) as caught:
        queue_hall.queueing.call_next(window, actor=W1)
    assert dict(caught.value.patient.values) == {"reason": "午饭"}
    for _ in range(2):
        queue_hall.windows.unpause(window, actor=W1)
    assert queue_hall.queueing.call_next(window, actor=W1) is not None
    actions = [row["action"] for row in queue_hall.rows(AuditRow) if str(row["action"]).startswith("window.")]
    assert actions == ["window.paused", "window.open"]


def test_a_queue_that_pauses_is_left_out(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue, window = queue_hall.queue(), queue_hall.window()
    queue_hall.windows.pause_queue(queue, reason="医生会诊", actor=W1)
    with pytest.raises(QueuePaused):
        queue_hall.queueing.call_next(window, actor=W1)
    for _ in range(2):
        queue_hall.windows.unpause_queue(queue, actor=W1)
    assert queue_hall.queueing.call_next(window, actor=W1).ticket_id == ticket


def test_only_whom_the_rules_name_may_call(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.rule(callers=["clerk"])
    for stranger in (W2, Actor("W3")):
        with pytest.raises(NotAllowed):
            queue_hall.queueing.call_next(queue_hall.window(), actor=stranger)
        with pytest.raises(NotAllowed):
            queue_hall.queueing.call(ticket, window_id=queue_hall.window(), actor=stranger)
    assert queue_hall.queueing.call_next(queue_hall.window(), actor=W1).ticket_id == ticket


def test_staff_without_the_right_move_nobody(queue_hall: QueueHall) -> None:
    """Asked in the transaction: the role may have changed since whoever it is signed in."""
    ticket = queue_hall.ticket()
    window, queue = queue_hall.window(), queue_hall.queue()
    with queue_hall.database.begin() as session:
        session.execute(update(StaffSecretRow).values(role=Role.VOLUNTEER.value))
    steps = (
        lambda: queue_hall.queueing.call_next(window, actor=W1),
        lambda: queue_hall.queueing.call(ticket, window_id=window, actor=W1),
        lambda: queue_hall.queueing.missed(ticket, actor=W1),
        lambda: queue_hall.queueing.check_in_ticket(ticket, actor=W1),
        lambda: queue_hall.queueing.flag(ticket, {Flag.ELDER}, actor=W1),
        lambda: queue_hall.windows.pause(window, reason="吃饭", actor=W1),
        lambda: queue_hall.windows.pause_queue(queue, reason="吃饭", actor=W1),
    )
    for step in steps:
        with pytest.raises(NotAllowed):
            step()
    assert queue_hall.states(ticket) == ["waiting"]
    assert queue_hall.queueing.check_in_ticket(ticket, actor=K1).ticket_id == ticket, "patients go on by themselves"


def test_the_cap_of_a_day_holds(queue_hall: QueueHall) -> None:
    queue_hall.people(2)
    other = queue_hall.ticket("chen 9:30", 5)
    queue_hall.rule(daily_cap=2)
    with pytest.raises(SlotTaken):
        queue_hall.ticket("any 9:30", 3)
    assert queue_hall.booked("any 9:30") == 2
    with pytest.raises(QueueFull):
        queue_hall.queueing.transfer(other, queue_id=queue_hall.queue(), actor=W1)
    assert queue_hall.order("R1") == [other]
    queue_hall.registration.cancel(1, actor=K1)
    queue_hall.queueing.transfer(other, queue_id=queue_hall.queue(), actor=W1)
    assert len(queue_hall.order()) == 2


def test_outside_its_hours_a_queue_calls_on_but_takes_nobody(queue_hall: QueueHall) -> None:
    one, two = queue_hall.people(2)
    window = queue_hall.window()
    queue_hall.rule(opens="08:00", closes="09:30")
    queue_hall.seen(window)
    queue_hall.queueing.finish(one, actor=W1)
    with pytest.raises(QueueClosed) as caught:
        queue_hall.queueing.return_visit(one, actor=W1)
    assert dict(caught.value.patient.values) == {"opens": "08:00", "closes": "09:30"}
    assert queue_hall.seen(window) == two


def test_a_ticket_checks_in_at_the_door_by_its_code(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    token = sign_ticket(ticket, TODAY, key=queue_hall.office.vault.signing_key)
    assert queue_hall.queueing.check_in(token, actor=K1).label == "A001"
    assert queue_hall.states(ticket) == ["waiting"]
    assert queue_hall.places.of_ticket(token).ahead == 0
    with pytest.raises(UnknownCode):
        queue_hall.queueing.check_in("NX1.AAAA", actor=K1)
    unpaid = queue_hall.ticket("any 9:30", 2, PayBy.PHONE)
    with pytest.raises(StepRefused):
        queue_hall.queueing.check_in_ticket(unpaid, actor=K1)
    tomorrow = queue_hall.ticket("free tomorrow", 3)
    with pytest.raises(WrongDay) as caught:
        queue_hall.queueing.check_in_ticket(tomorrow, actor=K1)
    assert dict(caught.value.patient.values) == {"day": TODAY + timedelta(days=1)}
    with pytest.raises(WrongDay):
        queue_hall.queueing.call(tomorrow, window_id=queue_hall.window("R3"), actor=W1)


def test_every_ticket_of_a_day_ends_with_it(queue_hall: QueueHall) -> None:
    waiting, held, called, arrived, served = queue_hall.people(5)
    window, other = queue_hall.window(), queue_hall.second_window()
    queue_hall.queueing.hold(held, actor=W1)
    queue_hall.queueing.finish(call(queue_hall, served), actor=W1)
    queue_hall.queueing.arrived(call(queue_hall, arrived), actor=W1)
    queue_hall.queueing.call(called, window_id=other, actor=W1)
    tomorrow = queue_hall.ticket("free tomorrow", 9)
    queue_hall.clock.set(NOW.replace(hour=3) + timedelta(days=1))
    assert queue_hall.queueing.expire(actor=K1) == 0
    queue_hall.clock.set(NOW.replace(hour=4) + timedelta(days=1))
    assert queue_hall.queueing.expire(actor=K1) == 4
    assert queue_hall.queueing.expire(actor=K1) == 0
    ends = [queue_hall.states(ticket)[-1] for ticket in (waiting, held, called, arrived, served, tomorrow)]
    assert ends == ["expired"] * 4 + ["served", "waiting"]
    assert queue_hall.lines.at_window(window) is None
    with pytest.raises(NothingToUndo):
        queue_hall.queueing.undo(waiting, actor=W1)


def test_one_window_serves_several_queues_by_weight(queue_hall: QueueHall) -> None:
    from_two = queue_hall.ticket("any 9:30", 1)
    queue_hall.clock.advance(timedelta(minutes=4))
    from_one = queue_hall.ticket("chen 9:30", 2)
    window = queue_hall.serve_also("R1", weight=1)
    queue_hall.clock.advance(timedelta(minutes=4))
    assert [queue_hall.seen(window), queue_hall.seen(window), queue_hall.seen(window)] == [from_two, from_one, None]
    for ticket in (from_one, from_two):
        for _ in range(3):
            queue_hall.queueing.undo(ticket, actor=W1)
    queue_hall.serve_also("R1", weight=3)
    assert queue_hall.seen(window) == from_one


def test_a_ticket_from_before_there_were_queues_has_no_place(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    with queue_hall.database.read() as session:
        standing = replace(find(session, ticket), queue_id=None, rank=None)
    for place in (lambda: standing.queue, lambda: standing.place):
        with pytest.raises(Misuse):
            place()


def test_what_does_not_exist_is_a_misuse(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    for wrong in (
        lambda: queue_hall.queueing.call_next(99, actor=W1),
        lambda: queue_hall.queueing.finish(99, actor=W1),
        lambda: queue_hall.queueing.transfer(ticket, queue_id=99, actor=W1),
        lambda: queue_hall.windows.pause(99, reason="x", actor=W1),
        lambda: queue_hall.lines.ticket(99),
        lambda: queue_hall.board.queues_of("nowhere"),
    ):
        with pytest.raises(Misuse):
            wrong()


def test_every_step_rings_and_is_on_record(queue_hall: QueueHall, database_url: str) -> None:
    ticket, bell = queue_hall.ticket(), Bell(database_url)
    try:
        bell.wait(0)
        queue_hall.seen(queue_hall.window())
        assert bell.wait(5000)
    finally:
        bell.close()
    rows = [row for row in queue_hall.rows(AuditRow) if str(row["action"]).startswith("queue.")]
    assert [row["action"] for row in rows] == ["queue.call", "queue.arrive"]
    assert {(row["record"], row["actor"]) for row in rows} == {(f"tickets/{ticket}", "0101@W1")}
