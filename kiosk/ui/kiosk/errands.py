"""Runs a sitting's work off the GUI thread: what the patient waits for, one at a time, and what nobody waits for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey
from kiosk.flow.engine import Work
from kiosk.services import Services
from kiosk.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from kiosk.ui.ear import Doorbell

T = TypeVar("T")
Done = Callable[[Journey], None]
Failed = Callable[[DomainError], None]


class Errands(QObject):
    """Until the hall is open what is wanted first waits."""

    busy = Signal(bool)  # work the patient waits for is under way

    def __init__(self, tasks: Tasks, actor: Actor) -> None:
        super().__init__()
        self._tasks, self._actor = tasks, actor
        self._services: Services | None = None
        self._task: Task[Journey] | None = None
        self._waiting: Callable[[], None] | None = None  # for the hall to open

    @property
    def is_busy(self) -> bool:
        """Whether the patient waits for something."""
        return self._task is not None or self._waiting is not None

    def open(self, services: Services) -> None:
        """The hall is open: do what somebody asked for before."""
        self._services = services
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def run(self, work: Work, journey: Journey, done: Done, failed: Failed) -> None:
        """Something the patient waits for; ``done`` or ``failed`` hears of it on the GUI thread."""
        services = self._services
        self.busy.emit(True)
        if services is None:
            self._waiting = partial(self.run, work, journey, done, failed)
            return
        call = partial(work, services, journey, self._actor)
        self._task = self._tasks.run(call, partial(self._end, done), partial(self._end, failed))

    def ask(self, work: Work, journey: Journey, done: Done, failed: Failed) -> Task[Journey]:
        """Something beside what the patient waits for; drop it when nobody wants the answer any more."""
        assert self._services is not None
        return self._tasks.run(partial(work, self._services, journey, self._actor), done, failed)

    def behind(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Something that takes its time and of which no patient knows, then the rest of it on the GUI thread."""
        self._tasks.run(work, lambda _done: then(), lambda _error: then())

    def make_bell(self) -> "Callable[[], Doorbell]":
        """What rings as soon as something was committed anywhere; only in an open hall."""
        assert self._services is not None
        return self._services.listen

    def send(self, work: Work | None, journey: Journey) -> None:
        """Something whose answer nobody waits for, if it can be done at all."""
        if work is not None and self._services is not None:
            self.ask(work, journey, lambda _journey: None, lambda _error: None)

    def drop(self) -> None:
        """Nobody waits any more; what is under way still ends."""
        if self._task is not None:
            self._task.drop()
        self._task = self._waiting = None
        self.busy.emit(False)

    def _end(self, then: Callable[[T], None], outcome: T) -> None:
        self._task = None
        self.busy.emit(False)
        then(outcome)
