"""Every page in every look: it builds, it fits fingers, it has names, and a person is one tap away."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk.flow.flows import FLOWS
from kiosk.ui.kiosk.places import PAGES
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.pages.page import Page
from kiosk.ui.scenes import scenes
from kiosk.ui.widgets.button import Button
from tests.ui.at_the_kiosk import Scene, buttons, centre
from tests.ui.conftest import MakeKiosk

LOOKS = [*product(((), ("large",), ("contrast",), ("large", "contrast")), ("zh_CN", "en"))]
WIDTH, HEIGHT = 1080, 1920
OUTSIDE = {"home", "trouble", "dialog"}  # what is no step of a flow

Fault = Callable[[KioskWindow], "list[str]"]


def test_each_step_has_a_page_and_each_page_a_step() -> None:
    assert {step.page for flow in FLOWS for step in flow.steps} == PAGES.keys()


def test_each_page_can_be_seen_in_the_gallery_and_nothing_else_can() -> None:
    assert {picture.page for picture in scenes()} == PAGES.keys() | OUTSIDE


def test_no_two_pictures_have_one_name() -> None:
    assert len({(picture.page, picture.state) for picture in scenes()}) == len(scenes())


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join((*look[0], look[1])))
def dressed(request: pytest.FixtureRequest, make_kiosk: MakeKiosk) -> Iterator[Scene]:
    """A kiosk in one look, upright."""
    modes, language = request.param
    scene = make_kiosk()
    scene.window.dress_as(frozenset(modes), language, (WIDTH, HEIGHT))
    yield scene
    scene.window.language.use("en")


def faults(scene: Scene, checks: tuple[Fault, ...]) -> dict[str, list[str]]:
    """What the checks find on each picture."""
    found = {}
    for picture in scenes():
        scene.window.overlays.close()
        picture.stage(scene.window)
        QApplication.processEvents()
        found[f"{picture.page}-{picture.state}"] = [line for check in checks for line in check(scene.window)]
    return {name: lines for name, lines in found.items() if lines}


def unfit_controls(window: KioskWindow) -> list[str]:
    target = window.theme.px("target")
    nameless = [f"{type(each).__name__} has no name" for each in buttons(window) if not each.accessibleName().strip()]
    small = [each for each in buttons(window) if min(each.width(), each.height()) < target]
    return nameless + [f"{each.accessibleName()!r} is {each.width()} × {each.height()}, not {target}" for each in small]


def no_help(window: KioskWindow) -> list[str]:
    found = [each for each in buttons(window) if each.accessibleName() == translate("Bars", "Ask staff")]
    if len(found) != 1:
        return [f"{len(found)} controls that call a person"]
    at = found[0].mapTo(window, centre(found[0]))
    return [] if window.childAt(at) is found[0] else [f"something lies over it: {window.childAt(at)}"]


def no_way_out(window: KioskWindow) -> list[str]:
    if not isinstance(window.page, Page):
        return []
    assert window.chrome.flow is not None
    names = [each.accessibleName() for each in buttons(window.chrome.flow)]
    has_words = bool(window.page.title_text()) and bool(window.page.accessibleName())  # of paying: how the money stands
    return [] if translate("Bars", "Leave") in names and has_words else [f"{names}, {window.page.accessibleName()!r}"]


def outside(window: KioskWindow) -> list[str]:
    """Controls and words that reach over the edge of the screen, or of the page they belong to."""
    assert (window.width(), window.height()) == (WIDTH, HEIGHT)
    found = [each for kind in (QAbstractButton, QLabel) for each in window.findChildren(kind)]
    shown = [each for each in found if each.isVisible()]
    return [
        f"{type(each).__name__} {each.text()!r} at {placed(each, window).getRect()}"
        for each in shown
        if placed(each, window).left() < 0 or placed(each, window).right() >= WIDTH
    ]


def placed(widget: QWidget, window: KioskWindow) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def too_large(window: KioskWindow) -> list[str]:
    hint = window.minimumSizeHint()
    return [f"needs {hint}"] if hint.width() > WIDTH or hint.height() > HEIGHT else []


def test_every_page_is_fit_for_everybody(dressed: Scene) -> None:
    assert faults(dressed, (unfit_controls, no_help, no_way_out, outside, too_large)) == {}


def test_the_checks_see_what_is_wrong(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.tap("Register")
    scene.wait_for("identify")
    small = Button(scene.window.theme, " ", parent=scene.window)
    small.setMinimumSize(10, 10)
    small.setGeometry(WIDTH - 5, 900, 20, 20)
    small.show()
    scene.window.chrome.access.hide()
    found = [check(scene.window) for check in (unfit_controls, no_help, outside)]
    assert [len(lines) for lines in found] == [2, 1, 1]


def test_what_a_page_asks_for_is_something_the_window_does(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.identify()
    run = scene.window.sitting.run
    assert run is not None
    asked: list[str] = []
    scene.window.demo_card_asked.connect(lambda: asked.append("demo_card"))
    scene.window.page.asked.emit("demo_card", run.journey)
    scene.window.page.asked.emit("help", run.journey)
    assert asked == ["demo_card"]
    assert scene.dialog is not None
