"""Looks again whenever something was committed, and whenever the database comes back."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.ui.ear import Doorbell
from kiosk.ui.tasks import Task, Tasks

T = TypeVar("T")

WAIT_MS = 10_000  # looked at so often even when nothing rings: a broken connection is noticed, and the day ends
GAP_MS = 40  # between two looks: a hall that calls all at once costs a board no more than that
RETRY_MS = 2000


class Watcher(QObject, Generic[T]):
    """Rings, looks, tells; one worker does both. After any trouble the bell is a new one, which rings at once."""

    seen = Signal(object)  # what ``look`` gave
    lost = Signal(object)  # DomainError

    def __init__(
        self, look: Callable[[], T], make_bell: Callable[[], Doorbell], tasks: Tasks, *, retry_ms: int = RETRY_MS
    ) -> None:
        super().__init__()
        self._look, self._make_bell, self._tasks, self._retry_ms = look, make_bell, tasks, retry_ms
        self._bell = make_bell()
        self._asked: Task[T] | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.begin)

    def begin(self) -> None:
        """Wait for the next ring, off the GUI thread."""
        self._asked = self._tasks.run(self._wait, self._found, self._failed)

    def stop(self) -> None:
        """Whoever waits returns, and is not heard of any more."""
        self._again.stop()
        if self._asked is not None:
            self._asked.drop()
        self._bell.close()

    def _wait(self) -> T:
        self._bell.wait(WAIT_MS)
        return self._look()

    def _found(self, found: T) -> None:
        self.seen.emit(found)
        self._again.start(GAP_MS)

    def _failed(self, error: DomainError) -> None:
        self._bell.close()
        self._bell = self._make_bell()
        self.lost.emit(error)
        self._again.start(self._retry_ms)
