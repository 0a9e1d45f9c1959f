"""One kiosk behind its painted start page: devices, sitting, and the hall."""

import gc
import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from importlib import import_module
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, QTimer

from kiosk.adapters.pinyin import PinyinSpeller
from kiosk.app import start_page
from kiosk.devices import SignClipsHere, build, headphone_jack, speech
from kiosk.domain.actor import Actor
from kiosk.domain.devices import MachineRole
from kiosk.domain.errors import BadSettings, DatabaseAway, DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.struggle import Dwell, Offer, Place
from kiosk.logs import Outage
from kiosk.opening import Hall, open_hall
from kiosk.ports import CardRead, CardReader, Clock, CodeScanner, Speech
from kiosk.services import Services
from kiosk.settings import Device, Settings
from kiosk.tending import Tending
from kiosk.ui.heartbeat import Heartbeat
from kiosk.ui.house_watch import HouseWatch
from kiosk.ui.kiosk.help_call import HelpCall
from kiosk.ui.kiosk.idle import Patience
from kiosk.ui.kiosk.keys import KeyFilter, KeyJudge
from kiosk.ui.kiosk.lent import LentSitting
from kiosk.ui.kiosk.places import LARGE_PAGES, PAGES
from kiosk.ui.kiosk.roles import install_roles
from kiosk.ui.kiosk.usher import Usher
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.signs.switch import SignSwitch
from kiosk.ui.tasks import Task, Tasks
from kiosk.ui.voice.switch import VoiceSwitch
from kiosk.ui.voice.voice_keys import unknown_keys

if TYPE_CHECKING:  # loaded when the hall is open
    from kiosk.ui.kiosk.live.lending import Lending

log = logging.getLogger(__name__)

LENDING = "kiosk.ui.kiosk.live.lending"
RETRY_MS = 2000
MENDED_MS = 30_000
WATCH_MS = 1000  # from the money at the gateway to the page: 95 of 100 within 1.5 s
SETTLE_MS = 60_000
HELP_SECONDS = 300  # to walk to the guide desk and back
SAMPLE = CardRead(Paper(PaperKind.ID_CARD, "42010619850312061X"), name="张有三")


@runtime_checkable
class CardTable(Protocol):
    """A reader on which the program itself can put a card: the demo's."""

    def present(self, card: CardRead | DomainError) -> None:
        """Put it there."""
        ...


