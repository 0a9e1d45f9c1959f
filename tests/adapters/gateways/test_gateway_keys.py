"""Keys of gateways: read from where the settings say, and never repeated."""

import logging
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kiosk.adapters.gateways import keys
from kiosk.adapters.gateways.wechat import WeChatPay
from kiosk.devices import build
from kiosk.domain.errors import BadSettings
from kiosk.paths import ROOT
from kiosk.settings import Device
from tests.standins.alipay import AlipayStandin
from tests.standins.keys import ALIPAY_APP, API_V3_KEY, session_keys
from tests.standins.wechat import WechatStandin


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str], str]:
    """A file with that text, as a source."""

    def write(text: str) -> str:
        (tmp_path / "key").write_text(text)
        return f"file:{tmp_path / 'key'}"

    return write


def _refusal(source: str) -> str:
    with pytest.raises(BadSettings) as refused:
        keys.private_key(source, option="private_key")
    return refused.value.log


def test_a_key_may_be_pem_of_either_kind_or_the_bare_base64_of_a_tool(put: Callable[[str], str]) -> None:
    pem = session_keys().merchant.private
    key = load_pem_private_key(pem.encode(), password=None)
    old = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()
    bare = "\n".join(re.findall(".{1,64}", "".join(pem.splitlines()[1:-1])))
    for text in (pem, old, bare, bare.replace("\n", "")):
        assert keys.private_pem(keys.private_key(put(text), option="private_key")) == pem
    public = session_keys().platform.public
    bare = "".join(public.splitlines()[1:-1])
    assert [keys.public_pem(keys.public_key(put(text), option="k")) for text in (public, bare)] == [public, public]


def test_a_key_may_stand_in_a_variable_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pem = session_keys().merchant.private
    monkeypatch.setenv("WECHAT_KEY", pem.replace("\n", "\\n"))
    assert keys.private_pem(keys.private_key("env:WECHAT_KEY", option="private_key")) == pem


def test_what_is_no_key_is_told_by_its_place_and_never_repeated(put: Callable[[str], str], tmp_path: Path) -> None:
    assert _refusal("env:NOBODY_SET_THIS") == "private_key: the environment variable 'NOBODY_SET_THIS' is empty"
    assert _refusal(f"file:{tmp_path / 'none'}").endswith("none cannot be read: No such file or directory")
    curve = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    assert _refusal(put(curve)).endswith("holds a key that is not RSA")
    pem = session_keys().merchant.private
    for text in (pem[:200], session_keys().platform.public, b64encode(b"no key at all").decode(), "ÄÖÜ", "%%%"):
        told = _refusal(put(text))
        assert "holds no private key" in told
        assert text[:20] not in told
    (tmp_path / "key").write_bytes(b"\xff\xfe")
    assert _refusal(f"file:{tmp_path / 'key'}").endswith("is not text")


def test_a_secret_in_the_settings_themselves_is_refused_and_not_repeated() -> None:
    pem = session_keys().merchant.private
    told = _refusal(pem)
    assert "file:/path or env:NAME" in told
    assert "PRIVATE KEY" not in told


def test_an_api_v3_key_has_thirty_two_bytes(put: Callable[[str], str]) -> None:
    assert keys.api_v3_key(put(API_V3_KEY + "\n"), option="api_v3_key") == API_V3_KEY
    with pytest.raises(BadSettings, match="31 bytes; an APIv3 key has 32") as refused:
        keys.api_v3_key(put(API_V3_KEY[:31]), option="api_v3_key")
    assert API_V3_KEY[:8] not in refused.value.log


def test_a_public_key_is_no_certificate_and_the_other_way_round(put: Callable[[str], str]) -> None:
    with pytest.raises(BadSettings, match="no certificate"):
        keys.certificate(put(session_keys().platform.public), option="certificate")
    curve = generate_private_key(SECP256R1()).public_key()
    text = curve.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    for wrong in (text, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "AAAA"):
        with pytest.raises(BadSettings, match=r"not RSA|no public key"):
            keys.public_key(put(wrong), option="public_key")


def test_gateways_are_made_from_settings(sources: dict[str, str], alipay: AlipayStandin) -> None:
    options = {"app_id": ALIPAY_APP, "private_key": sources["private_key"], "public_key": sources["public_key"]}
    device = Device("kiosk.adapters.gateways.alipay:Alipay", {**options})
    made = build(device, setting="payment.alipay", supplied={"demo": False, "notify_url": "https://x/notify/alipay"})
    assert vars(made)["notify_url"] == "https://x/notify/alipay"
    with pytest.raises(BadSettings, match=r"payment.wechat.options: .* needs mchid"):
        build(Device("kiosk.adapters.gateways.wechat:WeChatPay"), setting="payment.wechat", supplied={})
    with pytest.raises(BadSettings, match=r"payment.alipay.adapter: .*: it is no payment"):
        build(Device("kiosk.adapters.clock:SystemClock"), setting="payment.alipay", supplied={})


def test_nothing_secret_is_kept_where_it_could_be_shown(
    make_wechat: Callable[..., WeChatPay], wechat: WechatStandin, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    gateway = make_wechat(wechat)
    gateway.query("20260302-0001-1-ab12cd34")
    shown = repr(gateway) + "".join(repr(value) for value in vars(gateway).values())
    told = " ".join(record.getMessage() for record in caplog.records if record.levelno >= logging.INFO)
    for secret in (API_V3_KEY, session_keys().merchant.private[40:90], "WECHATPAY2-SHA256", "signature="):
        assert secret not in shown + told


ALONE = """
import logging, sys
handler = logging.FileHandler(sys.argv[1])
logging.getLogger().addHandler(handler)
before = list(logging._handlerList)
import kiosk.adapters.gateways.alipay
assert list(logging._handlerList) == before, "handlers were closed"
assert handler.stream is not None
assert not logging.getLogger("python-alipay-sdk").handlers
"""


def test_loading_the_library_leaves_the_log_alone(tmp_path: Path) -> None:
    # Its own module would close every handler of the program, and add one to the console.
    subprocess.run([sys.executable, "-c", ALONE, str(tmp_path / "log")], check=True, cwd=ROOT)
