"""Pages and questions come gently: the picture of what was fades, and what is there is live at once."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.motion import Afterimage, afterimages, leave_behind, seen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice import ChoiceButton
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import PX_PER_MM, MakeKiosk
from tests.ui.glass import Glass

MOTIONS = ("page-fade", "dialog-fade", "press-out", "turn", "glide")


@pytest.fixture
def scene(make_kiosk: MakeKiosk) -> Scene:
    """A kiosk whose start page has been painted, and whose pages fade."""
    made = make_kiosk(moves=True)
    QApplication.processEvents()
    return made


def fading(scene: Scene) -> list[Afterimage]:
    return [each for each in afterimages(scene.window) if not each.isHidden()]


def painted(widget: QWidget) -> QImage:
    """What the window's store holds of ``widget``, brought up to date."""
    QApplication.processEvents()
    store = widget.window().backingStore()
    image = store.paintDevice()
    assert isinstance(image, QImage)
    return image.copy(QRect(widget.mapTo(widget.window(), QPoint()), widget.size()))


def hold_still(scene: Scene, passed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what fades be where it is after so many ms."""
    real = Afterimage.opacity
    monkeypatch.setattr(Afterimage, "opacity", lambda self, _passed: real(self, passed))
    for each in fading(scene):
        each.update()


def test_what_was_fades_over_the_new_page_and_is_gone(scene: Scene) -> None:
    scene.tap("Register")
    (image,) = fading(scene)
    assert image.geometry().contains(scene.window.page.geometry())
    assert not image.geometry().intersects(scene.window.chrome.top.geometry())
    assert not image.geometry().intersects(scene.window.chrome.access.geometry())
    scene.bot.waitUntil(lambda: not afterimages(scene.window))


def test_it_is_a_mixture_of_both(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    at = QPoint(300, 200)
    before = painted(scene.window).pixelColor(at)
    scene.window.put(filled("#FF0000"), "red")
    hold_still(scene, 40, monkeypatch)
    mixed = painted(scene.window).pixelColor(at)
    assert mixed not in (before, filled("#FF0000").palette().window().color())
    assert before.green() > mixed.green() > 0


def filled(colour: str) -> QWidget:
    page = QWidget()
    palette = page.palette()
    palette.setColor(page.backgroundRole(), colour)
    page.setPalette(palette)
    page.setAutoFillBackground(True)
    return page


def test_the_first_picture_shows_the_new_page_already_and_it_never_goes_back(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    theme = Theme(PX_PER_MM)
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    image = Afterimage(over, picture, ms=theme.ms("page-fade"), frame=theme.ms("frame"))
    course = [image.opacity(passed) for passed in range(0, 260, 10)]
    assert course[0] <= 0.75
    assert course == sorted(course, reverse=True)
    assert image.opacity(theme.ms("page-fade") - theme.ms("frame")) == 0


class Paints(QObject):
    """Counts when a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_new_page_is_painted_with_the_very_next_picture(scene: Scene) -> None:
    page = filled("#00FF00")
    paints = Paints(page)
    scene.window.put(page, "green")
    assert fading(scene)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert paints.count == 1


def test_the_new_page_is_live_at_once(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    glass = Glass(scene)
    scene.tap("Register")
    hold_still(scene, 40, monkeypatch)
    for _ in range(3):  # the layouts settle
        QApplication.processEvents()
    assert fading(scene)
    glass.tap(glass.middle(scene.button("Type the number")))
    scene.wait_for("number")


def test_a_second_change_fades_on_from_what_was_reached(scene: Scene) -> None:
    scene.tap("Register")
    first = fading(scene)
    scene.window.show_home()
    (second,) = fading(scene)
    assert second not in first
    assert first[0]._picture.isNull()


def test_nothing_of_it_is_kept(scene: Scene) -> None:
    """A picture of a page is megabytes, and a person's."""
    scene.tap("Register")
    (image,) = fading(scene)
    assert not image._picture.isNull()
    image.drop()
    assert image._picture.isNull()
    assert not image._timer.isActive()


def test_a_window_that_goes_takes_it_along(make_kiosk: MakeKiosk) -> None:
    """The look at what is left over, after each test, would see its timer."""
    scene = make_kiosk(moves=True)
    QApplication.processEvents()
    scene.tap("Register")
    assert fading(scene)


def test_another_look_comes_at_once(scene: Scene) -> None:
    scene.tap("Register")
    scene.window.toggle_mode("contrast")
    assert fading(scene) == []


def test_a_question_fades_in_and_out(scene: Scene) -> None:
    scene.tap("Register")
    scene.bot.waitUntil(lambda: not afterimages(scene.window))
    scene.window.usher.leave_tapped()
    (image,) = fading(scene)
    assert image.geometry() == scene.window.rect()
    scene.bot.waitUntil(lambda: not afterimages(scene.window))
    glass = Glass(scene)
    scene.button("Stay here").setProperty("confirming", None)
    glass.tap(glass.middle(scene.button("Stay here")))
    assert len(fading(scene)) == 1
    scene.bot.waitUntil(lambda: not afterimages(scene.window))


def test_a_question_can_be_answered_while_it_comes(scene: Scene) -> None:
    glass = Glass(scene)
    scene.tap("Register")
    scene.window.usher.leave_tapped()
    scene.button("Stay here").setProperty("confirming", None)
    glass.tap(glass.middle(scene.button("Stay here")))
    assert scene.dialog is None


@pytest.mark.parametrize("kind", [Button, ChoiceButton])
def test_a_press_fades_from_its_control(scene: Scene, kind: type[Button | ChoiceButton]) -> None:
    control = kind(scene.window.theme, "press me")
    page = filled("#FFFFFF")
    control.setParent(page)
    control.setGeometry(100, 100, 400, 160)
    scene.window.put(page, "white")
    scene.bot.waitUntil(lambda: not afterimages(scene.window))
    glass = Glass(scene)
    glass.press(glass.middle(control))
    assert afterimages(control) == []
    glass.lift(glass.middle(control))
    assert len(afterimages(control)) == 1
    scene.bot.waitUntil(lambda: not afterimages(control))


def test_a_press_is_painted_at_once(scene: Scene) -> None:
    """Whatever else the program has to do before its next picture."""
    tile = scene.button("Contrast")
    painted(tile)
    rest = seen(tile, tile.rect())
    glass = Glass(scene)
    glass.press(glass.middle(tile))
    assert seen(tile, tile.rect()) != rest


def test_the_shortest_tap_is_seen(scene: Scene) -> None:
    """Pressed and lifted before the next picture is due: its trace shows the press all the same."""
    tile = scene.button("Contrast")
    rest = painted(tile)
    glass = Glass(scene)
    at = glass.middle(tile)
    glass.press(at)
    glass.lift(QPoint(at.x(), 10))  # outside, so that it does nothing
    assert painted(tile) != rest


def test_reduced_motion_leaves_no_trace(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk(moves=False)
    QApplication.processEvents()
    assert [scene.window.theme.ms(name) for name in MOTIONS] == [0] * len(MOTIONS)
    scene.tap("Register")
    scene.window.usher.leave_tapped()
    assert fading(scene) == []
    assert not [each for each in scene.window.findChildren(Afterimage) if not each.isHidden()]


def test_it_outlives_a_change_of_mode(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk(moves=False)
    scene.window.toggle_mode("large")
    assert [scene.window.theme.ms(name) for name in MOTIONS] == [0] * len(MOTIONS)


def test_what_nobody_has_seen_leaves_nothing_behind(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    leave_behind(over, over.rect(), Theme(PX_PER_MM), "page-fade")
    assert afterimages(over) == []


def test_no_finger_meets_it(scene: Scene) -> None:
    scene.tap("Register")
    (image,) = fading(scene)
    assert scene.window.childAt(image.geometry().center()) is not image
    assert image.focusPolicy() is Qt.FocusPolicy.NoFocus