class Kiosk(QObject):
    """One kiosk: its window, its devices, and the hall behind it."""

    hall: Hall | None = None
    voice: VoiceSwitch | None = None
    signs: SignSwitch | None = None
    lending: "Lending | None" = None  # as soon as the hall is open

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        window: KioskWindow | None = None,
        opener: Callable[[], Hall] | None = None,
        watch_ms: int = WATCH_MS,
    ) -> None:
        super().__init__()
        self._settings, self._clock = settings, clock
        self.window = window or start_page(settings, clock)
        self._opener = opener or partial(open_hall, settings, clock)
        self.tasks = Tasks()
        self.speller = PinyinSpeller()
        self.sitting = LentSitting(self.tasks, Actor(settings.device), retry_ms=RETRY_MS, watch_ms=watch_ms)
        supplied = {"demo": settings.demo, "clock": clock, "device": settings.device}
        demo_reader = Device("kiosk.adapters.demo_reader:DemoCardReader") if settings.demo else Device()
        self.reader = _device(settings.card_reader, "card_reader", supplied, demo_reader)
        self.scanner = _device(settings.code_scanner, "code_scanner", supplied, Device())
        self.speech: Speech = speech(settings)
        strange = unknown_keys(asdict(settings.voice.keys))
        if strange:
            raise BadSettings(f"voice.keys: there is no key named {strange[0]!r}")
        self._keys: KeyFilter | None = None
        self._pages = chain(PAGES.values(), LARGE_PAGES.values())
        self._outage = Outage(log, "database")
        self._tending = Tending()
        self._settling: Task[int] | None = None
        self._fetching: Task[bool] | None = None
        self._clips = SignClipsHere(settings)
        self.house_watch = HouseWatch(self.tasks, self._rehouse)
        self.heart = Heartbeat(self.tasks, MachineRole.KIOSK, Actor(settings.device), clock.now)
        self._reopen = QTimer(self, singleShot=True)
        self._reopen.timeout.connect(self.open)
        self._settle = QTimer(self)
        self._settle.timeout.connect(self._settle_pending)

    def start(self) -> None:
        """Listen to the devices and open the hall behind the painted start page."""
        if self.reader is not None:
            cast(CardReader, self.reader).start(self.window.heard.emit)
        if self.scanner is not None:
            cast(CodeScanner, self.scanner).start(self.window.heard.emit)
        if isinstance(self.reader, CardTable):
            reader = self.reader
            self.window.demo_card_asked.connect(lambda: reader.present(SAMPLE))
        if self.window.is_painted:
            self._load()
        else:
            self.window.painted.connect(self._load)

    def _load(self) -> None:
        """What the start page did not need."""
        gc.enable()  # `kiosk.start` disabled it
        self.lead()
        if isinstance(self.scanner, KeyJudge):  # one that types like a keyboard
            self._keys = KeyFilter(self.scanner)
            self.window.windowHandle().installEventFilter(self._keys)
        jack = headphone_jack(self._settings)
        self.voice = VoiceSwitch(self.window, self.speech, self._settings.voice, jack=jack)
        self.signs = SignSwitch(
            self.window,
            self._clips.library,
            Actor(self._settings.device),
            speller=self.speller,
            idle_seconds=self._settings.signs.idle_seconds,
        )
        HelpCall(self.window, self.signs.calling)
        self.heart.watch(self.window)
        self.open()
        self._load_page()

    def lead(self) -> None:
        """From now on somebody can sit down; the window must be shown."""
        install_roles(self.window)
        usher = Usher(self.window, self.sitting, speller=self.speller, patience=patience(self._settings))
        usher.helping.watch.observed.connect(self._note_struggles)

    def catch_crashes(self) -> None:
        """A crash is logged, the sitting wiped, and the start page comes back."""

        def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            log.critical("crash, the sitting is wiped", exc_info=(kind, error, trace))
            QTimer.singleShot(0, self.sitting, self.sitting.end)

        sys.excepthook = crashed

    def _load_page(self) -> None:
        """Load the next page's module while nobody needs anything, so that no tap has to wait for one."""
        if next(self._pages, None) is not None:
            QTimer.singleShot(0, self, self._load_page)
        elif self.voice is not None:
            self.voice.get_ready()

    def open(self) -> None:
        """Open the hall off the GUI thread; while the database is away, try again."""
        self.tasks.run(self._opener, self._opened, self._not_opened)

    def _opened(self, hall: Hall) -> None:
        self.hall = hall
        self._outage.over()
        self.sitting.open(hall.services)
        self.window.open(hall.hospital)
        # The dictionary of names takes a quarter of a second: have it read beforehand.
        self.tasks.run(partial(self.speller.candidates, "", first=True), lambda _ready: None, lambda _error: None)
        self._note_struggles((), ())
        if self.signs is not None:
            self.signs.open(hall.services)
        self._lend(hall.services)
        self._settle_pending()
        self._settle.start(SETTLE_MS)
        self.house_watch.begin(hall.services)
        self.heart.begin(hall.services)

    def _rehouse(self, hospital: HospitalInfo) -> None:
        """Names and messages as administrators have just left them; whoever sits here sees the rest at its step."""
        if hospital != self.window.house.hospital:
            self.window.open(hospital)

    def _lend(self, services: Services) -> None:
        """From now on desks can see that somebody sits here, and help."""
        make = cast("type[Lending]", import_module(LENDING).Lending)
        self.lending = make(self.window, self.sitting, self.tasks, services.sittings, Actor(self._settings.device))

    def _not_opened(self, error: DomainError) -> None:
        assert self.window.usher is not None
        self.window.usher.break_down(error)
        is_away = isinstance(error, DatabaseAway)
        if is_away:
            self._outage.noticed(error.log)
        # Whoever mends the database, from "db upgrade" to more disk, need not walk to forty kiosks.
        self._reopen.start(RETRY_MS if is_away else MENDED_MS)

    def _settle_pending(self) -> None:
        """Ask about payments nobody waits for any more; while a slow gateway is asked, no second worker asks it."""
        is_asking = self._settling is not None and self._settling.is_wanted
        if self.hall is not None and not is_asking:
            work = partial(self._tending.tend, self.hall.services, Actor(self._settings.device))
            self._settling = self.tasks.run(work, lambda _finished: None, lambda _error: None)
        self._fetch_clips()

    def _fetch_clips(self) -> None:
        """Bring here what signers have published since; while a long film is fetched, no second worker fetches it."""
        is_fetching = self._fetching is not None and self._fetching.is_wanted
        if self.hall is not None and not is_fetching:
            fetch = partial(self._clips.fetch, self.hall.services.signs)
            self._fetching = self.tasks.run(fetch, lambda _whole: None, lambda _error: None)

    def _note_struggles(self, dwells: tuple[Dwell, ...], offers: tuple[Offer, ...]) -> None:
        """Count what a sitting showed, and learn what is usual by now."""
        usher = self.window.usher
        if self.hall is not None and usher is not None:
            work = partial(note_struggles, self.hall.services, dwells, offers)
            self.tasks.run(work, usher.helping.watch.learn, lambda _error: None)

    def close(self) -> None:
        """Let everything go, in the order it was taken."""
        self.house_watch.stop()
        self.heart.stop()
        self._settle.stop()
        self._reopen.stop()
        self.window.stop()
        if self.window.usher is not None:
            self.window.usher.stop()
        if self._keys is not None:
            self._keys.stop()
        self.speech.close()  # first: somebody may be waiting for a sentence
        for each in (self.voice, self.signs, self.lending):
            if each is not None:
                each.close()
        for device in (self.reader, self.scanner):
            if device is not None:
                cast(CardReader, device).stop()
        self.sitting.end()
        self.tasks.close()
        self.window.close()
        if self.hall is not None:
            with ThreadPoolExecutor(1) as last:  # when nobody else writes any more
                last.submit(leave_nothing, self.hall.services, Actor(self._settings.device))
            self.hall.close()


