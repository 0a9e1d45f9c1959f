"""The self-test of the gateways' ids and keys, in words that say what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import NameOID

from kiosk.adapters.gateways.keys import private_pem, public_pem
from kiosk.doctor import payment
from kiosk.doctor.findings import Finding, State
from kiosk.settings import Device, Notices, Settings
from tests.standins.keys import ALIPAY_APP, API_V3_KEY, APP, MERCHANT, PLATFORM_KEY, SELLER, session_keys

NUMBER = 0x5157F09EFDC096DE15EBE81A47057A7232F1B8E1
Put = Callable[[str, str], str]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
        return f"file:{tmp_path / name}"

    return write


@cache
def small() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=1024)


def merchant() -> RSAPrivateKey:
    key = load_pem_private_key(session_keys().merchant.private.encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    return key


def certificate(days: float, key: RSAPrivateKey | None = None) -> str:
    now, name = datetime.now(UTC), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, MERCHANT)])
    made = x509.CertificateBuilder(name, name, (key or merchant()).public_key(), NUMBER)
    made = made.not_valid_before(now - timedelta(days=400)).not_valid_after(now + timedelta(days=days))
    from_bytes = made.sign(small(), SHA256()).public_bytes
    return from_bytes(Encoding.PEM).decode()


@pytest.fixture
def wechat(put: Put) -> dict[str, str]:
    return {
        "mchid": MERCHANT,
        "appid": APP,
        "serial": f"{NUMBER:X}",
        "public_key_id": PLATFORM_KEY,
        "private_key": put("apiclient_key.pem", session_keys().merchant.private),
        "certificate": put("apiclient_cert.pem", certificate(days=200)),
        "api_v3_key": put("v3.txt", API_V3_KEY),
        "public_key": put("pub_key.pem", session_keys().platform.public),
    }


def wechat_finding(options: dict[str, str]) -> Finding:
    device = Device(payment.WECHAT, dict(options))
    return payment.check_wechat(replace(Settings(), payment_wechat=device))


def alipay_finding(options: dict[str, str]) -> Finding:
    device = Device(payment.ALIPAY, dict(options))
    return payment.check_alipay(replace(Settings(), payment_alipay=device))


def test_gateways_that_are_not_named_are_not_looked_at() -> None:
    assert [check(Settings()).words for check in (payment.check_wechat, payment.check_alipay)] == ["not in use"] * 2


def test_all_is_well_with_wechat_pay(wechat: dict[str, str]) -> None:
    assert wechat_finding(wechat).state is State.OK
    settings = replace(Settings(demo=False), payment_wechat=Device(payment.WECHAT, {**wechat}))
    assert payment.check_payment(settings).words == "wechat"
    assert payment.check_payment(replace(settings, demo=True)).state is State.WARNING


def test_a_gateway_without_its_keys_is_a_problem_of_its_own(wechat: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "apiclient_key.pem").unlink()
    pair = {name: wechat[name] for name in ("public_key",)} | {"private_key": wechat["api_v3_key"]}
    settings = replace(Settings(demo=False), payment_wechat=Device(payment.WECHAT, {**wechat}))
    found = payment.check_payment(settings)
    words = f"payment.wechat is out of use: private_key: {tmp_path / 'apiclient_key.pem'} cannot be read: "
    assert (found.state, found.words) == (State.PROBLEM, words + "No such file or directory")
    assert "need no restart" in found.remedy
    both = replace(settings, payment_alipay=Device(payment.ALIPAY, {"app_id": ALIPAY_APP, **pair}))
    assert "; payment.alipay is out of use: private_key: " in payment.check_payment(both).words
    assert API_V3_KEY not in payment.check_payment(both).words


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("mchid", "190000010", ""),
        ("mchid", "abc", "mchid must be 8 to 10 digits"),
        ("appid", "wx1", "appid must be wx and 16"),
        ("serial", "12", "serial must be the certificate's number"),
        ("serial", "0" * 40, "serial is not the certificate's"),
        ("public_key_id", "5157F09E", "public_key_id must be PUB_KEY_ID_"),
        ("private_key", "file:/nowhere/key.pem", "private_key: /nowhere/key.pem cannot be read"),
        ("private_key", "", "private_key must be file:/path or env:NAME"),
        ("public_key", "env:NOBODY_SET_THIS", "'NOBODY_SET_THIS' is empty"),
        ("api_v3_key", "file:/nowhere/v3.txt", "api_v3_key: /nowhere/v3.txt cannot be read"),
        ("base_url", "http://10.0.0.1/", "base_url is not encrypted"),
        ("base_url", "http://127.0.0.1:8080", ""),
        ("base_url", "https://api2.mch.weixin.qq.com", ""),
        ("certificate", "file:/nowhere/cert.pem", "certificate: /nowhere/cert.pem cannot be read"),
    ],
)
def test_what_cannot_work_is_a_problem(wechat: dict[str, str], option: str, value: str, said: str) -> None:
    found = wechat_finding({**wechat, option: value})
    assert said in found.words
    assert found.state is (State.PROBLEM if said else State.OK)
    assert bool(found.remedy) is bool(said)


def test_the_certificate_and_its_end(wechat: dict[str, str], put: Put) -> None:
    ended, ending = put("ended.pem", certificate(days=-1)), put("ending.pem", certificate(days=29))
    assert "the certificate ended on" in wechat_finding({**wechat, "certificate": ended}).words
    soon = wechat_finding({**wechat, "certificate": ending})
    assert (soon.state, "the certificate ends on" in soon.words) == (State.WARNING, True)
    assert wechat_finding({**wechat, "certificate": ""}).state is State.WARNING
    other = put("other.pem", certificate(days=200, key=small()))
    assert "no pair" in wechat_finding({**wechat, "certificate": other}).words


def test_keys_that_do_not_belong_where_they_are(wechat: dict[str, str], put: Put) -> None:
    own = put("own.pem", session_keys().merchant.public)
    assert "the other half of private_key" in wechat_finding({**wechat, "public_key": own}).words
    weak = put("weak.pem", private_pem(small()))
    assert "less than 2048 bits" in wechat_finding({**wechat, "private_key": weak}).words
    short = put("short.txt", API_V3_KEY[:-1])
    assert "31 bytes" in wechat_finding({**wechat, "api_v3_key": short}).words


def test_a_secret_that_others_may_read_is_a_warning(wechat: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "apiclient_key.pem").chmod(0o640)
    found = wechat_finding(wechat)
    assert (found.state, found.words) == (
        State.WARNING,
        f"{tmp_path / 'apiclient_key.pem'} can be read by others",
    )
    assert found.remedy.startswith("Run: chmod 600")
    (tmp_path / "pub_key.pem").chmod(0o644)  # everybody may have that one
    (tmp_path / "apiclient_key.pem").chmod(0o600)
    assert wechat_finding(wechat).state is State.OK


def test_alipay(put: Put) -> None:
    good = {
        "app_id": ALIPAY_APP,
        "seller_id": SELLER,
        "private_key": put("app.txt", session_keys().merchant.private),
        "public_key": put("alipay.txt", session_keys().platform.public),
    }
    assert alipay_finding(good).state is State.OK
    assert alipay_finding({**good, "seller_id": ""}).state is State.WARNING
    own = put("own.txt", public_pem(merchant().public_key()))
    mistaken = alipay_finding({**good, "public_key": own, "app_id": "12"})
    assert mistaken.state is State.PROBLEM
    assert "the other half of private_key" in mistaken.words
    assert "app_id must be 16 digits" in mistaken.words
    assert "支付宝公钥" in mistaken.remedy


def test_notices_are_not_needed() -> None:
    assert payment.check_notices(Settings()).state is State.OK
    told = payment.check_notices(Settings(notices=Notices(public_url="https://pay.example.cn")))
    assert "https://pay.example.cn/notify/" in told.words
