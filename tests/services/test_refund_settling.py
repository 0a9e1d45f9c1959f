"""Refunds until they are known: asked again with the same key, refused ones in the hands of people, crashes between."""

import logging
from datetime import timedelta
from itertools import count

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, Misuse
from kiosk.domain.hall_errors import StillPaying
from kiosk.domain.journey import Visit
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.refunds import RefundSeenTo, RefundTooMuch
from kiosk.services.money.refund_books import order_refund
from kiosk.services.refunds import refunds as module
from kiosk.services.refunds.refund_deeds import make_up_reversal
from kiosk.services.refunds.refund_waits import is_anything_waiting
from kiosk.services.refunds.refunds import Refunds
from kiosk.storage.tables import GatewayCallRow, RefundRow
from tests.services.refund_hall import BOSS, CASHIER, WHY, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1, Gateway

SLOT, K2 = "any 10:00", Actor("K2")


@pytest.fixture
def unknown(refund_hall: RefundHall) -> Visit:
    """A cancelled visit whose refund nobody knows the end of."""
    visit = refund_hall.paid_visit(SLOT)
    refund_hall.gateway.refunds["refund"] = RefundState.UNKNOWN
    assert refund_hall.cancel(visit).state is RefundState.UNKNOWN
    del refund_hall.gateway.refunds["refund"]
    return visit


@pytest.fixture
def refused(refund_hall: RefundHall) -> Visit:
    """A cancelled visit whose refund the gateway refused."""
    visit = refund_hall.paid_visit(SLOT)
    refund_hall.gateway.refunds["refund"] = RefundState.REFUSED
    assert refund_hall.cancel(visit).state is RefundState.REFUSED
    del refund_hall.gateway.refunds["refund"]
    return visit


def calls(hall: RefundHall) -> list[object]:
    """What the gateway was asked of refunds, in order."""
    return [row["call"] for row in hall.rows(GatewayCallRow) if "refund" in str(row["call"])]


def settle(hall: RefundHall, minutes: int = 1) -> int:
    hall.clock.advance(timedelta(minutes=minutes))
    return hall.refunds.settle(actor=K2)


def is_waiting(hall: RefundHall) -> bool:
    with hall.database.read() as session:
        return is_anything_waiting(session)


def test_a_kiosk_asks_whether_a_refund_waits(refund_hall: RefundHall) -> None:
    assert not is_waiting(refund_hall)
    visit = refund_hall.paid_visit(SLOT)
    refund_hall.gateway.refunds["refund"] = RefundState.UNKNOWN
    refund_hall.cancel(visit)
    assert is_waiting(refund_hall)
    del refund_hall.gateway.refunds["refund"]
    assert settle(refund_hall) == 1
    assert not is_waiting(refund_hall)


def test_what_is_unknown_is_asked_about_until_it_is_known(refund_hall: RefundHall, unknown: Visit) -> None:
    assert refund_hall.refunds.settle(actor=K2) == 0  # it was asked a moment ago
    refund_hall.gateway.refunds["query_refund"] = RefundState.UNKNOWN
    assert settle(refund_hall) == 0
    del refund_hall.gateway.refunds["query_refund"]
    assert settle(refund_hall) == 1
    assert calls(refund_hall) == ["refund", "query_refund", "query_refund"]
    assert refund_hall.money() == [(1000, "fake", ["unknown", "done"])]
    assert settle(refund_hall) == 0
    assert refund_hall.payment(unknown)["refunded"] == 1000


def test_what_the_gateway_never_heard_of_is_asked_for_again_with_the_same_key(
    refund_hall: RefundHall, unknown: Visit
) -> None:
    refund_hall.gateway.refunds["query_refund"] = RefundState.REFUSED
    assert settle(refund_hall) == 1
    assert calls(refund_hall) == ["refund", "query_refund", "refund"]
    keys = {row["key"] for row in refund_hall.rows(GatewayCallRow) if "refund" in str(row["call"])}
    assert keys == {refund_hall.rows(RefundRow)[0]["key"]}
    assert refund_hall.money() == [(1000, "fake", ["unknown", "done"])]


