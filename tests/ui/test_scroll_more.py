"""A list that is longer than its page: words say so, and finger, wheel and keys move it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.glide import Way
from kiosk.ui.widgets.more import More
from kiosk.ui.widgets.scroll import ScrollColumn
from tests.ui.conftest import MakeKiosk
from tests.ui.glass import Glass

CHOICES = 24
TAPPED: list[int] = []  # numbers of choices
Make = Callable[..., Glass]


@pytest.fixture
def make_list(make_kiosk: MakeKiosk) -> Make:
    """Makes a real page in the real window whose list is far too long."""

    def make(*, modes: frozenset[str] = frozenset(), moves: bool = False) -> Glass:
        scene = make_kiosk(moves=moves)
        scene.window.dress_as(modes, "en", (1080, 1920))
        scene.tap("Register")
        page = scene.window.page
        assert isinstance(page, Page)
        for number in range(CHOICES):
            button = Button(page.theme, f"choice {number}")
            button.clicked.connect(lambda _checked=False, number=number: TAPPED.append(number))
            page.body.insertWidget(1 + number, button)
        for _ in range(3):  # the layouts settle
            QApplication.processEvents()
        TAPPED.clear()
        return Glass(scene)

    return make


def column(glass: Glass) -> ScrollColumn:
    page = glass.scene.window.page
    assert isinstance(page, Page)
    return page.area


def value(glass: Glass) -> int:
    return column(glass)._bar.value()


def room(glass: Glass) -> int:
    return column(glass)._view.height()


def shown(glass: Glass) -> list[str]:
    strips = column(glass).findChildren(More)
    return [each.button.accessibleName() for each in strips if each.isVisible()]


def choice(glass: Glass, number: int) -> Button:
    return next(each for each in column(glass).findChildren(Button) if each.accessibleName() == f"choice {number}")


def somewhere(glass: Glass) -> Button:
    """A choice in the middle of what is shown."""
    middle = column(glass).mapTo(glass.scene.window, column(glass).rect().center()).y()
    found = [each for each in column(glass).findChildren(Button) if each.accessibleName().startswith("choice")]
    return min(found, key=lambda each: abs(glass.middle(each).y() - middle))


# ---- what is hidden -------------------------------------------------------------


def test_nothing_is_said_when_nothing_is_hidden(make_kiosk: MakeKiosk) -> None:
    page = make_kiosk().window.page
    (home,) = page.findChildren(ScrollColumn)
    assert home._bar.maximum() == 0
    assert not any(strip.isVisible() for strip in home.findChildren(More))


def test_nothing_is_said_when_only_the_margin_is_hidden(make_list: Make) -> None:
    glass = make_list()
    margins = column(glass).both.contentsMargins()
    column(glass)._bar.setValue(margins.top())
    assert shown(glass) == ["More below"]
    column(glass)._bar.setValue(column(glass)._bar.maximum() - margins.bottom())
    assert shown(glass) == ["More above"]


def test_words_say_where_there_is_more(make_list: Make) -> None:
    glass = make_list()
    assert shown(glass) == ["More below"]
    column(glass)._bar.setValue(room(glass))
    assert shown(glass) == ["More above", "More below"]
    column(glass)._bar.setValue(column(glass)._bar.maximum())
    assert shown(glass) == ["More above"]


@pytest.mark.parametrize(("modes", "least"), [(frozenset(), 15), (frozenset({"large"}), 20)])
def test_they_are_targets_that_turn_by_most_of_a_screen(make_list: Make, modes: frozenset[str], least: int) -> None:
    glass = make_list(modes=modes)
    way_on = glass.scene.button("More below")
    assert way_on.height() >= glass.mm(least)
    assert way_on.visibleRegion().boundingRect() == way_on.rect()
    glass.tap(glass.middle(way_on))
    strip = column(glass)._down.height()
    assert 0.7 * (room(glass) - 2 * strip) <= value(glass) <= room(glass) - 2 * strip
    glass.now += 1000
    glass.tap(glass.middle(glass.scene.button("More above")))
    assert value(glass) == 0


def test_nothing_jumps_when_they_come_and_go(make_list: Make) -> None:
    glass = make_list()
    before = glass.middle(choice(glass, 5)).y()
    for by in (60, 100):
        column(glass)._bar.setValue(by)
        QApplication.processEvents()
        assert before - glass.middle(choice(glass, 5)).y() == by


def test_what_the_keys_reach_is_clear_of_them(make_list: Make) -> None:
    glass = make_list()
    for number in (*range(CHOICES), *reversed(range(CHOICES))):
        reached = choice(glass, number)
        reached.setFocus(Qt.FocusReason.TabFocusReason)
        assert reached.visibleRegion().boundingRect() == reached.rect(), number
        for strip in column(glass).findChildren(More):
            if strip.isVisible():
                across = reached.rect().translated(reached.mapTo(column(glass), QPoint()))
                assert not across.intersects(strip.geometry()), number


def test_page_keys_turn_it(make_list: Make) -> None:
    glass = make_list()
    choice(glass, 0).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(choice(glass, 0), Qt.Key.Key_PageDown)
    assert value(glass) > room(glass) // 2
    QTest.keyClick(choice(glass, 0), Qt.Key.Key_PageUp)
    assert value(glass) == 0


def test_the_wheel_moves_it(make_list: Make) -> None:
    glass = make_list()
    QTest.wheelEvent(glass.handle, QPointF(glass.middle(choice(glass, 1))), QPoint(0, -120))
    assert value(glass) == pytest.approx(glass.mm(15), abs=3)


# ---- a finger ---------------------------------------------------------------------


def test_a_drag_that_begins_on_a_choice_moves_the_list_and_chooses_nothing(make_list: Make) -> None:
    glass = make_list()
    start = glass.middle(somewhere(glass))
    glass.press(start)
    assert len(glass.pressed()) == 1
    for way in range(12, 61, 12):
        glass.now += 20
        glass.slip(start - QPoint(0, glass.mm(way)))
    assert glass.pressed() == []
    assert value(glass) == pytest.approx(glass.mm(48), abs=4)  # it follows from where it began to move
    glass.lift(start - QPoint(0, glass.mm(60)))
    assert TAPPED == []


@pytest.mark.parametrize("way", [9, -9])
def test_a_slip_below_10_mm_chooses_and_moves_nothing(make_list: Make, way: int) -> None:
    glass = make_list()
    column(glass)._bar.setValue(glass.mm(100))
    button = somewhere(glass)
    start = glass.middle(button)
    glass.press(start)
    glass.slip(start + QPoint(0, glass.mm(abs(way)) * (1 if way > 0 else -1)))
    glass.lift(start + QPoint(0, glass.mm(abs(way)) * (1 if way > 0 else -1)))
    assert value(glass) == glass.mm(100)
    assert [f"choice {number}" for number in TAPPED] == [button.accessibleName()]


def test_a_slip_across_does_not_move_it(make_list: Make) -> None:
    glass = make_list()
    button = somewhere(glass)
    start = glass.middle(button)
    ended = start + QPoint(glass.mm(40), glass.mm(2))
    glass.press(start)
    glass.slip(ended)
    glass.lift(ended)
    assert value(glass) == 0
    assert [f"choice {number}" for number in TAPPED] == [button.accessibleName()]


def test_where_there_is_nothing_more_a_long_slip_still_chooses(make_list: Make) -> None:
    glass = make_list()
    button = somewhere(glass)
    start = glass.middle(button) - QPoint(0, glass.mm(6))
    ended = start + QPoint(0, glass.mm(11))  # downwards, and the list is at its top
    glass.press(start)
    glass.slip(ended)
    glass.lift(ended)
    assert [f"choice {number}" for number in TAPPED] == [button.accessibleName()]


def test_beside_the_choices_a_little_is_enough(make_list: Make) -> None:
    glass = make_list()
    title = glass.middle(glass.scene.window.page.title)
    glass.drag(title, QPoint(0, -glass.mm(6)), steps=6)
    assert 0 < value(glass) <= glass.mm(6)


def test_the_mouse_moves_it_too(make_list: Make) -> None:
    """A panel may pretend to be a mouse."""
    glass = make_list()
    start = glass.middle(somewhere(glass))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(glass.handle, left, pos=start)
    for way in (11, 30):
        QTest.mouseMove(glass.handle, start - QPoint(0, glass.mm(way)))
    QTest.mouseRelease(glass.handle, left, pos=start - QPoint(0, glass.mm(30)))
    assert value(glass) >= glass.mm(18)
    assert TAPPED == []


def way(glass: Glass) -> Way:
    found = column(glass).glide.way
    assert found is not None
    return found


def test_a_list_let_go_glides_on_and_stops_at_a_touch(make_list: Make) -> None:
    glass = make_list(moves=True)
    start = glass.middle(somewhere(glass))
    ended = glass.drag(start, QPoint(0, -glass.mm(40)))
    let_go = value(glass)
    glass.lift(ended)
    assert way(glass).end > let_go
    glass.scene.bot.waitUntil(lambda: value(glass) > let_go + glass.mm(5))
    glass.now += 200
    at = glass.middle(somewhere(glass))
    glass.press(at)
    stopped = value(glass)
    glass.lift(at)
    assert column(glass).glide.way is None
    assert value(glass) == stopped
    assert TAPPED == []


def test_it_comes_to_rest_by_itself_within_its_ends(make_list: Make) -> None:
    glass = make_list(moves=True)
    start = glass.middle(somewhere(glass))
    glass.lift(glass.drag(start, QPoint(0, -glass.mm(200)), ms=40))
    course = [way(glass).at(passed) for passed in range(0, way(glass).ms + 100, 50)]
    assert course == sorted(course)
    assert course[-1] == column(glass)._bar.maximum()
    column(glass).glide.show_at(way(glass).ms)
    assert value(glass) == column(glass)._bar.maximum()
    assert column(glass).glide.way is None


def test_a_finger_that_rests_before_it_is_lifted_leaves_the_list_there(make_list: Make) -> None:
    glass = make_list(moves=True)
    start = glass.middle(somewhere(glass))
    ended = glass.drag(start, QPoint(0, -glass.mm(40)))
    glass.now += 300
    let_go = value(glass)
    glass.lift(ended)
    assert column(glass).glide.way is None
    assert value(glass) == let_go


def test_it_goes_on_as_fast_as_the_finger_was(make_list: Make) -> None:
    glass = make_list(moves=True)
    start = glass.middle(somewhere(glass))
    glass.lift(glass.drag(start, QPoint(0, -glass.mm(40)), ms=160))
    speed = (way(glass).at(10) - way(glass).at(0)) / 10
    assert speed == pytest.approx(glass.mm(40) / 160, rel=0.15)


def test_without_motion_nothing_glides_and_a_turn_is_there_at_once(make_list: Make) -> None:
    glass = make_list()
    start = glass.middle(somewhere(glass))
    ended = glass.drag(start, QPoint(0, -glass.mm(40)))
    let_go = value(glass)
    glass.lift(ended)
    assert value(glass) == let_go


def test_two_turns_go_twice_as_far(make_list: Make) -> None:
    glass = make_list(moves=True)
    for _ in range(2):
        column(glass)._turn(1)
    once = round((room(glass) - 2 * column(glass)._down.height()) * 0.9)
    assert way(glass).end == 2 * once


def test_a_page_left_while_its_list_glides_takes_the_movement_along(make_list: Make) -> None:
    glass = make_list(moves=True)
    start = glass.middle(somewhere(glass))
    glass.lift(glass.drag(start, QPoint(0, -glass.mm(40))))
    glass.scene.window.show_home()
    QApplication.processEvents()
    assert glass.scene.window.page_name == "home"


def test_a_page_left_under_a_moving_finger_forgets_it(make_list: Make) -> None:
    glass = make_list()
    start = glass.middle(somewhere(glass))
    ended = glass.drag(start, QPoint(0, -glass.mm(40)))
    glass.scene.window.show_home()
    QApplication.processEvents()
    glass.slip(ended - QPoint(0, 40))
    glass.lift(ended - QPoint(0, 40))
    assert glass.scene.window.page_name == "home"
