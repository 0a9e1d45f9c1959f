"""Refunds as they are told: to the patient who comes back, to staff by what is open and by day; and races over them."""

from datetime import timedelta

import pytest

from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.ports import RefundAnswer
from kiosk.services.money.billing import Billing
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.tables import RefundRow
from tests.services.refund_hall import CASHIER, WHY, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1, NOW, TODAY, TOMORROW
from tests.services.test_queue_races import at_once


def test_a_patient_who_comes_back_is_told(refund_hall: RefundHall) -> None:
    refund_hall.gateway.wallet = Wallet.WECHAT
    phone = refund_hall.paid_visit("any 10:00")
    refund_hall.cancel(phone)
    refund_hall.clock.advance(timedelta(minutes=5))
    refund_hall.cancel(refund_hall.cash_visit("chen tomorrow"))
    refund_hall.cancel(refund_hall.paid_visit("any 10:00", 2))
    cash, wechat = refund_hall.refunds.of_patient(refund_hall.patient(1).id)
    assert (wechat.purse, wechat.state, wechat.amount, wechat.label) == (Wallet.WECHAT, RefundState.DONE, 1000, "A001")
    assert (wechat.ordered, wechat.ended, wechat.was_late, wechat.actor) == (NOW, NOW, False, "0111@D1")
    assert dict(wechat.told.values) == {"amount": "10.00", "day": TODAY, "time": "09:41"}
    assert (cash.purse, dict(cash.told.values)["time"]) == (WindowMethod.CASH, "09:46")
    refund_hall.clock.advance(timedelta(days=91))
    assert refund_hall.refunds.of_patient(refund_hall.patient(1).id) == ()


def test_late_money_that_went_back_by_itself_is_told_too(refund_hall: RefundHall) -> None:
    visit = refund_hall.visit("any 10:00")
    refund_hall.billing.begin(visit.charge_id, actor=K1)
    refund_hall.billing.give_up(visit, actor=K1)  # the order ends unpaid, the place is free
    refund_hall.gateway.answers |= {"query": PaymentState.PAID, "cancel": PaymentState.PAID}
    refund_hall.clock.advance(timedelta(minutes=6))
    refund_hall.billing.settle_pending(actor=K1)
    assert refund_hall.refunds.settle(actor=K1) == 1
    (view,) = refund_hall.refunds.of_patient(refund_hall.patient(1).id)
    assert (view.was_late, view.state, view.amount) == (True, RefundState.DONE, 1000)


def test_a_refund_that_was_ordered_again_is_told_once(refund_hall: RefundHall) -> None:
    refund_hall.gateway.refunds["refund"] = RefundState.REFUSED
    refund_hall.cancel(refund_hall.paid_visit("any 10:00"))
    (view,) = refund_hall.refunds.of_patient(refund_hall.patient(1).id)
    assert view.told.text == "¥{amount} is still yours. A payment window gives it to you."
    refund_hall.refunds.again(view.refund_id, reason=WHY, actor=CASHIER, by_hand=WindowMethod.CARD)
    (view,) = refund_hall.refunds.of_patient(refund_hall.patient(1).id)
    assert (view.purse, view.state) == (WindowMethod.CARD, RefundState.DONE)


def test_staff_see_a_day(refund_hall: RefundHall) -> None:
    refund_hall.cancel(refund_hall.paid_visit("chen tomorrow"))
    refund_hall.clock.advance(timedelta(hours=15))
    refund_hall.cancel(refund_hall.paid_visit("chen tomorrow", 2))
    assert [view.label for view in refund_hall.refunds.of_day(TODAY, CASHIER)] == ["A001"]
    assert [view.label for view in refund_hall.refunds.of_day(TOMORROW, CASHIER)] == ["A002"]


def other(hall: RefundHall) -> Refunds:
    """Another machine of the same hall."""
    return Refunds(hall.office, (hall.gateway,), Billing(hall.office, (hall.gateway,)))


