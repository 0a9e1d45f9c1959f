"""A board in a live hall: new calls are seen and spoken once, whatever the database does meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.board import Board, Opened, Sound
from kiosk.domain.board import Area
from kiosk.domain.errors import BadSettings, DatabaseAway
from kiosk.settings import Settings
from tests.ui.at_the_board import OPEN, FakeLoudspeaker, FakeSpeech, at_the_board, call

A1, A2, A3 = (f"Number A00{number}, please go to Room 3." for number in (1, 2, 3))


def test_a_call_is_seen_and_spoken_twice(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        made = scene.call(1)
        assert scene.window.wall.newest.call == made
        assert scene.hear(2) == [A1, A1]
        assert scene.loudspeaker.playing is None


def test_calls_are_spoken_in_their_order_and_never_beside_each_other(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        for number in (1, 2, 3):
            scene.call(number)
        assert scene.hear(6) == [A1, A1, A2, A2, A3, A3]


def test_the_call_that_can_be_heard_is_marked_where_it_stands(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        first = scene.call(1)
        qtbot.waitUntil(lambda: scene.window.wall.newest.is_spoken)
        scene.call(2)
        wall = scene.window.wall
        assert (wall.newest.is_spoken, wall.earlier._spoken) == (False, first.id)
        scene.hear(2)
        qtbot.waitUntil(lambda: wall.newest.is_spoken)
        scene.hear(2)
        assert not wall.newest.is_spoken


def test_a_recall_is_spoken_again(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        scene.call(1)
        scene.hear(2)
        scene.call(7, ticket=1)
        assert scene.hear(2) == [A1] * 4


def test_what_was_called_before_a_board_started_is_shown_and_not_spoken(qtbot: QtBot) -> None:
    with at_the_board(qtbot, before=[call(1, at=OPEN - timedelta(seconds=10))]) as scene:
        assert scene.window.wall.newest.call is not None
        scene.call(2)
        assert scene.hear(2) == [A2, A2]


def test_a_lost_database_leaves_the_last_picture_with_its_age(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        made = scene.call(1)
        scene.lose()
        scene.minutes(7)
        assert scene.window.wall.newest.call == made
        assert scene.window.wall.foot.words == "Connection lost. Picture of 10:03, 7 min old. Please ask the staff."
        assert scene.window.wall.head.clock.shown == "10:10"


def test_back_again_nothing_is_replayed_and_nothing_fresh_is_missed(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        scene.call(1)
        scene.hear(2)
        scene.lose()
        scene.house.calls[0].append(call(2, at=scene.clock.now()))  # nobody hears of it in time
        scene.minutes(5)
        scene.house.calls[0].append(call(3, at=scene.clock.now() - timedelta(seconds=30)))
        scene.find()
        assert scene.hear(2) == [A1, A1, A3, A3]
        assert [one.id for one in scene.window.wall.earlier.calls] == [2, 1]


def test_every_loss_is_followed_by_a_look(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        for number in (1, 2, 3):
            scene.lose()
            scene.house.calls[0].append(call(number, at=scene.clock.now()))
            scene.find()
            assert scene.window.wall.newest.call is not None
            assert scene.window.wall.newest.call.id == number
        assert scene.hear(6) == [A1, A1, A2, A2, A3, A3]


def test_whoever_has_come_is_not_called_any_more(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        for number in (1, 2, 3):
            scene.call(number)
        del scene.house.calls[0][1]
        scene.look()
        assert scene.hear(4) == [A1, A1, A3, A3]


def test_a_hall_that_opens_late_is_waited_for(qtbot: QtBot) -> None:
    with at_the_board(qtbot, failures=[DatabaseAway("not yet"), DatabaseAway("not yet")]) as scene:
        scene.call(1)
        assert scene.hear(2) == [A1, A1]


def test_an_area_nobody_knows_ends_the_program_instead_of_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)

    def refuse() -> Opened:
        raise BadSettings("no area 'XX'")

    loudspeaker = FakeLoudspeaker()
    sound = Sound(FakeSpeech(), loudspeaker)
    board = Board(Settings(), FixedClock(OPEN), [], sound=sound, sizes=[], opener=refuse)
    board.open()
    qtbot.waitUntil(lambda: codes == [1])
    assert isinstance(board.failure, BadSettings)
    board.close()
    for each in (board, loudspeaker):
        each.deleteLater()


def test_a_call_for_two_screens_is_spoken_once(qtbot: QtBot) -> None:
    with at_the_board(qtbot, areas=[Area("内科", "Medicine"), Area(floor=2)]) as scene:
        made = call(1, at=scene.clock.now())
        for calls in scene.house.calls:
            calls.append(made)
        scene.look()
        assert [window.wall.newest.call for window in scene.board.windows] == [made, made]
        assert scene.hear(2) == [A1, A1]
        assert scene.loudspeaker.playing is None


def test_each_screen_shows_its_own_area(qtbot: QtBot) -> None:
    with at_the_board(qtbot, areas=[Area("内科", "Medicine"), Area("外科", "Surgery")]) as scene:
        left, right = scene.call(1), scene.call(2, place=1)
        assert [window.wall.newest.call for window in scene.board.windows] == [left, right]


def test_a_call_by_sight_is_flashed_and_spoken(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        scene.call(1, by_sight=True)
        assert scene.window.wall.flash.is_going
        assert scene.hear(2) == [A1, A1]


def test_other_calls_are_not_flashed(qtbot: QtBot) -> None:
    with at_the_board(qtbot) as scene:
        scene.call(1)
        scene.hear(2)
        assert not scene.window.wall.flash.is_going


@pytest.mark.parametrize("has_device", [True, False])
def test_where_nobody_can_speak_every_call_is_flashed(qtbot: QtBot, has_device: bool) -> None:
    with at_the_board(qtbot, speech=FakeSpeech(("yue",) if has_device else ("en",))) as scene:
        scene.loudspeaker.has_device = has_device
        scene.call(1)
        qtbot.waitUntil(lambda: scene.window.wall.flash.is_going)
        assert scene.loudspeaker.heard == []
