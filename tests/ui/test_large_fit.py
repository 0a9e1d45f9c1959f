"""In large text what was made to fit an upright panel fits: nobody has to find out that there is more below."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.scenes import scenes
from kiosk.ui.widgets.scroll import ScrollColumn
from tests.ui.conftest import MakeKiosk

FITS = {
    ("identify", "card"),
    ("consent", "notice"),
    ("open_visits", "open_visits"),
    ("confirm_fees", "confirm"),
    ("done", "done"),
    ("done", "done_pay_at_window"),
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_in_large_text_nothing_is_below(make_kiosk: MakeKiosk, language: str) -> None:
    window = make_kiosk().window
    window.dress_as(frozenset({"large"}), language, (1080, 1920))
    below = {}
    for picture in scenes():
        if (picture.page, picture.state) in FITS:
            picture.stage(window)
            QApplication.processEvents()
            columns = [each for each in window.page.findChildren(ScrollColumn) if each.isVisible()]
            below[picture.page, picture.state] = [each._down.isVisible() for each in columns]
    assert below.keys() == FITS
    assert {name: lists for name, lists in below.items() if any(lists)} == {}
