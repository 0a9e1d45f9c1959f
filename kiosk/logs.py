"""The log: a rotating file without personal numbers, and short lines for people on stderr."""

import logging
import re
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from kiosk.domain.errors import BadSettings

FILE_NAME = "kiosk.log"
LOG_FILE = "kiosk.log_file"
LINE = "%(asctime)s.%(msecs)03d %(levelname)s %(name)s: %(message)s"
TIME = "%Y-%m-%d %H:%M:%S"

# Longest first. A date and a time side by side must not look like a number, so spaces and hyphens count only where
# people put them: ID numbers are read 6-8-4 or 6-4-4-4, phone numbers 3-4-4.
NUMBERS = re.compile(
    r"""(?<![0-9A-Za-z])(?:
        [0-9]{19,}                                        # e-codes have 28 digits, bank cards 19
      | [0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]
      | [0-9]{6}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{3}[0-9Xx]
      | [0-9]{14,17}[0-9Xx]                               # citizen numbers: 18, the old ones 15
      | (?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}
    )(?![0-9A-Za-z])""",
    re.VERBOSE,
)
# Databases quote rows where they explain themselves.
QUOTED = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)
PASSWORD = re.compile(r"(://[^\s:/@]*:)[^\s@]+@")
HIDDEN = "***"


def masked(text: str) -> str:
    """``text`` without ID numbers, phone numbers, e-codes, rows quoted by a database and passwords in addresses."""
    return PASSWORD.sub(rf"\1{HIDDEN}@", NUMBERS.sub(HIDDEN, QUOTED.sub(rf"\1: {HIDDEN}", text)))


class MaskingFormatter(logging.Formatter):
    """The last line of defence: masks the finished line, so tracebacks and foreign libraries are masked too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line with every number hidden that could be a person's."""
        return masked(super().format(record))


class LateFile(logging.Handler):
    """The log's file, opened with the first line: what rotates it takes its time to load, and a start writes nothing.

    Raises `OSError` when it cannot be written to.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.open("a", encoding="utf-8").close()
        self._file = file
        self.opened: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        if self.opened is None:
            self.opened = cast(Callable[[Path], logging.Handler], import_module(LOG_FILE).opened)(self._file)
            self.opened.setFormatter(self.formatter)
        self.opened.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self.opened is not None:
            self.opened.close()
        super().close()


class ForPeople(logging.Handler):
    """Warnings and worse on stderr: the masked sentence alone, its traceback is in the file."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the sentence, if there is anywhere to write (a Windows program without console has no stderr)."""
        if sys.stderr is not None:
            sys.stderr.write(masked(record.getMessage()) + "\n")


class Outage:
    """Something that may go away and come back: the log is told once each, whoever asks how often, on any thread."""

    def __init__(self, log: logging.Logger, what: str) -> None:
        self._log, self._what = log, what
        self._since: float | None = None
        self._lock = threading.Lock()

    def noticed(self, line: str) -> None:
        """It is away; ``line`` says how that was noticed."""
        with self._lock:
            is_first, self._since = self._since is None, self._since or time.monotonic()
        if is_first:
            self._log.warning("the %s is away: %s", self._what, line)

    def over(self) -> None:
        """It is there."""
        if self._since is None:  # nearly always
            return
        with self._lock:
            since, self._since = self._since, None
        if since is not None:
            self._log.warning("the %s is back after %.0f s", self._what, time.monotonic() - since)


def start_logging(folder: Path) -> Path:
    """Log to ``folder``/kiosk.log, warnings also to stderr; gives the file's path. Called again, it starts anew.

    Raises `BadSettings` when the folder cannot be written to; people on stderr are told all the same.
    """
    stop_logging()
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(ForPeople(logging.WARNING))
    to_file = _file_handler(folder / FILE_NAME)
    to_file.setFormatter(MaskingFormatter(LINE, TIME))
    root.addHandler(to_file)
    return folder / FILE_NAME


def stop_logging() -> None:
    """Close what `start_logging` opened; handlers of others stay."""
    root = logging.getLogger()
    for handler in [ours for ours in root.handlers if isinstance(ours, LateFile | ForPeople)]:
        root.removeHandler(handler)
        handler.close()


def _file_handler(file: Path) -> LateFile:
    try:
        return LateFile(file)
    except OSError as error:
        raise BadSettings(
            f"The log folder {file.parent} cannot be written to ({error.strerror}). "
            "Make it writable or name another data folder in the settings (data = …, KIOSK_DATA)."
        ) from error
