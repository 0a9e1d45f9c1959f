"""One machine's hall boards: their screens, the loudspeaker, and the hall behind them."""

import importlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from kiosk import devices
from kiosk.adapters.clock import SystemClock
from kiosk.app import end_on_signals, gui
from kiosk.domain.actor import Actor
from kiosk.domain.board import Area, News, Seen
from kiosk.domain.devices import MachineRole
from kiosk.domain.errors import BadSettings, DatabaseAway, DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import Call
from kiosk.domain.wish import Wish
from kiosk.logs import Outage
from kiosk.opening import open_hall
from kiosk.ports import Clock, Speech
from kiosk.services import Services
from kiosk.settings import Settings
from kiosk.ui.board.announcer import Announcer, Speaker
from kiosk.ui.board.pulse import Pulse
from kiosk.ui.board.setting import spoken
from kiosk.ui.board.watcher import RETRY_MS, Watcher
from kiosk.ui.board.window import BoardHouse, BoardWindow
from kiosk.ui.ear import Doorbell
from kiosk.ui.heartbeat import Heartbeat
from kiosk.ui.language import Language
from kiosk.ui.tasks import Tasks
from kiosk.ui.voice.loudspeaker import Loudspeaker

log = logging.getLogger(__name__)

AREAS, BELL = "kiosk.services.queue.board_areas", "kiosk.storage.bell"  # loaded in a worker
SECOND_MS = 1000
WINDOWED = (960, 540)
Look = Callable[[], tuple[Seen, ...]]


class Closing(Protocol):
    """Something to be let go at the end."""

    def close(self) -> None:
        """Let it go."""
        ...


@dataclass(frozen=True)
class Opened:
    """An open hall: how to look at each screen's area, and a bell that rings when something was committed."""

    hall: Closing
    hospital: HospitalInfo
    look: Look
    make_bell: Callable[[], Doorbell]
    services: Services | None = None  # None: nobody is told that it is there


@dataclass(frozen=True)
class Sound:
    """Who speaks, and where that is heard."""

    speech: Speech
    loudspeaker: Speaker


