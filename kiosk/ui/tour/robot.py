"""Fingers: finds the kiosk's controls by their words, taps them, waits for its pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.domain.journey import Journey
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.tour.witness import SLICE_MS, TourFailed, Witness, said_in


class Robot(Witness):
    """Acts on the real window through real mouse events, as a finger does."""

    def __init__(self, window: KioskWindow, out: Path, *, prefix: str = "") -> None:
        super().__init__(window, out, prefix=prefix)
        self.window = window
        self.has_listened: Callable[[], bool] = lambda: True  # whether nothing is being said any more
        self.taps = 0

    def page_name(self) -> str:
        """The page's own name."""
        return self.window.page_name

    def in_hand(self) -> QWidget:
        """Without the bars."""
        return self.window.page

    def read(self) -> tuple[str, ...]:
        """What stands in front comes first."""
        return (*self.words_in_front(), *super().read())

    def words_in_front(self) -> tuple[str, ...]:
        """What the question or message in front says; () without one."""
        dialog = self.window.overlays.dialog
        return () if dialog is None else tuple(said_in(dialog))

    def wait_for(self, page: str) -> None:
        """Wait until ``page`` is shown and nothing is in front of it, hear it out, and look at it."""
        self.wait_until(lambda: self.window.page_name == page and not self.window.sitting.is_busy, f"page {page}")
        self.wait_until(self.has_listened, f"silence on page {page}")
        self.look(page)

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
        return [button for button in self.buttons() if isinstance(button, kind)]

    def type(self, text: str) -> None:
        """Tap the keys of ``text`` one after the other."""
        for character in text:
            self.tap_exactly(character)

    def tap_exactly(self, name: str) -> None:
        """Tap the control of exactly this name."""
        button = next((each for each in self.buttons() if each.accessibleName() == name), None)
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
        return [button for button in self.buttons() if button.accessibleName().startswith(begins)]

    def _find(self, words: str) -> QAbstractButton | None:
        """Rather "Next" than "Next page"."""
        return min(self.choices(words), key=lambda each: each.accessibleName() != words, default=None)
