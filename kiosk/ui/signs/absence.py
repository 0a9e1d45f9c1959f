"""Notices that whoever switched the signer on has gone without sitting down; a sitting has a clock of its own."""

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.kiosk.idle import TouchWatch
from kiosk.ui.kiosk.window import KioskWindow

WAITING_SECONDS = 300  # whoever called a signer waits so long for them at least


class Absence(QObject):
    """``noticed`` once nobody has touched the window for ``idle_seconds``, and nobody sits there."""

    noticed = Signal()

    def __init__(self, window: KioskWindow, idle_seconds: int) -> None:
        super().__init__(window)
        self._window, self._idle_seconds = window, idle_seconds
        self.clock = QTimer(self, singleShot=True, interval=idle_seconds * 1000)
        self.clock.timeout.connect(self._look)
        self._touches = TouchWatch(self.clock.start)

    def begin(self) -> None:
        """Mind from now on."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._touches)
        self.clock.start()

    def end(self) -> None:
        """No more."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self._touches)
        self.clock.stop()

    def be_patient(self, *, waits: bool) -> None:
        """Begin anew; longer with whoever ``waits`` for somebody."""
        seconds = max(self._idle_seconds, WAITING_SECONDS if waits else 0)
        is_on = self.clock.isActive()
        self.clock.setInterval(seconds * 1000)
        if is_on:
            self.clock.start()

    def _look(self) -> None:
        if self._window.sitting.run is None:
            self.noticed.emit()
