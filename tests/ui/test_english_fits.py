"""In English, where sentences are longest, what to pay and where to go are seen without turning the page."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.scenes import INCHES, SIZES, scenes
from kiosk.ui.widgets.scroll import ScrollColumn
from tests.ui.conftest import MakeKiosk


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("page", "state", "panel", "modes"),
    [
        ("confirm_fees", "confirm", "portrait", ("low",)),
        ("done", "done_pay_at_window", "landscape", ()),
        ("done", "done_pay_at_window", "landscape", ("low",)),
    ],
)
def test_nothing_is_below(make_kiosk: MakeKiosk, page: str, state: str, panel: str, modes: tuple[str, ...]) -> None:
    window = make_kiosk().window
    window.dress_as(frozenset(modes), "en", SIZES[panel], diagonal=INCHES[SIZES[panel]])
    settle()  # before the page comes: turning the panel leads to the start page
    next(scene for scene in scenes() if (scene.page, scene.state) == (page, state)).stage(window)
    settle()
    assert (window.page_name, window.width(), window.height()) == (page, *SIZES[panel])
    columns = [each for each in window.page.findChildren(ScrollColumn) if each.isVisible()]
    assert columns
    assert not any(each._down.isVisible() for each in columns)
