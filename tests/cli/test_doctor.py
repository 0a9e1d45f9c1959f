"""The self-test says what is wrong in words, and what to do about it."""

import json
import os
import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import doctor
from kiosk.doctor import devices, machine, payment, qt, records
from kiosk.doctor.findings import Finding, State, ok, problem
from kiosk.domain.console import typed
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.paths import ROOT
from kiosk.settings import Device, Screen, Settings
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.vault import open_vault
from kiosk.upkeep_commands import seed, upgrade

NOBODY = "postgresql://hall:secret@127.0.0.1:1/nuanxin"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def fresh_examination() -> Iterator[None]:
    qt.examine.cache_clear()
    yield
    qt.examine.cache_clear()


class Told:
    """Stands for the self-test of Qt, telling what it is told to tell."""

    def __init__(self, **told: object) -> None:
        self.examination = replace(qt.Examination(screen=(1080, 1920)), **told)

    def __call__(self, _platform: str) -> qt.Examination:
        return self.examination


def test_a_seeded_demo_has_no_problem(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    seed(settings, source=None)
    assert doctor.run_doctor(settings, as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].endswith("0 problem")
    assert [line for line in lines if line.startswith("ok       database")]


def test_for_machines_it_is_json_and_an_exit_code(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_settings: Settings) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setattr(doctor, "CHECKS", {"good": lambda _settings: ok("fine"), "bad": broken})
    assert doctor.run_doctor(settings, as_json=True) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"check": "good", "state": "ok", "words": "fine", "remedy": ""},
        {
            "check": "bad",
            "state": "problem",
            "words": "the check itself failed: ZeroDivisionError: ",
            "remedy": "See the log file.",
        },
    ]


@pytest.mark.parametrize(
    ("error", "state"), [(DatabaseAway("away"), State.WARNING), (DomainError("in words"), State.PROBLEM)]
)
def test_a_check_that_raises_lets_the_others_run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, error: DomainError, state: State
) -> None:
    def raising(_settings: Settings) -> Finding:
        raise error

    monkeypatch.setattr(doctor, "CHECKS", {"one": raising, "two": lambda _settings: ok("fine")})
    found = dict(doctor.examined(settings))
    assert found["one"].state is state
    assert found["two"] == ok("fine")


# Python and Qt


def test_the_pair_here_is_sound(settings: Settings, fresh_examination: None) -> None:
    found = qt.check_pair(settings)
    assert found.state is State.OK
    assert "no reference lost in 10,000 emits and calls" in found.words


@pytest.mark.parametrize(
    ("pyside", "python", "unsound"),
    [
        ("6.12.0", (3, 11), True),
        ("6.12.1", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.12.0", (3, 13), False),
        ("6.11.3", (3, 11), False),
        ("6.10.3", (3, 11), False),
    ],
)
def test_pairs_known_to_lose_references_are_refused(pyside: str, python: tuple[int, int], *, unsound: bool) -> None:
    assert qt.known_unsound(pyside, python) is unsound


def test_a_pair_that_is_known_to_be_unsound_is_not_even_tried(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt, "known_unsound", lambda *_pair: True)
    monkeypatch.setattr(qt, "examine", Told(lost=0))
    assert qt.check_pair(settings).state is State.PROBLEM


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"lost": 9990}, "lost 9990 references in 10,000 calls"),
        ({"trouble": "Fatal Python error: none_dealloc"}, "does not start: Fatal Python error: none_dealloc"),
    ],
)
def test_an_unsound_pair_is_a_problem(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, told: dict[str, object], words: str
) -> None:
    monkeypatch.setattr(qt, "examine", Told(**told))
    found = qt.check_pair(settings)
    assert found.state is State.PROBLEM
    assert words in found.words
    assert found.remedy


def test_the_telling_line_of_a_crash_is_kept() -> None:
    loader = "Traceback\n  File x\nImportError: libEGL.so.1: cannot open shared object file: No such file\nnoise\n"
    assert qt.last_words(loader).startswith("ImportError: libEGL.so.1")
    assert qt.last_words("Fatal Python error: none_dealloc\n\nThread 0x1\n  more") == "Fatal Python error: none_dealloc"
    assert qt.last_words("one\ntwo\n") == "two"
    assert qt.last_words("") == ""


def test_a_platform_that_qt_does_not_have_is_said(fresh_examination: None) -> None:
    assert "no-such-platform" in qt.examine("no-such-platform").trouble


def test_rare_characters_of_names_can_be_drawn(settings: Settings, fresh_examination: None) -> None:
    assert qt.check_fonts(settings).state is State.OK


