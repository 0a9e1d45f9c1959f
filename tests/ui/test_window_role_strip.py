"""A calling window as a strip above other software, and which window it is."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.commands import COMMANDS
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.queue import TicketState
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.window.choices import Choices
from kiosk.ui.window.work import Shape
from tests.services.queue_hall import W2
from tests.ui.at_the_window import WindowScene, at_the_window

K = Qt.Key
ON_TOP = Qt.WindowType.WindowStaysOnTopHint


class Make:
    """Makes windows on one database."""

    def __init__(self, bot: QtBot, database: Database, vault: Vault, stack: ExitStack) -> None:
        self._parts, self._stack = (bot, database, vault), stack

    def __call__(self, *, code: str = "R2", shape: Shape = Shape.WHOLE) -> WindowScene:
        return self._stack.enter_context(at_the_window(*self._parts, code=code, shape=shape))


@pytest.fixture
def make(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[Make]:
    database = Database(sqlite_url)
    with ExitStack() as stack:
        yield Make(qtbot, database, vault, stack)
    database.close()


def is_on_top(scene: WindowScene) -> bool:
    return bool(scene.window.windowFlags() & ON_TOP)


def test_the_strip_is_low_and_stays_above_other_software(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    assert not is_on_top(scene), "somebody has to sign in first"
    scene.open()
    assert is_on_top(scene)
    assert (scene.window.width(), scene.window.height()) == (1280, 120)
    assert scene.window.isVisible()
    assert not scene.window.head.isVisible()
    strip = scene.strip
    assert strip.isVisible()
    shown = [each for each in strip.findChildren(KeyButton) if each.isVisible()]
    assert {key.note for key in shown} == {"Space", "F2", "F5", "F6", "F11", "Ctrl+Z"}
    for key in shown:
        at = key.mapTo(scene.window, key.rect().topLeft())
        assert scene.window.rect().contains(key.rect().translated(at)), key.words
        assert key.width() >= key.sizeHint().width(), key.words


def test_a_patient_passes_through_the_strip(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    assert strip_said(scene).endswith("Waiting 4")
    first, second, *_ = scene.hall.order()
    scene.next()
    assert scene.strip.number.text() == scene.label(first)
    assert scene.hall.lines.ticket(first).state is TicketState.CALLED
    scene.press(K.Key_F5)
    assert scene.message == f"Called {scene.label(first)} again"
    scene.press(K.Key_F6)
    assert scene.strip.number.text() == "—"
    scene.next()
    scene.press(K.Key_F2)
    assert scene.hall.lines.ticket(second).state is TicketState.ARRIVED
    scene.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert scene.hall.lines.ticket(second).state is TicketState.CALLED


def strip_said(scene: WindowScene) -> str:
    return "\n".join((scene.strip.number.text(), scene.strip.count.text()))


def test_keys_that_cannot_be_seen_do_nothing(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    scene.next()
    assert scene.here is not None
    for key in (K.Key_F8, K.Key_F9, K.Key_F7, K.Key_F3):
        scene.press(key)
    assert scene.hall.lines.ticket(scene.here.ticket_id).state is TicketState.CALLED


def test_the_strip_unfolds_and_folds(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    scene.next()
    scene.press(K.Key_F11)
    assert not is_on_top(scene)
    assert (scene.window.width(), scene.window.height()) == (1280, 800)
    assert scene.console.isVisible()
    assert scene.window.head.isVisible()
    scene.press(K.Key_F2)
    assert scene.here is not None
    assert scene.here.state is TicketState.ARRIVED
    QTest.mouseClick(scene.window.head.fold, Qt.MouseButton.LeftButton)
    assert is_on_top(scene)
    assert scene.strip.isVisible()


def test_pausing_from_the_strip_asks_on_the_whole_screen_and_folds_again(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    scene.press(K.Key_F10)
    assert scene.console.is_asking
    assert not is_on_top(scene)
    scene.press(K.Key_Return)
    assert is_on_top(scene)
    assert "Paused: Back in a few minutes" in scene.said()


def test_a_locked_strip_becomes_a_place_to_sign_in_and_a_strip_again(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    scene.press(K.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    assert scene.window.is_locked
    assert scene.window.sign_in.isVisible()
    assert scene.window.height() == 800
    assert not is_on_top(scene)
    scene.enter()
    assert scene.strip.isVisible()
    assert is_on_top(scene)


def test_the_strip_says_that_the_database_is_away(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    scene.cable.is_cut = True
    scene.look()
    assert "The database does not answer. This is how it was at" in scene.said()
    assert not scene.strip.next.isEnabled()


def test_whoever_signs_in_chooses_the_window(make: Make) -> None:
    scene = make(code="")
    scene.hall.second_window()
    scene.enter()
    choices = wait_for_choices(scene)
    assert "Which window is this?" in scene.said()
    QTest.keyClicks(choices.entry, "r2b")
    assert [option.name for option in choices.shown] == ["内科 2 诊室乙 · R2B"]
    QTest.keyClick(choices.entry, K.Key_Return)
    scene.bot.waitUntil(lambda: scene.work.counter is not None and scene.counter.picture is not None)
    assert scene.window.head.title.text() == "内科 2 诊室乙"


def test_a_code_that_nobody_knows_is_said(make: Make) -> None:
    scene = make(code="NK-99")
    scene.enter()
    wait_for_choices(scene)
    assert "There is no window NK-99. Which one is this?" in scene.said()


def wait_for_choices(scene: WindowScene) -> Choices:
    scene.bot.waitUntil(lambda: bool(scene.work.findChildren(Choices)))
    choices = scene.work.findChildren(Choices)[0]
    assert isinstance(choices, Choices)
    return choices


def test_arrows_lead_through_a_list_that_asks(make: Make) -> None:
    scene = make(code="")
    scene.hall.second_window()
    scene.enter()
    choices = wait_for_choices(scene)
    for key in (K.Key_Down, K.Key_Up, K.Key_Down, K.Key_Down, K.Key_Return):
        QTest.keyClick(choices.entry, key)
    scene.bot.waitUntil(lambda: scene.work.counter is not None and scene.counter.picture is not None)
    assert scene.window.head.title.text() == choices.shown[1].name.partition(" · ")[0]


def test_the_windows_are_asked_for_again_until_the_database_answers(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = make()
    real, left = scene.hall.lines.windows, [DatabaseAway(), DatabaseAway()]
    monkeypatch.setattr("kiosk.ui.window.work.AGAIN_MS", 10)

    def windows() -> object:
        if left:
            raise left.pop()
        return real()

    monkeypatch.setattr(scene.hall.lines, "windows", windows)
    scene.enter()
    scene.bot.waitUntil(lambda: scene.work.counter is not None and scene.counter.picture is not None)
    assert not left


def test_calls_by_the_strip_are_heard_of_at_another_window(make: Make) -> None:
    scene = make(shape=Shape.STRIP)
    scene.open()
    first = scene.hall.order()[0]
    scene.hall.queueing.call(first, window_id=scene.elsewhere(), actor=W2)
    scene.look()
    assert scene.strip.count.text() == "Waiting 3"


def test_the_command_says_what_it_takes() -> None:
    command = COMMANDS["window"]
    assert command.passed == ("windowed", "size", "code", "strip")
    assert callable(command.action())
