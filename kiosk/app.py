"""The start page on the screen, as soon as can be; the rest of the kiosk is loaded behind it."""

import signal
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.adapters.clock import SystemClock
from kiosk.domain.errors import DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.settings import Settings
from kiosk.ui.kiosk.house import House
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import Language
from kiosk.ui.theme import MODES, SIGNS, VOICE
from kiosk.ui.theme.fonts import load_fonts

if TYPE_CHECKING:
    from kiosk.ports import Clock

MACHINE = "kiosk.machine"


class Machine(Protocol):
    """What `kiosk.machine.Kiosk` is."""

    def start(self) -> None:
        """Listen to the devices, open the hall."""
        ...

    def catch_crashes(self) -> None:
        """From now on a crash ends a sitting, not the program."""
        ...

    def close(self) -> None:
        """Let everything go."""
        ...


class Maker(Protocol):
    """Makes it; raises `BadSettings` for a device that nobody knows."""

    def __call__(self, settings: Settings, clock: "Clock", *, window: KioskWindow) -> Machine:
        """The kiosk behind ``window``."""
        ...


class Front(QObject):
    """The painted start page, then the kiosk behind it. ``failure`` is why it cannot be."""

    def __init__(self, settings: Settings, clock: "Clock") -> None:
        super().__init__()
        self._settings, self._clock = settings, clock
        self.window = start_page(settings, clock)
        self.failure: DomainError | None = None
        self._kiosk: Machine | None = None
        self.window.painted.connect(self._load)

    def _load(self) -> None:
        try:
            make = cast(Maker, import_module(MACHINE).Kiosk)
            self._kiosk = make(self._settings, self._clock, window=self.window)
            self._kiosk.start()
            self._kiosk.catch_crashes()
        except DomainError as error:  # a device that the settings name and nobody knows
            self.failure = error
            QApplication.exit(1)

    def close(self) -> None:
        """Let everything go; raises what kept the kiosk from starting."""
        if self._kiosk is not None:
            self._kiosk.close()
        else:
            self.window.stop()
            self.window.close()
        if self.failure is not None:
            raise self.failure


def start_page(settings: Settings, clock: "Clock") -> KioskWindow:
    """The window of this installation, not yet shown."""
    house = House(
        device=settings.device,
        now=clock.now,
        hospital=HospitalInfo(),
        diagonal=settings.screen.diagonal,
        language=settings.language,
        modes=frozenset({settings.mode} & {*MODES, VOICE, SIGNS}),
        demo=settings.demo,
        done_seconds=settings.done_seconds,
        takes_phone=settings.demo or bool(settings.gateways),
        has_scanner=bool(settings.code_scanner.adapter),
        checks_in=settings.check_in,
        reduced_motion=settings.reduced_motion,
        lower_edge=settings.screen.lower_edge,
        viewing_distance=settings.screen.viewing_distance,
    )
    return KioskWindow(house, Language(settings.language))


def gui() -> QApplication:
    """The one `QApplication`, with our fonts."""
    program = QApplication.instance() or QApplication(["nuanxin"])
    assert isinstance(program, QApplication)
    load_fonts()
    return program


def run_kiosk(settings: Settings, /, *, windowed: bool = False, size: tuple[int, int] | None = None) -> int:
    """The kiosk until it is told to end; full screen unless ``windowed``. Raises `BadSettings` for unknown devices."""
    program = gui()
    front = Front(settings, SystemClock(zone=settings.time_zone))
    front.window.resize(*(size or (settings.screen.width, settings.screen.height)))
    front.window.start()
    if windowed:
        front.window.show()
    else:
        front.window.showFullScreen()
    front.window.activateWindow()  # where no window manager runs, nobody else gives it the keys
    end_on_signals(program)
    code = program.exec()
    front.close()
    return code


def end_on_signals(program: QApplication) -> None:
    """End properly when the service manager says so; Python hears signals only between events."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda _number, _frame: program.quit())
    listen = QTimer(program)
    listen.timeout.connect(lambda: None)
    listen.start(200)
