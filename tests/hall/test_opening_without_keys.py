"""The hall opens without the keys of a gateway, and finds them by itself when somebody has put them there."""

from pathlib import Path

import pytest

from kiosk.adapters.clock import SystemClock
from kiosk.domain.actor import Actor
from kiosk.domain.errors import BadSettings
from kiosk.hall import open_hall
from kiosk.settings import Device, Settings
from tests.standins.keys import ALIPAY_APP, session_keys

K1 = Actor("K1")
ALIPAY = "kiosk.adapters.gateways.alipay:Alipay"


def settings(folder: Path, adapter: str = ALIPAY, **options: str) -> Settings:
    sources = {name: f"file:{folder / name}" for name in ("private_key", "public_key")}
    return Settings(data=folder, payment_alipay=Device(adapter, {"app_id": ALIPAY_APP, **sources, **options}))


def test_a_hall_without_keys_opens_and_finds_them_with_a_minute_s_tending(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hall = open_hall(settings(tmp_path), clock=SystemClock())
    try:
        billing = hall.services.billing
        (gateway,) = billing.gateways
        assert (gateway.name, billing._till.in_use) == ("alipay", ())
        for _minute in range(2):
            billing.settle_pending(actor=K1)
        lines = [record.getMessage() for record in caplog.records if "alipay" in record.getMessage()]
        assert len(lines) == 1
        assert f"private_key: {tmp_path / 'private_key'} cannot be read: No such file or directory" in lines[0]
        keys = session_keys()
        (tmp_path / "private_key").write_text(keys.merchant.private)
        billing.settle_pending(actor=K1)
        assert f"public_key: {tmp_path / 'public_key'} cannot be read" in caplog.text
        (tmp_path / "public_key").write_text(keys.platform.public)
        billing.settle_pending(actor=K1)
        assert billing._till.in_use == ("alipay",)
        assert keys.merchant.private.splitlines()[1] not in caplog.text
    finally:
        hall.close()


def test_what_is_written_wrong_stops_the_start(tmp_path: Path) -> None:
    for wrong, words in (
        (settings(tmp_path, "kiosk.adapters.gateways.alipay:Alipai"), "did you mean 'Alipay'"),
        (settings(tmp_path, public_kye="file:x"), "no option 'public_kye'; did you mean 'public_key'"),
        (settings(tmp_path, public_key="MIIBIjANBg"), "public_key must be file:/path or env:NAME"),
    ):
        with pytest.raises(BadSettings, match=words):
            open_hall(wrong, clock=SystemClock())
