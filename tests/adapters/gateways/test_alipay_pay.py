"""Alipay: each of its answers, and each way of not answering, is one of ours."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.adapters.gateways.alipay import Alipay
from kiosk.adapters.gateways.alipay_words import of_trade, sub_code_in
from kiosk.adapters.gateways.said import Said
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, GatewayAway
from kiosk.domain.paying import RefundState, Wallet
from kiosk.ports import PaymentOrder
from tests.adapters.gateways.conftest import AMOUNT, CODES
from tests.standins.alipay import AlipayStandin
from tests.standins.wire import Fault

CODE = CODES["alipay"]
PAID, WAITING, NOT_PAID, UNKNOWN = (
    PaymentState.PAID,
    PaymentState.WAITING,
    PaymentState.NOT_PAID,
    PaymentState.UNKNOWN,
)
BROKEN = [Fault.LOST, Fault.DEAD, Fault.ERROR, Fault.BODY, Fault.SIGNATURE, Fault.GARBAGE]
Make = Callable[..., Alipay]


@pytest.fixture
def gateway(make_alipay: Make, alipay: AlipayStandin) -> Alipay:
    return make_alipay(alipay)


def test_a_code_on_the_page_is_scanned_and_paid(gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder) -> None:
    started = gateway.start(order)
    assert (started.state, started.code[:8]) == (WAITING, "https://")
    assert gateway.start(order).code == started.code
    assert gateway.query(order.key).state is WAITING  # Alipay itself knows no trade yet
    alipay.scan(order.key)
    assert gateway.query(order.key).state is WAITING
    assert alipay.pay(order.key)
    paid = gateway.query(order.key)
    assert (paid.state, paid.amount, paid.reference[:4]) == (PAID, AMOUNT, "4200")
    assert gateway.cancel(order.key) == paid
    assert gateway.start(order) == paid
    assert (gateway.name, gateway.wallet, gateway.takes_codes) == ("alipay", Wallet.ALIPAY, True)


@pytest.mark.parametrize(("is_scanned", "method"), [(False, "cancel"), (True, "close")])
def test_a_closed_order_cannot_be_paid_any_more(
    gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder, is_scanned: bool, method: str
) -> None:
    gateway.start(order)
    if is_scanned:
        alipay.scan(order.key)
    assert gateway.cancel(order.key).state is NOT_PAID
    assert alipay.asked()[-1] == method
    assert not alipay.pay(order.key)
    assert gateway.cancel(order.key).state is NOT_PAID
    assert gateway.start(order).state in (NOT_PAID, UNKNOWN)


def test_who_pays_while_a_scanned_order_is_closed_has_paid(
    gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder
) -> None:
    gateway.start(order)
    alipay.scan(order.key)
    alipay.customer_pays("at closing")
    answer = gateway.cancel(order.key)
    assert (answer.state, answer.amount) == (PAID, AMOUNT)


def test_who_pays_while_an_unseen_code_is_withdrawn_gets_it_back(
    gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.start(order)
    alipay.customer_pays("at closing")
    answer = gateway.cancel(order.key)
    entry = alipay.ledger()[order.key]
    assert (answer.state, entry["paid"], entry["refunded"]) == (NOT_PAID, AMOUNT, AMOUNT)
    assert answer.reference
    assert "given the money back" in caplog.text


@pytest.mark.parametrize("fault", BROKEN)
def test_an_answer_that_does_not_come_or_cannot_be_believed_is_unknown(
    gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    for operation, call in (
        ("precreate", lambda: gateway.start(order)),
        ("query", lambda: gateway.query(order.key)),
        ("query", lambda: gateway.cancel(order.key)),
        ("pay", lambda: gateway.charge(replace(order, key=order.key + "-2"), CODE)),
    ):
        alipay.plan(operation, fault)
        assert call().state is UNKNOWN
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 4
    assert not any(secret in line for line in lines for secret in (order.key, CODE, "http", "sign="))
    assert ("ERROR" in caplog.text) == (fault in (Fault.BODY, Fault.SIGNATURE, Fault.GARBAGE))


def test_whom_alipay_does_not_know_is_told_by_its_code(
    make_alipay: Make, alipay: AlipayStandin, order: PaymentOrder, caplog: pytest.LogCaptureFixture
) -> None:
    assert make_alipay(alipay, app_id="1").start(order).state is UNKNOWN
    (line,) = [record.getMessage() for record in caplog.records]
    assert line == "alipay.trade.precreate: turned away (isv.invalid-app-id); run doctor"
    assert sub_code_in("{}") == "no code"


def test_nobody_waits_longer_than_the_settings_say(
    make_alipay: Make, alipay: AlipayStandin, order: PaymentOrder, caplog: pytest.LogCaptureFixture
) -> None:
    hasty = make_alipay(alipay, timeout=0.2)
    alipay.plan("query", Fault.SILENCE, seconds=60)
    assert hasty.query(order.key).state is UNKNOWN
    assert "no answer" in caplog.text


def test_the_code_on_the_phone_is_paid_once(gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder) -> None:
    paid = gateway.charge(order, CODE)
    assert (paid.state, paid.amount) == (PAID, AMOUNT)
    assert gateway.charge(replace(order, key=order.key + "-2"), CODE).state is NOT_PAID
    assert alipay.ledger()[order.key]["paid"] == AMOUNT


def test_a_password_is_waited_for_and_the_order_closed_when_nobody_types_it(
    gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder
) -> None:
    alipay.asks_password()
    assert gateway.charge(order, CODE).state is WAITING
    assert gateway.query(order.key).state is WAITING
    assert gateway.cancel(order.key).state is NOT_PAID
    assert not alipay.pay(order.key)


def test_a_lost_charge_is_asked_about(make_alipay: Make, alipay: AlipayStandin, order: PaymentOrder) -> None:
    gateway = make_alipay(alipay, code_seconds=60)
    alipay.plan("pay", Fault.LOST)
    assert gateway.charge(order, CODE).state is UNKNOWN
    assert gateway.query(order.key).state is PAID
    lost = replace(order, key=order.key + "-2")
    alipay.plan("pay", Fault.DEAD)
    assert gateway.charge(lost, CODE).state is UNKNOWN
    assert [gateway.query(lost.key).state, gateway.cancel(lost.key).state] == [UNKNOWN, UNKNOWN]  # it may yet arrive
    patient = make_alipay(alipay)
    alipay.plan("pay", Fault.DEAD)
    assert patient.charge(lost, CODE).state is UNKNOWN
    assert [patient.query(lost.key).state, patient.cancel(lost.key).state] == [NOT_PAID, NOT_PAID]


def test_money_is_given_back_once_for_each_key(gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder) -> None:
    gateway.charge(order, CODE)
    for _twice in range(2):
        done = gateway.refund(order.key, refund_key="R1", amount=650, total=AMOUNT)
        assert (done.state, done.reference[:4]) == (RefundState.DONE, "4200")
    assert gateway.query_refund(order.key, refund_key="R1") == done
    assert alipay.ledger()[order.key]["refunded"] == 650
    assert gateway.query(order.key).state is PAID
    assert gateway.refund(order.key, refund_key="R2", amount=1001, total=AMOUNT).state is RefundState.REFUSED
    assert alipay.ledger()[order.key]["refunded"] == 650


def test_a_refund_is_unknown_until_it_has_arrived(
    make_alipay: Make, alipay: AlipayStandin, order: PaymentOrder
) -> None:
    gateway = make_alipay(alipay, code_seconds=60)
    gateway.charge(order, CODE)
    alipay.refunds_take(3)
    wish = {"refund_key": "R1", "amount": AMOUNT, "total": AMOUNT}
    alipay.plan("refund", Fault.LOST)
    states = [gateway.refund(order.key, **wish).state, gateway.refund(order.key, **wish).state]
    states += [gateway.query_refund(order.key, refund_key="R1").state for _ask in range(2)]
    assert states == [RefundState.UNKNOWN] * 3 + [RefundState.DONE]
    alipay.plan("refund", Fault.ERROR)
    assert gateway.refund(order.key, refund_key="R2", amount=1, total=AMOUNT).state is RefundState.UNKNOWN


def test_a_refund_of_nothing_is_refused(gateway: Alipay, order: PaymentOrder) -> None:
    answer = gateway.refund(order.key, refund_key="R1", amount=1, total=AMOUNT)
    assert answer.state is RefundState.REFUSED
    assert gateway.query_refund(order.key, refund_key="R1").state is RefundState.REFUSED


def test_the_bill_of_a_day(make_alipay: Make, gateway: Alipay, alipay: AlipayStandin, order: PaymentOrder) -> None:
    gateway.charge(order, CODE)
    day = order.expires.date()
    with pytest.raises(BillNotReady):
        gateway.bill(day)
    alipay.shift(timedelta(days=2).total_seconds())
    text = gateway.bill(day).decode("gbk")
    assert order.key in text
    assert gateway.bill(date(2020, 1, 1)) == b""
    for operation in ("bill", "download"):
        alipay.plan(operation, Fault.GARBAGE)
        with pytest.raises(GatewayAway):
            gateway.bill(day)
    with pytest.raises(GatewayAway, match="no bill"):
        make_alipay(alipay, app_id="1").bill(day)


def test_a_bill_comes_from_no_unencrypted_line(gateway: Alipay) -> None:
    for url in ("http://dwbillcenter.alipay.com/x", "file:///etc/passwd", "ftp://127.0.0.1/x", ""):
        with pytest.raises(GatewayAway, match="not encrypted"):
            gateway._download(url)


def _state(**changes: object) -> PaymentState:
    told: Mapping[str, object] = {
        "code": "10000",
        "out_trade_no": "K",
        "trade_no": "2026",
        "trade_status": "TRADE_SUCCESS",
        "total_amount": "1.00",
    }
    return of_trade(Said(200, {**told, **changes}), key="K").state


def test_what_a_trade_says() -> None:
    statuses = ("TRADE_SUCCESS", "TRADE_FINISHED", "WAIT_BUYER_PAY", "TRADE_CLOSED", "", None)
    states = [_state(trade_status=status) for status in statuses]
    assert states == [PAID, PAID, WAITING, NOT_PAID, UNKNOWN, UNKNOWN]
    strange = ({"out_trade_no": "L"}, {"code": "20000"}, {"total_amount": "1.005"}, {"total_amount": 1.0})
    assert [_state(**changes) for changes in strange] == [UNKNOWN] * 4
