"""One staff desk: its window, and the hall behind it."""

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QObject, QTimer

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.signs.films import PyAvWorkshop
from kiosk.adapters.signs.library import ClipLibrary
from kiosk.app import end_on_signals, gui
from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.logs import Outage
from kiosk.ports import Clock
from kiosk.services import Services
from kiosk.settings import Settings
from kiosk.ui.desk.house import DemoAccount, DeskHouse
from kiosk.ui.desk.studio.tools import StudioTools
from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.language import Language
from kiosk.ui.tasks import Tasks

log = logging.getLogger(__name__)

HALL = "kiosk.hall"  # loaded in a worker: the database library takes its time
DEMO_STAFF = "kiosk.services.demo_staff"
RETRY_MS = 2000
MENDED_MS = 30_000
SIZE = (1280, 800)  # the smallest it is made for


class Hall(Protocol):
    """What `kiosk.hall.open_hall` gives."""

    @property
    def services(self) -> Services:
        """The use cases."""
        ...

    @property
    def hospital(self) -> HospitalInfo:
        """The hospital of this database."""
        ...

    def close(self) -> None:
        """Let the database go."""
        ...


class Opener(Protocol):
    """Opens the hall; slow."""

    def __call__(self, settings: Settings, *, clock: Clock) -> Hall:
        """Raises `DatabaseAway`, `DatabaseUnusable`, `BadSettings`."""
        ...


@dataclass(frozen=True)
class Opened:
    """An open hall, and who may be shown on the sign-in page of a demonstration."""

    hall: Hall
    accounts: tuple[DemoAccount, ...] = ()


class Desk(QObject):
    """One desk; while the database is away it is tried again."""

    def __init__(
        self, settings: Settings, clock: Clock, *, opener: Callable[[], Opened] | None = None, retry_ms: int = RETRY_MS
    ) -> None:
        super().__init__()
        self._opener = opener or partial(open_desk, settings, clock)
        self._retry_ms = retry_ms
        self.hall: Hall | None = None
        self.tasks = Tasks()
        house = DeskHouse(
            device=settings.device,
            now=clock.now,
            px_per_mm=settings.screen.px_per_mm,
            reduced_motion=settings.reduced_motion,
            studio=studio_of(settings),
        )
        self.window = DeskWindow(house, Language(settings.language), self.tasks)
        self._outage = Outage(log, "database")
        self._reopen = QTimer(self)
        self._reopen.setSingleShot(True)
        self._reopen.timeout.connect(self.open)

    def open(self) -> None:
        """Open the hall off the GUI thread."""
        self.tasks.run(self._opener, self._opened, self._not_opened)

    def _opened(self, opened: Opened) -> None:
        self.hall = opened.hall
        self._outage.over()
        self.window.open(opened.hall.hospital, opened.hall.services, accounts=opened.accounts)

    def _not_opened(self, error: DomainError) -> None:
        self.window.break_down(error)
        is_away = isinstance(error, DatabaseAway)
        if is_away:
            self._outage.noticed(error.log)
        self._reopen.start(self._retry_ms if is_away else MENDED_MS)

    def close(self) -> None:
        """Let everything go, in the order it was taken."""
        self._reopen.stop()
        self.window.stop()
        self.tasks.close()
        self.window.close()
        if self.hall is not None:
            self.hall.close()


def studio_of(settings: Settings) -> StudioTools:
    """What clips are made with at this desk."""
    return StudioTools(
        PyAvWorkshop(),
        ClipLibrary(settings),
        settings.signed / "drafts",
        pack=settings.signs.pack,
        language=settings.signs.language,
    )


def open_desk(settings: Settings, clock: Clock) -> Opened:
    """The hall, its module loaded only now; in a demonstration with accounts everybody may know."""
    hall = cast(Opener, importlib.import_module(HALL).open_hall)(settings, clock=clock)
    if not settings.demo or settings.database_url:  # a server is nobody's demonstration
        return Opened(hall)
    furnish = importlib.import_module(DEMO_STAFF).furnish_staff
    people = furnish(hall.services.staff, hall.hospital, actor=Actor(settings.device, "operator"))
    return Opened(hall, tuple(DemoAccount(one.number, one.name, one.secret) for one in people))


def run_desk(settings: Settings, /, *, windowed: bool = False, size: tuple[int, int] | None = None) -> int:
    """The desk until it is closed; over the whole screen unless ``windowed``, or given a ``size``."""
    program = gui()
    desk = Desk(settings, SystemClock(zone=settings.time_zone))
    desk.window.resize(*(size or SIZE))
    if windowed or size:
        desk.window.show()
    else:
        desk.window.showMaximized()
    desk.window.activateWindow()
    desk.open()
    end_on_signals(program)
    code = program.exec()
    desk.close()
    return code
