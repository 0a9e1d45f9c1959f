"""Eyes: waits for what should be on a screen, takes its picture, and notes its words."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

PATIENCE_MS = 30_000
SLICE_MS = 20


class TourFailed(Exception):
    """What should have been on the screen was not."""


@dataclass(frozen=True)
class Sight:
    """One page as it was seen: its name, its words and choices, and the picture's file."""

    page: str
    words: tuple[str, ...]
    choices: tuple[str, ...]
    picture: str


class Witness:
    """Sees one window; ``prefix`` tells its pictures from those of another one beside it."""

    def __init__(self, window: QWidget, out: Path, *, prefix: str = "") -> None:
        self._seen, self._out, self._prefix = window, out, prefix
        self.sights: list[Sight] = []

    def page_name(self) -> str:
        """What is on the screen, for whoever waits in vain."""
        return self._seen.windowTitle()

    def in_hand(self) -> QWidget:
        """The part whose words are noted."""
        return self._seen

    def read(self) -> tuple[str, ...]:
        """What it says, in reading order."""
        return tuple(said_in(self.in_hand()))

    def wait_until(self, happened: Callable[[], bool], what: str, *, patience_ms: int = PATIENCE_MS) -> None:
        """Let the program run until ``happened``; `TourFailed` when it does not."""
        deadline = QDeadlineTimer(patience_ms)
        while not happened():
            if deadline.hasExpired():
                raise TourFailed(f"waited in vain for {what}; on the screen: {self.page_name()}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, SLICE_MS)

    def look(self, name: str) -> None:
        """Take a picture and note the words."""
        QCoreApplication.processEvents()
        picture = f"{self._prefix}{len(self.sights) + 1:02}-{name}.png"
        self._seen.grab().save(str(self._out / picture))
        choices = tuple(button.accessibleName() for button in self.buttons())
        self.sights.append(Sight(name, self.read(), choices, picture))

    def buttons(self) -> list[QAbstractButton]:
        """The controls that can be used now."""
        found = self._seen.findChildren(QAbstractButton)
        return [button for button in found if button.isVisible() and button.isEnabled()]


def said_in(page: QWidget) -> list[str]:
    """What can be read there and is no control, in reading order, each once."""
    return list(dict.fromkeys(map(_words, readable(page))))


def readable(page: QWidget) -> list[QWidget]:
    """Everything on ``page`` that says something and is no control, in reading order."""
    said = [each for each in page.findChildren(QWidget) if each.isVisible() and _words(each)]
    still = [each for each in said if not isinstance(each, QAbstractButton)]
    return sorted(still, key=lambda each: _place(page, each))


def _words(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def _place(page: QWidget, widget: QWidget) -> tuple[int, int]:
    at = widget.mapTo(page, QPoint(0, 0))
    return at.y(), at.x()
