"""Asks the services for the section: one thing after the other, and every few seconds what is due."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.ui.desk.triage import deeds
from kiosk.ui.desk.view import DeskView

T = TypeVar("T")
LOOK_MS = 3000  # the list is looked at so often


class UnderWay(Protocol):
    """A task, whatever it gives."""

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still waits for it."""
        ...

    def drop(self) -> None:
        """Nobody does any more."""


class TriageWork(QObject):
    """Emits ``seen`` with the open cases, ``unseen`` when they could not be asked for, ``refused`` with an error."""

    seen = Signal(object)  # tuple[Case, ...]
    unseen = Signal()
    refused = Signal(object)  # DomainError

    def __init__(self, view: DeskView, parent: QObject) -> None:
        super().__init__(parent)
        self.view = view
        self._looking: UnderWay | None = None
        self._working: UnderWay | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do it, unless something is being done; the list is looked at again at once."""
        if self._working is not None and self._working.is_wanted:
            return

        def over(result: T) -> None:
            done(result)
            self.look_anew()

        self._working = self.view.tasks.run(work, over, self._fail)

    def look(self) -> None:
        """Ask what is due, unless that is being asked already."""
        if self._looking is None or not self._looking.is_wanted:
            asking = partial(deeds.open_cases, self.view)
            self._looking = self.view.tasks.run(asking, self.seen.emit, self._not_seen)

    def look_anew(self) -> None:
        """An answer that is under way may be from before."""
        if self._looking is not None:
            self._looking.drop()
        self.look()

    def stop(self) -> None:
        """Look no more; answers under way reach nobody."""
        self._timer.stop()
        for task in (self._looking, self._working):
            if task is not None:
                task.drop()

    def _fail(self, error: DomainError) -> None:
        self.refused.emit(error)
        self.look_anew()

    def _not_seen(self, _error: DomainError) -> None:
        self.unseen.emit()
