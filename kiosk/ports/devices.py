"""What stands at a kiosk: clock, readers, sockets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from kiosk.domain.errors import DomainError
from kiosk.domain.identity import Paper, Sex


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
    """An allow-listed code: ``kind`` is "insurance", "health", "ticket", "paper", "badge" or "payment".

    What stands in it is no part of its words: a 付款码 takes money for a minute.
    """

    kind: str
    text: str = field(repr=False)


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
