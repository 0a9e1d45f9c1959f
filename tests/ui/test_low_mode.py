"""The low mode (低位): everything that is touched stands where a hand reaches from a wheelchair."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.domain.reach import HIGHEST, LOWEST
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.pages.page import Page
from kiosk.ui.scenes import scenes
from kiosk.ui.theme import MODES
from kiosk.ui.widgets.access_bar import Access
from kiosk.ui.widgets.bars import FlowButtons
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.department_tile import DepartmentTile
from kiosk.ui.widgets.low_notice import LowNotice
from kiosk.ui.widgets.steps import StepBar
from kiosk.ui.widgets.text import Text
from tests.ui.at_the_kiosk import Scene
from tests.ui.conftest import MakeKiosk

UPRIGHT, LYING = (1080, 1920), (1920, 1080)
MIXED = ({"low"}, {"large", "low"}, {"contrast", "low"}, {"large", "contrast", "low"})
BAR = ["Voice", "Signs", "Large", "Contrast", "Low", "中文", "Ask staff"]


def dress(scene: Scene, modes: set[str], *, size: tuple[int, int] = UPRIGHT, lower_edge: float = 800.0) -> KioskWindow:
    window = scene.window
    window.house = replace(window.house, lower_edge=lower_edge)
    window.dress_as(frozenset(modes), "en", size)
    return window


def shown(window: KioskWindow) -> Iterator[str]:
    """Every scene in turn, by name."""
    for each in scenes():
        window.overlays.close()
        each.stage(window)
        QCoreApplication.processEvents()
        yield f"{each.page} {each.state}"


def seen(control: QWidget, window: QWidget) -> QRect:
    """The part of ``control`` that can be seen and touched, in the window's pixels."""
    return control.visibleRegion().boundingRect().translated(control.mapTo(window, QPoint(0, 0)))


def controls(window: KioskWindow) -> list[QAbstractButton]:
    """What can be tapped: in front of everything, while something is in front."""
    over: list[QWidget] = [window]
    if window.overlays.dialog is not None:
        over = [window.overlays.dialog, window.chrome.access]
    found = [each for widget in over for each in widget.findChildren(QAbstractButton)]
    return [each for each in found if each.isVisible() and each.isEnabled() and not each.visibleRegion().isEmpty()]


def too_high_or_low(window: KioskWindow) -> list[str]:
    """Controls that a hand cannot reach, with their mm above the floor."""
    theme = window.theme
    odd = []
    for control in controls(window):
        place = seen(control, window)
        top = theme.panel.lower_edge + (window.height() - place.top()) / theme.px_per_mm
        bottom = theme.panel.lower_edge + (window.height() - place.bottom() - 1) / theme.px_per_mm
        if top > HIGHEST + 1 or bottom < LOWEST - 1:
            odd.append(f"{control.accessibleName()}: {bottom:.0f} to {top:.0f}")
    return odd


@pytest.mark.parametrize("modes", MIXED, ids=lambda modes: "-".join(sorted(modes)))
@pytest.mark.parametrize(
    ("size", "lower_edge"),
    [(UPRIGHT, 920), (UPRIGHT, 210), (LYING, 930)],  # as high and as low as they can hang
    ids=str,
)
def test_every_control_of_every_page_is_within_reach(
    make_kiosk: MakeKiosk, modes: set[str], size: tuple[int, int], lower_edge: float
) -> None:
    window = dress(make_kiosk(), modes, size=size, lower_edge=lower_edge)
    far = {name: odd for name in shown(window) if (odd := too_high_or_low(window))}
    assert far == {}