@pytest.mark.parametrize(("missing", "state"), [("𠮷", State.WARNING), ("𠅤𠮷", State.PROBLEM)])
def test_a_missing_glyph_is_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, missing: str, state: State
) -> None:
    monkeypatch.setattr(qt, "examine", Told(missing=missing))
    found = qt.check_fonts(settings)
    assert found.state is state
    assert set(missing) <= set(found.words)


def test_without_a_display_it_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert qt.check_screen(settings).state is State.WARNING


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, State.OK),
        ({"screen": (1920, 1080)}, State.WARNING),
        ({"trouble": "could not connect to display :7"}, State.PROBLEM),
    ],
)
def test_a_display_is_compared_with_the_settings(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, told: dict[str, object], state: State
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(qt, "examine", Told(**told))
    assert qt.check_screen(replace(settings, screen=Screen(width=1080, height=1920))).state is state


# The machine


def test_a_demonstration_is_never_mistaken_for_the_real_thing(settings: Settings) -> None:
    assert machine.check_settings(settings).state is State.WARNING
    assert machine.check_settings(replace(settings, demo=False)).state is State.OK


def test_a_folder_in_the_way_of_the_data_is_a_problem(settings: Settings) -> None:
    settings.data.write_text("a file", encoding="utf-8")
    found = machine.check_disk(settings)
    assert found.state is State.PROBLEM
    assert "cannot be written to" in found.words


@pytest.mark.parametrize(("free", "state"), [(10**8, State.PROBLEM), (10**9, State.WARNING), (10**10, State.OK)])
def test_room_on_the_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch, free: int, state: State) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _path: usage)
    assert machine.check_disk(settings).state is state


def test_the_clock_here_is_fine(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "rtc_difference", lambda: 0.0)
    found = machine.check_clock(settings)
    assert found.state is State.OK
    assert "Asia/Shanghai" in found.words


def test_a_clock_before_the_programs_birth_is_a_problem(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "BUILT", datetime.now(UTC) + timedelta(days=1))
    assert machine.check_clock(settings).state is State.PROBLEM


def test_a_clock_behind_what_was_written_is_a_problem(settings: Settings) -> None:
    settings.data.mkdir()
    file = settings.data / "nuanxin.db"
    file.touch()
    later = datetime.now(UTC).timestamp() + 3600
    os.utime(file, (later, later))
    found = machine.check_clock(settings)
    assert found.state is State.PROBLEM
    assert "behind what was written here before" in found.words


@pytest.mark.parametrize(("away", "state"), [(0.0, State.OK), (-8.0, State.OK), (95.0, State.WARNING)])
def test_the_hardware_clock_counts_after_a_power_cut(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, away: float, state: State
) -> None:
    monkeypatch.setattr(machine, "rtc_difference", lambda: away)
    assert machine.check_clock(settings).state is state


def test_a_hardware_clock_in_local_time_is_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rtc = tmp_path / "since_epoch"
    rtc.write_text(str(int(datetime.now(UTC).timestamp()) + 8 * 3600), encoding="utf-8")
    monkeypatch.setattr(machine, "RTC", rtc)
    assert abs(machine.rtc_difference()) < 60
    monkeypatch.setattr(machine, "RTC", tmp_path / "none")
    assert machine.rtc_difference() == 0.0


@pytest.mark.parametrize(("ahead", "state"), [(0, State.OK), (10, State.WARNING), (-3600, State.PROBLEM)])
def test_the_databases_clock_is_compared(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, ahead: int, state: State
) -> None:
    monkeypatch.setattr(machine, "rtc_difference", lambda: 0.0)
    monkeypatch.setattr(machine, "server_time", lambda _url: datetime.now(UTC) + timedelta(seconds=ahead))
    assert machine.check_clock(settings).state is state


def test_a_real_server_is_asked_for_its_time(
    settings: Settings, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "rtc_difference", lambda: 0.0)
    found = machine.check_clock(replace(settings, database_url=postgresql_url))
    assert found.state is State.OK
    assert "0.0 s from the database's clock" in found.words


# Database and key


def test_before_the_first_start_there_is_nothing_yet(settings: Settings) -> None:
    assert records.check_database(settings).state is State.OK
    assert records.check_tables(settings).state is State.WARNING
    assert records.check_key(settings).state is State.WARNING


def test_a_server_that_does_not_answer_is_a_problem_without_its_password(settings: Settings) -> None:
    found = records.check_database(replace(settings, database_url=NOBODY))
    assert found.state is State.PROBLEM
    assert "secret" not in found.words
    assert dict(doctor.examined(replace(settings, database_url=NOBODY)))["tables"].state is State.WARNING


def test_a_server_without_tables_needs_the_upgrade(settings: Settings, postgres_url: str) -> None:
    found = records.check_tables(replace(settings, database_url=postgres_url))
    assert found == problem("there are no tables yet", f"Run: {typed('db upgrade')}")