def test_of_two_clerks_one_gives_the_money_back(refund_hall: RefundHall) -> None:
    theirs = other(refund_hall)
    for patient in (1, 2, 3):
        visit = refund_hall.paid_visit("any 9:30", patient)
        registration = visit.registration_id
        given = at_once(
            lambda one=registration: refund_hall.refunds.cancel_visit(one, reason=WHY, actor=CLERK).amount,
            lambda one=registration: theirs.cancel_visit(one, reason=WHY, actor=CASHIER).amount,
        )
        assert sorted(map(str, given)) == ["1000", "VisitOver"]
    assert [row["amount"] for row in refund_hall.rows(RefundRow)] == [1000, 1000, 1000]


def test_of_kiosk_and_desk_one_cancels(refund_hall: RefundHall) -> None:
    theirs, patient = other(refund_hall), refund_hall.patient(1).id
    visit = refund_hall.paid_visit("chen tomorrow")
    given = at_once(
        lambda: refund_hall.refunds.cancel_visit(visit.registration_id, actor=K1, patient_id=patient).amount,
        lambda: theirs.cancel_visit(visit.registration_id, reason=WHY, actor=CLERK).amount,
    )
    assert sorted(map(str, given)) == ["5001", "VisitOver"]
    assert (refund_hall.payment(visit)["refunded"], refund_hall.booked("chen tomorrow")) == (5001, 0)


def test_of_two_who_give_the_same_line_back_one_does(refund_hall: RefundHall) -> None:
    theirs = other(refund_hall)
    visit = refund_hall.paid_visit("chen tomorrow")
    payment, (line, _) = refund_hall.payment_id(visit), refund_hall.charge_lines(visit)
    given = at_once(
        lambda: refund_hall.refunds.give_back(payment, [line], reason=WHY, actor=CLERK).amount,
        lambda: theirs.give_back(payment, [line], reason=WHY, actor=CASHIER).amount,
    )
    assert sorted(map(str, given)) == ["101", "LineReturned"]


def test_of_two_who_order_again_one_does(refund_hall: RefundHall) -> None:
    refund_hall.gateway.refunds["refund"] = RefundState.REFUSED
    done = refund_hall.cancel(refund_hall.paid_visit("any 10:00"))
    del refund_hall.gateway.refunds["refund"]
    theirs, (refund,) = other(refund_hall), done.refunds
    given = at_once(
        lambda: refund_hall.refunds.again(refund, reason=WHY, actor=CLERK).state.value,
        lambda: theirs.again(refund, reason=WHY, actor=CASHIER, by_hand=WindowMethod.CASH).state.value,
    )
    assert sorted(map(str, given)) == ["RefundSeenTo", "done"]


def test_one_machine_asks_at_a_time(refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch) -> None:
    visit, theirs, real = refund_hall.paid_visit("any 10:00"), other(refund_hall), refund_hall.gateway.refund

    def slow(key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        assert theirs.settle(actor=K1) == 0
        assert theirs._calls.ask(1, actor=K1) is RefundState.UNKNOWN  # it had seen the refund before it was asked for
        return real(key, refund_key=refund_key, amount=amount, total=total)

    monkeypatch.setattr(refund_hall.gateway, "refund", slow)
    assert refund_hall.cancel(visit).state is RefundState.DONE
    assert [one for one in refund_hall.gateway.asked if "refund" in one] == ["refund"]


def test_of_two_who_settle_one_asks(refund_hall: RefundHall) -> None:
    refund_hall.gateway.refunds["refund"] = RefundState.UNKNOWN
    refund_hall.cancel(refund_hall.paid_visit("any 10:00"))
    refund_hall.clock.advance(timedelta(minutes=1))
    asked = len(refund_hall.gateway.asked)
    at_once(lambda: refund_hall.refunds.settle(actor=K1), lambda: other(refund_hall).settle(actor=CLERK))
    assert refund_hall.gateway.asked[asked:] == ["query_refund"]