def leave_nothing(services: Services, actor: Actor) -> None:
    """Whatever stopped in the middle: nothing of whoever sat here is left; while the database is away, at a start."""
    with suppress(DatabaseAway):
        services.sittings.clear(actor=actor)
        services.devices.leave(actor=actor)


def note_struggles(services: Services, dwells: tuple[Dwell, ...], offers: tuple[Offer, ...]) -> dict[Place, int]:
    """Count them; gives the usual seconds of each page."""
    services.struggles.note(dwells, offers)
    return services.struggles.usual()


def patience(settings: Settings) -> dict[str, Patience]:
    """Seconds of patience by mode, and for somebody who went for help."""
    return {
        "standard": Patience(settings.idle_seconds, settings.warn_seconds),
        "large": Patience(settings.idle_seconds_large, settings.warn_seconds_large),
        "voice": Patience(settings.voice.idle_seconds, settings.warn_seconds_large),
        "signs": Patience(settings.signs.idle_seconds, settings.warn_seconds_large),
        "help": Patience(HELP_SECONDS, settings.warn_seconds_large),
    }


def _device(device: Device, setting: str, supplied: dict[str, object], otherwise: Device) -> object | None:
    chosen = device if device.adapter else otherwise
    return build(chosen, setting=setting, supplied=supplied) if chosen.adapter else None