@pytest.mark.parametrize("folder", ["/", str(ROOT)])
def test_what_the_self_test_says_to_run_can_be_typed_anywhere(folder: str) -> None:
    environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    command = f"{records.SEED.removesuffix(' seed')} --help"
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "bring the tables up to date" in done.stdout


def test_a_damaged_database_is_said_in_words(settings: Settings) -> None:
    settings.data.mkdir()
    (settings.data / "nuanxin.db").write_bytes(b"not a database at all" * 100)
    found = dict(doctor.examined(settings))["database"]
    assert found.state is State.PROBLEM
    assert "not a database" in found.words


def test_the_key_has_to_be_there_private_and_the_right_one(settings: Settings, tmp_path: Path) -> None:
    upgrade(settings)
    with closing(Database(settings.database_address)) as database:
        match_key(database, open_vault(settings.key_path))
    assert records.check_key(settings).state is State.OK
    settings.key_path.chmod(0o644)
    assert "can be read by other users" in records.check_key(settings).words
    settings.key_path.unlink()
    assert records.check_key(settings).state is State.PROBLEM
    open_vault(settings.key_path)
    assert "is another key than the database's" in records.check_key(settings).words


def test_tables_that_are_up_to_date(settings: Settings) -> None:
    upgrade(settings)
    assert records.check_tables(settings).state is State.OK


def test_an_empty_timetable_is_a_problem(settings: Settings) -> None:
    assert records.check_timetable(settings).state is State.WARNING, "nothing is there yet, so nothing can be checked"
    upgrade(settings)
    open_vault(settings.key_path)
    assert records.check_timetable(settings).state is State.PROBLEM
    seed(settings, source=None)
    assert "departments have clinics in the next days" in records.check_timetable(settings).words


# Devices


def test_without_devices_a_demo_is_fine_and_a_hospital_is_not(settings: Settings) -> None:
    checks = (devices.check_ticket_printer, devices.check_card_reader, payment.check_payment)
    assert {check(settings).state for check in checks} == {State.OK}
    assert {check(replace(settings, demo=False)).state for check in checks} == {State.PROBLEM}


@pytest.fixture
def closed_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_a_printer_that_is_off_is_a_problem(settings: Settings, closed_port: int) -> None:
    device = Device("kiosk.adapters.escpos:TcpTicketPrinter", {"host": "127.0.0.1", "port": closed_port})
    found = devices.check_ticket_printer(replace(settings, ticket_printer=device))
    assert found.state is State.PROBLEM
    assert found.words.startswith("offline")


def test_a_printer_of_files_is_ready(settings: Settings, tmp_path: Path) -> None:
    device = Device("kiosk.adapters.paper_folder:PdfFolderPrinter", {"folder": str(tmp_path)})
    assert devices.check_document_printer(replace(settings, document_printer=device)).state is State.OK


def test_a_device_set_wrongly_is_a_problem_in_words(settings: Settings) -> None:
    wrong = replace(settings, ticket_printer=Device("kiosk.adapters.escpos:TcpTicketPrinter"))
    found = dict(doctor.examined(wrong))["ticket printer"]
    assert found.state is State.PROBLEM
    assert "needs host" in found.words


class Bridge(socketserver.BaseRequestHandler):
    """A vendor's bridge that says nothing but stays on the line."""

    def handle(self) -> None:
        self.request.recv(1)


def test_a_reader_that_answers_is_fine_and_a_silent_one_is_not(settings: Settings, closed_port: int) -> None:
    adapter = "kiosk.adapters.card_reader:TcpCardReader"
    with socketserver.TCPServer(("127.0.0.1", 0), Bridge) as bridge:
        answering = threading.Thread(target=bridge.handle_request)
        answering.start()
        there = Device(adapter, {"host": "127.0.0.1", "port": bridge.server_address[1]})
        found = devices.check_card_reader(replace(settings, card_reader=there))
        answering.join()
    assert found.state is State.OK
    away = Device(adapter, {"host": "127.0.0.1", "port": closed_port})
    assert devices.check_card_reader(replace(settings, card_reader=away)).state is State.PROBLEM


def test_a_keyboard_wedge_cannot_be_asked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "PATIENCE", 0.0)
    wedge = Device("kiosk.adapters.wedge:WedgeScanner")
    assert devices.check_code_scanner(replace(settings, code_scanner=wedge)).state is State.WARNING


def test_a_gateway_in_a_demonstration_is_a_warning(settings: Settings) -> None:
    none = Device("kiosk.adapters.payment:NoGateway")
    assert payment.check_payment(replace(settings, payment=none)).state is State.WARNING
    assert payment.check_payment(replace(settings, payment=none, demo=False)).state is State.OK
