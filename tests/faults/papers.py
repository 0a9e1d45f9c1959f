"""Printers and an artist for the fault harness: a line in a file for each paper, written to the end or not at all."""

import os
from pathlib import Path

from kiosk.domain.papers import InvoiceContent, Raster, TicketContent, WristbandContent
from kiosk.ports import Printed, PrinterState, PrinterStatus

READY = PrinterStatus(PrinterState.READY)


class LinePrinter:
    """Writes the title of each paper into ``file``; it says that the paper came out, as a good printer does."""

    dots = 8

    def __init__(self, *, file: str) -> None:
        self._file = Path(file)

    def status(self) -> PrinterStatus:
        """Always ready."""
        return READY

    def print(self, content: Raster | bytes, *, title: str) -> Printed:
        """One line."""
        line = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(line, f"{title}\n".encode())
        os.close(line)
        return Printed.CONFIRMED


class BlankArtist:
    """Draws nothing: what is on the papers is tested elsewhere."""

    def ticket(self, content: TicketContent, *, dots: int) -> Raster:
        """One dot high."""
        return Raster(8, 1, b"\0")

    def invoice(self, content: InvoiceContent) -> bytes:
        """Hardly a PDF."""
        return b"%PDF"

    def wristband(self, content: WristbandContent, *, dots: int) -> Raster:
        """One dot high."""
        return Raster(8, 1, b"\0")