class Board(QObject):
    """One window for each wish; while the database is away, pictures stay as they are."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        wishes: Sequence[Wish],
        *,
        sound: Sound,
        sizes: Sequence[tuple[int, int]],
        opener: Callable[[], Opened] | None = None,
        retry_ms: int = RETRY_MS,
    ) -> None:
        super().__init__()
        self._clock, self._retry_ms, self._sound = clock, retry_ms, sound
        self._opener = opener or partial(open_board, settings, clock, tuple(wishes))
        self.failure: DomainError | None = None
        self.tasks, self.news, self.pulse = Tasks(), News(), Pulse()
        self._language = Language(settings.language)
        house = BoardHouse(clock.now, frozenset({settings.mode} & {"contrast"}))
        self.windows = [BoardWindow(house, size=size) for size in sizes]
        self.announcer = Announcer(
            sound.speech, sound.loudspeaker, self.tasks, language=settings.language, say=self._say, now=clock.now
        )
        self.announcer.speaking.connect(self._mark)
        self.announcer.unheard.connect(self._flash)
        self._opened: Opened | None = None
        self._watcher: Watcher[tuple[Seen, ...]] | None = None
        self._seen: tuple[Seen, ...] = ()
        self._outage = Outage(log, "database")
        self.heart = Heartbeat(self.tasks, MachineRole.BOARD, Actor(settings.device), clock.now)
        self._reopen = QTimer(self, singleShot=True, interval=retry_ms)
        self._reopen.timeout.connect(self.open)
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self.tick)

    def open(self) -> None:
        """Open the hall off the GUI thread; the clocks go from now on."""
        self._second.start()
        self.tasks.run(self._opener, self._begin, self._not_opened)

    def tick(self) -> None:
        """Once a second: every clock, and the pulse that tells that they go."""
        for window in self.windows:
            window.tick()
        self.pulse.beat()

    def close(self) -> None:
        """Let everything go, in the order it was taken."""
        self.pulse.close()
        for timer in (self._second, self._reopen):
            timer.stop()
        self.announcer.stop()
        self.heart.stop()
        if self._watcher is not None:
            self._watcher.stop()
        self._sound.speech.close()  # whoever waits for a sentence goes on
        self.tasks.close()
        self._sound.loudspeaker.close()
        for window in self.windows:
            window.stop()
            window.close()
        if self._opened is not None:
            self._opened.hall.close()

    def _begin(self, opened: Opened) -> None:
        self._opened = opened
        if opened.services is not None:
            self.heart.begin(opened.services)
        self._watcher = Watcher(opened.look, opened.make_bell, self.tasks, retry_ms=self._retry_ms)
        self._watcher.seen.connect(self._show)
        self._watcher.lost.connect(self._lost)
        self._watcher.begin()

    def _not_opened(self, error: DomainError) -> None:
        if isinstance(error, BadSettings):  # an area nobody knows: no waiting will help
            self.failure = error
            QApplication.exit(1)
            return
        if isinstance(error, DatabaseAway):
            self._outage.noticed(error.log)
        for window in self.windows:
            window.go_away()
        self._reopen.start()

    def _show(self, seen: tuple[Seen, ...]) -> None:
        assert self._opened is not None
        self._outage.over()
        self._seen = seen
        for window, one in zip(self.windows, seen, strict=True):
            window.open(one.area, one.hospital or self._opened.hospital)
            window.show_picture(one.picture)
        standing = {call.id: call for one in seen for call in one.standing}
        news = self.news.of(standing.values(), self._clock.now())
        self.announcer.keep_only(standing)
        for call in news:
            if call.by_sight:
                self._flash(call)
        self.announcer.announce(news)

    def _lost(self, error: DomainError) -> None:
        self._outage.noticed(error.log)
        for window in self.windows:
            window.go_away()

    def _mark(self, call: Call | None) -> None:
        for window in self.windows:
            window.show_spoken(call)

    def _flash(self, call: Call) -> None:
        for window in self.windows:
            window.flash(call)

    def _say(self, call: Call) -> str:
        """As people need it in the first of the areas that show it."""
        areas = (one.area for one in self._seen if call in one.standing)
        return spoken(call, next(areas, Area()))


def open_board(settings: Settings, clock: Clock, wishes: tuple[Wish, ...]) -> Opened:
    """The hall, its modules loaded only now. Raises `BadSettings` for an area nobody knows, `DatabaseAway`."""
    hall = open_hall(settings, clock)
    services = hall.services
    make = importlib.import_module(AREAS).BoardAreas
    areas = make(services.board, services.lines, services.timetable, hall.hospital, services.hospital)
    try:
        for wish in wishes:
            areas.check(wish.codes)
    except BaseException:
        hall.close()
        raise

    def look() -> tuple[Seen, ...]:
        return tuple(areas.look(wish.codes) for wish in wishes)

    make_bell = cast(Callable[[], Doorbell], partial(importlib.import_module(BELL).Bell, settings.database_address))
    return Opened(hall, hall.hospital, look, make_bell, services)


def screens_of(wishes: Sequence[Wish], first: int, there: Sequence[QScreen]) -> list[QScreen]:
    """A screen for each wish: the one it names, counted from 1, else the next one from ``first`` on.

    Raises `BadSettings` for one that is not there, or that two want.
    """
    numbers = [wish.screen or first + place for place, wish in enumerate(wishes)]
    for number in numbers:
        if number > len(there):
            raise BadSettings(f"--area: there is no screen {number}, only {len(there)}")
        if numbers.count(number) > 1:
            raise BadSettings(f"--area: two areas want screen {number}; write CODE@2 to name another one")
    return [there[number - 1] for number in numbers]


def run_board(
    settings: Settings,
    /,
    *,
    areas: list[Wish],
    screen: int = 1,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
) -> int:
    """The boards until they are told to end, each over a whole screen unless ``windowed``. Raises `BadSettings`."""
    program = gui()
    on_windows = windowed or size is not None
    screens = [] if on_windows else screens_of(areas, screen, QGuiApplication.screens())
    sizes = [size or WINDOWED] * len(areas) if on_windows else [one.size().toTuple() for one in screens]
    sound = Sound(devices.speech(settings), Loudspeaker())
    board = Board(settings, SystemClock(zone=settings.time_zone), areas, sound=sound, sizes=sizes)
    for place, window in enumerate(board.windows):
        if on_windows:
            window.show()
        else:
            window.setGeometry(screens[place].geometry())
            window.showFullScreen()
    board.open()
    board.pulse.start()
    end_on_signals(program)
    code = program.exec()
    board.close()
    if board.failure is not None:
        raise board.failure
    return code
