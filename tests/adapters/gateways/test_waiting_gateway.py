"""A gateway without its keys: the hall opens without it, nothing is known of its orders, and it comes by itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import NameOID

from kiosk import devices
from kiosk.adapters.clock import SystemClock
from kiosk.adapters.gateways.waiting import WaitingGateway
from kiosk.adapters.payment import DemoGateway
from kiosk.domain.errors import BadSettings, KeysUnusable
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import GatewayAway, NoticeRefused
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import PaymentGateway, PaymentOrder
from kiosk.settings import Device, Settings
from tests.standins.keys import ALIPAY_APP, API_V3_KEY, APP, MERCHANT, PLATFORM_KEY, SERIAL, session_keys

WECHAT, ALIPAY = "kiosk.adapters.gateways.wechat:WeChatPay", "kiosk.adapters.gateways.alipay:Alipay"
LOG = "kiosk.adapters.gateways.waiting"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """All files that both gateways need."""
    keys = session_keys()
    for name, text in (("ours", keys.merchant.private), ("theirs", keys.platform.public), ("v3", API_V3_KEY)):
        (tmp_path / name).write_text(text)
    return tmp_path


def settings(folder: Path, **wechat: str) -> Settings:
    pair = {"private_key": f"file:{folder / 'ours'}", "public_key": f"file:{folder / 'theirs'}"}
    ids = {"mchid": MERCHANT, "appid": APP, "serial": SERIAL, "public_key_id": PLATFORM_KEY}
    return Settings(
        data=folder,
        payment_wechat=Device(WECHAT, {**ids, **pair, "api_v3_key": f"file:{folder / 'v3'}", **wechat}),
        payment_alipay=Device(ALIPAY, {"app_id": ALIPAY_APP, **pair}),
    )


def made(folder: Path, **wechat: str) -> tuple[PaymentGateway, ...]:
    return devices.gateways(settings(folder, **wechat), SystemClock())


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.name == LOG]


def certificate(serial: int, private: str) -> str:
    key = load_pem_private_key(private.encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, MERCHANT)]), datetime.now(UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), serial, now, now + timedelta(days=1))
    return built.sign(key, SHA256()).public_bytes(Encoding.PEM).decode()


def test_with_its_keys_nothing_waits(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    gateways = made(folder)
    assert [type(gateway).__name__ for gateway in gateways] == ["WeChatPay", "Alipay"]
    assert [gateway.is_in_use() for gateway in gateways] == [True, True]
    assert said(caplog) == []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: (folder / "v3").unlink(), "api_v3_key: {v3} cannot be read: No such file or directory"),
        (lambda folder: (folder / "v3").write_text(""), "api_v3_key: {v3} is empty"),
        (lambda folder: (folder / "v3").write_text("a" * 31), "api_v3_key: {v3} holds 31 bytes"),
        (lambda folder: (folder / "v3").write_bytes(b"\xff\xfe"), "api_v3_key: {v3} is not text"),
    ],
)
def test_only_the_gateway_whose_keys_cannot_be_used_is_out_of_use(
    folder: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(folder)
    wechat, alipay = made(folder)
    assert [gateway.is_in_use() for gateway in (wechat, alipay, wechat)] == [False, True, False]
    assert (wechat.name, wechat.wallet, wechat.takes_codes) == ("wechat", Wallet.WECHAT, False)
    (line,) = said(caplog)  # once, however often it is looked at
    assert line.startswith("wechat is out of use: " + words.format(v3=folder / "v3"))


def test_keys_that_do_not_belong_together_are_as_good_as_none(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    keys, number = session_keys(), int(SERIAL, 16)
    (folder / "cert").write_text(certificate(number, keys.platform.private))
    source = {"certificate": f"file:{folder / 'cert'}"}
    wechat, _ = made(folder, **source)
    assert not wechat.is_in_use()
    (folder / "cert").write_text(certificate(number + 1, keys.merchant.private))
    assert not wechat.is_in_use()
    (folder / "cert").write_text(certificate(number, keys.merchant.private))
    (folder / "theirs").write_text(keys.merchant.public)
    assert not wechat.is_in_use()
    (folder / "theirs").write_text(keys.platform.public)
    assert wechat.is_in_use()
    told = [line.removeprefix("wechat is out of use: ").partition(" (")[0] for line in said(caplog)]
    assert told == [
        "certificate and private_key are no pair",
        f"serial is not the certificate's, which is {number + 1:X}",
        "public_key is the other half of private_key; the payment company's own belongs there",
        "wechat is in use again",
    ]
    assert not any(line in caplog.text for line in keys.merchant.private.splitlines()[1:-1])


@pytest.mark.parametrize("text", ["", "no certificate"])
def test_a_certificate_that_cannot_be_read_is_for_doctor_alone(folder: Path, text: str) -> None:
    if text:
        (folder / "cert").write_text(text)
    assert made(folder, certificate=f"file:{folder / 'cert'}")[0].is_in_use()
    assert made(folder, certificate="cert.pem")[0].is_in_use()


def test_what_is_wrong_in_form_still_stops_the_start(folder: Path) -> None:
    (folder / "ours").unlink()
    with pytest.raises(BadSettings, match="no option 'certificat'; did you mean 'certificate'"):
        made(folder, certificat="file:x")
    with pytest.raises(BadSettings, match="api_v3_key must be file:/path or env:NAME") as refused:
        made(folder, api_v3_key=API_V3_KEY)
    assert API_V3_KEY not in refused.value.log
    unknown = replace(settings(folder), payment_alipay=Device(ALIPAY.replace("Alipay", "Alipai")))
    with pytest.raises(BadSettings, match="did you mean 'Alipay'"):
        devices.gateways(unknown, SystemClock())


def test_nothing_is_known_of_its_orders_until_it_is_there(order: PaymentOrder) -> None:
    real, keys_there = DemoGateway(demo=True, name="wechat", wallet="wechat", after=1), False

    def make() -> PaymentGateway:
        if not keys_there:
            raise KeysUnusable("private_key: none")
        return real

    paid = real.charge(order, "134567890123456789")
    gateway = WaitingGateway(make, name="wechat", wallet=Wallet.WECHAT, trouble="private_key: none")
    back = {"refund_key": "r1", "amount": 10, "total": order.amount}
    answers = [gateway.start(order), gateway.query(order.key), gateway.cancel(order.key), gateway.charge(order, "1")]
    assert {answer.state for answer in answers} == {PaymentState.UNKNOWN}
    refunds = [gateway.refund(order.key, **back), gateway.query_refund(order.key, refund_key="r1")]
    assert {answer.state for answer in refunds} == {RefundState.UNKNOWN}
    for ask in (partial(gateway.bill, date(2026, 11, 20)), partial(gateway.read_notice, {}, b"")):
        with pytest.raises(GatewayAway) as away:
            ask()
        assert away.value.log == "wechat is out of use: private_key: none"
    assert [gateway.answer_notice(outcome).status for outcome in NoticeOutcome] == [503] * len(NoticeOutcome)
    keys_there = True
    assert gateway.query(order.key) == paid
    assert gateway.refund(order.key, **back).state is RefundState.DONE
    assert gateway.takes_codes
    with pytest.raises(NoticeRefused):
        gateway.read_notice({}, b"")
    assert gateway.answer_notice(NoticeOutcome.ACCEPTED).status == 404


def test_two_that_want_it_at_once_get_the_same() -> None:
    times: list[PaymentGateway] = []
    meet = Barrier(2)

    def make() -> PaymentGateway:
        times.append(DemoGateway(demo=True))
        return times[-1]

    gateway = WaitingGateway(make, name="demo", wallet=Wallet.ANY, trouble="none yet")

    def want(_number: int) -> bool:
        meet.wait()
        return gateway.is_in_use()

    with ThreadPoolExecutor(2) as both:
        assert list(both.map(want, range(2))) == [True, True]
    assert len(times) == 1
