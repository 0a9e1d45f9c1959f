"""How long nobody has touched keys or mouse of the desk."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Emits ``expired`` after so many seconds without a sign of life; runs from `begin` to `stop`."""

    expired = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self.expired)

    def watch(self, window: QWindow) -> None:
        """Listen to what comes from the system to ``window``."""
        window.installEventFilter(self)

    def begin(self) -> None:
        """Somebody has signed in."""
        self._timer.start()

    def stop(self) -> None:
        """Nobody is signed in."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count again with every sign of life."""
        if event.type() in SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
