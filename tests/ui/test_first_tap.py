"""The first tap counts, though the hall opens or the window changes its size under the finger."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk
from tests.ui.fake_hall import HOSPITAL


def down_on(scene: Scene, name: str) -> QAbstractButton:
    button = scene.button(name)
    scene.bot.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.isDown()
    return button


def test_the_hall_opens_under_a_finger(make_kiosk: MakeKiosk) -> None:
    scene, done = make_kiosk(), list[str]()
    button = down_on(scene, "Register")
    scene.window.open(HOSPITAL)
    scene.window.once_let_go(lambda: done.append(scene.window.page_name))  # asks after the one of `open`
    scene.bot.mouseRelease(button, Qt.MouseButton.LeftButton)
    scene.bot.waitUntil(lambda: bool(done))
    assert done == ["identify"]


def test_a_finger_that_slides_off_gets_the_new_page(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    before, button = scene.window.page, down_on(scene, "Register")
    scene.window.open(HOSPITAL)
    assert scene.window.page is before
    button.setDown(False)
    scene.bot.waitUntil(lambda: scene.window.page is not before)
    assert scene.window.page_name == "home"


def test_the_window_changes_its_size_under_a_finger(make_kiosk: MakeKiosk, qtbot: QtBot) -> None:
    scene = make_kiosk()
    button = down_on(scene, "Register")
    scene.window.resize(1920, 1080)
    QApplication.processEvents()
    assert scene.window.isAncestorOf(button)
    scene.bot.mouseRelease(button, Qt.MouseButton.LeftButton)
    scene.wait_for("identify")
    qtbot.waitUntil(lambda: scene.window.theme.is_wide)
    assert scene.window.page_name == "identify"
