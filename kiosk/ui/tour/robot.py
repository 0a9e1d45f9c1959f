"""Fingers and eyes: finds controls by their words, taps them, waits for pages, takes pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kiosk.domain.journey import Journey
from kiosk.ui.kiosk.window import KioskWindow

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


class Robot:
    """Acts on the real window through real mouse events, as a finger does."""

    def __init__(self, window: KioskWindow, out: Path) -> None:
        self.window, self._out = window, out
        self.has_listened: Callable[[], bool] = lambda: True  # whether nothing is being said any more
        self.sights: list[Sight] = []
        self.taps = 0

    def wait_for(self, page: str) -> None:
        """Wait until ``page`` is shown and nothing is in front of it, hear it out, and look at it."""
        self.wait_until(lambda: self.window.page_name == page and not self.window.sitting.is_busy, f"page {page}")
        self.wait_until(self.has_listened, f"silence on page {page}")
        self.look(page)

    def wait_until(self, happened: Callable[[], bool], what: str) -> None:
        """Let the program run until ``happened``; `TourFailed` when it does not."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not happened():
            if deadline.hasExpired():
                raise TourFailed(f"waited in vain for {what}; on the screen: {self.window.page_name}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, SLICE_MS)

    def look(self, name: str) -> None:
        """Take a picture and note the words."""
        QCoreApplication.processEvents()
        picture = f"{len(self.sights) + 1:02}-{name}.png"
        self.window.grab().save(str(self._out / picture))
        words = tuple(dict.fromkeys(_words(each) for each in self._readable()))
        self.sights.append(Sight(name, words, tuple(button.accessibleName() for button in self._buttons()), picture))

    def tap(self, words: str) -> None:
        """Tap the control whose name begins with ``words``, as soon as it can be tapped."""
        self.wait_until(lambda: self._find(words) is not None, f"a control named {words!r}")
        button = self._find(words)
        assert button is not None
        self.tap_widget(button)

    def tap_first(self, kind: type[QAbstractButton]) -> None:
        """Tap the first control of a kind."""
        self.wait_until(lambda: bool(self.choices_of(kind)), f"a {kind.__name__}")
        self.tap_widget(self.choices_of(kind)[0])

    def journey(self) -> Journey:
        """What the sitting in hand has learned; an empty one when nobody sits."""
        run = self.window.sitting.run
        return run.journey if run is not None else Journey()

    def choices_of(self, kind: type[QAbstractButton]) -> list[QAbstractButton]:
        """The controls of a kind that can be tapped now."""
        return [button for button in self._buttons() if isinstance(button, kind)]

    def type(self, text: str) -> None:
        """Tap the keys of ``text`` one after the other."""
        for character in text:
            self.tap_exactly(character)

    def tap_exactly(self, name: str) -> None:
        """Tap the control of exactly this name."""
        button = next((each for each in self._buttons() if each.accessibleName() == name), None)
        if button is None:
            raise TourFailed(f"no control named exactly {name!r} on {self.window.page_name}")
        self.tap_widget(button)

    def tap_widget(self, button: QAbstractButton) -> None:
        """Press and release in the middle; an eager finger is held back by the double-strike guard."""
        guard = QDeadlineTimer(self.window.theme.ms("double-tap") + SLICE_MS)
        if button.property("confirming"):
            self.wait_until(guard.hasExpired, "the double-strike guard")
        middle = QPointF(button.rect().center())
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            event = QMouseEvent(
                kind,
                middle,
                button.mapToGlobal(middle),
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QCoreApplication.sendEvent(button, event)
        self.taps += 1
        QCoreApplication.processEvents()

    def choices(self, begins: str = "") -> list[QAbstractButton]:
        """The controls that can be tapped now and whose name begins with ``begins``."""
        return [button for button in self._buttons() if button.accessibleName().startswith(begins)]

    def _readable(self) -> list[QWidget]:
        """Everything on the page that says something and cannot be tapped, in reading order."""
        page = self.window.page
        said = [each for each in page.findChildren(QWidget) if each.isVisible() and _words(each)]
        still = [each for each in said if not isinstance(each, QAbstractButton)]
        return sorted(still, key=lambda each: _place(page, each))

    def _find(self, words: str) -> QAbstractButton | None:
        """Rather "Next" than "Next page"."""
        return min(self.choices(words), key=lambda each: each.accessibleName() != words, default=None)

    def _buttons(self) -> list[QAbstractButton]:
        found = self.window.findChildren(QAbstractButton)
        return [button for button in found if button.isVisible() and button.isEnabled()]


def _words(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def _place(page: QWidget, widget: QWidget) -> tuple[int, int]:
    at = widget.mapTo(page, QPoint(0, 0))
    return at.y(), at.x()
