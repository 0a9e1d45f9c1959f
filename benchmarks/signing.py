"""A signer's panel that is watched: which pictures of which clip were painted, and when, and which captions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

from benchmarks.films import FPS
from benchmarks.visitor import PAYMENT, Act, Visitor, kiosk_of
from kiosk.adapters.clock import FixedClock
from kiosk.domain.signs import Clip
from kiosk.machine import Kiosk
from kiosk.settings import Settings, VoiceSettings
from kiosk.ui.language import translate
from kiosk.ui.signs.caption import SignCaption
from kiosk.ui.signs.picture import Playing
from kiosk.ui.signs.screen import Screen
from kiosk.ui.widgets.department_tile import DepartmentTile

PULSE_MS = 10
STANDS_STILL_S = 0.1


@dataclass
class Showing:
    """One clip as it was seen: ``painted`` holds the film's ms of each picture, and when it was on the screen."""

    clip: Clip
    begun: float
    painted: list[tuple[int, float]] = field(default_factory=list)
    captions: list[tuple[str, float]] = field(default_factory=list)
    ended: float = 0.0  # when another was begun

    @property
    def due(self) -> int:
        """Pictures of the film up to where it was left: up to the last one painted, unless it stood still then."""
        if not self.painted:
            return 0
        at, seen = self.painted[-1]
        stood = self.ended - seen if self.ended else 0.0
        return round(at * FPS / 1000) + 1 + (int(stood * FPS) if stood > STANDS_STILL_S else 0)

    def lateness(self, rate: float) -> Iterator[float]:
        """Ms by which each caption was away from its cue: of the film, of the picture that it was painted with."""
        for (words, said), cue in product(self.captions, self.clip.captions):
            seen = [at for at, when in self.painted if when <= said]
            if words == cue.text and seen and cue.start:  # the first stands there before the film
                since = said - next(when for at, when in self.painted if at == seen[-1])
                yield (seen[-1] - cue.start) / rate + since * 1000


class Eyes(QObject):
    """Sees what the screens of a kiosk paint, from the moment its signer is loaded."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self.showings: list[Showing] = []
        self.latencies: list[float] = []  # ms from a page to the first picture of its clip
        self._kiosk, self.page_at = kiosk, 0.0
        self._is_new = False
        kiosk.window.page_shown.connect(self._page)
        kiosk.window.dressed.connect(self._dressed)
        self._player: Playing | None = None
        self._screen: Screen | None = None
        self._caption: SignCaption | None = None
        self._dressed()

    @property
    def player(self) -> Playing:
        """The signer's, as soon as there is one."""
        assert self._player is not None
        return self._player

    @property
    def is_seen(self) -> bool:
        """Whether the page in hand has its clip, and a picture of it was painted."""
        return bool(self.showings) and self.showings[-1].begun > self.page_at and bool(self.showings[-1].painted)

    def _dressed(self) -> None:
        switch, panel = self._kiosk.signs, self._kiosk.window.chrome.signer
        if switch is None or switch.player is None or panel is None:
            return
        if self._player is None:
            self._player = switch.player
            self._player.pictured.connect(self._pictured)
            vars(self._player)["play"] = self._play
        self.look_at(panel.signer, panel.caption)

    def look_at_panel(self) -> None:
        """Look beside the page again."""
        panel = self._kiosk.window.chrome.signer
        assert panel is not None
        self.look_at(panel.signer, panel.caption)

    def look_at(self, screen: Screen, caption: SignCaption) -> None:
        """From now on this is what is watched."""
        self._screen, self._caption = screen, caption
        for widget in (screen, caption):
            widget.installEventFilter(self)

    def _page(self, _name: str) -> None:
        self.page_at = perf_counter()

    def _play(self, clip: Clip) -> None:
        self._is_new = False
        if self.showings:
            self.showings[-1].ended = perf_counter()
        self.showings.append(Showing(clip, perf_counter()))
        type(self.player).play(self.player, clip)

    def _pictured(self) -> None:
        self._is_new = not self.player.image.isNull()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is painted now is what the player holds, and what the caption says."""
        if event.type() == QEvent.Type.Paint and self.showings:
            if watched is self._screen and self._is_new:
                self._painted(self.showings[-1])
            elif self._caption is not None and watched is self._caption:
                self._captioned(self.showings[-1], self._caption.words.text())
        return False

    def _painted(self, showing: Showing) -> None:
        self._is_new, now = False, perf_counter()
        if not showing.painted and showing.begun > self.page_at > 0:
            self.latencies.append((now - self.page_at) * 1000)
        showing.painted.append((self.player.at, now))

    def _captioned(self, showing: Showing, words: str) -> None:
        if not showing.captions or showing.captions[-1][0] != words:
            showing.captions.append((words, perf_counter()))


class Watcher(Visitor):
    """Stands before each page for ``stands`` seconds, and looks at the signer."""

    stands = 0.0
    waits_for_picture = False  # of the page's clip, before the next tap

    def __init__(self, kiosk: Kiosk, clock: FixedClock) -> None:
        super().__init__(kiosk, clock)
        self._pulse = QTimer(self.window, interval=PULSE_MS)  # so that waiting ends in time where nothing happens
        self._pulse.start()
        self.wait(lambda: kiosk.hall is not None, "the hall")  # its eyes must be told of new bars after the signer
        self.eyes = Eyes(kiosk)

    def tap_widget(self, button: QAbstractButton) -> Act:
        self.watch(self.stands)
        return super().tap_widget(button)

    def change(self, page: str, act: Act) -> None:
        super().change(page, act)
        if self.waits_for_picture:
            self.wait_for_picture()

    def walk(self) -> None:
        """Nine pages as `stroll` shows them."""
        self.change("identify", self.tap(translate("Home", "Register")))
        self.change("number", self.tap(translate("Pages", "Type the number")))
        self.change("identify", self.tap(translate("Bars", "Back")))
        self.leave()
        self.change("department", lambda: self.present(self._cards[0]))
        self.change("slot", self.tap_widget(self._of(DepartmentTile)[0]))
        self.change("department", self.tap(translate("Bars", "Back")))
        self.leave()

    def watch(self, seconds: float) -> None:
        """Do nothing."""
        until = perf_counter() + seconds
        self.wait(lambda: perf_counter() > until, "the time")

    def wait_for_picture(self) -> None:
        """Until the clip of the page in hand is seen: it was looked for after the page came."""
        self.wait(lambda: self.eyes.is_seen, "the first picture")


@contextmanager
def watcher(data: Path) -> Iterator[Watcher]:
    """Somebody before a kiosk whose pack of films lies under ``data`` already; nothing is signed yet."""
    voice = VoiceSettings(touch_to_hear=False)  # each touch acts at once
    with kiosk_of(Settings(device="K1", data=data, payment=PAYMENT, voice=voice)) as (kiosk, clock):
        yield Watcher(kiosk, clock)
