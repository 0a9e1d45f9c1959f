"""WeChat Pay: each of its answers, and each way of not answering, is one of ours."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.adapters.gateways.said import Said
from kiosk.adapters.gateways.wechat import WeChatPay
from kiosk.adapters.gateways.wechat_words import of_order, of_refund
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, GatewayAway
from kiosk.domain.paying import RefundState, Wallet
from kiosk.ports import PaymentOrder
from tests.adapters.gateways.conftest import AMOUNT, CODES
from tests.standins.keys import APP, MERCHANT
from tests.standins.wechat import WechatStandin
from tests.standins.wire import Fault

CODE = CODES["wechat"]
PAID, WAITING, NOT_PAID, UNKNOWN = (
    PaymentState.PAID,
    PaymentState.WAITING,
    PaymentState.NOT_PAID,
    PaymentState.UNKNOWN,
)
BROKEN = [Fault.LOST, Fault.DEAD, Fault.ERROR, Fault.BODY, Fault.SIGNATURE, Fault.GARBAGE]
Make = Callable[..., WeChatPay]


@pytest.fixture
def gateway(make_wechat: Make, wechat: WechatStandin) -> WeChatPay:
    return make_wechat(wechat)


def test_a_code_on_the_page_is_paid(gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder) -> None:
    started = gateway.start(order)
    assert (started.state, started.code[:9]) == (WAITING, "weixin://")
    assert gateway.start(order).code == started.code
    assert gateway.query(order.key).state is WAITING
    assert wechat.pay(order.key)
    paid = gateway.query(order.key)
    assert (paid.state, paid.amount, paid.reference[:4]) == (PAID, AMOUNT, "4200")
    assert gateway.cancel(order.key) == paid
    assert gateway.start(order) == paid
    assert (gateway.name, gateway.wallet, gateway.takes_codes) == ("wechat", Wallet.WECHAT, True)


def test_a_closed_order_cannot_be_paid_any_more(gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder) -> None:
    gateway.start(order)
    assert gateway.cancel(order.key).state is NOT_PAID
    assert not wechat.pay(order.key)
    assert [ask(order.key).state for ask in (gateway.query, gateway.cancel)] == [NOT_PAID, NOT_PAID]
    assert gateway.start(order).state is NOT_PAID


def test_who_pays_while_the_order_is_closed_has_paid(
    gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder
) -> None:
    gateway.start(order)
    wechat.customer_pays("at closing")
    answer = gateway.cancel(order.key)
    assert (answer.state, answer.amount) == (PAID, AMOUNT)


@pytest.mark.parametrize("fault", BROKEN)
def test_an_answer_that_does_not_come_or_cannot_be_believed_is_unknown(
    gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    for operation, call in (
        ("native", lambda: gateway.start(order)),
        ("query", lambda: gateway.query(order.key)),
        ("query", lambda: gateway.cancel(order.key)),
    ):
        wechat.plan(operation, fault)
        assert call().state is UNKNOWN
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 3
    assert not any(secret in line for line in lines for secret in (order.key, MERCHANT, "http"))
    assert ("ERROR" in caplog.text) == (fault in (Fault.BODY, Fault.SIGNATURE, Fault.GARBAGE))
    gateway.start(order)
    assert gateway.query(order.key).state is WAITING


def test_an_order_of_which_nobody_has_heard_was_not_paid_once_nothing_is_on_its_way(
    make_wechat: Make, wechat: WechatStandin, order: PaymentOrder
) -> None:
    fresh, old = make_wechat(wechat, code_seconds=60), make_wechat(wechat)
    assert [fresh.query(order.key).state, fresh.cancel(order.key).state] == [UNKNOWN, UNKNOWN]
    assert [old.query(order.key).state, old.cancel(order.key).state] == [NOT_PAID, NOT_PAID]
    wechat.plan("native", Fault.DEAD)
    assert fresh.start(order).state is UNKNOWN
    assert fresh.cancel(order.key).state is NOT_PAID  # whenever it arrives: nobody has seen its code


def test_a_start_that_is_refused_opened_nothing(
    make_wechat: Make, gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder
) -> None:
    late = replace(order, expires=order.expires - timedelta(minutes=2, seconds=30))
    assert gateway.start(late).state is NOT_PAID
    assert make_wechat(wechat, appid="wx0").start(order).state is NOT_PAID
    assert not wechat.keys()


def test_nobody_waits_longer_than_the_settings_say(
    make_wechat: Make, wechat: WechatStandin, order: PaymentOrder, caplog: pytest.LogCaptureFixture
) -> None:
    hasty = make_wechat(wechat, timeout=0.2)
    wechat.plan("query", Fault.SILENCE, seconds=60)
    assert hasty.query(order.key).state is UNKNOWN
    assert "no answer" in caplog.text


def test_the_code_on_the_phone_is_paid_once(gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder) -> None:
    paid = gateway.charge(order, CODE)
    assert (paid.state, paid.amount) == (PAID, AMOUNT)
    again = gateway.charge(replace(order, key=order.key + "-2"), CODE)
    assert again.state is NOT_PAID
    assert wechat.ledger()[order.key]["paid"] == AMOUNT


def test_a_password_is_waited_for_and_the_order_reversed_when_nobody_types_it(
    gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder
) -> None:
    wechat.asks_password()
    assert gateway.charge(order, CODE).state is WAITING
    assert gateway.query(order.key).state is WAITING
    assert gateway.cancel(order.key).state is NOT_PAID
    assert "reverse" in wechat.asked()
    assert not wechat.pay(order.key)


def test_a_lost_charge_is_asked_about(make_wechat: Make, wechat: WechatStandin, order: PaymentOrder) -> None:
    gateway = make_wechat(wechat, code_seconds=60)
    wechat.plan("codepay", Fault.LOST)
    assert gateway.charge(order, CODE).state is UNKNOWN
    assert gateway.query(order.key).state is PAID
    wechat.plan("codepay", Fault.DEAD)
    lost = replace(order, key=order.key + "-2")
    assert gateway.charge(lost, CODE).state is UNKNOWN
    assert [gateway.query(lost.key).state, gateway.cancel(lost.key).state] == [UNKNOWN, UNKNOWN]  # it may yet arrive


def test_money_is_given_back_once_for_each_key(gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder) -> None:
    gateway.charge(order, CODE)
    for _twice in range(2):
        done = gateway.refund(order.key, refund_key="R1-first", amount=650, total=AMOUNT)
        assert (done.state, done.reference[:4]) == (RefundState.DONE, "5030")
    assert gateway.query_refund(order.key, refund_key="R1-first") == done
    assert wechat.ledger()[order.key]["refunded"] == 650
    assert gateway.query(order.key).state is PAID  # what was given back has records of its own
    much = gateway.refund(order.key, refund_key="R2-first", amount=1001, total=AMOUNT)
    assert much.state is RefundState.REFUSED
    other = gateway.refund(order.key, refund_key="R1-first", amount=651, total=AMOUNT)
    assert other == done  # it tells of the first one: nothing was given back for this wish
    assert wechat.ledger()[order.key]["refunded"] == 650


def test_a_refund_is_unknown_until_it_has_arrived(
    make_wechat: Make, wechat: WechatStandin, order: PaymentOrder
) -> None:
    gateway = make_wechat(wechat, code_seconds=60)
    gateway.charge(order, CODE)
    wechat.refunds_take(2)
    wish = {"refund_key": "R1-first", "amount": AMOUNT, "total": AMOUNT}
    wechat.plan("refund", Fault.LOST)
    states = [gateway.refund(order.key, **wish).state, gateway.refund(order.key, **wish).state]
    states += [gateway.query_refund(order.key, refund_key="R1-first").state for _ask in range(2)]
    assert states == [RefundState.UNKNOWN] * 3 + [RefundState.DONE]
    wechat.plan("refund", Fault.DEAD)
    assert gateway.refund(order.key, refund_key="R2-first", amount=1, total=AMOUNT).state is RefundState.UNKNOWN
    assert gateway.query_refund(order.key, refund_key="R2-first").state is RefundState.UNKNOWN  # it may yet arrive


def test_a_refund_of_nothing_is_refused(gateway: WeChatPay, order: PaymentOrder) -> None:
    answer = gateway.refund(order.key, refund_key="R1-first", amount=1, total=AMOUNT)
    assert answer.state is RefundState.REFUSED
    assert gateway.query_refund(order.key, refund_key="R1-first").state is RefundState.REFUSED


def test_the_bill_of_a_day(gateway: WeChatPay, wechat: WechatStandin, order: PaymentOrder) -> None:
    gateway.charge(order, CODE)
    day = order.expires.date()
    with pytest.raises(BillNotReady):
        gateway.bill(day)
    wechat.shift(timedelta(days=2).total_seconds())
    text = gateway.bill(day).decode("utf-8-sig")
    assert order.key in text
    assert gateway.bill(date(2020, 1, 1)) == b""
    for operation in ("bill", "download"):
        wechat.plan(operation, Fault.GARBAGE)
        with pytest.raises(GatewayAway):
            gateway.bill(day)


TOLD: Mapping[str, object] = {
    "mchid": MERCHANT,
    "appid": APP,
    "out_trade_no": "K-000001",
    "trade_state": "SUCCESS",
    "transaction_id": "4200",
    "amount": {"total": 100, "payer_total": 60, "currency": "CNY"},
}


def _state(**changes: object) -> PaymentState:
    return of_order({**TOLD, **changes}, key="K-000001", mchid=MERCHANT, appid=APP).state


def test_what_a_transaction_says() -> None:
    assert of_order(TOLD, key="K-000001", mchid=MERCHANT, appid=APP).amount == 100  # not what vouchers left
    nameless = {name: value for name, value in TOLD.items() if name != "appid"}
    assert of_order(nameless, key="K-000001", mchid=MERCHANT, appid=APP).state is PAID
    assert [_state(trade_state=state) for state in ("REFUND", "NOTPAY", "USERPAYING", "CLOSED", "REVOKED")] == [
        *(PAID, WAITING, WAITING, NOT_PAID, NOT_PAID)
    ]
    assert [_state(trade_state=state) for state in ("PAYERROR", "ACCEPT", "", None, 1)] == [UNKNOWN] * 5


@pytest.mark.parametrize(
    "changes",
    [
        {"mchid": "1"},
        {"appid": "wx1"},
        {"out_trade_no": "K-000002"},
        {"out_trade_no": None},
        {"amount": {"total": 100, "currency": "USD"}},
        {"amount": {"total": "100"}},
        {"amount": {"total": True}},
        {"amount": 100},
    ],
)
def test_a_payment_of_somebody_else_or_of_no_amount_is_unknown(changes: Mapping[str, object]) -> None:
    assert _state(**changes) is UNKNOWN


def test_what_a_refund_says() -> None:
    told = {"out_refund_no": "R", "out_trade_no": "K", "refund_id": "50", "amount": {"refund": 5}}
    answers = [
        of_refund(Said(200, {**told, "status": status}), key="K", refund_key="R", amount=5).state
        for status in ("SUCCESS", "PROCESSING", "ABNORMAL", "CLOSED", None)
    ]
    unknown = RefundState.UNKNOWN
    assert answers == [RefundState.DONE, unknown, unknown, RefundState.REFUSED, unknown]
    good = {**told, "status": "SUCCESS"}
    assert of_refund(Said(200, good), key="K", refund_key="R", amount=6).state is unknown
    assert of_refund(Said(200, good), key="K2", refund_key="R").state is unknown
    assert of_refund(Said(500, good), key="K", refund_key="R").state is unknown


class Scripted:
    """The library with answers of ours; remembers what was asked of it."""

    def __init__(self, order: PaymentOrder, *states: str, closes: int = 204) -> None:
        self._told, self._states, self._closes = {**TOLD, "out_trade_no": order.key}, iter(states), closes
        self.asked: list[str] = []

    def query(self, *, out_trade_no: str) -> tuple[int, str]:
        self.asked.append("query")
        return 200, json.dumps({**self._told, "trade_state": next(self._states)})

    def close(self, _key: str) -> tuple[int, str]:
        self.asked.append("close")
        return self._closes, "{}"

    def codepay_reverse(self, _key: str) -> tuple[int, str]:
        self.asked.append("reverse")
        return 204, ""


def test_what_cannot_be_closed_is_reversed(
    gateway: WeChatPay, order: PaymentOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed, nameless = Scripted(order, "PAYERROR", "REVOKED"), Scripted(order, *["NOTPAY"] * 2, "REVOKED", closes=400)
    monkeypatch.setattr(gateway, "_library", failed)
    assert gateway.query(order.key).state is NOT_PAID
    assert failed.asked == ["query", "reverse", "query"]
    monkeypatch.setattr(gateway, "_library", nameless)
    assert gateway.cancel(order.key).state is NOT_PAID
    assert nameless.asked == ["query", "close", "query", "reverse", "query"]


def test_what_may_have_been_closed_is_not_reversed(
    gateway: WeChatPay, order: PaymentOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Scripted(order, "NOTPAY", "NOTPAY", closes=500)
    monkeypatch.setattr(gateway, "_library", library)
    assert gateway.cancel(order.key).state is WAITING
    assert library.asked == ["query", "close", "query"]


def test_nothing_of_the_keys_is_told(gateway: WeChatPay, sources: dict[str, str]) -> None:
    assert "file:" not in repr(gateway)
    assert not any(source in text for source in sources.values() for text in map(str, vars(gateway).values()))
