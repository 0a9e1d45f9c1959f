"""Nobody there: a warning, then the screen is wiped (accessibility.md 11, 27)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from kiosk.ui.widgets.tappable import ACTED

TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        ACTED,
    }
)


@dataclass(frozen=True)
class Patience:
    """Seconds without a touch until the end, and how long before that the warning comes."""

    idle: int
    warn: int


class IdleWatch(QObject):
    """Counts whole seconds since the last touch; it stands still while suspended."""

    ticked = Signal(int)  # seconds left
    warned = Signal(int)  # seconds left, each second from the warning on
    expired = Signal()

    def __init__(self, patience: Patience, *, tick_ms: int) -> None:
        super().__init__()
        self._patience = patience
        self._left = patience.idle
        self._reasons: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self.tick)

    @property
    def patience(self) -> Patience:
        """The times in force."""
        return self._patience

    @property
    def is_warning(self) -> bool:
        """Whether the question is on the screen."""
        return self._timer.isActive() and self._left <= self._patience.warn

    def start(self, patience: Patience) -> None:
        """Begin to count for a sitting."""
        self._reasons.clear()
        self._timer.start()
        self.use(patience)

    def use(self, patience: Patience) -> None:
        """Other times from now on: the patient wants large text."""
        self._patience = patience
        self.touch()

    def stop(self) -> None:
        """Nobody's sitting."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there; without a sitting there is nothing to tell."""
        self._left = self._patience.idle
        if self._timer.isActive():
            self.ticked.emit(self._left)

    def suspend(self, reason: str) -> None:
        """Stand still while paying, printing or reading a card; again for the same reason changes nothing."""
        if reason not in self._reasons:
            self._reasons.add(reason)
            self.touch()

    def resume(self, reason: str) -> None:
        """Count on, from the start, if that is why it stood still."""
        if reason in self._reasons:
            self._reasons.discard(reason)
            self.touch()

    def tick(self) -> None:
        """One second has passed."""
        if self._reasons:
            return
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
            self.expired.emit()
            return
        self.ticked.emit(self._left)
        if self._left <= self._patience.warn:
            self.warned.emit(self._left)


class TouchWatch(QObject):
    """Sees each touch and key on the window it is installed on, and each control that acts; tells ``touched``."""

    def __init__(self, touched: Callable[[], None]) -> None:
        super().__init__()
        self._touched = touched

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Never takes an event away."""
        if event.type() in TOUCHES:
            self._touched()
        return False
