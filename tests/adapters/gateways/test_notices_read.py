"""Notices of both gateways: believed only when they are their own, whole, and about us."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import quote_plus, urlencode

import pytest

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.gateways.alipay import Alipay
from kiosk.adapters.gateways.wechat import WeChatPay
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import NoticeRefused
from kiosk.domain.paying import NoticeOutcome
from kiosk.ports import PaymentOrder
from tests.adapters.gateways.conftest import AMOUNT
from tests.standins.alipay import AlipayStandin
from tests.standins.alipay_words import joined
from tests.standins.keys import session_keys
from tests.standins.posting import Letter
from tests.standins.wechat import WechatStandin

SPOILT = {
    "Wechatpay-Signature": "AAAA",
    "Wechatpay-Timestamp": "yesterday",
    "Wechatpay-Nonce": "another",
    "Wechatpay-Serial": "PUB_KEY_ID_0000000000000000000000000000000001",
    "Wechatpay-Signature-Type": "WECHATPAY2-SM2-WITH-SM3",
}


@pytest.fixture
def wechat_letter(make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, order: PaymentOrder) -> Letter:
    make_wechat(wechat).start(order)
    wechat.pay(order.key)
    return wechat.paid_letter(wechat.bank.find(order.key))


@pytest.fixture
def alipay_letter(make_alipay: Callable[..., Alipay], alipay: AlipayStandin, order: PaymentOrder) -> Letter:
    make_alipay(alipay).start(order)
    alipay.pay(order.key)
    return alipay.paid_letter(alipay.bank.find(order.key))


def test_wechat_pay_tells_that_money_came(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, wechat_letter: Letter, order: PaymentOrder
) -> None:
    notice = make_wechat(wechat).read_notice(wechat_letter.headers, wechat_letter.body)
    assert (notice.key, notice.answer.state, notice.answer.amount) == (order.key, PaymentState.PAID, AMOUNT)
    assert notice.id[:3] == "EV-"
    small = {name.lower(): value for name, value in wechat_letter.headers.items()}
    assert make_wechat(wechat).read_notice(small, wechat_letter.body) == notice


@pytest.mark.parametrize("header", SPOILT)
def test_a_notice_of_wechat_pay_with_another_head_is_refused_and_nobody_is_called(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, wechat_letter: Letter, header: str
) -> None:
    gateway, asked = make_wechat(wechat), len(wechat.asked())
    for value in (SPOILT[header], ""):
        if header == "Wechatpay-Signature-Type" and not value:
            continue  # there is only one kind
        with pytest.raises(NoticeRefused):
            gateway.read_notice({**wechat_letter.headers, header: value}, wechat_letter.body)
    assert len(wechat.asked()) == asked


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"\xff", b"{" * 5000, b'{"resource_type":"encrypt-resource"}'])
def test_another_body_of_wechat_pay_is_refused_even_when_it_is_signed(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, wechat_letter: Letter, body: bytes
) -> None:
    gateway = make_wechat(wechat)
    moment, nonce = (wechat_letter.headers[f"Wechatpay-{name}"] for name in ("Timestamp", "Nonce"))
    signature = session_keys().platform.sign(f"{moment}\n{nonce}\n".encode() + body + b"\n")
    for headers in (wechat_letter.headers, {**wechat_letter.headers, "Wechatpay-Signature": signature}):
        with pytest.raises(NoticeRefused):
            gateway.read_notice(headers, body)


def test_a_notice_of_wechat_pay_is_good_for_five_minutes(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, wechat_letter: Letter
) -> None:
    clock = FixedClock(datetime.now(UTC))
    gateway = make_wechat(wechat, clock=clock)
    assert gateway.read_notice(wechat_letter.headers, wechat_letter.body)
    clock.advance(timedelta(minutes=5, seconds=2))
    with pytest.raises(NoticeRefused, match="five minutes"):
        gateway.read_notice(wechat_letter.headers, wechat_letter.body)


def test_a_notice_to_another_merchant_is_refused(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, wechat_letter: Letter
) -> None:
    with pytest.raises(NoticeRefused, match="merchant"):
        make_wechat(wechat, mchid="1900000110").read_notice(wechat_letter.headers, wechat_letter.body)
    other = make_wechat(wechat, appid="wx0000000000000000").read_notice(wechat_letter.headers, wechat_letter.body)
    assert other.answer.state is PaymentState.UNKNOWN


def test_alipay_tells_that_money_came(
    make_alipay: Callable[..., Alipay], alipay: AlipayStandin, alipay_letter: Letter, order: PaymentOrder
) -> None:
    notice = make_alipay(alipay).read_notice(alipay_letter.headers, alipay_letter.body)
    assert (notice.key, notice.answer.state, notice.answer.amount) == (order.key, PaymentState.PAID, AMOUNT)
    assert notice.id


def _signed(**changes: str) -> bytes:
    usual = {"app_id": "1", "notify_id": "n", "out_trade_no": "k"} | changes
    told = {name: value for name, value in usual.items() if value}
    return (urlencode(told) + f"&sign_type=RSA2&sign={quote_plus(session_keys().platform.sign(joined(told)))}").encode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body.replace(b"TRADE_SUCCESS", b"TRADE_FINISHED"),
        lambda body: body.replace(b"sign=", b"sign=A"),
        lambda body: body.replace(b"RSA2", b"RSA"),
        lambda body: body.partition(b"&sign_type")[0],
        lambda body: body + b"&total_amount=0.01",
        lambda body: b"total_amount=0.01&" + body,
        lambda _body: b"",
        lambda _body: b"\xff=1",
        lambda _body: b"&".join(b"a%d=1" % number for number in range(200)),
        lambda _body: b"sign=&sign_type=RSA2",
    ],
)
def test_a_spoilt_notice_of_alipay_is_refused(
    make_alipay: Callable[..., Alipay],
    alipay: AlipayStandin,
    alipay_letter: Letter,
    spoil: Callable[[bytes], bytes],
) -> None:
    with pytest.raises(NoticeRefused):
        make_alipay(alipay).read_notice({}, spoil(alipay_letter.body))


def test_a_notice_of_alipay_to_somebody_else_is_refused(
    make_alipay: Callable[..., Alipay], alipay: AlipayStandin, alipay_letter: Letter
) -> None:
    for options in ({"app_id": "1"}, {"seller_id": "2088000000000002"}):
        with pytest.raises(NoticeRefused, match="seller"):
            make_alipay(alipay, **options).read_notice({}, alipay_letter.body)
    assert make_alipay(alipay, seller_id="").read_notice({}, alipay_letter.body)
    ours = make_alipay(alipay, app_id=1, seller_id="")
    for body in (_signed(notify_id=""), _signed(out_trade_no="")):
        with pytest.raises(NoticeRefused, match="order"):
            ours.read_notice({}, body)


def test_a_trade_closed_by_refunds_says_nothing_about_its_payment(
    make_alipay: Callable[..., Alipay], alipay: AlipayStandin
) -> None:
    ours = make_alipay(alipay, app_id=1, seller_id="")
    closed = ours.read_notice({}, _signed(trade_status="TRADE_CLOSED"))
    refunded = ours.read_notice({}, _signed(trade_status="TRADE_CLOSED", gmt_refund="2026-03-02 08:00:00"))
    no_amount = ours.read_notice({}, _signed(trade_status="TRADE_SUCCESS", total_amount="1e3"))
    assert closed.answer.state is PaymentState.NOT_PAID
    assert [one.answer.state for one in (refunded, no_amount)] == [PaymentState.UNKNOWN] * 2


def test_refunds_that_arrive_are_told_and_say_nothing_about_payments(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, wechat_letter: Letter, order: PaymentOrder
) -> None:
    refund = wechat.bank.refund(order.key, "R1", 100)
    letter = wechat.refund_letter(wechat.bank.find(order.key), refund)
    notice = make_wechat(wechat).read_notice(letter.headers, letter.body)
    assert (notice.key, notice.answer.state) == (order.key, PaymentState.UNKNOWN)


def test_each_gateway_hears_what_it_wants_to_hear(
    make_wechat: Callable[..., WeChatPay],
    make_alipay: Callable[..., Alipay],
    wechat: WechatStandin,
    alipay: AlipayStandin,
) -> None:
    told = {outcome: outcome is not NoticeOutcome.REFUSED for outcome in NoticeOutcome}
    for outcome, is_told in told.items():
        assert (make_wechat(wechat).answer_notice(outcome).status == 200) is is_told
        form = make_alipay(alipay).answer_notice(outcome)
        assert (form.body == b"success") is is_told
