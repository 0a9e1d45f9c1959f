"""The voice in the real window with the real engine: how soon a page is heard, how soon a touch silences it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from statistics import quantiles
from threading import current_thread, local, main_thread
from time import perf_counter
from types import FunctionType
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton

from benchmarks.report import Aim, Bound, Figure
from benchmarks.visitor import PAYMENT, Act, Visitor, kiosk_of
from kiosk.adapters.clock import FixedClock
from kiosk.adapters.speech.built_in import BuiltInSpeech
from kiosk.adapters.speech.process import Answer, Worker
from kiosk.domain.speech import Keep
from kiosk.machine import Kiosk
from kiosk.settings import Device, Settings, VoiceSettings
from kiosk.ui.language import translate
from kiosk.ui.voice.loudspeaker import Heard, Loudspeaker
from kiosk.ui.voice.mode import VoiceMode
from kiosk.ui.voice.narrator import Line, Narrator
from kiosk.ui.voice.showing import Showing
from kiosk.ui.voice.telling import Telling
from kiosk.ui.voice.touch_to_hear import TouchToHear

CACHED = Aim(Bound.AT_MOST, 100)  # ms, from the issue
NEW = Aim(Bound.AT_MOST, 300)
SILENCE = Aim(Bound.AT_MOST, 200)
BLOCKED = Aim(Bound.AT_MOST, 16)
PULSE_MS = 20
LISTENS_S = 0.8  # to each page, before the next tap
VOICE = (VoiceMode, Telling, Showing, Narrator, Loudspeaker, TouchToHear)


class Engine(Worker):
    """The real one; ``turn.was_asked`` tells a thread whether it spoke for it."""

    def __init__(self) -> None:
        super().__init__()
        self.turn = local()

    def ask(self, wish: Mapping[str, object]) -> Answer:
        self.turn.was_asked = True
        return super().ask(wish)


class WatchedSpeech(BuiltInSpeech):
    """``made`` is when each text was last spoken by the engine, not found."""

    def __init__(self, cache: Path) -> None:
        self._engine = Engine()
        super().__init__(cache, worker=self._engine)
        self.cache = cache
        self.made: dict[str, float] = {}

    def speak_to_file(self, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        self._engine.turn.was_asked = False
        path = super().speak_to_file(text, language=language, pace=pace, keep=keep)
        if self._engine.turn.was_asked:
            self.made[text] = perf_counter()
        return path

    def lose(self) -> None:
        """From now on every sentence is a new one."""
        for folder in (self.cache, self.sitting_folder):
            for file in folder.glob("*.wav"):
                file.unlink(missing_ok=True)


@dataclass
class Stopwatch:
    """How many milliseconds the voice's own code kept the GUI thread, each time until it let it go again."""

    held: list[float] = field(default_factory=list)
    _is_inside: bool = False

    def watch(self, kind: type) -> None:
        """From now on every method of ``kind`` is timed; what it calls is part of it."""
        for name, method in vars(kind).items():
            if isinstance(method, FunctionType) and name != "__init__":
                setattr(kind, name, self._timed(method))

    def _timed(self, method: Callable[..., object]) -> Callable[..., object]:
        @wraps(method)
        def call(*args: object, **kwargs: object) -> object:
            if self._is_inside or current_thread() is not main_thread():
                return method(*args, **kwargs)
            self._is_inside, begun = True, perf_counter()
            try:
                return method(*args, **kwargs)
            finally:
                self._is_inside = False
                self.held.append((perf_counter() - begun) * 1000)

        return call


@dataclass
class Ear:
    """What was heard: milliseconds from a page to its first sample, and from a touch to silence."""

    cached: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    silences: list[float] = field(default_factory=list)


