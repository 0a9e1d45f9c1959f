"""缴费 that does not end at the kiosk: at a window, given up, or broken off by a power cut."""

from datetime import timedelta

import pytest

from kiosk.domain.errors import PaymentUnknown, PlaceReleased
from kiosk.domain.journey import PayBy
from kiosk.storage.tables import (
    PaymentStateRow,
    TicketStateRow,
)
from tests.services.billing_hall import (
    K2,
    LATER,
    MUCH_LATER,
    NOT_PAID,
    PAID,
    UNKNOWN,
    begun,
    is_cancelled,
    is_held,
    is_settled,
    states,
)
from tests.services.small_hall import K1, SmallHall


def test_at_a_window_the_order_is_closed_and_the_ticket_waits(hall: SmallHall) -> None:
    visit = begun(hall)
    for _ in range(2):
        changed, payment = hall.billing.pay_at_window(visit, actor=K1)
        assert (changed.pay_by, changed.due, payment.state) == (PayBy.WINDOW, 5001, NOT_PAID)
    assert states(hall, TicketStateRow) == ["unpaid", "waiting"]
    assert states(hall, PaymentStateRow) == ["waiting", "not_paid"]
    assert hall.registration.visit(visit.registration_id) == changed
    assert hall.billing.give_up(visit, actor=K1).state is NOT_PAID
    hall.clock.advance(MUCH_LATER)
    assert hall.billing.settle_pending(actor=K1) == 0
    assert hall.booked("chen 10:30") == 1


def test_at_a_window_without_any_order(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30")
    changed, payment = hall.billing.pay_at_window(visit, actor=K1)
    assert (changed.pay_by, payment.state, hall.gateway.asked) == (PayBy.WINDOW, NOT_PAID, [])


def test_money_that_came_after_all_counts_at_the_window(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = PAID
    changed, payment = hall.billing.pay_at_window(visit, actor=K1)
    assert (changed.due, changed.pay_by, payment.state) == (0, PayBy.PHONE, PAID)
    assert is_settled(hall)


def test_nobody_is_sent_to_a_window_while_money_may_be_moving(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = UNKNOWN
    with pytest.raises(PaymentUnknown):
        hall.billing.pay_at_window(visit, actor=K1)
    assert is_held(hall)


def test_giving_up_gives_the_place_back(hall: SmallHall) -> None:
    visit = begun(hall)
    for _ in range(2):
        assert hall.billing.give_up(visit, actor=K1).state is NOT_PAID
    assert is_cancelled(hall)
    with pytest.raises(PlaceReleased):
        hall.billing.begin(visit.charge_id, actor=K1)
    with pytest.raises(PlaceReleased):
        hall.billing.pay_at_window(visit, actor=K1)


def test_giving_up_before_any_order(hall: SmallHall) -> None:
    hall.billing.give_up(hall.visit("chen 10:30"), actor=K1)
    assert is_cancelled(hall)


def test_giving_up_when_the_money_came_keeps_the_place(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = PAID
    assert hall.billing.give_up(visit, actor=K1).state is PAID
    assert is_settled(hall)


def test_giving_up_unknown_is_finished_later(hall: SmallHall) -> None:
    visit = begun(hall)
    hall.gateway.answers["cancel"] = UNKNOWN
    assert hall.billing.give_up(visit, actor=K1).state is UNKNOWN
    hall.clock.advance(LATER)
    assert hall.billing.settle_pending(actor=K2) == 0
    assert is_held(hall)
    del hall.gateway.answers["cancel"]
    hall.clock.advance(timedelta(minutes=1))
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_held(hall)
    hall.clock.advance(MUCH_LATER)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_cancelled(hall)
    assert hall.billing.settle_pending(actor=K2) == 0


def test_an_order_in_time_is_left_to_whoever_stands_there(hall: SmallHall) -> None:
    begun(hall)
    assert hall.billing.settle_pending(actor=K2) == 0
    assert hall.gateway.asked == ["start"]


def test_a_power_cut_before_the_order_gives_the_place_back_after_the_hold(hall: SmallHall) -> None:
    hall.visit("chen 10:30")
    hall.clock.advance(timedelta(minutes=29))
    assert hall.billing.settle_pending(actor=K2) == 0
    hall.clock.advance(timedelta(minutes=2))
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_cancelled(hall)


def test_a_place_to_be_paid_at_a_window_is_kept_until_the_visit(hall: SmallHall) -> None:
    """Nobody here can tell who has paid there (docs/decisions/0005): releasing it would take it from both."""
    at_once, after_all = hall.visit("any 10:00", 1, PayBy.WINDOW), hall.visit("chen 10:30", 2)
    hall.billing.pay_at_window(after_all, actor=K1)
    hall.clock.advance(timedelta(hours=3))
    assert hall.billing.settle_pending(actor=K2) == 0
    for visit in (at_once, after_all):
        now = hall.registration.visit(visit.registration_id)
        assert (now.pay_by, now.due) == (PayBy.WINDOW, visit.due)
    assert hall.booked("any 10:00") == hall.booked("chen 10:30") == 1


def test_money_paid_before_a_power_cut_is_found(hall: SmallHall) -> None:
    begun(hall)
    hall.gateway.answers["cancel"] = PAID
    hall.clock.advance(MUCH_LATER)
    assert hall.billing.settle_pending(actor=K2) == 1
    assert is_settled(hall)
