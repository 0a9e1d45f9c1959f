"""``reconcile`` and ``report`` from end to end: what they print, what they leave, and their exit codes."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk import money_commands
from kiosk.adapters.clock import FixedClock
from kiosk.cli import main
from kiosk.domain.errors import BadSettings
from kiosk.money_commands import reconcile, report
from kiosk.settings import Device, Settings
from tests.writing_bills import Entry, alipay_bill, wechat_bill

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DAY = date(2026, 11, 20)
ONE_GATEWAY = Device("kiosk.adapters.payment:DemoGateway", {"name": "mine", "wallet": "wechat"})


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("demo"), demo=True)


def bill(folder: Path, data: bytes) -> Path:
    path = folder / "bill.csv"
    path.write_bytes(data)
    return path


def run(settings: Settings, file: Path | None, gateway: str = "", day: date = DAY) -> int:
    return reconcile(settings, day=day, gateway=gateway, file=file)


def test_a_bill_that_agrees_ends_with_0(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = bill(tmp_path, wechat_bill(DAY, ()))
    assert [run(settings, file), run(settings, file)] == [0, 0]
    said = capsys.readouterr().out
    assert "demo-wechat, 2026-11-20: 0 lines in the bill\n" in said
    assert "reconciled before: nothing was changed" in said
    assert said.endswith("Everything agrees.\n")


def test_a_difference_ends_with_1_and_is_told(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bill(tmp_path, alipay_bill(DAY, [Entry("strange", 5), Entry("strange", 3, refund="R-1")]))
    assert run(settings, file) == 1
    said = capsys.readouterr().out
    assert "demo-alipay, 2026-11-20: 2 lines in the bill\n" in said
    assert "  Payment: Only in the bill  1         0.00       0.05\n" in said
    assert "  Only in the bill: Refund R-1, our books -, the bill 0.03, line 7 of the bill\n" in said
    assert "2 differences to be explained:\n" in said


def test_no_bill_or_a_bad_one_ends_with_2(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(settings, None) == 2
    assert capsys.readouterr().out.count("has not made its list of that day yet") == 2
    file = bill(tmp_path, wechat_bill(DAY, [Entry("NX-1", 5)])[:-40])
    assert run(settings, file, "demo-wechat") == 2
    assert "before its totals" in capsys.readouterr().out
    assert run(settings, file, "nobody") == 2
    assert "“nobody”" in capsys.readouterr().out


def test_a_file_of_nobody_is_told_so(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="not a bill"):
        run(settings, bill(tmp_path, b"nothing"))
    with pytest.raises(BadSettings, match="cannot be read"):
        run(settings, tmp_path / "missing.csv")


def test_the_only_gateway_need_not_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = Settings(data=tmp_path / "alone", demo=True, payment=ONE_GATEWAY)
    assert run(alone, bill(tmp_path, wechat_bill(DAY, ()))) == 0
    assert capsys.readouterr().out.startswith("mine, 2026-11-20")


def test_two_gateways_of_one_wallet_have_none_for_the_other(settings: Settings, tmp_path: Path) -> None:
    other = Device(ONE_GATEWAY.adapter, {"name": "other", "wallet": "wechat"})
    both = Settings(data=settings.data, demo=True, payment_wechat=ONE_GATEWAY, payment=other)
    with pytest.raises(BadSettings, match="alipay"):
        run(both, bill(tmp_path, alipay_bill(DAY, ())))


def test_the_report_is_left_as_three_files(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    assert report(settings, day=DAY, out=tmp_path / "out") == 0
    names = [f"report-2026-11-20.{ending}" for ending in ("csv", "pdf", "xlsx")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert capsys.readouterr().out.count("Written to ") == 3


def test_views_that_do_not_agree_end_with_1(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.domain.day_report.DayFigures.taken", 77)
    monkeypatch.setattr(money_commands, "written", lambda *_: b"")
    assert report(settings, day=DAY, out=tmp_path) == 1
    assert "The view by item differs from the view by method: taken, -0.77 yuan." in capsys.readouterr().out


def test_without_a_date_it_is_yesterday_in_the_hospitals_zone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = FixedClock(datetime(2026, 11, 20, 17, 30, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai")))
    monkeypatch.setattr(money_commands, "SystemClock", lambda *, zone: late)
    settings = Settings(data=tmp_path / "demo", demo=True)
    assert reconcile(settings, day=None, gateway="", file=None) == 2
    assert "demo-wechat, 2026-11-20: " in capsys.readouterr().out
    monkeypatch.setattr(money_commands, "written", lambda *_: b"")
    assert report(settings, day=None, out=tmp_path) == 0
    assert "report-2026-11-20.pdf" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["report"], ["reconcile", "--date", "20.11.2026"], ["report", "--date", "x"]])
def test_what_was_typed_wrongly_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert "--date" in capsys.readouterr().err
