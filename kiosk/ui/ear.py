"""Hears that something was committed anywhere, so that a request is seen at once and not at the next look."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.ui.tasks import Task, Tasks

WAIT_MS = 10_000
GAP_MS = 60  # between two rings: a hall in which much happens costs a desk no more than that
RETRY_MS = 2000


class Doorbell(Protocol):
    """What `kiosk.storage.bell.Bell` is."""

    def wait(self, timeout_ms: int, /) -> bool:
        """Until something was committed; the first time at once. Raises `DatabaseAway`."""
        ...

    def close(self) -> None:
        """A waiting call returns."""
        ...


class Ear(QObject):
    """One worker of its own waits, so that nobody else's work does. After any trouble the bell is a new one."""

    rang = Signal()

    def __init__(self, make_bell: Callable[[], Doorbell], *, gap_ms: int = GAP_MS) -> None:
        super().__init__()
        self._make_bell, self._tasks = make_bell, Tasks(1)
        self._bell: Doorbell | None = None
        self._waiting: Task[bool] | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.begin)
        self._gap_ms = gap_ms

    def begin(self) -> None:
        """Wait for the next ring."""
        self._waiting = self._tasks.run(self._wait, self._heard, self._failed)

    def stop(self) -> None:
        """Hear no more; returns when whoever waits has heard of it, up to a quarter of a second later."""
        self.hush()
        self.end()

    def hush(self) -> None:
        """Tell nobody any more; `end` is still to come, and may be called off the GUI thread."""
        self._again.stop()
        if self._waiting is not None:
            self._waiting.drop()

    def end(self) -> None:
        """Let the bell and the thread go."""
        self._close()  # whoever waits returns
        self._tasks.close()
        self._close()  # if it was made just then

    def _wait(self) -> bool:
        if self._bell is None:
            self._bell = self._make_bell()
        return self._bell.wait(WAIT_MS)

    def _heard(self, has_rung: object) -> None:
        if has_rung:
            self.rang.emit()
        self._again.start(self._gap_ms)

    def _failed(self, _error: DomainError) -> None:
        self._close()
        self._bell = None
        self._again.start(RETRY_MS)

    def _close(self) -> None:
        if self._bell is not None:
            self._bell.close()
