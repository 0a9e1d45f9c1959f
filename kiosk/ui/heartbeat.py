"""Tells the hall every few seconds that this machine is there, and how it is; never who sits before it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk import __version__
from kiosk.domain.actor import Actor
from kiosk.domain.devices import BEAT_SECONDS, Beat, MachineRole
from kiosk.domain.errors import DomainError
from kiosk.services import Services
from kiosk.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from kiosk.ui.kiosk.window import KioskWindow


class Heartbeat(QObject):
    """Off the GUI thread, one beat at a time; while the database is away the next one is tried."""

    def __init__(
        self, tasks: Tasks, role: MachineRole, actor: Actor, now: Callable[[], datetime], *, every_ms: int = 0
    ) -> None:
        super().__init__()
        self._tasks, self._actor, self._now = tasks, actor, now
        self.state = Beat(role, now(), __version__)
        self._services: Services | None = None
        self._beating: Task[None] | None = None
        self._timer = QTimer(self, interval=every_ms or BEAT_SECONDS * 1000)
        self._timer.timeout.connect(self.beat)

    def begin(self, services: Services) -> None:
        """The hall is open: beat from now on."""
        self._services = services
        self._timer.start()
        self.beat()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        if self._beating is not None:
            self._beating.drop()

    def beat(self) -> None:
        """Tell how things are, unless the last beat is still under way."""
        if self._services is not None and (self._beating is None or not self._beating.is_wanted):
            work = partial(tell, self._services, self.state, self._actor)
            self._beating = self._tasks.run(work, lambda _done: None, lambda _error: None)

    def watch(self, window: "KioskWindow") -> None:
        """Of a kiosk: which page is shown, when the last sitting ended, what went wrong last."""
        self.state = replace(self.state, page=window.page_name)
        window.page_shown.connect(self._turn)
        window.sitting.ended.connect(self._end)
        window.sitting.complained.connect(self._err)

    def _turn(self, page: str) -> None:
        self.state = replace(self.state, page=page)

    def _end(self) -> None:
        self.state = replace(self.state, ended=self._now())

    def _err(self, error: DomainError) -> None:
        """The sentence as it stands in the program: nothing of a patient fills its places."""
        self.state = replace(self.state, error=error.patient.text)


def tell(services: Services, state: Beat, actor: Actor) -> None:
    """One beat, with what the printers say of themselves by now. Slow."""
    services.devices.beat(replace(state, papers=services.printing.papers()), actor=actor)
