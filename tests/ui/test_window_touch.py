"""Old and shaking fingers: one tap is one tap (accessibility.md 7 and 8)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from tests.ui.at_the_kiosk import Scene, centre
from tests.ui.conftest import PX_PER_MM, MakeKiosk

SLIP = round(10 * PX_PER_MM)
Finger = Callable[[Button], "list[str]"]


@pytest.fixture
def make_button(qtbot: QtBot) -> Callable[[Looks, int], tuple[Button, list[str]]]:
    def make(look: Looks, guard: int) -> tuple[Button, list[str]]:
        """A shown button and what it has done; its guard against a second strike lasts ``guard`` ms."""
        theme = Theme(PX_PER_MM)
        theme.ms = lambda _name: guard
        button = Button(theme, "Go on", look=look)
        qtbot.addWidget(button)
        button.resize(600, 200)
        button.show()
        done: list[str] = []
        button.clicked.connect(lambda: done.append("done"))
        return button, done

    return make


def mouse(kind: QEvent.Type, widget: QWidget, at: QPoint, ms: int) -> None:
    """A mouse event of a given time, as the window system stamps it."""
    place, left = QPointF(at), Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(ms)
    QCoreApplication.sendEvent(widget, event)


def test_the_second_strike_of_two_does_nothing_on_a_confirming_control(make_button: Callable[..., tuple]) -> None:
    button, done = make_button(Looks.PRIMARY, 60_000)
    button._struck.invalidate()  # long on the screen
    for _ in range(3):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert done == ["done"]


def test_a_strike_meant_for_the_page_before_does_nothing(make_button: Callable[..., tuple]) -> None:
    button, done = make_button(Looks.PRIMARY, 60_000)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == []


def test_after_the_guard_the_next_tap_counts(make_button: Callable[..., tuple]) -> None:
    button, done = make_button(Looks.PRIMARY, 0)
    for _ in range(3):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["done"] * 3


def test_keys_are_never_too_fast(make_button: Callable[..., tuple]) -> None:
    button, done = make_button(Looks.SECONDARY, 60_000)
    for _ in range(3):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["done"] * 3


@pytest.mark.parametrize("slip", [QPoint(0, 0), QPoint(SLIP, 0), QPoint(-SLIP, SLIP // 2)])
def test_a_press_of_two_seconds_that_slips_still_counts(make_button: Callable[..., tuple], slip: QPoint) -> None:
    button, done = make_button(Looks.SECONDARY, 500)
    mouse(QEvent.Type.MouseButtonPress, button, centre(button), 1000)
    assert button.isDown()
    mouse(QEvent.Type.MouseMove, button, centre(button) + slip, 2000)
    mouse(QEvent.Type.MouseButtonRelease, button, centre(button) + slip, 3000)
    assert done == ["done"]


def test_a_finger_lifted_outside_does_nothing(make_button: Callable[..., tuple]) -> None:
    button, done = make_button(Looks.SECONDARY, 500)
    mouse(QEvent.Type.MouseButtonPress, button, centre(button), 1000)
    mouse(QEvent.Type.MouseMove, button, QPoint(-50, 20), 1100)
    mouse(QEvent.Type.MouseButtonRelease, button, QPoint(-50, 20), 1200)
    assert done == []


def test_a_touch_is_a_tap(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    panel = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    tile, handle = scene.button("Register"), scene.window.windowHandle()
    assert handle is not None
    at = tile.mapTo(scene.window, centre(tile))
    QTest.touchEvent(handle, panel).press(0, at).commit()
    QTest.touchEvent(handle, panel).move(0, at + QPoint(SLIP, 0)).commit()
    QTest.touchEvent(handle, panel).release(0, at + QPoint(SLIP, 0)).commit()
    scene.wait_for("identify")


def test_a_second_finger_does_not_press_twice(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    shown: list[str] = []
    scene.window.page_shown.connect(shown.append)
    panel = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    tile, handle = scene.button("Register"), scene.window.windowHandle()
    assert handle is not None
    at = tile.mapTo(scene.window, centre(tile))
    QTest.touchEvent(handle, panel).press(0, at).press(1, at + QPoint(60, 0)).commit()
    QTest.touchEvent(handle, panel).release(0, at).release(1, at + QPoint(60, 0)).commit()
    assert shown == ["identify"]


def test_a_finger_that_came_down_while_the_kiosk_was_loading_counts_once(make_kiosk: MakeKiosk) -> None:
    panel = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    shown: list[str] = []

    def come_down(scene: Scene) -> None:
        QApplication.processEvents()
        scene.window.page_shown.connect(shown.append)
        tile = scene.button("Register")
        QTest.touchEvent(scene.window.windowHandle(), panel).press(0, tile.mapTo(scene.window, centre(tile))).commit()
        assert tile.isDown()

    scene = make_kiosk(first=come_down)
    tile = scene.button("Register")
    QTest.touchEvent(scene.window.windowHandle(), panel).release(0, tile.mapTo(scene.window, centre(tile))).commit()
    scene.wait_for("identify")
    assert shown.count("identify") == 1
    scene.window.show_home()
    assert not scene.button("Register").isDown()


def test_two_strikes_on_a_tile_are_one_answer(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.identify()
    tile = scene.button("Internal Medicine")
    for _ in range(2):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    scene.wait_for("slot")
    assert scene.hall.calls.count("clinics") == 1


def test_a_tap_beside_a_dialog_does_nothing_to_the_page_below(scene_with_question: Scene) -> None:
    scene = scene_with_question
    handle = scene.window.windowHandle()
    assert handle is not None
    tiles = scene.window.page.findChildren(Button)
    under = next(tile for tile in tiles if tile.isVisible())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=under.mapTo(scene.window, QPoint(3, 3)))
    assert scene.dialog is not None
    assert scene.window.page_name == "identify"


@pytest.fixture
def scene_with_question(make_kiosk: MakeKiosk) -> Scene:
    scene = make_kiosk()
    scene.tap("Register")
    scene.usher.leave_tapped()
    return scene


def test_keys_stay_with_the_question_in_front(scene_with_question: Scene) -> None:
    scene = scene_with_question
    for _ in range(20):
        scene.key(Qt.Key.Key_Tab)
        focus = scene.window.focusWidget()
        assert focus is not None
        assert not scene.window.page.isAncestorOf(focus), focus.accessibleName()


def test_a_question_is_answered_by_keys_alone(scene_with_question: Scene) -> None:
    scene = scene_with_question
    scene.key(Qt.Key.Key_Tab)
    assert scene.window.focusWidget().accessibleName() == "Stay here"
    scene.key(Qt.Key.Key_Space)
    assert (scene.dialog, scene.window.page_name) == (None, "identify")
