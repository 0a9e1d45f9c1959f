"""A hall board on a hall of fakes: who is called when is up to the test, and what was spoken it hears."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.board import Board, Opened, Sound
from kiosk.domain.board import FRESH, Area, Seen
from kiosk.domain.errors import DatabaseAway, SpeechFailed
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import BoardPicture, Call, Line
from kiosk.domain.speech import Keep, Voice
from kiosk.domain.wish import Wish
from kiosk.settings import Settings
from kiosk.ui.board.window import BoardWindow
from kiosk.ui.voice.loudspeaker import Call as Tone

OPEN = datetime(2026, 11, 23, 10, 3, tzinfo=ZoneInfo("Asia/Shanghai"))
AREA = Area("内科", "General Medicine")
HOSPITAL = HospitalInfo(name="安和市第一人民医院", name_en="Anhe First People's Hospital")
LINES = tuple(Line(key, f"{key} 诊室", f"Room {key}", waiting) for key, waiting in ((1, 4), (2, 3), (3, 9)))


def call(key: int, *, at: datetime = OPEN, room: int = 3, ticket: int | None = None, by_sight: bool = False) -> Call:
    """Number A0<key> is called to a room."""
    return Call(
        id=key,
        ticket_id=key if ticket is None else ticket,
        label=f"A{key if ticket is None else ticket:03}",
        name="张*三",
        window_id=room,
        window=f"{room} 诊室",
        window_en=f"Room {room}",
        floor=2,
        queue_id=room,
        at=at,
        by_sight=by_sight,
    )


def picture(*calls: Call, at: datetime = OPEN, lines: tuple[Line, ...] = LINES) -> BoardPicture:
    """The newest call first."""
    return BoardPicture(calls, lines, at)


class FakeSpeech:
    """Writes nothing: the path is the sentence. ``languages`` are those it speaks."""

    def __init__(self, languages: tuple[str, ...] = ("zh_CN", "en")) -> None:
        self.languages, self.said = languages, list[str]()

    def voice(self, language: str) -> Voice | None:
        return Voice("fake", "fake", language) if language in self.languages else None

    def speak_to_file(self, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        if language not in self.languages:
            raise SpeechFailed(f"nobody speaks {language}")
        assert keep is Keep.SITTING, "a number is of a patient"
        self.said.append(text)
        return Path(text)

    def forget(self) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing to end."""