class Listener(Visitor):
    """Hears a little of each page before going on; ``ear`` is None with the voice off."""

    ear: Ear | None = None
    is_forgetful = False  # nothing that was spoken is kept from one page to the next
    _shown = _touched = 0.0
    _is_waiting = False  # for the first sample of the page
    _line: Line | None = None

    def __init__(self, kiosk: Kiosk, clock: FixedClock) -> None:
        super().__init__(kiosk, clock)
        self._pulse = QTimer(self.window, interval=PULSE_MS)  # so that waiting ends in time where nothing happens
        self._pulse.start()

    def switch_on(self, ear: Ear) -> None:
        """By its key's way, and allow everything to be said."""
        switch = self.kiosk.voice
        assert switch is not None
        self.wait(lambda: switch.is_known, "the voices")
        is_first = switch.mode is None
        switch.toggle()
        mode, loudspeaker = switch.mode, cast(Loudspeaker, switch.loudspeaker)
        assert mode is not None
        if is_first:
            self.window.page_shown.connect(self._page_shown)
            switch.spoke.connect(self._speaks)
            loudspeaker.started.connect(self._first_sample)
            loudspeaker.played.connect(self._fell_silent)
        self.ear = ear
        self.tap(translate("Dialogs", "Say them aloud"))()

    def tap_widget(self, button: QAbstractButton) -> Act:
        self._listen()
        self._touched = perf_counter()
        lift = super().tap_widget(button)
        self._touched = 0.0
        return lift

    def change(self, page: str, act: Act) -> None:
        if self.is_forgetful and isinstance(self.kiosk.speech, WatchedSpeech):
            self.kiosk.speech.lose()
        super().change(page, act)

    def _listen(self) -> None:
        """The same time with the voice off."""
        until = perf_counter() + LISTENS_S
        self.wait(lambda: perf_counter() > until and not self._is_waiting, "the first sample")

    def _page_shown(self, name: str) -> None:
        self._shown, self._is_waiting = perf_counter(), self.ear is not None and name != "home"

    def _speaks(self, line: Line) -> None:
        self._line = line

    def _first_sample(self) -> None:
        if not self._is_waiting or self.ear is None or self._line is None:
            return
        self._is_waiting = False
        speech = self.kiosk.speech
        assert isinstance(speech, WatchedSpeech)
        is_new = speech.made.get(self._line.text, 0.0) > self._shown
        (self.ear.new if is_new else self.ear.cached).append((perf_counter() - self._shown) * 1000)

    def _fell_silent(self, heard: Heard) -> None:
        if self.ear is not None and self._touched and heard.interrupted:
            self.ear.silences.append((perf_counter() - self._touched) * 1000)


@contextmanager
def listener(data: Path) -> Iterator[Listener]:
    """Somebody who listens, where each touch acts at once."""
    speech, voice = Device("benchmarks.narration:WatchedSpeech"), VoiceSettings(touch_to_hear=False)
    with kiosk_of(Settings(device="K1", data=data, payment=PAYMENT, speech=speech, voice=voice)) as (kiosk, clock):
        made = Listener(kiosk, clock)
        made.wait(lambda: kiosk.hall is not None, "the hall")
        yield made


def of_narrator(folder: Path, journeys: int) -> Iterator[Figure]:
    """Journeys with the voice on, what was spoken kept; then with nothing kept, in one window."""
    stopwatch, ear = Stopwatch(), Ear()
    for kind in VOICE:
        stopwatch.watch(kind)
    with listener(folder) as patient:
        patient.journey()  # warms up
        patient.switch_on(Ear())
        patient.journey()
        stopwatch.held.clear()
        for turn in range(2 * journeys):
            patient.is_forgetful = turn >= journeys
            patient.switch_on(ear)
            patient.journey()
    yield from _heard(ear)
    yield Figure("GUI thread held by the voice: 95th percentile", last(stopwatch.held), "ms", BLOCKED)
    yield Figure("GUI thread held by the voice: longest", max(stopwatch.held), "ms", BLOCKED)


def _heard(ear: Ear) -> Iterator[Figure]:
    yield Figure(f"page to first sample, {len(ear.cached)} known: 95th percentile", last(ear.cached), "ms", CACHED)
    yield Figure(f"page to first sample, {len(ear.new)} new: 95th percentile", last(ear.new), "ms", NEW)
    yield Figure(f"touch to silence, {len(ear.silences)} times: 95th percentile", last(ear.silences), "ms", SILENCE)
    yield Figure("touch to silence: longest", max(ear.silences), "ms", SILENCE)


def last(times: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]
