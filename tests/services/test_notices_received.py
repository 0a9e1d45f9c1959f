"""Notices of both gateways over a real line into the books: heard once, and nothing else has any effect."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from threading import Event
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.gateways.alipay import Alipay
from kiosk.adapters.gateways.wechat import WeChatPay
from kiosk.adapters.notices import NoticeDesk
from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState, Visit
from kiosk.domain.paying import NoticeOutcome, Wallet
from kiosk.ports import Notice
from kiosk.services.money.billing import Billing
from kiosk.storage.tables import PaymentNoticeRow, PaymentRow, Row
from tests.receiving import receiving
from tests.services.small_hall import K1, SmallHall
from tests.standins.alipay import AlipayStandin
from tests.standins.keys import ALIPAY_APP, API_V3_KEY, APP, MERCHANT, PLATFORM_KEY, SELLER, SERIAL, session_keys
from tests.standins.posting import Letter
from tests.standins.standin import Standin
from tests.standins.wechat import WechatStandin

UNHURRIED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
RECEIVER = Actor("K1-N")
SUCCESS = {"wechat": '{"code": "SUCCESS"}', "alipay": "success"}


@dataclass
class Counter:
    """A hall whose gateways are stand-ins, and its receiver on a port of this machine."""

    hall: SmallHall
    billing: Billing
    standins: dict[str, Standin]
    clock: FixedClock
    port: int = 0

    def hear(self, gateway: str, notice: Notice) -> NoticeOutcome:
        return self.billing.hear(gateway, notice, actor=RECEIVER)

    def order(self, wallet: str, number: int = 1) -> tuple[Visit, str]:
        """A visit whose code is on the screen, and the order's key."""
        visit = self.hall.visit(patient=number)
        assert self.billing.begin(visit.charge_id, wallet=Wallet(wallet), actor=K1).state is PaymentState.WAITING
        return visit, str(self.hall.rows(PaymentRow)[-1]["key"])

    def books(self) -> dict[str, list[tuple[object, ...]]]:
        """Everything that is written anywhere."""
        with self.hall.database.read() as session:
            tables = Row.metadata.sorted_tables
            return {one.name: [tuple(row) for row in session.execute(select(one))] for one in tables}

    def post(self, letter: Letter, *, to: str = "", method: str = "POST") -> int:
        """Hand a letter in; gives the status."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, to or f"/notify/{letter.url}", body=letter.body, headers=dict(letter.headers))
            return line.getresponse().status
        finally:
            line.close()


@pytest.fixture(scope="module")
def standins() -> Iterator[dict[str, Standin]]:
    both: dict[str, Standin] = {"wechat": WechatStandin(), "alipay": AlipayStandin()}
    yield both
    for one in both.values():
        one.close()


@pytest.fixture
def counter(hall: SmallHall, standins: dict[str, Standin], monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    keys = session_keys()
    monkeypatch.setenv("OURS", keys.merchant.private)
    monkeypatch.setenv("THEIRS", keys.platform.public)
    monkeypatch.setenv("V3", API_V3_KEY)
    for one in standins.values():
        one.forget()
        one.shift((hall.clock.now() - datetime.now(UTC)).total_seconds())
    clock = FixedClock(datetime.now(UTC))
    wechat = WeChatPay(
        mchid=MERCHANT,
        appid=APP,
        serial=SERIAL,
        public_key_id=PLATFORM_KEY,
        private_key="env:OURS",
        public_key="env:THEIRS",
        api_v3_key="env:V3",
        base_url=standins["wechat"].address(),
        clock=clock,
    )
    alipay = Alipay(
        app_id=ALIPAY_APP,
        seller_id=SELLER,
        private_key="env:OURS",
        public_key="env:THEIRS",
        base_url=standins["alipay"].address(),
    )
    counter = Counter(hall, Billing(hall.office, (wechat, alipay)), standins, clock)
    desk = NoticeDesk({"wechat": wechat, "alipay": alipay}, counter.hear, is_well=lambda: True)
    with receiving(desk) as counter.port:
        for gateway in (wechat, alipay):
            gateway.notify_url = f"http://127.0.0.1:{counter.port}/notify/{gateway.name}"
        alipay._library._app_notify_url = alipay.notify_url
        yield counter


@pytest.mark.parametrize("wallet", ["wechat", "alipay"])
def test_a_payment_is_settled_before_anybody_asks(counter: Counter, wallet: str) -> None:
    visit, key = counter.order(wallet)
    standin = counter.standins[wallet]
    standin.notices(0)
    asked = len(standin.asked())
    standin.pay(key)
    letter = _held(standin)
    answers = [standin.poster._send(letter) for _repeated in range(2)]
    assert [(one.status, one.body) for one in answers] == [(200, SUCCESS[wallet])] * 2
    assert len(standin.asked()) == asked
    assert len(counter.hall.rows(PaymentNoticeRow)) == 1
    assert counter.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
    assert len(standin.asked()) == asked  # our own books knew


def _held(standin: Standin) -> Letter:
    """The letter the stand-in holds back; it is written by a thread of its own."""
    pause = Event()
    while not standin.poster.held:
        pause.wait(0.005)
    return standin.poster.held[0]


def _letter(counter: Counter, wallet: str) -> Letter:
    """A genuine notice about money that really came, not handed in yet; ``url`` is the gateway's name."""
    _visit, key = counter.order(wallet)
    standin = counter.standins[wallet]
    standin.notices(0)
    standin.pay(key)
    found = _held(standin)
    return Letter(found.key, wallet, found.headers, found.body)