def test_the_longer_nobody_knows_the_more_seldom_it_is_asked(refund_hall: RefundHall, unknown: Visit) -> None:
    refund_hall.gateway.refunds["query_refund"] = RefundState.UNKNOWN
    asked = []
    for minute in range(1, 130):
        before = len(calls(refund_hall))
        settle(refund_hall)
        asked += [minute] * (len(calls(refund_hall)) - before)
    assert asked == [1, 2, 4, 8, 16, 32, 62, 92, 122]


def test_another_machines_gateway_is_left_to_it(refund_hall: RefundHall, unknown: Visit) -> None:
    theirs = Refunds(refund_hall.office, (Gateway("other", Wallet.ALIPAY),), refund_hall.billing)
    refund_hall.clock.advance(timedelta(minutes=5))
    assert theirs.settle(actor=K2) == 0
    (view,) = theirs.open(CLERK)
    assert (view.purse, view.gateway, view.state) == (Wallet.ANY, "fake", RefundState.UNKNOWN)


def test_what_is_refused_is_free_again_and_shown_to_staff(refund_hall: RefundHall, refused: Visit) -> None:
    assert refund_hall.payment(refused)["refunded"] == 0
    (view,) = refund_hall.refunds.open(CASHIER)
    assert (view.state, view.amount, view.label, view.reason) == (RefundState.REFUSED, 1000, "A001", WHY)
    assert len(refund_hall.audited("refunds.refused")) == 1
    done = refund_hall.refunds.again(view.refund_id, reason="再试", actor=CASHIER)
    assert (done.state, done.registration_id) == (RefundState.DONE, refused.registration_id)
    assert refund_hall.refunds.open(CASHIER) == ()
    assert refund_hall.money() == [(1000, "fake", ["refused"]), (1000, "fake", ["done"])]
    for refund in (view.refund_id, done.refunds[0]):
        with pytest.raises(RefundSeenTo):
            refund_hall.refunds.again(refund, reason=WHY, actor=CASHIER)


def test_what_is_refused_can_be_handed_over(refund_hall: RefundHall, refused: Visit) -> None:
    (view,) = refund_hall.refunds.open(CASHIER)
    done = refund_hall.refunds.again(view.refund_id, reason=WHY, actor=CASHIER, by_hand=WindowMethod.CASH)
    assert (done.purse, done.state) == (WindowMethod.CASH, RefundState.DONE)
    assert refund_hall.money()[1] == (1000, "cash", ["done"])
    assert refund_hall.rows(RefundRow)[1]["actor"] == "0114@D3"