class FakeLoudspeaker(QObject):
    """Plays until the test ends it; two at once are a fault."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.has_device = True
        self.heard: list[str] = []
        self.playing: Tone | None = None
        self.closed = 0

    def call(self, tone: Tone, /) -> None:
        assert self.playing is None, "a call cut another one off"
        self.playing = tone
        self.heard.append(str(tone.path))

    def end(self) -> None:
        """What is played has come to its end."""
        tone, self.playing = self.playing, None
        self.called.emit(tone)

    def close(self) -> None:
        self.playing = None
        self.closed += 1


@dataclass
class FakeHouse:
    """What boards see, and a bell for all that listen."""

    clock: FixedClock
    areas: list[Area] = field(default_factory=lambda: [AREA])
    lines: tuple[Line, ...] = LINES
    is_away: bool = False
    is_closed: bool = False
    looks: int = 0

    def __post_init__(self) -> None:
        self.calls: list[list[Call]] = [[] for _ in self.areas]
        self.changed = threading.Condition()
        self.rings = 0
        self.last: tuple[Seen, ...] | None = None  # look that was given

    def look(self) -> tuple[Seen, ...]:
        self.looks += 1
        if self.is_away:
            raise DatabaseAway("gone")
        now = self.clock.now()
        self.last = tuple(
            Seen(area, picture(*self._last(made), at=now, lines=self.lines), self._standing(made, now))
            for area, made in zip(self.areas, self.calls, strict=True)
        )
        return self.last

    def _last(self, made: list[Call]) -> list[Call]:
        """The last call of each ticket, newest first."""
        return list({one.ticket_id: one for one in made}.values())[::-1]

    def _standing(self, made: list[Call], now: datetime) -> tuple[Call, ...]:
        return tuple(one for one in made if now - one.at <= FRESH)

    def ring(self) -> None:
        with self.changed:
            self.rings += 1
            self.changed.notify_all()

    def close(self) -> None:
        self.is_closed = True


class FakeBell:
    """One ear."""

    def __init__(self, house: FakeHouse) -> None:
        self._house, self._heard, self._closed = house, -1, False

    def wait(self, timeout_ms: int, /) -> bool:
        assert not self._closed, "nobody rings a bell that was taken down"
        with self._house.changed:
            self._house.changed.wait_for(lambda: self._closed or self._house.rings != self._heard)
            self._heard = self._house.rings
        if self._house.is_away:
            raise DatabaseAway("gone")
        return True

    def close(self) -> None:
        with self._house.changed:
            self._closed = True
            self._house.changed.notify_all()


@dataclass
class BoardScene:
    """A board, its house, its loudspeaker."""

    board: Board
    house: FakeHouse
    speech: FakeSpeech
    loudspeaker: FakeLoudspeaker
    clock: FixedClock
    bot: QtBot

    @property
    def window(self) -> BoardWindow:
        return self.board.windows[0]

    def call(self, key: int, *, place: int = 0, ticket: int | None = None, by_sight: bool = False) -> Call:
        """Call somebody now, and wait until every board has looked."""
        made = call(key, at=self.clock.now(), ticket=ticket, by_sight=by_sight)
        self.house.calls[place].append(made)
        self.look()
        return made

    def look(self) -> None:
        """The bell rings, and what was seen is shown."""
        looks = self.house.looks
        self.house.ring()
        self.bot.waitUntil(lambda: self.house.looks > looks and self.settled())

    def settled(self) -> bool:
        """Whether the last look is on the wall."""
        return self.board._seen is self.house.last or self.house.is_away

    def lose(self) -> None:
        self.house.is_away = True
        self.house.ring()
        self.bot.waitUntil(lambda: self.window.wall.foot.is_warning)

    def find(self) -> None:
        self.house.is_away = False
        self.house.ring()
        self.bot.waitUntil(lambda: not self.window.wall.foot.is_warning)

    def hear(self, count: int) -> list[str]:
        """Let so many sounds come to their end, one after the other; gives all that were heard."""
        for _ in range(count):
            self.bot.waitUntil(lambda: self.loudspeaker.playing is not None)
            self.loudspeaker.end()
        return list(self.loudspeaker.heard)

    def minutes(self, count: float) -> None:
        self.clock.advance(timedelta(minutes=count))
        self.board.tick()


@contextmanager
def at_the_board(
    bot: QtBot,
    *,
    areas: Sequence[Area] = (AREA,),
    speech: FakeSpeech | None = None,
    before: Sequence[Call] = (),
    failures: Sequence[Exception] = (),
    hospital: HospitalInfo = HOSPITAL,
) -> Iterator[BoardScene]:
    """A board that is shown and has looked once; the hall opens after ``failures``, ``before`` were called already."""
    clock, loudspeaker, spoken = FixedClock(OPEN), FakeLoudspeaker(), speech or FakeSpeech()
    house, left = FakeHouse(clock, list(areas)), list(failures)
    house.calls[0].extend(before)

    def open_hall() -> Opened:
        if left:
            raise left.pop(0)
        return Opened(house, hospital, house.look, lambda: FakeBell(house))

    board = Board(
        replace(Settings(), language="en"),
        clock,
        [Wish(("NK",)) for _ in areas],
        sound=Sound(spoken, loudspeaker),
        sizes=[(960, 540)] * len(areas),
        opener=open_hall,
        retry_ms=10,
    )
    for window in board.windows:
        window.show()
    board.open()
    scene = BoardScene(board, house, spoken, loudspeaker, clock, bot)
    bot.waitUntil(lambda: scene.settled() and house.looks > 0)
    yield scene
    board.close()
    assert house.is_closed
    for window in board.windows:
        window.deleteLater()
    for each in (board, loudspeaker):
        each.deleteLater()
