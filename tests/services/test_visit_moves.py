"""Visits that move: the rules of the queue say where they stand, and where one cannot go it stays."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from kiosk.domain.errors import AlreadyRegistered, DomainError, SlotTaken
from kiosk.domain.hall_errors import FeeDiffers, OtherDepartment, SamePlace, VisitOver
from kiosk.domain.journey import PaymentState, PrintState
from kiosk.domain.queue import Flag, Rules, instant
from kiosk.domain.queue_errors import QueueFull, StepRefused
from kiosk.domain.queue_views import MOVED_HERE, reasons
from kiosk.ports import Printed
from kiosk.storage.tables import (
    ClinicSessionRow,
    RegistrationRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
    VisitMoveRow,
)
from tests.services.queue_hall import W1
from tests.services.running_hall import CHEN, CLERK, GUIDE, RunningHall
from tests.services.small_hall import K1, NOW, SLOTS, SURGERY, TODAY, TOMORROW

NINE_THIRTY, TEN, HALF_TEN, ANY_TEN = (
    SLOTS[name][0] for name in ("chen 9:30", "chen 10:00", "chen 10:30", "any 10:00")
)
CHEN_TOMORROW, FREE_TOMORROW = SLOTS["chen tomorrow"][0], SLOTS["free tomorrow"][0]
WHY = "病人要求"


def cancel(hall: RunningHall, registration: int) -> None:
    hall.visits.cancel(registration, reason=WHY, actor=CLERK)


def move(hall: RunningHall, registration: int, slot: int) -> str:
    return hall.visits.move(registration, slot, reason=WHY, actor=CLERK).label


def test_within_a_queue_number_and_issue_count(running_hall: RunningHall) -> None:
    registration, other = running_hall.waiting("chen 10:30", 1), running_hall.waiting("chen 10:00", 2)
    assert move(running_hall, registration, TEN) == "A001"
    assert (running_hall.booked("chen 10:30"), running_hall.booked("chen 10:00")) == (0, 2)
    row = running_hall.standing(registration)
    assert (row["step"], row["rank"]) == ("move", instant(NOW.replace(hour=10, minute=0)) + 1000)
    mine = next(one for one in running_hall.lines.waiting(running_hall.queue("R1")) if one.label == "A001")
    assert MOVED_HERE in [word.text for word in reasons(mine, Rules())]
    assert running_hall.order("R1") == [running_hall.ticket_of(registration), running_hall.ticket_of(other)]
    (written,) = running_hall.rows(VisitMoveRow)
    assert (written["from_slot_id"], written["to_slot_id"], written["stop_id"]) == (HALF_TEN, TEN, None)
    assert (written["reason"], written["actor"]) == (WHY, "0111@D1")
    assert len(running_hall.audited("visits.move")) == 1


def test_the_slip_is_printed_anew_in_the_type_it_had(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:30")
    running_hall.printing.print_papers(registration, large=True, actor=K1)
    moved = running_hall.visits.move(registration, TEN, reason=WHY, actor=CLERK)
    assert moved.outcome is not None
    assert (moved.outcome.state, moved.outcome.copy) == (PrintState.CONFIRMED, 2)
    slip = running_hall.artist.drawn[-1]
    assert (slip.large, slip.starts.hour, slip.starts.minute, slip.copy) == (True, 10, 0, 2)


def test_a_slip_that_does_not_come_out_is_a_job_and_the_move_stands(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:30")
    running_hall.tickets.result = Printed.UNKNOWN
    moved = running_hall.visits.move(registration, TEN, reason=WHY, actor=CLERK)
    assert moved.outcome is not None
    assert moved.outcome.state is PrintState.UNKNOWN
    assert running_hall.slot_of(registration) == TEN
    assert len(running_hall.overview.papers(actor=GUIDE)) == 1


def test_an_unpaid_visit_moves_without_a_slip_and_is_paid_after_it(running_hall: RunningHall) -> None:
    visit = running_hall.visit("chen 10:30")
    moved = running_hall.visits.move(visit.registration_id, TEN, reason=WHY, actor=CLERK)
    assert moved.outcome is None
    running_hall.billing.begin(visit.charge_id, actor=K1)
    running_hall.gateway.answers["query"] = PaymentState.PAID
    assert running_hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
    assert running_hall.standing(visit.registration_id)["state"] == "waiting"


def test_into_another_room_the_number_goes_along(running_hall: RunningHall) -> None:
    with running_hall.database.begin() as session:
        session.execute(update(ClinicSessionRow).where(ClinicSessionRow.id == 3).values(room_id=2))
    registration = running_hall.waiting("chen 10:00")
    running_hall.queueing.flag(running_hall.ticket_of(registration), {Flag.ELDER}, actor=W1)
    running_hall.waiting("any 9:30", 2)
    running_hall.rule(credits={"elder": 5})
    assert move(running_hall, registration, SLOTS["zhou 14:00"][0]) == "A001"
    row = running_hall.standing(registration)
    assert (row["queue_id"], row["credit"]) == (running_hall.queue("R2"), 5)
    assert row["rank"] == instant(NOW.replace(hour=13, minute=55)) + 1000


def test_on_another_day_it_is_another_number(running_hall: RunningHall) -> None:
    visit = running_hall.paid_visit("chen 10:30")
    running_hall.registration.call_by_sight(visit.registration_id, on=True, actor=K1)
    old = running_hall.ticket_of(visit.registration_id)
    running_hall.queueing.flag(old, {Flag.WHEELCHAIR}, actor=W1)
    running_hall.waiting("chen tomorrow", 2)
    assert move(running_hall, visit.registration_id, CHEN_TOMORROW) == "A002"
    new = running_hall.ticket_of(visit.registration_id)
    assert new != old
    (ticket,) = running_hall.rows(TicketRow, id=new)
    assert (ticket["day"], ticket["by_sight"]) == (TOMORROW, True)
    assert running_hall.states(old)[-1] == "void"
    assert running_hall.standing(visit.registration_id)["state"] == "waiting"
    copies = [row for row in running_hall.rows(RegistrationRow) if row["cancelled_at"] is not None]
    assert [(row["day"], row["slot_id"]) for row in copies] == [(TODAY, HALF_TEN)]
    assert running_hall.rows(TicketRow, id=old)[0]["registration_id"] == copies[0]["id"]
    assert running_hall.visits.of_day(TODAY, actor=CLERK) == ()
    assert running_hall.registration.visit(visit.registration_id).due == 0
    with pytest.raises(StepRefused):  # the old number leads nowhere
        running_hall.queueing.check_in_ticket(old, actor=K1)


def test_an_unpaid_one_is_unpaid_on_the_other_day(running_hall: RunningHall) -> None:
    visit = running_hall.visit("chen 10:30")
    move(running_hall, visit.registration_id, CHEN_TOMORROW)
    assert running_hall.standing(visit.registration_id)["state"] == "unpaid"


def test_who_missed_a_call_gains_nothing_by_another_slot(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:00", 1)
    running_hall.waiting("chen 10:00", 2)
    running_hall.clock.advance(timedelta(minutes=15))
    window = running_hall.window("R1")
    running_hall.queueing.call(running_hall.ticket_of(registration), window_id=window, actor=W1)
    running_hall.queueing.missed(running_hall.ticket_of(registration), actor=W1)
    before = running_hall.standing(registration)
    move(running_hall, registration, NINE_THIRTY)
    after = running_hall.standing(registration)
    assert (after["rank"], after["misses"], after["credit"]) == (before["rank"], 1, 0)


@pytest.mark.parametrize(
    ("slot", "error"),
    [
        (TEN, SamePlace),
        (SLOTS["over"][0], SlotTaken),
        (99, SlotTaken),
        (FREE_TOMORROW, OtherDepartment),
        (ANY_TEN, FeeDiffers),
    ],
)
def test_where_it_cannot_go_it_stays(running_hall: RunningHall, slot: int, error: type[DomainError]) -> None:
    registration = running_hall.waiting("chen 10:00")
    with pytest.raises(error):
        move(running_hall, registration, slot)
    assert (running_hall.slot_of(registration), running_hall.booked("chen 10:00")) == (TEN, 1)
    assert running_hall.rows(VisitMoveRow) == []


def test_a_full_slot_is_taken_whichever_id_comes_first(running_hall: RunningHall) -> None:
    early, late = running_hall.waiting("chen 9:30", 1), running_hall.waiting("chen 10:30", 2)
    running_hall.waiting("chen 9:30", 3)
    for registration, slot in ((late, NINE_THIRTY), (early, HALF_TEN)):
        with pytest.raises(SlotTaken):
            move(running_hall, registration, slot)
    assert [running_hall.booked(name) for name in ("chen 9:30", "chen 10:30")] == [2, 1]


def test_a_session_of_another_group_with_the_same_bill_will_do(running_hall: RunningHall) -> None:
    with running_hall.database.begin() as session:
        values = {"id": 7, "code": "S7", "department_id": SURGERY, "room_id": 3, "day": TOMORROW}
        session.execute(insert(ClinicSessionRow).values(part="afternoon", kind="general", fee_group="none", **values))
        times = {"starts_at": NOW + timedelta(days=1), "ends_at": NOW + timedelta(days=1, hours=1)}
        session.execute(insert(SlotRow).values(id=11, session_id=7, capacity=1, booked=0, **times))
    registration = running_hall.waiting("gratis tomorrow")
    move(running_hall, registration, 11)
    assert running_hall.slot_of(registration) == 11


def test_a_visit_the_patient_has_there_already_is_named(running_hall: RunningHall) -> None:
    running_hall.waiting("zhou 14:00")
    registration = running_hall.waiting("chen 10:00")
    with pytest.raises(AlreadyRegistered) as error:
        move(running_hall, registration, SLOTS["zhou 14:00"][0])
    assert error.value.patient.values == (("ticket", "A001"),)


def test_another_constraint_is_no_such_visit(running_hall: RunningHall, monkeypatch: pytest.MonkeyPatch) -> None:
    running_hall.waiting("zhou 14:00")
    registration = running_hall.waiting("chen 10:00")
    monkeypatch.setattr("kiosk.services.visits.moving.violated", lambda _error: "something else")
    with pytest.raises(Exception, match=r"(?i)unique"):
        move(running_hall, registration, SLOTS["zhou 14:00"][0])


def test_who_is_called_cancelled_or_of_a_past_day_is_not_moved(running_hall: RunningHall) -> None:
    called, gone, old = (running_hall.waiting("chen 10:00", 1), running_hall.waiting("chen 10:00", 2), None)
    running_hall.queueing.call(running_hall.ticket_of(called), window_id=running_hall.window("R1"), actor=W1)
    with pytest.raises(StepRefused):
        move(running_hall, called, NINE_THIRTY)
    with pytest.raises(StepRefused):
        move(running_hall, called, CHEN_TOMORROW)
    cancel(running_hall, gone)
    with pytest.raises(VisitOver):
        move(running_hall, gone, NINE_THIRTY)
    old = running_hall.waiting("chen 10:30", 3)
    running_hall.clock.advance(timedelta(days=1, hours=-1))
    with pytest.raises(VisitOver):
        move(running_hall, old, CHEN_TOMORROW)


def test_a_queue_that_has_its_number_of_the_day_takes_nobody_more(running_hall: RunningHall) -> None:
    with running_hall.database.begin() as session:
        session.execute(update(ClinicSessionRow).where(ClinicSessionRow.id == CHEN).values(fee_group="general"))
    registration = running_hall.waiting("chen 10:00", 1)
    running_hall.waiting("any 9:30", 2)
    running_hall.rule(daily_cap=1)
    with pytest.raises(QueueFull):
        move(running_hall, registration, ANY_TEN)
    assert running_hall.booked("any 10:00") == 0
    running_hall.rule("R1", daily_cap=1)
    running_hall.waiting("chen tomorrow", 3)
    with running_hall.database.begin() as session:
        session.execute(update(ClinicSessionRow).where(ClinicSessionRow.id == CHEN).values(fee_group="expert"))
    other = running_hall.rows(TicketStateRow, ticket_id=running_hall.ticket_of(registration))
    with pytest.raises(QueueFull):
        move(running_hall, registration, CHEN_TOMORROW)
    assert running_hall.rows(TicketStateRow, ticket_id=running_hall.ticket_of(registration)) == other
