"""Speaks with the help desk of the hall, one thing after the other, off the GUI thread."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.help import HelpRequest, HelpSort
from kiosk.services import Services
from kiosk.ui.tasks import Task, Tasks

AGAIN_MS = 10_000  # until it is tried again to close what somebody left behind
T = TypeVar("T")


class HelpLine(QObject):
    """One worker and no more: what one patient asked for is closed before the next patient asks for anything."""

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self.actor = actor
        self._tasks = Tasks(1)
        self._services: Services | None = None
        self._owes = False  # a request that could not be closed; only the worker writes this
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.leave)

    def open(self, services: Services) -> None:
        """The hall is open; a request that outlived its kiosk is not the next patient's."""
        self._services = services
        self.leave()

    def close(self) -> None:
        """For good."""
        self._services = None
        self._again.stop()
        self._tasks.close()

    def run(
        self, work: Callable[[Services], T], done: Callable[[T], None], failed: Callable[[DomainError], None]
    ) -> Task[T] | None:
        """As `Tasks.run`, on the services of the hall; ``failed`` at once, and None, while the hall is not open."""
        if self._services is None:
            failed(DomainError("the hall is not open"))
            return None
        return self._tasks.run(partial(work, self._services), done, failed)

    def ask(self, services: Services, sort: HelpSort, *, page: str, modes: frozenset[str]) -> HelpRequest:
        """A request of this patient's: what is left of the last one is closed first. For the worker."""
        if self._owes:
            self._close(services)
        return services.help.ask(sort, page=page, modes=modes, actor=self.actor)

    def leave(self) -> None:
        """Close every request of this machine and wipe what was written, now or as soon as the hall answers."""
        self._again.stop()
        if self._services is not None:
            self.run(self._close, lambda _done: None, lambda _error: self._again.start())

    def _close(self, services: Services) -> None:
        self._owes = True
        services.help.leave(actor=self.actor)
        self._owes = False
