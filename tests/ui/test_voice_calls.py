"""Calls of the hall and what is said to a patient come from one loudspeaker, and never at the same time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLoggingCategory, QObject
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from pytestqt.qtbot import QtBot

from kiosk.adapters.speech.silent import SilentSpeech
from kiosk.ui.tasks import Tasks
from kiosk.ui.voice.loudspeaker import Call, Heard, Loudspeaker
from kiosk.ui.voice.narrator import Line, Narrator

FIRST, SECOND = Line("请", "zh_CN", 1.5), Line("好", "zh_CN", 1.5)


class Hall(QObject):
    """A narrator and calls on one loudspeaker, and what was heard of them, in order."""

    def __init__(self, bot: QtBot, loudspeaker: Loudspeaker, narrator: Narrator, call: Call) -> None:
        super().__init__()
        self.bot, self.loudspeaker, self.narrator, self.call = bot, loudspeaker, narrator, call
        self.heard: list[Heard] = []
        self.said: list[str] = []
        self.called: list[Call] = []
        loudspeaker.played.connect(self.heard.append)
        loudspeaker.called.connect(self.called.append)
        narrator.speaking.connect(lambda line: self.said.append(line.text))

    def say(self, *lines: Line) -> None:
        """Begins to be heard."""
        with self.bot.waitSignal(self.loudspeaker.started):
            self.narrator.say(lines)

    def wait(self) -> None:
        """Until nothing is to be heard any more."""
        self.bot.waitUntil(lambda: not self.narrator.is_speaking and self.loudspeaker._path is None)

    @property
    def order(self) -> list[tuple[str, bool]]:
        """Who was heard, and whether to the end."""
        return [("call" if each.path == self.call.path else "narrator", not each.interrupted) for each in self.heard]


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    speech, tasks, loudspeaker = SilentSpeech(), Tasks(2), Loudspeaker()
    path = tmp_path / "call.wav"
    path.write_bytes(speech.speak_to_file("号", language="zh_CN", pace=1.5).read_bytes())
    narrator = Narrator(speech, loudspeaker, tasks)
    yield Hall(qtbot, loudspeaker, narrator, Call(path))
    narrator.forget()
    tasks.close()
    speech.close()
    loudspeaker.close()
    loudspeaker.deleteLater()
    QLoggingCategory.setFilterRules("")


def test_a_call_waits_for_the_end_of_the_sentence_which_then_comes_again(hall: Hall) -> None:
    hall.say(FIRST, SECOND)
    hall.loudspeaker.call(hall.call)
    hall.wait()
    assert hall.order == [("narrator", True), ("call", True), ("narrator", True), ("narrator", True)]
    assert hall.said == ["请", "请", "好"]


def test_nothing_is_ever_heard_beside_anything_else(hall: Hall) -> None:
    hall.say(FIRST, SECOND)
    for _ in range(2):
        hall.loudspeaker.call(hall.call)
    hall.wait()
    assert len(hall.called) == 2
    ends = [each.started + each.length for each in hall.heard]
    assert all(end <= following.started for end, following in zip(ends, hall.heard[1:], strict=False))
    assert len(hall.loudspeaker.findChildren(QMediaPlayer)) == 1
    assert len(hall.loudspeaker.findChildren(QAudioOutput)) == 1


def test_no_touch_and_no_sentence_cuts_a_call_off(hall: Hall) -> None:
    with hall.bot.waitSignal(hall.loudspeaker.started):
        hall.loudspeaker.call(hall.call)
    hall.narrator.hush()
    hall.narrator.say((FIRST,))
    hall.bot.waitUntil(lambda: hall.said == ["请"])
    hall.loudspeaker.set_volume(0.2)
    hall.narrator.say((SECOND,))
    hall.wait()
    assert hall.order == [("call", True), ("narrator", True)]
    assert hall.said[-1] == "好"


def test_silenced_while_a_call_waits_the_call_comes_and_nothing_again(hall: Hall) -> None:
    hall.say(FIRST, SECOND)
    hall.loudspeaker.call(hall.call)
    hall.narrator.hush()
    hall.wait()
    assert hall.order == [("narrator", False), ("call", True)]
    assert hall.said == ["请"]


def test_a_call_is_as_loud_as_the_hall_needs_and_the_narrator_as_the_patient_wants(hall: Hall) -> None:
    out = hall.loudspeaker.findChild(QAudioOutput)
    assert isinstance(out, QAudioOutput)
    hall.loudspeaker.set_volume(0.25)
    with hall.bot.waitSignal(hall.loudspeaker.started):
        hall.loudspeaker.call(hall.call)
    assert out.volume() == 1.0
    hall.wait()
    hall.say(FIRST)
    assert out.volume() == pytest.approx(0.25)


def test_a_call_that_cannot_be_played_holds_nobody_up(hall: Hall, tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound")
    hall.say(FIRST)
    for path in (broken, hall.call.path):
        hall.loudspeaker.call(Call(path))
    hall.wait()
    assert [each.path for each in hall.called] == [broken, hall.call.path]
    assert hall.said == ["请", "请"]
