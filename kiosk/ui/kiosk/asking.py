"""What the page shown wants to know: asked behind it, again and again, one question at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey
from kiosk.flow.engine import Work
from kiosk.ui.kiosk.errands import Errands
from kiosk.ui.tasks import Task


class Asking(QObject):
    """Nobody waits for the answers, and those that come after `stop` are not heard."""

    due = Signal()  # time to ask again
    learned = Signal(object)  # Journey: the answer

    def __init__(self, errands: Errands, failed: Callable[[Work, DomainError], None], *, every_ms: int) -> None:
        super().__init__()
        self._errands, self._failed = errands, failed
        self._task: Task[Journey] | None = None
        self._again = QTimer(self, interval=every_ms)
        self._again.timeout.connect(self.due)

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def keep_asking(self) -> None:
        """From now on it is `due` again and again."""
        self._again.start()

    def ask(self, work: Work, journey: Journey) -> None:
        """Ask now."""
        self._task = self._errands.ask(work, journey, self._answered, partial(self._not_answered, work))

    def stop(self) -> None:
        """The page is going."""
        self._again.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _answered(self, journey: Journey) -> None:
        self._task = None
        self.learned.emit(journey)

    def _not_answered(self, work: Work, error: DomainError) -> None:
        self._task = None
        self._failed(work, error)
