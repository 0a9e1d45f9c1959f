"""Printers that write files: PDF into a folder, and the demo's printers for both kinds of paper."""

import os
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.adapters import thermal
from kiosk.domain.errors import BadSettings, PrinterFault
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState, PrinterStatus

LEAST_FREE = 1_000_000  # bytes; with less the next paper will not fit


class PaperFolder:
    """A folder that gets one whole file for each paper, never half of one."""

    def __init__(self, folder: Path, *, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def status(self) -> PrinterStatus:
        """Whether a paper could be put here now."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self._folder).free
        except OSError as error:
            return PrinterStatus(PrinterState.ERROR, f"{self._folder}: {error.strerror}")
        if not os.access(self._folder, os.W_OK | os.X_OK):
            return PrinterStatus(PrinterState.ERROR, f"{self._folder}: nobody may write here")
        if free < LEAST_FREE:
            return PrinterStatus(PrinterState.ERROR, f"{self._folder}: the disk is full")
        return PrinterStatus(PrinterState.READY, f"files in {self._folder}")

    def put(self, data: bytes, *, title: str) -> Path:
        """Write a file named after the moment and the title; raises `PrinterFault`, and then leaves nothing behind."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            target = self._reserve(title)
        except OSError as error:
            raise self._fault(error) from error
        half = target.with_name(f".{target.name}.part")
        try:
            _write(half, data)
            half.replace(target)
        except OSError as error:
            for path in (half, target):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise self._fault(error) from error
        return target

    def _reserve(self, title: str) -> Path:
        name = re.sub(r"[^\w.-]+", "-", title).strip("-.")[:40] or "paper"
        moment = datetime.now(UTC)
        path = self._folder / f"{moment:%Y%m%d-%H%M%S-%f}-{name}{self._suffix}"
        path.touch(exist_ok=False)
        return path

    def _fault(self, error: OSError) -> PrinterFault:
        return PrinterFault(f"{self._folder}: {error.strerror}")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


class PdfFolderPrinter:
    """Writes each document as PDF into ``folder``, for installations whose archive or another program prints it."""

    def __init__(self, *, folder: str | Path) -> None:
        self._papers = PaperFolder(Path(folder), suffix=".pdf")

    def status(self) -> PrinterStatus:
        """Whether the folder takes files."""
        return self._papers.status()

    def print(self, pdf: bytes, *, title: str) -> Printed:
        """Write the file; it is on the disk when this returns."""
        self._papers.put(pdf, title=title)
        return Printed.CONFIRMED


class DemoDocumentPrinter(PdfFolderPrinter):
    """The demo's invoice printer; exists only in demo mode."""

    def __init__(self, *, demo: bool, folder: str | Path) -> None:
        _only_in_demo("document_printer: DemoDocumentPrinter", demo=demo)
        super().__init__(folder=folder)

    def status(self) -> PrinterStatus:
        """As the folder, and that this is a demo."""
        return _as_demo(super().status())


class DemoTicketPrinter:
    """The demo's ticket printer: the bytes a real one would get, as files; exists only in demo mode."""

    def __init__(self, *, demo: bool, folder: str | Path, dots: int = 576) -> None:
        _only_in_demo("ticket_printer: DemoTicketPrinter", demo=demo)
        self.dots = dots
        self._papers = PaperFolder(Path(folder), suffix=".escpos")

    def status(self) -> PrinterStatus:
        """As the folder, and that this is a demo."""
        return _as_demo(self._papers.status())

    def print(self, picture: Raster, *, title: str) -> Printed:
        """Write one job."""
        self._papers.put(thermal.job(picture), title=title)
        return Printed.CONFIRMED


def _only_in_demo(who: str, *, demo: bool) -> None:
    if not demo:
        raise BadSettings(f"{who} works only with demo = true")


def _as_demo(status: PrinterStatus) -> PrinterStatus:
    return PrinterStatus(status.state, f"demo: {status.detail}")
