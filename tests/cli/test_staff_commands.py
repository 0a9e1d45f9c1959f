"""The ``staff`` commands from end to end: the first account, the list, a lock, another secret."""

import io
import sys
from pathlib import Path

import pytest

from kiosk import staff_commands
from kiosk.domain.errors import BadSettings
from kiosk.domain.sign_in import check_badge
from kiosk.settings import Settings
from kiosk.staff_commands import add, badge, drop_badge, lock, new_badge, secret, show, unlock
from kiosk.upkeep_commands import verify

PIN, OTHER = "270918", "correct horse"


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", device="D1")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What the terminal is given, one line for each question."""
    left = list(lines)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(staff_commands, "getpass", lambda _prompt: left.pop(0))


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_the_first_account_is_made_in_one_go(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show(settings) == 0
    assert capsys.readouterr().out == "There is no account yet.\n"
    typed(monkeypatch, PIN, PIN)
    assert add(settings, number="0001", name="吴敏", role="administrator") == 0
    said = capsys.readouterr().out
    assert said == "0001 can sign in now, as administrator.\n"
    assert show(settings) == 0
    assert capsys.readouterr().out == "0001\t吴敏\tadministrator\topen\n"
    assert verify(settings) == 0


def test_a_script_gives_the_secret_as_a_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, f"{PIN}\n")
    assert add(settings, number="0001", name="吴敏", role="guide") == 0
    piped(monkeypatch, f"{OTHER}\n")
    assert secret(settings, number="0001") == 0
    said = capsys.readouterr()
    assert PIN not in said.out + said.err
    assert OTHER not in said.out + said.err


def test_an_account_is_locked_and_unlocked(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, f"{PIN}\n")
    add(settings, number="0001", name="吴敏", role="guide")
    for command, standing in ((lock, "locked"), (unlock, "open")):
        assert command(settings, number="0001") == 0
        show(settings)
        assert capsys.readouterr().out.endswith(f"\t{standing}\n")


def test_two_that_differ_make_no_account(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, PIN, OTHER)
    with pytest.raises(BadSettings, match="The two are not the same"):
        add(settings, number="0001", name="吴敏", role="guide")
    assert not settings.data.exists(), "nothing was touched"


@pytest.mark.parametrize(
    ("number", "chosen", "told"),
    [("0001", "123", "PIN of 6 digits"), ("0 1", PIN, "letters, digits"), ("0001", "111111", "harder to guess")],
)
def test_what_was_typed_wrongly_is_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, number: str, chosen: str, told: str
) -> None:
    piped(monkeypatch, f"{chosen}\n")
    with pytest.raises(BadSettings, match=told):
        add(settings, number=number, name="吴敏", role="guide")


def test_there_is_one_account_for_a_number_and_none_for_others(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, f"{PIN}\n{PIN}\n")
    add(settings, number="0001", name="吴敏", role="guide")
    with pytest.raises(BadSettings, match="has an account already"):
        add(settings, number="0001", name="吴敏", role="guide")
    with pytest.raises(BadSettings, match="no account with this number"):
        lock(settings, number="0999")


def test_a_badge_is_made_given_and_taken_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, f"{PIN}\n")
    add(settings, number="0001", name="吴敏", role="guide")
    assert badge(settings, number="0001", code="") == 0
    code = capsys.readouterr().out.strip().rpartition(" ")[2]
    check_badge(code)
    piped(monkeypatch, f"{new_badge()}\r\n")
    assert badge(settings, number="0001", code="-") == 0
    assert "NXB" not in capsys.readouterr().out
    with pytest.raises(BadSettings, match="has been in use already"):
        badge(settings, number="0001", code=code)
    assert drop_badge(settings, number="0001") == 0
    assert verify(settings) == 0
