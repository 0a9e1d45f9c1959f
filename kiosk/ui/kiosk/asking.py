"""What the page shown wants to know: asked behind it, again and again, one question at a time."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey
from kiosk.flow.engine import Step, Work
from kiosk.ui.kiosk.errands import Errands
from kiosk.ui.tasks import Task

if TYPE_CHECKING:  # before the first payment nobody listens
    from kiosk.ui.ear import Ear


class Asking(QObject):
    """Nobody waits for the answers, and those that come after `stop` are not heard.

    Where a bell is listened to, what it may have brought is looked up beside a question that is under way, and whoever
    has learned from that needs the question's answer no more: it is older.
    """

    learned = Signal(object)  # Journey: the answer

    def __init__(
        self,
        errands: Errands,
        failed: Callable[[Work, DomainError], None],
        *,
        in_hand: Callable[[], Journey | None],  # None while the patient waits for something else
        every_ms: int,
    ) -> None:
        super().__init__()
        self._errands, self._failed, self._in_hand = errands, failed, in_hand
        self._step: Step | None = None
        self._task: Task[Journey] | None = None
        self._look: Task[Journey] | None = None
        self._ear: Ear | None = None
        self._again = QTimer(self, interval=every_ms)
        self._again.timeout.connect(self._ask_watch)

    def follow(self, step: Step) -> None:
        """From now on ask again and again what this step watches, and look whenever its bell rings."""
        self._step = step
        if step.watch is not None:
            self._again.start()
        if step.hears is not None and self._ear is None:
            ear = self._ear = cast("type[Ear]", import_module("kiosk.ui.ear").Ear)(self._errands.make_bell())
            ear.rang.connect(self._look_up)
            ear.begin()

    def ask(self, work: Work, journey: Journey) -> None:
        """Ask now."""
        self._task = self._errands.ask(work, journey, self._answered, partial(self._not_answered, work))

    def drop(self) -> None:
        """Nobody wants the answer to what was asked."""
        for task in (self._task, self._look):
            if task is not None:
                task.drop()
        self._task = self._look = None

    def stop(self) -> None:
        """The page is going."""
        self._step = None
        self._again.stop()
        self.drop()
        ear, self._ear = self._ear, None
        if ear is not None:
            ear.rang.disconnect(self._look_up)
            ear.hush()
            self._errands.behind(ear.end, ear.deleteLater)  # the next page need not wait until nobody listens

    def _ask_watch(self) -> None:
        journey, work = self._in_hand(), self._step.watch if self._step is not None else None
        if journey is not None and work is not None and self._task is None:
            self.ask(work, journey)

    def _look_up(self) -> None:
        """Beside a question that is under way; a journey that comes back as it was has learned nothing."""
        journey, work = self._in_hand(), self._step.hears if self._step is not None else None
        if journey is None or work is None:
            return
        if self._look is not None:
            self._look.drop()
        self._look = self._errands.ask(work, journey, partial(self._seen, journey), lambda _error: None)

    def _seen(self, before: Journey, journey: Journey) -> None:
        self._look = None
        if journey is not before:
            self.drop()
            self.learned.emit(journey)

    def _answered(self, journey: Journey) -> None:
        self._task = None
        self.learned.emit(journey)

    def _not_answered(self, work: Work, error: DomainError) -> None:
        self._task = None
        self._failed(work, error)
