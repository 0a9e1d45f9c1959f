"""Both gateways of the hospital, each before a stand-in on this machine."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.adapters.gateways.alipay import Alipay
from kiosk.adapters.gateways.wechat import WeChatPay
from kiosk.ports import PaymentOrder
from tests.standins.alipay import AlipayStandin
from tests.standins.keys import (
    ALIPAY_APP,
    API_V3_KEY,
    APP,
    MERCHANT,
    PLATFORM_KEY,
    SELLER,
    SERIAL,
    session_keys,
)
from tests.standins.wechat import WechatStandin

PATIENCE = 20.0  # seconds until a call gives up
AMOUNT = 1650  # fen
CODES = {"wechat": "134567890123456789", "alipay": "281234567890123456"}


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """The stand-ins answer in threads of their own, which end a moment later and are daemons."""
    before = set(threading.enumerate())
    yield
    assert all(one.daemon for one in set(threading.enumerate()) - before), "a thread outlived the test"


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the keys lie, as settings name them."""
    folder = tmp_path_factory.mktemp("keys")
    keys = session_keys()
    texts = {
        "private_key": keys.merchant.private,
        "public_key": keys.platform.public,
        "api_v3_key": API_V3_KEY,
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o600)
    return {name: f"file:{folder / name}" for name in texts}


@pytest.fixture(scope="module")
def wechat_running() -> Iterator[WechatStandin]:
    standin = WechatStandin()
    yield standin
    standin.close()


@pytest.fixture(scope="module")
def alipay_running() -> Iterator[AlipayStandin]:
    standin = AlipayStandin()
    yield standin
    standin.close()


@pytest.fixture
def wechat(wechat_running: WechatStandin) -> WechatStandin:
    """WeChat Pay with empty books."""
    wechat_running.forget()
    wechat_running.shift(0)
    return wechat_running


@pytest.fixture
def alipay(alipay_running: AlipayStandin) -> AlipayStandin:
    """Alipay with empty books."""
    alipay_running.forget()
    alipay_running.shift(0)
    return alipay_running


@pytest.fixture(scope="session")
def make_wechat(sources: dict[str, str]) -> Callable[..., WeChatPay]:
    def make(standin: WechatStandin, **options: object) -> WeChatPay:
        usual: dict[str, object] = {
            "mchid": MERCHANT,
            "appid": APP,
            "serial": SERIAL,
            "public_key_id": PLATFORM_KEY,
            "base_url": standin.address(),
            "timeout": PATIENCE,
            "code_seconds": 0,
        }
        return WeChatPay(**(usual | sources | options))  # type: ignore[arg-type]  # options as they come from settings

    return make


@pytest.fixture(scope="session")
def make_alipay(sources: dict[str, str]) -> Callable[..., Alipay]:
    def make(standin: AlipayStandin, **options: object) -> Alipay:
        usual: dict[str, object] = {
            "app_id": ALIPAY_APP,
            "seller_id": SELLER,
            "base_url": standin.address(),
            "timeout": PATIENCE,
            "code_seconds": 0,
            "private_key": sources["private_key"],
            "public_key": sources["public_key"],
        }
        return Alipay(**(usual | options))  # type: ignore[arg-type]  # options as they come from settings

    return make


@pytest.fixture
def order() -> PaymentOrder:
    expires = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(minutes=3)
    return PaymentOrder("20260302-0001-1-ab12cd34", AMOUNT, "门诊费用", expires)
