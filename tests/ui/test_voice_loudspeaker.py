"""The loudspeaker plays one file after the other, also without a device, and tells what was heard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLoggingCategory
from pytestqt.qtbot import QtBot

from kiosk.adapters.speech.silent import SilentSpeech
from kiosk.ui.voice.loudspeaker import Heard, Loudspeaker


@pytest.fixture
def loudspeaker() -> Iterator[Loudspeaker]:
    made = Loudspeaker()
    yield made
    made.close()
    made.deleteLater()
    QLoggingCategory.setFilterRules("")


@pytest.fixture
def tone(tmp_path: Path) -> Iterator[Path]:
    speech = SilentSpeech()
    yield speech.speak_to_file("请", language="zh_CN", pace=1.5)
    speech.close()


def test_it_plays_to_the_end_and_tells_how_long_it_was(qtbot: QtBot, loudspeaker: Loudspeaker, tone: Path) -> None:
    heard: list[Heard] = []
    loudspeaker.played.connect(heard.append)
    with qtbot.waitSignal(loudspeaker.ended):
        loudspeaker.play(tone)
    assert [each.interrupted for each in heard] == [False]
    assert heard[0].length > 100


def test_stopped_it_is_silent_and_says_that_it_was_cut_off(qtbot: QtBot, loudspeaker: Loudspeaker, tone: Path) -> None:
    heard: list[Heard] = []
    loudspeaker.played.connect(heard.append)
    with qtbot.waitSignal(loudspeaker.started):
        loudspeaker.play(tone)
    loudspeaker.stop()
    assert [each.interrupted for each in heard] == [True]


def test_what_cannot_be_played_is_passed_over(qtbot: QtBot, loudspeaker: Loudspeaker, tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound")
    with qtbot.waitSignal(loudspeaker.ended):
        loudspeaker.play(broken)