def test_after_a_crash_before_the_gateway_was_asked_it_is(
    refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = refund_hall.paid_visit(SLOT)
    with monkeypatch.context() as crash:
        crash.setattr(refund_hall.refunds._calls, "ask", interrupted)
        with pytest.raises(KeyboardInterrupt):
            refund_hall.cancel(visit)
    assert calls(refund_hall) == []
    assert refund_hall.refunds.settle(actor=K2) == 1
    assert calls(refund_hall) == ["refund"]


def test_after_a_crash_while_the_gateway_was_asked_it_is_asked_about(
    refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = refund_hall.paid_visit(SLOT)
    with monkeypatch.context() as crash:
        crash.setattr(refund_hall.gateway, "refund", interrupted)
        with pytest.raises(KeyboardInterrupt):
            refund_hall.cancel(visit)
    assert refund_hall.refunds.settle(actor=K2) == 0
    refund_hall.gateway.refunds["query_refund"] = RefundState.REFUSED  # it never came there
    assert settle(refund_hall) == 1
    assert calls(refund_hall) == ["refund", "query_refund", "refund"]


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_an_adapter_that_breaks_its_promise_leaves_it_unknown(
    refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = refund_hall.paid_visit(SLOT)
    monkeypatch.setattr(refund_hall.gateway, "refund", lambda *_, **__: 1 / 0)
    assert refund_hall.cancel(visit).state is RefundState.UNKNOWN


def test_the_first_end_counts(refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one machine waits for its answer, another learns that the money went back."""
    visit = refund_hall.paid_visit(SLOT)
    real = refund_hall.gateway.refund

    def slow(*given: object, **named: object) -> object:
        monkeypatch.setattr(refund_hall.gateway, "refund", real)
        assert settle(refund_hall, minutes=2) == 1
        refund_hall.gateway.refunds["refund"] = RefundState.REFUSED
        return real(*given, **named)  # type: ignore[arg-type]  # as it was asked

    monkeypatch.setattr(refund_hall.gateway, "refund", slow)
    assert refund_hall.cancel(visit).state is RefundState.DONE
    assert refund_hall.money() == [(1000, "fake", ["done"])]
    assert refund_hall.payment(visit)["refunded"] == 1000


@pytest.mark.parametrize("trouble", [Misuse("gone"), ValueError("odd")])
def test_one_trouble_keeps_nobody_elses_money(
    refund_hall: RefundHall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, trouble: Exception
) -> None:
    refund_hall.gateway.refunds["refund"] = RefundState.UNKNOWN
    for patient in (1, 2):
        refund_hall.cancel(refund_hall.paid_visit(SLOT, patient))
    real, number = refund_hall.refunds._calls.ask, count()

    def ask(refund: int, *, actor: Actor) -> RefundState:
        if next(number) == 0:
            raise trouble
        return real(refund, actor=actor)

    monkeypatch.setattr(refund_hall.refunds._calls, "ask", ask)
    with caplog.at_level(logging.WARNING, module.__name__):
        assert settle(refund_hall) == 1
    assert "stays unfinished" in caplog.text
    monkeypatch.undo()
    assert settle(refund_hall) == 1


def test_without_the_database_nothing_is_settled(
    refund_hall: RefundHall, unknown: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise DatabaseAway("gone")

    monkeypatch.setattr(refund_hall.refunds._calls, "ask", away)
    with pytest.raises(DatabaseAway):
        settle(refund_hall)


def order(hall: RefundHall, visit: Visit, amount: int) -> int:
    """A refund as other services order one inside their transactions."""
    payment = hall.payment_id(visit)
    return hall.database.run(
        lambda session: order_refund(
            hall.office, session, payment_id=payment, amount=amount, reason=WHY, actor=CASHIER, second=BOSS
        )
    )


def test_a_payment_gives_no_more_back_than_it_has(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(SLOT)
    order(refund_hall, visit, 400)
    with pytest.raises(RefundTooMuch):
        order(refund_hall, visit, 601)
    with pytest.raises(Misuse):
        order(refund_hall, visit, 0)
    order(refund_hall, visit, 600)
    with pytest.raises(RefundTooMuch):
        order(refund_hall, visit, 1)
    assert refund_hall.cancel(visit).amount == 0  # nothing is left of it
    with pytest.raises(Misuse):
        refund_hall.refunds.again(99, reason=WHY, actor=CASHIER)


def test_what_was_ordered_inside_another_transaction_is_asked_by_settling(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(SLOT)
    order(refund_hall, visit, 300)
    assert refund_hall.refunds.settle(actor=K2) == 1
    assert refund_hall.money() == [(300, "fake", ["done"])]
    assert refund_hall.cancel(visit).amount == 700


def test_a_payment_that_is_not_known_yet_gives_nothing_back(refund_hall: RefundHall) -> None:
    visit = refund_hall.visit(SLOT)
    refund_hall.billing.begin(visit.charge_id, actor=K1)
    with pytest.raises(StillPaying):
        order(refund_hall, visit, 1000)


def test_a_reversal_is_made_up_once(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit(SLOT)
    refund_hall.cancel(visit)
    assert make_up_reversal(refund_hall.office, visit.charge_id, K1) is False


def test_a_part_that_was_refused_is_not_given_back_twice(refund_hall: RefundHall) -> None:
    visit = refund_hall.paid_visit("chen tomorrow")
    refund_hall.gateway.refunds["refund"] = RefundState.REFUSED
    line = refund_hall.charge_lines(visit)[0]
    refund_hall.refunds.give_back(refund_hall.payment_id(visit), [line], reason=WHY, actor=CASHIER)
    del refund_hall.gateway.refunds["refund"]
    assert refund_hall.refunds.offer(visit.registration_id, actor=CLERK).amount == 4900
    assert refund_hall.cancel(visit).amount == 4900
    (view,) = refund_hall.refunds.open(CASHIER)
    assert view.amount == 101
    refund_hall.refunds.again(view.refund_id, reason=WHY, actor=CASHIER)
    assert refund_hall.payment(visit)["refunded"] == 5001
