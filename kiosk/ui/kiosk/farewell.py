"""What has to be known by whoever has got up already, told in the look and the language they had."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.domain.errors import DomainError
from kiosk.flow.signing import key_of
from kiosk.ui.kiosk.window import KioskWindow

TIMES = 3  # as long as the last page, for it is read by somebody who is walking away


class Farewell(QObject):
    """Between `note` and `say` the sitting has ended. The look goes once the message was read, or nobody reads it."""

    def __init__(self, window: KioskWindow, place: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._modes, self._language = window.modes, window.language.code
        self._leaving = QTimer(self, singleShot=True, interval=TIMES * 1000 * window.house.done_seconds)
        self._leaving.timeout.connect(self._leave)

    def note(self) -> None:
        """How the patient sees and hears it, before that is undone."""
        self._modes, self._language = self._window.modes, self._window.language.code

    def say(self, error: DomainError) -> None:
        """In front of the start page, for a while."""
        self._window.wear(self._modes, self._language)
        overlays = self._window.overlays
        overlays.say(error.patient, self._place(), sign=key_of(type(error)))
        overlays.cleared.connect(self._read)
        self._leaving.start()

    def _leave(self) -> None:
        self._window.overlays.close()

    def _read(self) -> None:
        if self._leaving.isActive():
            self._leaving.stop()
            QTimer.singleShot(0, self, self._undo)  # these bars go, and this is said by one of them

    def _undo(self) -> None:
        self._window.wear(self._window.house.modes, self._window.house.language)
