"""Hands that shake, lean, rest and strike twice: on real pages each tap counts once, and nothing else does."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.ui.pages.number import NumberPage
from kiosk.ui.scenes import scenes
from kiosk.ui.widgets.tappable import Tappable
from tests.ui.at_the_kiosk import buttons
from tests.ui.conftest import MakeKiosk
from tests.ui.glass import Glass

LONG = 2500  # ms
NO_TIME, ALWAYS = 0, 60_000


@pytest.fixture
def glass(make_kiosk: MakeKiosk) -> Glass:
    """A kiosk that shows its start page."""
    return Glass(make_kiosk())


@pytest.fixture
def typing(glass: Glass) -> Glass:
    """The page with the large keypad."""
    glass.scene.tap("Register")
    glass.scene.tap("Type the number")
    glass.scene.wait_for("number")
    return glass


def typed(glass: Glass) -> str:
    page = glass.scene.window.page
    assert isinstance(page, NumberPage)
    return page.draft()


def key(glass: Glass, character: str) -> QPoint:
    found = [each for each in buttons(glass.scene.window.page) if each.accessibleName() == character]
    return glass.middle(found[0])


def guard(glass: Glass, monkeypatch: pytest.MonkeyPatch, ms: int) -> None:
    """Let the guard against second strikes last so long."""
    theme = glass.scene.window.theme
    real = theme.ms
    monkeypatch.setattr(theme, "ms", lambda name: ms if name == "double-tap" else real(name))


# ---- one finger -------------------------------------------------------------


@pytest.mark.parametrize("slip", [(0, 0), (10, 0), (-10, 3), (0, 10), (6, -8)])
def test_a_long_press_that_slips_up_to_10_mm_counts_once(glass: Glass, slip: tuple[int, int]) -> None:
    shown: list[str] = []
    glass.scene.window.page_shown.connect(shown.append)
    at = glass.middle(glass.scene.button("Register"))
    ended = at + QPoint(*(glass.mm(abs(way)) * (1 if way > 0 else -1) if way else 0 for way in slip))
    glass.press(at)
    glass.now += LONG
    glass.slip(ended)
    glass.now += LONG
    glass.lift(ended)
    assert shown == ["identify"]


def test_a_press_shows_at_once(glass: Glass) -> None:
    tile = glass.scene.button("Register")
    rest = tile.grab().toImage()
    glass.press(glass.middle(tile))
    assert tile.isDown()
    assert tile.grab().toImage() != rest


def test_a_trembling_finger_types_one_digit(typing: Glass) -> None:
    at = key(typing, "5")
    typing.press(at)
    for number in range(40):
        typing.now += 15
        typing.slip(at + QPoint((-1) ** number * typing.mm(1.5), number % 3 * typing.mm(1)))
    typing.lift(at + QPoint(typing.mm(1), 0))
    assert typed(typing) == "5"


def test_fast_fingers_lose_no_digit(typing: Glass) -> None:
    for character in "1122334":
        typing.tap(key(typing, character))
        typing.now += 40
    assert typed(typing) == "1122334"


def test_a_finger_lifted_outside_does_nothing(typing: Glass) -> None:
    at = key(typing, "5")
    outside = at - QPoint(0, typing.mm(40))
    typing.press(at)
    typing.slip(outside)
    assert typing.pressed() == []
    typing.lift(outside)
    assert typed(typing) == ""


def test_a_finger_that_comes_back_counts(typing: Glass) -> None:
    at = key(typing, "5")
    typing.press(at)
    typing.slip(at - QPoint(0, typing.mm(40)))
    typing.slip(at)
    typing.lift(at)
    assert typed(typing) == "5"


def test_a_touch_taken_away_by_the_system_does_nothing(typing: Glass) -> None:
    at = key(typing, "5")
    typing.press(at)
    typing.cancel()
    assert typing.pressed() == []
    typing.lift(at)
    assert typed(typing) == ""
    typing.tap(key(typing, "6"))
    assert typed(typing) == "6"


def test_a_finger_is_no_key(typing: Glass) -> None:
    """The ring of the keys goes, and Enter belongs to the page again."""
    five = next(each for each in buttons(typing.scene.window.page) if each.accessibleName() == "5")
    five.setFocus(Qt.FocusReason.TabFocusReason)
    typing.tap(typing.middle(five))
    assert isinstance(five, Tappable)
    assert not five._is_reached_by_key


def test_a_long_press_opens_no_menu(glass: Glass) -> None:
    at = glass.middle(glass.scene.button("Register"))
    QTest.mouseClick(glass.handle, Qt.MouseButton.RightButton, pos=at)
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None
    assert glass.scene.window.page_name == "home"


# ---- struck twice -------------------------------------------------------------


def test_a_second_strike_in_place_does_not_hit_what_the_first_brought(
    glass: Glass,
) -> None:
    at = glass.middle(glass.scene.button("Contrast"))
    glass.tap(at)
    assert glass.scene.window.modes == {"contrast"}
    glass.now += 150
    glass.tap(at + QPoint(glass.mm(3), 0))
    assert glass.scene.window.modes == {"contrast"}
    glass.now += 500
    glass.tap(at)
    assert glass.scene.window.modes == set()


@pytest.mark.parametrize(("ms", "times"), [(ALWAYS, 1), (NO_TIME, 3)])
def test_double_strikes_on_a_confirming_control_act_once(
    glass: Glass, monkeypatch: pytest.MonkeyPatch, ms: int, times: int
) -> None:
    glass.scene.tap("Register")
    glass.scene.window.usher.leave_tapped()
    guard(glass, monkeypatch, ms)
    stay = glass.scene.button("Stay here")
    assert isinstance(stay, Tappable)
    stay.setProperty("confirming", True)
    stay._struck.invalidate()  # long on the screen
    stay.clicked.disconnect()
    done: list[bool] = []
    stay.clicked.connect(lambda: done.append(True))
    for _ in range(3):
        glass.tap(glass.middle(stay))
        glass.now += 100
    assert len(done) == times


def test_a_touch_that_the_system_reports_as_a_mouse_too_acts_once(
    glass: Glass, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard(glass, monkeypatch, ALWAYS)
    at = glass.middle(glass.scene.button("Contrast"))
    glass.press(at)
    QTest.mousePress(glass.handle, Qt.MouseButton.LeftButton, pos=at)
    glass.lift(at)
    guard(glass, monkeypatch, ALWAYS)  # the look is new, and so is its theme
    QTest.mouseRelease(glass.handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(glass.handle, Qt.MouseButton.LeftButton, pos=at)
    assert glass.scene.window.modes == {"contrast"}


# ---- more than one finger -------------------------------------------------------


def test_of_two_fingers_the_first_wins(typing: Glass) -> None:
    one, two = key(typing, "1"), key(typing, "2")
    typing.press(one, 0)
    typing.press(two, 1)
    assert [each.accessibleName() for each in typing.pressed()] == ["1"]
    typing.lift(two, 1)
    typing.lift(one, 0)
    assert typed(typing) == "1"
    typing.tap(two, 2)
    assert typed(typing) == "12"


def test_the_second_finger_stays_out_when_the_first_is_lifted(typing: Glass) -> None:
    one, two = key(typing, "1"), key(typing, "2")
    typing.press(one, 0)
    typing.press(two, 1)
    typing.lift(one, 0)
    typing.slip(two + QPoint(1, 1), 1)
    typing.lift(two, 1)
    assert typed(typing) == "1"
    assert typing.pressed() == []


def test_two_fingers_on_one_control_press_it_once(typing: Glass) -> None:
    at = key(typing, "5")
    typing.press(at, 0)
    typing.press(at + QPoint(typing.mm(8), 0), 1)
    typing.lift(at, 0)
    typing.lift(at + QPoint(typing.mm(8), 0), 1)
    assert typed(typing) == "5"


def test_a_hand_that_leans_on_the_rim_neither_presses_nor_blocks(typing: Glass) -> None:
    rim = QPoint(typing.mm(1), key(typing, "4").y())
    typing.press(rim, 0)
    typing.tap(key(typing, "7"), 1)
    typing.slip(key(typing, "4"), 0)
    typing.lift(key(typing, "4"), 0)
    assert typed(typing) == "7"


def test_a_hand_that_rests_beside_the_controls_does_not_block(typing: Glass) -> None:
    typing.press(typing.middle(typing.scene.window.page.title), 0)
    typing.tap(key(typing, "7"), 1)
    assert typed(typing) == "7"


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("modes", [frozenset(), frozenset({"large"})])
def test_no_control_lies_on_the_rim(glass: Glass, modes: frozenset[str], size: tuple[int, int]) -> None:
    window = glass.scene.window
    window.dress_as(modes, "en", size)
    rim = window.theme.px("rim")
    inner = window.rect().adjusted(rim, rim, -rim, -rim)
    for scene in scenes():
        window.overlays.close()
        scene.stage(window)
        QApplication.processEvents()
        for control in buttons(window):
            across = control.rect().translated(control.mapTo(window, QPoint()))
            if not window.chrome.access.isAncestorOf(control):  # a list may go on below: then it is moved first
                across.setTop(max(across.top(), inner.top()))
                across.setBottom(min(across.bottom(), inner.bottom()))
            is_seen = not control.visibleRegion().isEmpty()
            assert not is_seen or inner.contains(across), (scene, control.accessibleName())


def test_a_palm_neither_presses_nor_blocks(typing: Glass) -> None:
    typing.hand.press(typing.contact(key(typing, "4"), width=40))
    assert typing.pressed() == []
    typing.tap(key(typing, "7"), 1)
    typing.hand.lift(typing.contact(key(typing, "4"), width=40))
    assert typed(typing) == "7"


def test_a_palm_that_comes_down_finger_first_does_nothing(typing: Glass) -> None:
    at = key(typing, "4")
    typing.hand.press(typing.contact(at, width=12))
    assert len(typing.pressed()) == 1
    typing.hand.move(typing.contact(at, width=40))
    assert typing.pressed() == []
    typing.hand.lift(typing.contact(at, width=12))
    assert typed(typing) == ""


# ---- when the page changes under a finger ---------------------------------------


def test_a_finger_that_stays_does_not_press_the_new_page(glass: Glass) -> None:
    scene = glass.scene
    scene.tap("Register")
    at = glass.middle(scene.button("Type the number"))
    glass.press(at)
    scene.window.show_home()
    QApplication.processEvents()
    home = scene.window.page
    for way in (QPoint(2, 0), QPoint(0, 2)):
        glass.slip(at + way)
    assert glass.pressed() == []
    glass.lift(at)
    assert scene.window.page is home


def test_a_finger_that_stays_does_not_block_the_new_page(glass: Glass) -> None:
    scene = glass.scene
    scene.tap("Register")
    glass.press(glass.middle(scene.button("Type the number")), 0)
    scene.window.show_home()
    QApplication.processEvents()
    glass.tap(glass.middle(scene.button("Contrast")), 1)
    assert scene.window.modes == {"contrast"}


def test_a_question_that_comes_up_under_a_finger_is_not_answered(glass: Glass) -> None:
    scene = glass.scene
    scene.tap("Register")
    tile = scene.button("Type the number")
    done: list[bool] = []
    tile.clicked.connect(lambda: done.append(True))
    at = glass.middle(tile)
    glass.press(at)
    scene.window.usher.leave_tapped()
    glass.slip(at + QPoint(1, 0))
    glass.lift(at)
    assert done == []
    assert scene.dialog is not None
    assert scene.window.page_name == "identify"
    assert glass.pressed() == []


def test_who_is_asked_whether_they_are_there_may_touch_anything(glass: Glass) -> None:
    scene = glass.scene
    scene.tap("Register")
    scene.window.overlays.ask_still_there(10, 20)
    glass.tap(QPoint(scene.window.width() // 2, glass.mm(60)))
    assert scene.dialog is None
