"""What the hall needs from the outside, as Protocols."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kiosk.domain.errors import DomainError
from kiosk.domain.identity import Paper, Sex
from kiosk.domain.journey import PaymentState
from kiosk.domain.papers import InvoiceContent, Raster, TicketContent
from kiosk.domain.speech import Keep, Voice


class Clock(Protocol):
    """Tells the hospital's time."""

    def now(self) -> datetime:
        """The time now, aware, in the hospital's zone."""
        ...


@dataclass(frozen=True)
class CardRead:
    """What a card told."""

    paper: Paper
    name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth_date: date | None = None


@dataclass(frozen=True)
class CodeRead:
    """An allow-listed code: ``kind`` is "insurance", "health", "ticket" or "paper"."""

    kind: str
    text: str


@dataclass(frozen=True)
class DeviceState:
    """What a device says of itself: ``ok`` None means nobody can say; ``detail`` is for staff."""

    ok: bool | None
    detail: str


class CardReader(Protocol):
    """Reads ID and insurance cards; calls back from its own thread."""

    def start(self, heard: Callable[[CardRead | DomainError], None]) -> None:
        """Begin to listen; ``heard`` gets each card, or the error that explains why it was not read."""
        ...

    def stop(self) -> None:
        """Stop listening; returns when the thread has ended."""
        ...

    def state(self) -> DeviceState:
        """Whether the reader is there."""
        ...


class CodeScanner(Protocol):
    """Reads QR and bar codes; calls back from its own thread."""

    def start(self, heard: Callable[[CodeRead], None]) -> None:
        """Begin to listen; only allow-listed codes reach ``heard``, all else is one log line."""
        ...

    def stop(self) -> None:
        """Stop listening; returns when the thread has ended."""
        ...

    def state(self) -> DeviceState:
        """Whether the scanner is there."""
        ...


class HeadphoneJack(Protocol):
    """Where headphones are plugged in; calls back from its own thread."""

    def start(self, told: Callable[[bool], None]) -> None:
        """Begin to watch; ``told`` gets whether something is plugged in, now and at each change; never, if unknown."""
        ...

    def stop(self) -> None:
        """Stop watching; returns when the thread has ended."""
        ...

    def state(self) -> DeviceState:
        """Which socket is watched; ``ok`` None when this machine tells of none, False when it may not be read."""
        ...


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


@dataclass(frozen=True)
class PaymentOrder:
    """One wish to be paid: the same ``key`` (6-32 of ``[0-9A-Za-z_-]``) is always the same order. ``amount`` in fen."""

    key: str
    amount: int
    subject: str
    expires: datetime


@dataclass(frozen=True)
class PaymentAnswer:
    """Where the order stands at the gateway: ``code`` is the QR text while waiting, ``reference`` its own number."""

    state: PaymentState
    code: str = ""
    reference: str = ""
    amount: int | None = None  # what was really taken, in fen, when paid


class PaymentGateway(Protocol):
    """Takes money. No method raises for trouble on the way: what nobody can say is ``PaymentState.UNKNOWN``."""

    name: str

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order (again, for the same key: the same order)."""
        ...

    def query(self, key: str) -> PaymentAnswer:
        """Ask where the order stands."""
        ...

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid; the answer says which."""
        ...

    def refund(self, key: str, *, refund_key: str, amount: int) -> PaymentAnswer:
        """Give ``amount`` fen back, once for each ``refund_key``; ``NOT_PAID`` means nothing was given back."""
        ...


class NameSpeller(Protocol):
    """Turns Pinyin into the characters people write their names with."""

    def candidates(self, pinyin: str, *, first: bool) -> tuple[str, ...]:
        """Characters for one syllable without tone, likeliest first; ``first`` prefers surnames."""
        ...


class Speech(Protocol):
    """Speaks into files; every method may be called from several threads at once."""

    def voice(self, language: str) -> Voice | None:
        """Who speaks this language ("zh_CN", "yue", "en"); None: nobody can, so be silent instead of mumbling."""
        ...

    def speak_to_file(self, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        """The WAV of ``text`` as it stands on the screen; waits until it is whole.

        ``pace`` is 0.75 to 1.5; 1 is 180 to 200 Chinese characters a minute. Text that may hold anything of a patient
        is kept for the `Keep.SITTING` only. Raises `SpeechFailed`.
        """
        ...

    def forget(self) -> None:
        """Remove all that was kept for the sitting; to be called when it is over."""
        ...

    def close(self) -> None:
        """Forget, and end the engine; whoever still waits for a sentence gets `SpeechFailed`."""
        ...
