"""The panel in millimetres: its shape, how high it hangs, and from how far people look."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetricsF

from kiosk.domain.reach import LEAST
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.scenes import scenes
from kiosk.ui.theme import Panel, Theme, panel_of
from tests.ui.conftest import PX_PER_MM, MakeKiosk

INCH = 25.4
PANELS = {
    "upright": ((1080, 1920), 21.5, set()),
    "lying": ((1920, 1080), 21.5, {"wide", "flat"}),
    "small": ((1280, 800), 12.1, {"wide", "flat", "small"}),
    "large and fine": ((3840, 2160), 27.0, {"wide"}),
}


@pytest.mark.parametrize("name", PANELS)
def test_a_shape_follows_from_the_millimetres(name: str) -> None:
    (width, height), inches, shapes = PANELS[name]
    px_per_mm, panel = panel_of(width, height, diagonal=inches * INCH, lower_edge=800, distance=600)
    assert panel.shapes == shapes
    assert panel.width * px_per_mm == pytest.approx(width)
    assert panel.height * px_per_mm == pytest.approx(height)
    assert (panel.width**2 + panel.height**2) ** 0.5 == pytest.approx(inches * INCH)


@pytest.mark.parametrize(("distance", "zoom"), [(300, 1.0), (600, 1.0), (750, 1.25), (900, 1.5)])
def test_letters_and_controls_grow_with_the_viewing_distance(distance: float, zoom: float) -> None:
    near, far = Theme(PX_PER_MM), Theme(PX_PER_MM, panel=Panel(distance=distance))
    assert far.panel.zoom == zoom
    grown = QFontMetricsF(far.font("caption")).capHeight() / QFontMetricsF(near.font("caption")).capHeight()
    assert grown == pytest.approx(zoom, abs=0.05)
    assert far.px("target") == pytest.approx(near.px("target") * zoom, abs=1)


def test_from_far_away_a_panel_counts_as_smaller() -> None:
    assert replace(Panel(475.9, 267.7), distance=900).shapes == {"wide", "flat", "small"}


@given(st.floats(0, 1800), st.floats(120, 1500), st.floats(300, 900))
def test_room_is_left_for_the_controls_however_the_panel_hangs(edge: float, height: float, distance: float) -> None:
    panel = Panel(400, height, edge, distance)
    assert panel.reach.above >= 0
    assert panel.reach.below >= 0
    assert panel.reach.usable >= min(height, LEAST * panel.zoom) - 1e-6


def dressed(window: KioskWindow, size: tuple[int, int], inches: float) -> KioskWindow:
    window.dress_as(frozenset(), "en", size, diagonal=inches)
    return window


@pytest.mark.parametrize("name", PANELS)
def test_no_page_is_wider_than_the_panel(make_kiosk: MakeKiosk, name: str) -> None:
    """accessibility.md 2: nothing to scroll sideways, on any panel."""
    size, inches, _shapes = PANELS[name]
    window = dressed(make_kiosk().window, size, inches)
    wide = []
    for each in scenes():
        window.overlays.close()
        each.stage(window)
        QCoreApplication.processEvents()
        inside = getattr(getattr(window.page, "area", None), "both", None)
        if inside is not None and inside.minimumSize().width() > window.page.width():
            wide.append(f"{each.page} {each.state}")
    assert wide == []


def test_a_small_panel_gives_the_top_bar_to_the_page_and_keeps_the_time(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    window = dressed(scene.window, (1280, 800), 12.1)
    assert window.chrome.top.isVisible()
    scene.tap("Register")
    scene.wait_for("identify")
    window.chrome.show_left(42, 60)
    assert not window.chrome.top.isVisible()
    assert window.chrome.flow is not None
    assert window.chrome.flow.left.isVisible()
    assert window.chrome.flow.left.accessibleName() == "0:42 left"
