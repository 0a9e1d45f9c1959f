"""The stand-ins themselves: what they refuse, whom they charge, what they tell late, twice or not at all."""

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer
from threading import Thread
from urllib.parse import parse_qsl, urlencode

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.domain.bill_files import read_bill
from tests.standins.alipay import AlipayStandin
from tests.standins.alipay_words import joined
from tests.standins.bank import Bank, Refusal, Why
from tests.standins.bills import alipay_bill, wechat_bill
from tests.standins.control import Afar, standins_apart
from tests.standins.customer import Customer, Habit, Pays
from tests.standins.keys import ALIPAY_APP, API_V3_KEY, MERCHANT, SERIAL, session_keys
from tests.standins.standin import BEIJING, Standin
from tests.standins.wechat import WechatStandin
from tests.standins.wechat_words import SCHEME

KEY, OTHER = "NX261120-000001-1-aa", "NX261120-000001-2-bb"


@pytest.fixture
def bank() -> Bank:
    return Bank()


@pytest.fixture(params=[WechatStandin, AlipayStandin])
def standin(request: pytest.FixtureRequest) -> Iterator[Standin]:
    made: Standin = request.param()
    yield made
    made.close()


class Merchant(TCPServer):
    """Somebody who listens to notices, and keeps what came."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        super().__init__(("127.0.0.1", 0), _Ears)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/notify"


class _Ears(BaseHTTPRequestHandler):
    server: Merchant

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((dict(self.headers.items()), body))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"success")

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def merchant() -> Iterator[Merchant]:
    made = Merchant()
    thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def _open(bank: Bank, key: str = KEY, *, amount: int = 1500, notify: str = "", minutes: float = 3) -> None:
    expires = bank.clock.now() + timedelta(minutes=minutes)
    bank.open(key, amount, subject="门诊费用", expires=expires, notify=notify)


def _why(work: Callable[[], object]) -> Why:
    with pytest.raises(Refusal) as refused:
        work()
    return refused.value.why


def test_the_same_wish_is_the_same_order_and_another_amount_is_refused(bank: Bank) -> None:
    _open(bank)
    _open(bank)
    assert list(bank.orders) == [KEY]
    assert _why(lambda: _open(bank, amount=1501)) is Why.ANOTHER
    bank.pay(KEY)
    assert _why(lambda: _open(bank)) is Why.PAID
    assert _why(lambda: bank.close(KEY)) is Why.PAID


def test_money_goes_back_once_for_each_key_and_never_more_than_came(bank: Bank) -> None:
    _open(bank)
    assert _why(lambda: bank.refund(KEY, "R1", 500)) is Why.UNPAID
    bank.pay(KEY)
    bank.refund(KEY, "R1", 500)
    bank.refund(KEY, "R1", 500)
    assert bank.find(KEY).refunded == 500
    assert _why(lambda: bank.refund(KEY, "R1", 501)) is Why.ANOTHER
    assert _why(lambda: bank.refund(KEY, "R2", 1001)) is Why.TOO_MUCH
    bank.revoke(KEY)
    assert bank.find(KEY).refunded == 1500


def test_an_order_past_its_time_or_closed_is_paid_only_in_flight(bank: Bank) -> None:
    _open(bank)
    bank.clock.shift(181)
    assert not bank.pay(KEY)
    bank.close(KEY)
    bank.settle(bank.find(KEY))
    assert bank.find(KEY).paid == 1500


@pytest.mark.parametrize(
    ("habit", "paid"),
    [
        (Habit(), []),
        (Habit(Pays.AT_ONCE), [KEY, OTHER]),
        (Habit(Pays.AFTER_QUERIES, 2), [KEY]),
        (Habit(Pays.AT_CLOSING), [OTHER]),
        (Habit(Pays.AFTER_EXPIRY), []),
        (Habit(Pays.TWICE), [KEY, OTHER]),
    ],
)
def test_payers_pay_as_they_are_in_the_habit_of(bank: Bank, habit: Habit, paid: list[str]) -> None:
    Customer(bank).habit = habit
    _open(bank)
    for _question in range(2):
        bank.query(KEY)
    _open(bank, OTHER)
    with suppress(Refusal):
        bank.close(OTHER)
    assert [key for key, order in bank.orders.items() if order.paid] == paid


def test_who_began_in_time_pays_an_order_that_is_over(bank: Bank) -> None:
    Customer(bank).habit = Habit(Pays.AFTER_EXPIRY)
    _open(bank)
    bank.clock.shift(200)
    assert bank.query(KEY).paid == 1500


def test_both_bills_are_read_by_our_reader_and_agree_with_the_ledger(bank: Bank) -> None:
    for key in (KEY, OTHER):
        _open(bank, key)
        bank.pay(key)
    bank.refund(KEY, "R1", 500)
    day = bank.clock.now().astimezone(BEIJING).date()
    for write in (wechat_bill, alipay_bill):
        bill = read_bill(write(bank, day) or b"", day)
        assert {key: line[0] for key, line in bill.payments.items()} == {KEY: 1500, OTHER: 1500}
        assert {key: line[0] for key, line in bill.refunds.items()} == {"R1": 500}
        assert write(bank, day - timedelta(days=1)) is None


def test_notices_are_signed_and_come_held_backwards_twice_and_spoilt(standin: Standin, merchant: Merchant) -> None:
    standin.notices(copies=0)
    for key in (KEY, OTHER):
        _open(standin.bank, key, notify=merchant.url)
        standin.pay(key)
    standin.poster.wait()
    assert merchant.heard == []
    letters = list(standin.poster.held)
    standin.deliver(order="backwards")
    assert [_told(standin, *one)["out_trade_no"] for one in merchant.heard] == [OTHER, KEY]
    for spoil in ("body", "signature"):
        standin.poster.held = letters[:1]
        standin.deliver(spoil=spoil)
        with pytest.raises(AssertionError):
            _told(standin, *merchant.heard[-1])
    assert [one["status"] for one in standin.delivered()] == [200, 200, 200, 200]


def _told(standin: Standin, headers: dict[str, str], body: bytes) -> dict[str, str]:
    """What a notice says, its signature checked."""
    platform = session_keys().platform
    if isinstance(standin, AlipayStandin):
        fields = dict(parse_qsl(body.decode()))
        signature = b64decode(fields.pop("sign").encode())
        fields.pop("sign_type")
        assert platform.verifies(joined(fields), signature)
        return fields
    head = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode()
    assert platform.verifies(head + body + b"\n", b64decode(headers["Wechatpay-Signature"]))
    resource = json.loads(body)["resource"]
    plain = AESGCM(API_V3_KEY.encode()).decrypt(
        resource["nonce"].encode(), b64decode(resource["ciphertext"]), resource["associated_data"].encode()
    )
    found: dict[str, str] = json.loads(plain)
    return found


def test_requests_that_somebody_else_signed_are_refused() -> None:
    other = session_keys().platform
    wechat, alipay = WechatStandin(), AlipayStandin()
    moment = int(datetime.now(BEIJING).timestamp())
    path = f"/v3/pay/transactions/out-trade-no/{KEY}?mchid={MERCHANT}"
    signature = other.sign(f"GET\n{path}\n{moment}\nnonce\n\n".encode())
    told = f'mchid="{MERCHANT}",nonce_str="nonce",signature="{signature}",timestamp="{moment}",serial_no="{SERIAL}"'
    assert _asked(wechat, path, {"Authorization": f"{SCHEME} {told}"}) == (401, "SIGN_ERROR")
    assert _asked(wechat, path, {}) == (401, "SIGN_ERROR")
    asked = {"app_id": ALIPAY_APP, "method": "alipay.trade.query", "charset": "utf-8", "sign_type": "RSA2"}
    asked |= {"version": "1.0", "biz_content": f'{{"out_trade_no":"{KEY}"}}'}
    forged = urlencode(asked | {"sign": other.sign(joined(asked))})
    assert _asked(alipay, f"/gateway.do?{forged}", {}) == (200, "isv.invalid-signature")
    wechat.close()
    alipay.close()


def _asked(standin: Standin, path: str, headers: dict[str, str]) -> tuple[int, str]:
    line = HTTPConnection("127.0.0.1", standin.server.server_address[1], timeout=10)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    told = json.loads(answer.read())
    line.close()
    inner = told.get("alipay_trade_query_response", told)
    return answer.status, inner.get("sub_code") or inner["code"]


def test_the_process_tells_where_it_is_and_can_be_moved_from_afar() -> None:
    with standins_apart() as told:
        bank = Afar(str(told["control"]), "alipay")
        bank.call("customer_pays", pays="at once")
        bank.call("plan", operation="query", fault="lost")
        assert bank.ledger() == {}
        assert told["alipay"]["address"].endswith("/gateway.do")
        assert "PRIVATE KEY" in told["wechat"]["merchant_private_key"]
