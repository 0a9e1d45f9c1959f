"""The rotating file of the log."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_BYTES = 5_000_000
FILES_KEPT = 10


class LogFile(RotatingFileHandler):
    """The rotating file. A full disk must not stop the kiosk nor flood its console: it is said once."""

    told = False

    def handleError(self, record: logging.LogRecord) -> None:
        """Say once that lines are being lost, and why."""
        if not self.told:
            self.told = True
            sys.stderr.write(f"The log cannot be written ({sys.exc_info()[1]}): {self.baseFilename}\n")


def opened(file: Path) -> LogFile:
    """The log in ``file``, beside older ones. Raises `OSError`."""
    return LogFile(file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8")
