"""The command line: each command calls its one function, and what goes wrong is a sentence and an exit code."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from kiosk import cli
from kiosk.domain.errors import DatabaseAway
from kiosk.logs import stop_logging
from kiosk.settings import Device, Settings

ROOT = Path(__file__).resolve().parents[2]


class Recorder:
    """Stands where a command's function would be."""

    def __init__(self) -> None:
        self.calls: list[tuple[Settings, dict[str, object]]] = []
        self.answer: Callable[[], int] = lambda: 0

    def __call__(self, settings: Settings, /, **options: object) -> int:
        self.calls.append((settings, options))
        return self.answer()


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder()
    module = ModuleType("recorded_commands")
    module.record = recorder  # type: ignore[attr-defined]  # a module made here has no attributes to check
    monkeypatch.setitem(sys.modules, "recorded_commands", module)
    for name, command in cli.COMMANDS.items():
        monkeypatch.setitem(cli.COMMANDS, name, replace(command, run="recorded_commands:record"))
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("kiosk.settings.loading.places", tuple)
    yield recorder
    stop_logging()


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("", {"windowed": False, "size": None}),
        ("kiosk", {"windowed": False, "size": None}),
        ("--windowed --size 540x960", {"windowed": True, "size": (540, 960)}),
        ("kiosk --size 1080X1920", {"windowed": False, "size": (1080, 1920)}),
        ("tour --out o", {"out": Path("o"), "flow": "all"}),
        ("tour --out o --flow child", {"out": Path("o"), "flow": "child"}),
        ("gallery --out o", {"out": Path("o")}),
        ("doctor", {"as_json": False}),
        ("doctor --json", {"as_json": True}),
        ("db upgrade", {}),
        ("db seed", {"source": None}),
        ("db seed --from d", {"source": Path("d")}),
        ("db backup b.zip", {"file": Path("b.zip")}),
        ("db restore b.zip", {"file": Path("b.zip"), "replace": False}),
        ("db restore --replace b.zip", {"file": Path("b.zip"), "replace": True}),
        ("db verify", {}),
        ("desk", {"windowed": False, "size": None}),
        ("desk --windowed --size 1280x800 --lang en", {"windowed": True, "size": (1280, 800)}),
        ("staff add --number 0001 --name N --role guide", {"number": "0001", "name": "N", "role": "guide"}),
        ("staff list", {}),
        ("staff lock --number 0001", {"number": "0001"}),
        ("staff unlock --number 0001", {"number": "0001"}),
        ("staff secret --number 0001", {"number": "0001"}),
        ("language add fr", {"code": "fr"}),
    ],
)
def test_each_command_calls_its_function(called: Recorder, line: str, options: dict[str, object]) -> None:
    assert cli.main(line.split()) == 0
    assert [given for _settings, given in called.calls] == [options]


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_the_function_of_each_command_is_there_and_takes_its_options(name: str) -> None:
    """In a process of its own: the commands must not bring Qt into those that do without."""
    command = cli.COMMANDS[name]
    code = (
        "import inspect\nfrom kiosk.cli import COMMANDS\n"
        f"command = COMMANDS[{name!r}]\n"
        "inspect.signature(command.action()).bind(object(), **dict.fromkeys(command.passed))\n"
        "import sys\nprint(any(name.startswith('PySide6') for name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    needs_qt = command.run.startswith(("kiosk.shows:", "kiosk.placeholders:", "kiosk.ui."))
    assert done.stdout.strip() == str(needs_qt)


@pytest.mark.parametrize("line", ["--config {} doctor", "--config={} doctor", "doctor --config {}", "--config {}"])
def test_a_settings_file_can_be_named_before_or_after_the_command(called: Recorder, tmp_path: Path, line: str) -> None:
    file = tmp_path / "here.toml"
    file.write_text('device = "K9"', encoding="utf-8")
    assert cli.main(line.format(file).split()) == 0
    assert called.calls[0][0].device == "K9"
    assert called.calls[0][0].source == file


def test_looks_of_the_command_line_win_over_the_settings(called: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_MODE", "low")
    cli.main(["--lang", "en"])
    cli.main(["tour", "--out", "o", "--mode", "large"])
    assert [(settings.mode, settings.language) for settings, _options in called.calls] == [
        ("low", "en"),
        ("large", "zh_CN"),
    ]


def test_a_demonstration_never_touches_the_hospitals_records(called: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATABASE_URL", "postgresql://hall@db/nuanxin")
    monkeypatch.setenv("KIOSK_DEMO", "false")
    monkeypatch.setenv("KIOSK_PAYMENT_ADAPTER", "kiosk.adapters.payment:NoGateway")
    cli.main(["--demo"])
    cli.main([])
    (shown, _), (real, _) = called.calls
    assert shown.demo
    assert shown.payment == Device()
    assert shown.database_address.startswith("sqlite:///")
    assert shown.database_address.endswith("/demo/nuanxin.db")
    assert shown.key_path != real.key_path
    assert real.database_address == "postgresql://hall@db/nuanxin"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("tuor", "invalid choice: 'tuor'"),
        ("kiosk --size 10x10", "'10x10' is not WIDTHxHEIGHT in pixels, such as 1080x1920"),
        ("--mode huge", "invalid choice: 'huge'"),
        ("tour", "the following arguments are required: --out"),
        ("db", "the following arguments are required: command"),
        ("board", "the following arguments are required: --area"),
        ("staff add --number 7 --name N --role chief", "invalid choice: 'chief'"),
    ],
)
def test_what_was_typed_wrongly_is_said(
    called: Recorder, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(line.split())
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert called.calls == []


def test_wrong_settings_are_sentences_and_code_2(
    called: Recorder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DEVISE", "K1")
    assert cli.main(["doctor"]) == 2
    assert capsys.readouterr().err == (
        "environment: there is no setting 'KIOSK_DEVISE'; did you mean 'KIOSK_DEVICE'?\n"
    )
    assert called.calls == []


def test_a_domain_error_is_one_sentence_and_code_2(called: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    def away() -> int:
        raise DatabaseAway("the database at db does not answer")

    called.answer = away
    assert cli.main(["db", "upgrade"]) == 2
    assert capsys.readouterr().err == "the database at db does not answer\n"


def test_the_unexpected_is_a_sentence_its_traceback_is_in_the_log(
    called: Recorder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken() -> int:
        raise KeyError("11010519491231002X")

    called.answer = broken
    assert cli.main([]) == 1
    file = tmp_path / "data" / "logs" / "kiosk.log"
    assert capsys.readouterr().err == f"Something unexpected happened: KeyError. The details are in {file}.\n"
    text = file.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "002X" not in text


def test_a_folder_that_takes_no_log_is_said(
    called: Recorder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    assert cli.main([]) == 2
    assert "cannot be written to" in capsys.readouterr().err
    assert called.calls == []
    assert cli.main(["doctor"]) == 0, "the self-test runs all the same: it says what is wrong"


def test_control_c_ends_without_a_word(called: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    called.answer = interrupted
    assert cli.main([]) == 130
    assert capsys.readouterr().err == ""


def test_main_py_is_the_way_in() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("Nuanxin ")
