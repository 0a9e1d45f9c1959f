"""The demo gateway: no money moves, and no answer contradicts an earlier one."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.payment import Behaviour, DemoGateway, NoGateway
from kiosk.domain.errors import BadSettings
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, NoticeRefused
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import PaymentOrder


@pytest.fixture
def order(clock: FixedClock) -> PaymentOrder:
    return PaymentOrder("K1-20260302-0001", 2500, "挂号费", clock.now() + timedelta(minutes=5))


def test_a_patient_pays_with_the_second_question(clock: FixedClock, order: PaymentOrder) -> None:
    gateway = DemoGateway(demo=True, clock=clock)
    opened = gateway.start(order)
    assert (opened.state, opened.code) == (PaymentState.WAITING, "DEMO:K1-20260302-0001")
    assert gateway.query(order.key).state is PaymentState.WAITING
    assert gateway.start(order).state is PaymentState.WAITING
    paid = gateway.query(order.key)
    assert (paid.state, paid.amount, paid.reference) == (PaymentState.PAID, 2500, "DEMO-K1-20260302-0001")
    assert gateway.start(order) == gateway.cancel(order.key) == gateway.query(order.key) == paid


@pytest.mark.parametrize(
    ("behaviour", "states"),
    [
        ("never", ["waiting", "waiting", "waiting"]),
        ("unknown", ["unknown", "unknown", "unknown"]),
        ("unknown_then_paid", ["unknown", "paid", "paid"]),
        ("by_code", ["waiting", "waiting", "waiting"]),
        ("refuse", ["not_paid", "not_paid", "not_paid"]),
    ],
)
def test_behaviours(clock: FixedClock, order: PaymentOrder, behaviour: str, states: list[str]) -> None:
    gateway = DemoGateway(demo=True, behaviour=behaviour, clock=clock)
    gateway.start(order)
    assert [gateway.query(order.key).state for _ in states] == states


@pytest.mark.parametrize(
    ("behaviour", "closed"),
    [("pays", "not_paid"), ("never", "not_paid"), ("unknown", "unknown"), ("unknown_then_paid", "unknown")],
)
def test_closing_an_order(clock: FixedClock, order: PaymentOrder, behaviour: str, closed: str) -> None:
    gateway = DemoGateway(demo=True, behaviour=behaviour, clock=clock)
    gateway.start(order)
    assert gateway.cancel(order.key).state == closed


def test_an_order_that_ran_out_was_not_paid(clock: FixedClock, order: PaymentOrder) -> None:
    gateway = DemoGateway(demo=True, behaviour="never", clock=clock)
    gateway.start(order)
    clock.set(order.expires)
    assert gateway.query(order.key).state is PaymentState.NOT_PAID
    assert gateway.start(order).state is PaymentState.NOT_PAID


def test_nothing_is_known_of_an_order_nobody_opened(clock: FixedClock) -> None:
    gateway = DemoGateway(demo=True, clock=clock)
    assert gateway.query("K1-x").state is gateway.cancel("K1-x").state is PaymentState.NOT_PAID
    assert gateway.query_refund("K1-x", refund_key="R1").state is RefundState.REFUSED


def test_what_another_machine_took_can_be_given_back_up_to_what_the_books_say(clock: FixedClock) -> None:
    gateway = DemoGateway(demo=True, clock=clock)
    states = [gateway.refund("K1-x", refund_key=key, amount=60, total=100).state for key in ("R1", "R1", "R2")]
    assert states == [RefundState.DONE, RefundState.DONE, RefundState.REFUSED]
    assert gateway.query_refund("K1-x", refund_key="R1").state is RefundState.DONE


def test_the_same_key_with_another_amount_is_refused(clock: FixedClock, order: PaymentOrder) -> None:
    gateway = DemoGateway(demo=True, clock=clock)
    gateway.start(order)
    other = PaymentOrder(order.key, 1, order.subject, order.expires)
    assert gateway.start(other).state is PaymentState.NOT_PAID
    assert gateway.start(order).state is PaymentState.WAITING


@given(wishes=st.lists(st.tuples(st.sampled_from("abc"), st.integers(-1, 3000)), max_size=12))
def test_refunds_never_exceed_what_was_paid(wishes: list[tuple[str, int]]) -> None:
    gateway = DemoGateway(demo=True, after=1)
    gateway.start(PaymentOrder("K1-0001", 2500, "", datetime(2100, 1, 1, tzinfo=UTC)))
    gateway.query("K1-0001")
    given_back: dict[str, int] = {}
    for key, amount in wishes:
        if gateway.refund("K1-0001", refund_key=key, amount=amount, total=2500).state is RefundState.DONE:
            assert given_back.setdefault(key, amount) == amount
    assert sum(given_back.values()) <= 2500


def test_many_at_once_pay_one_order_once(clock: FixedClock, order: PaymentOrder) -> None:
    gateway = DemoGateway(demo=True, after=50, clock=clock)
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: gateway.start(order), range(40)))
        asked = list(pool.map(lambda _: gateway.query(order.key), range(60)))
        back = list(pool.map(lambda _: gateway.refund(order.key, refund_key="R1", amount=2500, total=2500), range(40)))
    assert len({answer.code for answer in opened}) == 1
    assert sum(answer.state is PaymentState.WAITING for answer in asked) == 49
    assert {answer.state for answer in back} == {RefundState.DONE}


def test_outside_demo_mode_there_is_no_demo_money() -> None:
    with pytest.raises(BadSettings, match="demo"):
        DemoGateway(demo=False)
    with pytest.raises(BadSettings, match="pays") as caught:
        DemoGateway(demo=True, behaviour="pay")
    with pytest.raises(BadSettings, match="wechat"):
        DemoGateway(demo=True, wallet="wecaht")
    assert all(re.search(name, caught.value.log) for name in Behaviour)


@pytest.mark.parametrize(
    ("behaviour", "state"), [("pays", "paid"), ("never", "waiting"), ("unknown", "unknown"), ("refuse", "not_paid")]
)
def test_a_code_on_the_phone_is_charged_once(
    clock: FixedClock, order: PaymentOrder, behaviour: str, state: str
) -> None:
    gateway = DemoGateway(demo=True, behaviour=behaviour, clock=clock, name="demo-wechat", wallet="wechat")
    answers = [gateway.charge(order, "134567890123456789") for _ in range(2)]
    assert {(answer.state, answer.code) for answer in answers} == {(state, "")}
    assert (gateway.name, gateway.wallet) == ("demo-wechat", Wallet.WECHAT)


def test_a_password_is_typed_before_a_code_is_paid(clock: FixedClock, order: PaymentOrder) -> None:
    gateway = DemoGateway(demo=True, behaviour="by_code", clock=clock)
    assert gateway.charge(order, "134567890123456789").state is PaymentState.WAITING
    assert [gateway.query(order.key).state for _ in range(2)] == [PaymentState.WAITING, PaymentState.PAID]


def test_a_hall_without_phone_payment_takes_nothing(order: PaymentOrder) -> None:
    gateway = NoGateway()
    answers = (gateway.start(order), gateway.query(order.key), gateway.cancel(order.key), gateway.charge(order, "13"))
    assert {answer.state for answer in answers} == {PaymentState.NOT_PAID}
    refunds = (
        gateway.refund(order.key, refund_key="R1", amount=1, total=1),
        gateway.query_refund(order.key, refund_key="R1"),
    )
    assert {answer.state for answer in refunds} == {RefundState.REFUSED}


def test_nobody_sends_bills_or_notices_without_a_company(clock: FixedClock) -> None:
    for gateway in (NoGateway(), DemoGateway(demo=True, clock=clock)):
        with pytest.raises(BillNotReady):
            gateway.bill(clock.now().date())
        with pytest.raises(NoticeRefused):
            gateway.read_notice({}, b"{}")
        assert gateway.answer_notice(NoticeOutcome.ACCEPTED).status == 404