def _spoilt(letter: Letter) -> Iterator[Letter]:
    body, headers = letter.body, dict(letter.headers)
    for text in (b"", body[:-1], body + b"x", body.replace(b"0", b"1", 1), body * 30, body[:5] * 20_000, b"\xff" * 99):
        yield Letter(letter.key, letter.url, headers, text)
    for name in headers.keys() - {"Wechatpay-Signature-Type"}:  # there is but one type, so it may be left out
        yield Letter(letter.key, letter.url, {**headers, name: headers[name][::-1]}, body)
        yield Letter(letter.key, letter.url, {one: text for one, text in headers.items() if one != name}, body)


@pytest.mark.parametrize("wallet", ["wechat", "alipay"])
def test_nothing_but_a_whole_and_fresh_notice_has_an_effect(
    counter: Counter, wallet: str, caplog: pytest.LogCaptureFixture
) -> None:
    letter = _letter(counter, wallet)
    other = {"wechat": "alipay", "alipay": "wechat"}[wallet]
    before = counter.books()
    caplog.set_level(logging.INFO)
    for spoilt in _spoilt(letter):
        caplog.clear()
        counter.post(spoilt)
        assert len([one for one in caplog.records if one.name.startswith("kiosk.")]) == 1
    for to, method in ((f"/notify/{other}", "POST"), ("/notify/none", "POST"), ("", "GET"), ("", "PUT")):
        counter.post(letter, to=to, method=method)
    assert counter.books() == before
    assert letter.key not in caplog.text
    if wallet == "wechat":
        counter.clock.advance(timedelta(minutes=6))
        assert counter.post(letter) == 400  # a recording
        assert counter.books() == before
        counter.clock.advance(timedelta(minutes=-6))
    assert counter.post(letter) == 200
    assert counter.books() != before


def form(body: bytes) -> list[tuple[str, str]]:
    """What a form says, however it is written."""
    return parse_qsl(body.decode("latin-1"), keep_blank_values=True, encoding="latin-1")


@pytest.fixture
def posted(counter: Counter) -> Callable[[str], tuple[Counter, Letter]]:
    return lambda wallet: (counter, _letter(counter, wallet))


@pytest.mark.parametrize("wallet", ["wechat", "alipay"])
def test_a_notice_with_any_byte_changed_has_no_effect(
    posted: Callable[[str], tuple[Counter, Letter]], wallet: str
) -> None:
    counter, letter = posted(wallet)
    before = counter.books()

    @settings(max_examples=15, suppress_health_check=UNHURRIED)
    @given(some.integers(0, len(letter.body) - 1), some.integers(1, 255))
    def changed(place: int, by: int) -> None:
        text = bytearray(letter.body)
        text[place] ^= by
        assume(form(bytes(text)) != form(letter.body))  # %2f is %2F
        counter.post(Letter(letter.key, wallet, letter.headers, bytes(text)))

    changed()
    assert counter.books() == before
