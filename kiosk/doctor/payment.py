"""Who takes the money: there, real when the hospital is, and with keys that will do tomorrow too."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import cast
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.x509 import Certificate

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.gateways import keys
from kiosk.devices import build
from kiosk.doctor.findings import Finding, ok, problem, warning, worst
from kiosk.domain.errors import BadSettings, KeysUnusable
from kiosk.ports import PaymentGateway
from kiosk.settings import Device, Settings

WECHAT, ALIPAY = "kiosk.adapters.gateways.wechat:WeChatPay", "kiosk.adapters.gateways.alipay:Alipay"
SOON = timedelta(days=30)
FEWEST_BITS = 2048
BACK = "Put it right: kiosks and the receiver of notices find it within a minute, and need no restart."
HERE = ("127.0.0.1", "::1", "localhost")
SOURCES = ("private_key", "api_v3_key", "public_key", "certificate")
Ids = Mapping[str, tuple[str, str]]
WECHAT_IDS: Ids = MappingProxyType(
    {
        "mchid": (r"[0-9]{8,10}", "8 to 10 digits"),
        "appid": (r"wx[0-9a-zA-Z]{16}", "wx and 16 letters or digits"),
        "serial": (r"[0-9A-Fa-f]{30,40}", "the certificate's number, 40 digits and letters A to F"),
        "public_key_id": (r"PUB_KEY_ID_[0-9A-Za-z]+", "PUB_KEY_ID_ and a number"),
    }
)
ALIPAY_IDS: Ids = MappingProxyType(
    {
        "app_id": (r"[0-9]{16}", "16 digits"),
        "seller_id": (r"|2088[0-9]{12}", "16 digits that begin with 2088"),
    }
)


def check_payment(settings: Settings) -> Finding:
    """The payment gateways: there, and real when the hospital is."""
    if not settings.gateways:
        if settings.demo:
            return ok("the demo's")
        return problem("none is set", "Name one in the settings: [payment.wechat] adapter = … (docs/payments.md)")
    found = [_gateway(settings, setting, device) for setting, device in settings.gateways]
    away = [each for each in found if isinstance(each, Finding)]
    if away:
        return worst(away, "")
    names = ", ".join(each.name for each in found if not isinstance(each, Finding))
    if settings.demo:
        return warning(f"{names}; with demo = true no money may be taken", "For real payments set demo = false.")
    return ok(names)


def check_wechat(settings: Settings) -> Finding:
    """The ids, keys and certificate of WeChat Pay."""
    options = _options(settings, WECHAT)
    if options is None:
        return ok("not in use")
    return worst(
        [*_ids(options, WECHAT_IDS), *_places(options), *_wechat_keys(options)], "ids and keys are as they must be"
    )


def check_alipay(settings: Settings) -> Finding:
    """The ids and keys of Alipay."""
    options = _options(settings, ALIPAY)
    if options is None:
        return ok("not in use")
    findings = [*_ids(options, ALIPAY_IDS), *_places(options), *_pair(options, "Alipay's public key (支付宝公钥)")]
    if not options.get("seller_id"):
        findings.append(warning("seller_id is not set: whose money a notice is about is not checked"))
    return worst(findings, "ids and keys are as they must be")


def check_notices(settings: Settings) -> Finding:
    """Whether the gateways can tell of payments, or have to be asked."""
    if settings.notices.public_url:
        address = f"{settings.notices.host}:{settings.notices.port}"
        return ok(f"told at {settings.notices.public_url}/notify/…, heard at {address}")
    return ok("none: the gateways are asked about every payment, which is enough")


def _gateway(settings: Settings, setting: str, device: Device) -> PaymentGateway | Finding:
    """The gateway, or why it is out of use."""
    supplied = {"demo": settings.demo, "clock": SystemClock(zone=settings.time_zone)}
    try:
        return cast(PaymentGateway, build(device, setting=setting, supplied=supplied))
    except KeysUnusable as error:
        return problem(f"{setting} is out of use: {error.log}", BACK)


def _options(settings: Settings, adapter: str) -> Mapping[str, str] | None:
    """The options of that adapter as text; None when no gateway is of it."""
    for _setting, device in settings.gateways:
        if device.adapter == adapter:
            return {name: str(value) for name, value in device.options.items()}
    return None


def _ids(options: Mapping[str, str], ids: Ids) -> Iterator[Finding]:
    for name, (pattern, words) in ids.items():
        if not re.fullmatch(pattern, options.get(name, "")):
            yield problem(f"{name} must be {words}", f"Copy {name} once more from the payment company's platform.")


def _line(options: Mapping[str, str]) -> Iterator[Finding]:
    """An address of the gateway that is not encrypted, elsewhere than on this machine."""
    address = urlsplit(options.get("base_url") or "https://")
    if address.scheme != "https" and address.hostname not in HERE:
        yield problem("base_url is not encrypted", "Write https:// there, or leave it out.")


def _places(options: Mapping[str, str]) -> Iterator[Finding]:
    """Files of keys that others than their owner may read, and lines on which others may listen."""
    yield from _line(options)
    for name in SOURCES:
        path = keys.file_of(options.get(name, ""))
        if path is None or os.name != "posix" or not path.exists():
            continue
        is_secret = name in ("private_key", "api_v3_key")
        if is_secret and path.stat().st_mode & 0o077:
            yield warning(f"{path} can be read by others", f"Run: chmod 600 {path}")


def _pair(options: Mapping[str, str], other: str) -> Iterator[Finding]:
    """Our private key and the company's public key, which are no pair."""
    try:
        ours = keys.private_key(options.get("private_key", ""), option="private_key")
        theirs = keys.public_key(options.get("public_key", ""), option="public_key")
    except BadSettings as error:
        yield problem(error.log, "Put the key there again, as the payment company gave it.")
        return
    if min(ours.key_size, theirs.key_size) < FEWEST_BITS:
        yield problem("a key has less than 2048 bits", "Make a new pair of keys on the payment company's platform.")
    if keys.are_pair(ours, theirs):
        yield problem("public_key is the other half of private_key", f"What belongs there is {other}.")


def _wechat_keys(options: Mapping[str, str]) -> Iterator[Finding]:
    yield from _pair(options, "WeChat Pay's public key (微信支付公钥), pub_key.pem")
    try:
        keys.api_v3_key(options.get("api_v3_key", ""), option="api_v3_key")
        if not options.get("certificate"):
            yield warning(
                "certificate is not set, so nobody is told before it ends",
                "Set certificate to apiclient_cert.pem.",
            )
            return
        ours = keys.certificate(options["certificate"], option="certificate")
        private = keys.private_key(options.get("private_key", ""), option="private_key")
    except BadSettings as error:
        yield problem(error.log, "Put it there again, as the merchant platform gave it.")
        return
    yield from _certificate(ours, private, serial=options.get("serial", ""))


def _certificate(ours: Certificate, private: RSAPrivateKey, *, serial: str) -> Sequence[Finding]:
    left = ours.not_valid_after_utc - datetime.now(UTC)
    ends = f"{ours.not_valid_after_utc:%Y-%m-%d}"
    found = []
    if not keys.are_pair(private, ours.public_key()):
        found.append(problem("certificate and private_key are no pair", "Take both from the same download."))
    if not keys.is_number_of(ours, serial):
        found.append(problem("serial is not the certificate's", f"Set serial to {ours.serial_number:X}."))
    if left < timedelta():
        found.append(problem(f"the certificate ended on {ends}", "Get a new one on the merchant platform."))
    elif left < SOON:
        found.append(warning(f"the certificate ends on {ends}", "Get a new one on the merchant platform before."))
    return found
