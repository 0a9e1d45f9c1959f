"""Switched on and off all day, and a clip for every page: nothing grows."""

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.ui.signs.player import SignPlayer
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk
from tests.ui.leaks import take_out_rubbish
from tests.ui.signing import Signed, clip, signer_at
from tests.ui.studio_hall import MEDIA_TALK, write_film

pytestmark = pytest.mark.qt_log_ignore(*MEDIA_TALK, extend=True)


@pytest.fixture
def signed(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Signed:
    return signer_at(make_kiosk(), monkeypatch)


def belongings(scene: Scene) -> tuple[int, int, int, int, int]:
    """Widgets, objects under the window, running timers, threads, and what Python knows of Qt's objects."""
    take_out_rubbish()
    known = sum(isinstance(each, QObject) for each in gc.get_objects())  # before others are made known by looking
    return (
        len(QApplication.allWidgets()),
        len(scene.window.findChildren(QObject)),
        sum(timer.isActive() for timer in scene.window.findChildren(QTimer)),
        threading.active_count(),
        known,
    )


def repeat(scene: Scene, once: Callable[[int], None], times: int) -> None:
    """``once`` with 0, 1, …; after some rounds in which things are made that stay, nothing is left of it."""
    for number in range(8):
        once(number)
    belongings(scene)
    for number in range(8):
        once(number)
    before = belongings(scene)
    for number in range(times):
        once(number)
    after = belongings(scene)
    assert after[:4] == before[:4]
    assert after[4] - before[4] < times // 5, "some for each round"


def test_fifty_switches_leave_nothing(signed: Signed) -> None:
    signed.scene.identify()

    def once(_number: int) -> None:
        signed.begin()
        signed.ask("full")
        signed.ask("small")
        signed.ask("call")
        signed.scene.bot.waitUntil(lambda: signed.calling._asking is None)
        assert signed.mode.conversation.talk is not None
        signed.mode.conversation.close()
        signed.scene.tap("Signs")

    repeat(signed.scene, once, 50)


def test_two_hundred_clips_leave_nothing(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()

    def once(number: int) -> None:
        signed.mode._sign(("identify", "department", "slot", "phone")[number % 4])
        signed.settle()

    repeat(signed.scene, once, 200)
    assert len(signed.player.played) > 200


def test_two_hundred_real_films_leave_nothing(signed: Signed, tmp_path: Path) -> None:
    player = SignPlayer()
    films = [write_film(tmp_path / f"{name}.mp4", size=(160, 90), seconds=1) for name in "ab"]

    def once(number: int) -> None:
        frames = player.frames
        player.play(clip("home", film=films[number % 2]))
        signed.scene.bot.waitUntil(lambda: player.frames > frames)

    try:
        repeat(signed.scene, once, 200)
    finally:
        player.stop()
        player.deleteLater()
