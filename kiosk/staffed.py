"""A machine at which staff work: its window, and the hall behind it."""

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer

from kiosk.app import end_on_signals, gui
from kiosk.domain.actor import Actor
from kiosk.domain.devices import MachineRole
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.ears import Ears
from kiosk.logs import Outage
from kiosk.opening import Hall, open_hall
from kiosk.ports import Clock
from kiosk.settings import Settings
from kiosk.ui.desk.house import DemoAccount, DeskHouse
from kiosk.ui.desk.shell import StaffWindow
from kiosk.ui.heartbeat import Heartbeat
from kiosk.ui.house_watch import HouseWatch

log = logging.getLogger(__name__)

DEMO_STAFF = "kiosk.services.staff.demo_staff"
RETRY_MS = 2000
MENDED_MS = 30_000
SIZE = (1280, 800)  # the smallest it is made for


@dataclass(frozen=True)
class Opened:
    """An open hall, and who may be shown on the sign-in page of a demonstration."""

    hall: Hall
    accounts: tuple[DemoAccount, ...] = ()


class Staffed(QObject):
    """One such machine; while the database is away it is tried again."""

    role = MachineRole.DESK

    def __init__(
        self,
        window: StaffWindow,
        *,
        opener: Callable[[], Opened],
        ears: Ears | None = None,
        retry_ms: int = RETRY_MS,
    ) -> None:
        super().__init__()
        self._ears = ears
        if ears is not None:
            ears.listen(window)
        self.window, self.tasks = window, window.tasks
        self._opener, self._retry_ms = opener, retry_ms
        self.hall: Hall | None = None
        self._outage = Outage(log, "database")
        self.house_watch = HouseWatch(self.tasks, self._rehouse)
        self._actor = Actor(window.house.device)
        self.heart = Heartbeat(self.tasks, self.role, self._actor, window.house.now)
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
        self.house_watch.begin(opened.hall.services)
        self.heart.begin(opened.hall.services)

    def _rehouse(self, hospital: HospitalInfo) -> None:
        self.window.rehouse(hospital)

    def _not_opened(self, error: DomainError) -> None:
        self.window.break_down(error)
        is_away = isinstance(error, DatabaseAway)
        if is_away:
            self._outage.noticed(error.log)
        self._reopen.start(self._retry_ms if is_away else MENDED_MS)

    def close(self) -> None:
        """Let everything go, in the order it was taken."""
        self._reopen.stop()
        self.house_watch.stop()
        self.heart.stop()
        self.window.stop()
        self.tasks.close()
        self.window.close()
        if self.hall is not None:
            self.hall.close()


def house_of(settings: Settings, clock: Clock) -> DeskHouse:
    """What the settings say of the machine."""
    return DeskHouse(
        device=settings.device,
        now=clock.now,
        px_per_mm=settings.screen.px_per_mm,
        reduced_motion=settings.reduced_motion,
    )


def opener_of(settings: Settings, clock: Clock) -> Callable[[], Opened]:
    """What opens the hall of these settings."""
    return partial(open_staffed, settings, clock)


def open_staffed(settings: Settings, clock: Clock) -> Opened:
    """The hall, its module loaded only now; in a demonstration with accounts everybody may know."""
    hall = open_hall(settings, clock)
    if not settings.demo or settings.database_url:  # a server is nobody's demonstration
        return Opened(hall)
    furnish = importlib.import_module(DEMO_STAFF).furnish_staff
    people = furnish(hall.services.staff, hall.hospital, actor=Actor(settings.device, "operator"))
    return Opened(hall, tuple(DemoAccount(one.number, one.name, one.secret) for one in people))


def run_staffed(make: Callable[[], Staffed], /, *, windowed: bool, size: tuple[int, int] | None) -> int:
    """The machine that ``make`` gives until it is closed; over the whole screen unless ``windowed``, or of a ``size``.

    ``make`` is called when the program is there.
    """
    program = gui()
    staffed = make()
    staffed.window.resize(*(size or SIZE))
    if windowed or size:
        staffed.window.show()
    else:
        staffed.window.showMaximized()
    staffed.window.activateWindow()
    staffed.open()
    end_on_signals(program)
    code = program.exec()
    staffed.close()
    return code
