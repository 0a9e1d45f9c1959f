"""Visits as staff list and cancel them: money decides what can be cancelled."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.hall_errors import StillPaying, VisitOver
from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.paying import RefundState
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.roles import NotAllowed
from kiosk.domain.running import Money
from kiosk.services.refunds.refund_rules import Errand
from kiosk.storage.tables import CancelWishRow
from tests.services.queue_hall import W1
from tests.services.running_hall import CLERK, GUIDE, RunningHall
from tests.services.small_hall import K1, NOW, SLOTS, TODAY, TOMORROW

NINE_THIRTY, TEN, HALF_TEN, ANY_TEN = (
    SLOTS[name][0] for name in ("chen 9:30", "chen 10:00", "chen 10:30", "any 10:00")
)
CHEN_TOMORROW, FREE_TOMORROW = SLOTS["chen tomorrow"][0], SLOTS["free tomorrow"][0]
WHY = "病人要求"


def cancel(hall: RunningHall, registration: int) -> None:
    hall.visits.cancel(registration, reason=WHY, actor=CLERK)


def test_a_day_is_listed_with_what_matters(running_hall: RunningHall) -> None:
    first = running_hall.waiting("chen 10:00", 1)
    second = running_hall.paid_visit("any 9:30", 2).registration_id
    third = running_hall.waiting("chen tomorrow", 3, PayBy.PHONE)
    cancel(running_hall, first)
    two, one = running_hall.visits.of_day(TODAY, actor=CLERK)
    assert (one.registration_id, two.registration_id) == (first, second)
    assert (one.label, one.name, one.doctor, one.room, one.department) == ("A001", "王小明", "陈静", "1 诊室", "内科")
    assert (one.is_cancelled, one.money, one.state, one.can_move) == (True, Money.CANCELLED, TicketState.VOID, False)
    assert (two.is_cancelled, two.money, two.doctor, two.can_move) == (False, Money.SETTLED, "", True)
    (other,) = running_hall.visits.of_day(TOMORROW, actor=CLERK)
    assert (other.registration_id, other.money, other.state) == (third, Money.DUE, TicketState.UNPAID)


def test_a_patient_is_listed_from_today_on(running_hall: RunningHall) -> None:
    one, two = running_hall.waiting("chen 10:00", 1), running_hall.waiting("chen tomorrow", 1)
    running_hall.waiting("any 9:30", 2)
    gone = running_hall.waiting("any 10:00", 1)
    cancel(running_hall, gone)
    patient = running_hall.patient(1).id
    assert [line.registration_id for line in running_hall.visits.of_patient(patient, actor=CLERK)] == [one, two]
    running_hall.clock.advance(timedelta(days=1))
    assert [line.registration_id for line in running_hall.visits.of_patient(patient, actor=CLERK)] == [two]
    assert running_hall.visits.find(two, actor=CLERK).label == "A001"
    with pytest.raises(Misuse):
        running_hall.visits.find(99, actor=CLERK)


def test_places_are_free_ones_of_the_same_fees(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:00", 1)
    running_hall.waiting("chen 10:30", 2)
    places = running_hall.visits.places(registration, actor=CLERK)
    assert [place.slot_id for place in places] == [NINE_THIRTY, SLOTS["zhou 14:00"][0], CHEN_TOMORROW]
    assert (places[0].left, places[0].doctor, places[0].waiting) == (2, "陈静", 2)


def test_before_the_money_a_visit_is_cancelled_and_its_place_is_free(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:30")
    cancel(running_hall, registration)
    assert running_hall.booked("chen 10:30") == 0
    assert running_hall.standing(registration)["state"] == "void"
    assert running_hall.audited("visits.cancel") == [f'registrations/{registration} {{"reason":"{WHY}"}}']
    with pytest.raises(VisitOver):
        cancel(running_hall, registration)
    running_hall.waiting("chen 10:30", 2)


def test_a_paid_visit_is_cancelled_and_the_money_goes_back(running_hall: RunningHall) -> None:
    registration = running_hall.paid_visit("chen 10:30").registration_id
    done = running_hall.visits.cancel(registration, reason=WHY, actor=CLERK)
    assert (done.amount, done.state) == (5001, RefundState.DONE)
    assert running_hall.booked("chen 10:30") == 0
    assert running_hall.visits.find(registration, actor=CLERK).money is Money.CANCELLED


def test_a_wish_that_was_noted_before_is_shown_until_the_visit_is_cancelled(running_hall: RunningHall) -> None:
    registration = running_hall.paid_visit("chen 10:30").registration_id
    with running_hall.database.begin() as session:
        for reason in ("等不及", WHY):
            row = {"registration_id": registration, "reason": reason, "at": NOW, "actor": "0111@D1"}
            session.execute(insert(CancelWishRow).values(**row))
    assert running_hall.visits.find(registration, actor=CLERK).wished
    (wish,) = running_hall.refunds.wishes(CLERK)
    assert (wish.registration_id, wish.label, wish.reason, wish.at) == (registration, "A001", WHY, NOW)
    cancel(running_hall, registration)
    assert running_hall.refunds.wishes(CLERK) == ()


def test_an_open_order_is_closed_first(running_hall: RunningHall) -> None:
    visit = running_hall.visit("chen 10:30")
    running_hall.billing.begin(visit.charge_id, actor=K1)
    cancel(running_hall, visit.registration_id)
    assert running_hall.gateway.asked[-1] == "cancel"
    assert running_hall.booked("chen 10:30") == 0


def test_money_that_came_at_the_last_moment_goes_back(running_hall: RunningHall) -> None:
    visit = running_hall.visit("chen 10:30")
    running_hall.billing.begin(visit.charge_id, actor=K1)
    running_hall.gateway.answers["cancel"] = PaymentState.PAID
    assert running_hall.visits.cancel(visit.registration_id, reason=WHY, actor=CLERK).amount == 5001
    assert running_hall.gateway.asked[-2:] == ["cancel", "refund"]
    assert running_hall.standing(visit.registration_id)["state"] == "void"


def test_while_nobody_knows_where_the_money_is_nothing_is_cancelled(running_hall: RunningHall) -> None:
    visit = running_hall.visit("chen 10:30")
    running_hall.billing.begin(visit.charge_id, actor=K1)
    running_hall.gateway.answers["cancel"] = PaymentState.UNKNOWN
    with pytest.raises(StillPaying):
        cancel(running_hall, visit.registration_id)
    assert running_hall.booked("chen 10:30") == 1


def test_an_order_opened_between_look_and_deed_is_not_cancelled(
    running_hall: RunningHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = running_hall.visit("chen 10:30")
    real = running_hall.refunds._close_order

    def close(registration: int, wish: Errand) -> None:
        real(registration, wish)
        running_hall.billing.begin(visit.charge_id, actor=K1)

    monkeypatch.setattr(running_hall.refunds, "_close_order", close)
    with pytest.raises(StillPaying):
        cancel(running_hall, visit.registration_id)


def test_two_orders_at_the_same_moment_are_still_paying(running_hall: RunningHall) -> None:
    visit = running_hall.visit("chen 10:30")
    running_hall.billing.begin(visit.charge_id, actor=K1)

    def meanwhile() -> None:  # the order ends unpaid, and the patient tries again
        running_hall.gateway.answers["cancel"] = PaymentState.NOT_PAID
        running_hall.billing.close_order(visit.charge_id, actor=K1)
        running_hall.billing.begin(visit.charge_id, actor=K1)

    running_hall.gateway.meanwhile = meanwhile
    with pytest.raises(StillPaying):
        cancel(running_hall, visit.registration_id)


def test_closing_an_order_that_opens_meanwhile_is_told(
    running_hall: RunningHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = running_hall.visit("chen 10:30")
    running_hall.billing.begin(visit.charge_id, actor=K1)
    real = running_hall.billing._closing.standing
    monkeypatch.setattr(running_hall.billing._closing, "standing", lambda charge: (None, real(charge)[1]))
    with pytest.raises(StillPaying):
        cancel(running_hall, visit.registration_id)


def test_what_cost_nothing_can_be_cancelled(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("gratis tomorrow")
    cancel(running_hall, registration)
    assert running_hall.booked("gratis tomorrow") == 0
    resident = replace(running_hall.patient(2), fee_class=FeeClass.RESIDENT)
    other = running_hall.visit("free tomorrow", resident)
    cancel(running_hall, other.registration_id)  # the fund paid: its invoice is reversed
    assert running_hall.booked("free tomorrow") == 0


def test_who_is_called_or_seen_is_not_cancelled(running_hall: RunningHall) -> None:
    registration = running_hall.waiting()
    running_hall.queueing.call_next(running_hall.window(), actor=W1)
    with pytest.raises(StepRefused):
        cancel(running_hall, registration)
    running_hall.queueing.finish(running_hall.ticket_of(registration), actor=W1)
    with pytest.raises(StepRefused):
        cancel(running_hall, registration)
    assert running_hall.booked("any 9:30") == 1


def test_a_reason_is_asked_for_and_the_right(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:00")
    visits = running_hall.visits
    with pytest.raises(InvalidEntry):
        visits.cancel(registration, reason=" ", actor=CLERK)
    with pytest.raises(InvalidEntry):
        visits.move(registration, NINE_THIRTY, reason="", actor=CLERK)
    deeds = (
        lambda: visits.cancel(registration, reason=WHY, actor=GUIDE),
        lambda: visits.move(registration, NINE_THIRTY, reason=WHY, actor=GUIDE),
        lambda: visits.of_day(TODAY, actor=GUIDE),
        lambda: visits.of_patient(1, actor=GUIDE),
        lambda: visits.places(registration, actor=GUIDE),
        lambda: visits.find(registration, actor=K1),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
