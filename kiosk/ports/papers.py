"""Printers, and who draws for them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.domain.papers import InvoiceContent, Raster, TicketContent, WristbandContent


class PrinterState(StrEnum):
    """What a printer says of itself; no answer is ``UNKNOWN``, never "ready"."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    ERROR = "error"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PrinterStatus:
    """A printer's state and a line for staff."""

    state: PrinterState
    detail: str = ""


class Printed(StrEnum):
    """How sure we are that paper came out."""

    CONFIRMED = "confirmed"
    SENT = "sent"
    UNKNOWN = "unknown"


class TicketPrinter(Protocol):
    """A thermal printer of a known width in dots (58 mm = 384, 80 mm = 576)."""

    dots: int

    def status(self) -> PrinterStatus:
        """Ask the printer; never raises."""
        ...

    def print(self, picture: Raster, *, title: str) -> Printed:
        """Print and cut, and say how sure that is. Raises `PrinterTrouble` only when certainly nothing came out."""
        ...


class DocumentPrinter(Protocol):
    """A printer for PDF pages."""

    def status(self) -> PrinterStatus:
        """Ask the printer; never raises."""
        ...

    def print(self, pdf: bytes, *, title: str) -> Printed:
        """Print one document. Raises `PrinterTrouble` only when nothing was printed for certain."""
        ...


class PaperArtist(Protocol):
    """Draws the papers."""

    def ticket(self, content: TicketContent, *, dots: int) -> Raster:
        """The queue ticket, ``dots`` wide."""
        ...

    def invoice(self, content: InvoiceContent) -> bytes:
        """The invoice as PDF, A5 landscape, its text selectable."""
        ...

    def wristband(self, content: WristbandContent, *, dots: int) -> Raster:
        """The slip of triage, ``dots`` wide."""
        ...
