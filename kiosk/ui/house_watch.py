"""Notices that administrators have changed the house: asks for a number now and then, for the rest when it moved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from kiosk.domain.errors import DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.services import Services
from kiosk.ui.tasks import Task, Tasks

EVERY_MS = 5000
News = tuple[int, HospitalInfo | None]


class HouseWatch(QObject):
    """Gives ``tell`` the hospital as it is by now, also after its first look."""

    def __init__(self, tasks: Tasks, tell: Callable[[HospitalInfo], None], *, every_ms: int = EVERY_MS) -> None:
        super().__init__()
        self._tasks, self._tell = tasks, tell
        self._services: Services | None = None
        self._edition = -1
        self._looking: Task[News] | None = None
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.look)

    def begin(self, services: Services) -> None:
        """The hall is open: watch it from now on."""
        self._services = services
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._looking is not None:
            self._looking.drop()

    def look(self) -> None:
        """Ask now, unless the answer is still awaited; a database that is away is asked again the next time."""
        is_asking = self._looking is not None and self._looking.is_wanted
        if self._services is not None and not is_asking:
            asking = partial(news, self._services, self._edition)
            self._looking = self._tasks.run(asking, self._heard, _wait)

    def _heard(self, heard: News) -> None:
        self._edition, hospital = heard
        if hospital is not None:
            self._tell(hospital)


def news(services: Services, seen: int) -> News:
    """The edition of the house, and the hospital if it is another one than was ``seen``."""
    edition = services.hospital.edition()
    return edition, services.hospital.read() if edition != seen else None


def _wait(_error: DomainError) -> None:
    """The next look will tell."""