def test_without_the_mode_back_stands_too_high_for_a_high_panel(make_kiosk: MakeKiosk) -> None:
    """The measure can fail."""
    window = dress(make_kiosk(), set(), lower_edge=920)
    assert any(too_high_or_low(window) for _name in shown(window))


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=str)
@pytest.mark.parametrize(
    "modes", [set(), {"low"}, {"large", "low"}], ids=lambda modes: "-".join(sorted(modes)) or "none"
)
def test_the_same_bar_stands_on_every_page(make_kiosk: MakeKiosk, modes: set[str], size: tuple[int, int]) -> None:
    window = dress(make_kiosk(), modes, size=size)
    places = set()
    for _name in shown(window):
        (access,) = (each for each in window.findChildren(Access) if each.isVisible())
        items = access.findChildren(QAbstractButton)
        assert [each.accessibleName() for each in items if each.isVisible()] in (BAR, [BAR[-1], *BAR[:-1]])
        places.add(tuple(seen(each, window).getRect() for each in items))
    assert len(places) == 1


def bring(window: KioskWindow, wanted: str) -> Page:
    """The page of the scene ``wanted``."""
    for name in shown(window):
        if name == wanted:
            break
    assert isinstance(window.page, Page)
    return window.page


def test_back_and_leave_come_down_and_the_steps_stay_above(make_kiosk: MakeKiosk) -> None:
    window = dress(make_kiosk(), {"low"})
    bring(window, "department departments")
    (bar,) = (each for each in window.findChildren(FlowButtons) if each.isVisible())
    assert seen(bar, window).bottom() <= seen(window.chrome.access, window).top()
    (steps,) = (each for each in window.findChildren(StepBar) if each.isVisible())
    assert seen(steps, window).bottom() < seen(window.page, window).top()


def test_what_is_read_stands_above_what_is_touched(make_kiosk: MakeKiosk) -> None:
    page = bring(dress(make_kiosk(), {"low"}), "consent notice")
    words = [page.title, *page.findChildren(Notice)]
    lowest = max(seen(each, page).bottom() for each in words if each.isVisible())
    highest = min(seen(each, page).top() for each in page.findChildren(QAbstractButton) if each.isVisible())
    assert lowest < highest


def test_nine_departments_stand_in_three_columns(make_kiosk: MakeKiosk) -> None:
    window = dress(make_kiosk(), {"low"})
    window.language.use("zh_CN")
    window.redress()
    page = bring(window, "department departments")
    tiles = [each for each in page.findChildren(DepartmentTile) if each.isVisible()]
    assert len({each.x() for each in tiles}) == 3
    assert len(tiles) == 8


def test_the_notice_is_shown_where_there_is_room_and_covers_nothing(make_kiosk: MakeKiosk) -> None:
    window = dress(make_kiosk(), {"low"})
    told = set()
    for name in shown(window):
        for notice in (each for each in window.findChildren(LowNotice) if each.isVisible()):
            told.add(name)
            place = seen(notice, window)
            assert place.height() == notice.heightForWidth(notice.width())
            others = [
                each for each in window.page.findChildren(Text) if each.isVisible() and not notice.isAncestorOf(each)
            ]
            assert not [each.text() for each in others if seen(each, window).intersects(place)], name
            assert not [each.text() for each in controls(window) if seen(each, window).intersects(place)], name
    assert {"department departments_few", "namesakes question"} <= told
    assert "slot slots" not in told


def test_switching_keeps_what_was_typed_and_ends_with_the_sitting(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.tap("Register")
    scene.wait_for("identify")
    scene.tap("Type the number")
    scene.wait_for("number")
    for digit in "4201":
        scene.tap(digit)
    scene.tap("Low")
    assert scene.window.theme.is_low
    assert scene.window.page_name == "number"
    page = scene.window.page
    assert isinstance(page, Page)
    assert page.draft() == "4201"
    scene.tap("Large")
    assert (scene.window.theme.is_low, scene.window.theme.is_large) == (True, True)
    assert isinstance(scene.window.page, Page)
    assert scene.window.page.draft() == "4201"
    scene.window.sitting.leave()
    scene.wait_for("home")
    assert scene.window.modes == frozenset()
    assert not scene.window.theme.is_low


def test_a_kiosk_may_begin_each_sitting_low() -> None:
    assert "low" in MODES
