"""Announcements: queued, twice, in time, in words that hold number and place and nothing of a name."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.board import FRESH, Area
from kiosk.domain.queue_views import Call
from kiosk.ui.board.announcer import Announcer
from kiosk.ui.board.setting import spoken
from kiosk.ui.tasks import Tasks
from tests.ui.at_the_board import AREA, OPEN, FakeLoudspeaker, FakeSpeech, call


class Voice:
    """An announcer and what came of it."""

    def __init__(self, bot: QtBot) -> None:
        self.bot, self.speech, self.loudspeaker, self.tasks = bot, FakeSpeech(), FakeLoudspeaker(), Tasks(1)
        self.clock = FixedClock(OPEN)
        self.announcer = Announcer(
            self.speech, self.loudspeaker, self.tasks, language="zh_CN", say=lambda one: one.label, now=self.clock.now
        )
        self.unheard: list[Call] = []
        self.marked: list[int | None] = []
        self.announcer.unheard.connect(self.unheard.append)
        self.announcer.speaking.connect(lambda one: self.marked.append(one.id if one else None))

    def play(self, count: int = 1) -> list[str]:
        for _ in range(count):
            self.bot.waitUntil(lambda: self.loudspeaker.playing is not None)
            self.loudspeaker.end()
        return list(self.loudspeaker.heard)


@pytest.fixture
def voice(qtbot: QtBot) -> Iterator[Voice]:
    voice = Voice(qtbot)
    yield voice
    voice.announcer.stop()
    voice.tasks.close()
    for each in (voice.announcer, voice.loudspeaker):
        each.deleteLater()


def test_each_call_is_heard_twice_before_the_next(voice: Voice) -> None:
    voice.announcer.announce([call(1), call(2)])
    assert voice.play(4) == ["A001", "A001", "A002", "A002"]
    assert voice.marked == [1, 2, None]


def test_who_is_recalled_while_waiting_is_called_once(voice: Voice) -> None:
    voice.announcer.announce([call(1), call(2)])
    voice.announcer.announce([call(9, ticket=2)])
    assert voice.play(4) == ["A001", "A001", "A002", "A002"]
    assert voice.marked == [1, 9, None]


def test_a_call_that_waited_too_long_is_dropped(voice: Voice) -> None:
    voice.announcer.announce([call(1), call(2), call(3, at=OPEN + FRESH)])
    voice.play()
    voice.clock.advance(FRESH + timedelta(seconds=1))
    assert voice.play(3) == ["A001", "A001", "A003", "A003"]


def test_a_call_that_stands_no_more_is_dropped(voice: Voice) -> None:
    voice.announcer.announce([call(1), call(2), call(3)])
    voice.announcer.keep_only({3})
    assert voice.play(4) == ["A001", "A001", "A003", "A003"]


def test_where_nobody_speaks_the_language_there_is_silence_and_the_call_is_told(voice: Voice) -> None:
    voice.speech.languages = ("en",)
    voice.announcer.announce([call(1), call(2)])
    voice.bot.waitUntil(lambda: len(voice.unheard) == 2)
    assert (voice.loudspeaker.heard, voice.marked) == ([], [None])


def test_without_a_device_nothing_is_spoken_and_every_call_is_told(voice: Voice) -> None:
    voice.loudspeaker.has_device = False
    voice.announcer.announce([call(1), call(2)])
    assert [one.id for one in voice.unheard] == [1, 2]
    assert voice.speech.said == []


def test_a_device_that_never_ends_does_not_silence_the_hall(voice: Voice) -> None:
    voice.announcer.announce([call(1), call(2)])
    voice.bot.waitUntil(lambda: voice.loudspeaker.playing is not None)
    assert voice.announcer._patience.isActive()
    voice.announcer._patience.timeout.emit()
    assert ([one.id for one in voice.unheard], voice.loudspeaker.closed) == ([1], 1)
    assert voice.play(2) == ["A001", "A002", "A002"]


def test_sounds_of_others_on_the_same_loudspeaker_do_not_count(voice: Voice) -> None:
    voice.announcer.announce([call(1)])
    voice.bot.waitUntil(lambda: voice.loudspeaker.playing is not None)
    voice.loudspeaker.called.emit(object())
    assert voice.play(2) == ["A001", "A001"]


def test_number_and_place_are_said_and_no_name() -> None:
    words = spoken(call(12), AREA)
    assert words == "Number A012, please go to Room 3."


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (Area(departments={3: ("外科", "Surgery")}), "Number A012, please go to Surgery Room 3."),
        (Area(has_floors=True), "Number A012, please go to Floor 2 Room 3."),
    ],
)
def test_where_rooms_could_be_confused_more_is_said(area: Area, words: str) -> None:
    assert spoken(call(12), area) == words
