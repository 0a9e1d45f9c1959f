"""The log holds no personal numbers, whatever is written to it, and never stops the program."""

import errno
import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import BadSettings
from kiosk.log_file import LogFile
from kiosk.logs import LateFile, masked, start_logging, stop_logging

log = logging.getLogger("kiosk.tests")

DIGITS = st.text("0123456789")


@pytest.fixture
def file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    yield start_logging(tmp_path / "logs")
    stop_logging()
    root.setLevel(level)


def written(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "440308199901101512",
        "11010519491231002x",
        "440308990110151",
        "932682198501010017",
        "110105 19491231 002X",
        "110105-1949-1231-002X",
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+8613812345678",
        "+86 138 1234 5678",
        "4240000000001234567890123456",
        "6222020200112233445",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "number {} was typed", "身份证{}，电话", "paper='{}'", "({})", "id_number={};"]
)
def test_a_number_of_a_person_is_hidden(number: str, around: str) -> None:
    assert masked(around.format(number)) == around.format("***")


@given(DIGITS.filter(lambda text: 14 < len(text) < 40))
def test_no_long_run_of_digits_is_left(digits: str) -> None:
    assert masked(f"read {digits}.") == "read ***."


@pytest.mark.parametrize(
    "harmless",
    [
        "2026-11-21 22:45:01.123 INFO kiosk: registrations/17 by patient@K1",
        "sessions from 2026-11-21 to 2026-11-28",
        "2026-11-21 2026-11-22",
        "ticket A012, due 1409 fen, invoice 44060119 0000000017",
        "order K1-20261121-000012",
        "12 345 678",
        "key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ],
)
def test_what_is_no_persons_number_stays_readable(harmless: str) -> None:
    assert masked(harmless) == harmless


def test_a_password_in_an_address_is_hidden() -> None:
    assert masked("at postgresql://hall:s3cret@db/nuanxin") == "at postgresql://hall:***@db/nuanxin"


def test_a_line_has_time_level_and_module(file: Path) -> None:
    log.info("ticket A012 printed")
    line = written(file)
    assert line.endswith(" INFO kiosk.tests: ticket A012 printed\n")
    assert line[:4].isdigit()


def test_arguments_and_tracebacks_are_masked_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int("11010519491231002X")
    except ValueError:
        log.exception("could not read %s", "13812345678")
    text = written(file)
    assert "ValueError" in text
    assert "Traceback" in text
    assert "could not read ***" in text
    assert "002X" not in text
    assert "5678" not in text
    assert capsys.readouterr().err == "could not read ***\n", "people see the sentence, not the traceback"


def test_people_see_warnings_only(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.info("for the file")
    log.warning("for people")
    assert capsys.readouterr().err == "for people\n"


def test_files_rotate(file: Path) -> None:
    (late,) = (one for one in logging.getLogger().handlers if isinstance(one, LateFile))
    assert late.opened is None, "nothing was written yet"
    log.info("the first line")
    handler = late.opened
    assert isinstance(handler, LogFile)
    handler.maxBytes = 200
    for number in range(60):
        log.info("line %d", number)
    assert len(list(file.parent.iterdir())) == handler.backupCount + 1


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        start_logging(tmp_path / "logs")
    stop_logging()
    assert "cannot be written to (File exists)" in caught.value.log
    assert "KIOSK_DATA" in caught.value.log


class FullDisk(io.StringIO):
    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_once_and_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = LogFile(tmp_path / "kiosk.log", delay=True)
    handler.stream = FullDisk()
    record = logging.LogRecord("kiosk", logging.INFO, __file__, 1, "lost", (), None)
    handler.emit(record)
    handler.emit(record)
    assert capsys.readouterr().err.count("The log cannot be written ([Errno 28] No space left on device)") == 1
