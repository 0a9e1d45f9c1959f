"""Two wallets, a code to scan and a scanner to hold one to: all of it is seen without turning the page."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel

from kiosk.ui.scenes import INCHES, SIZES, scenes
from kiosk.ui.widgets.scroll import ScrollColumn
from tests.ui.conftest import MakeKiosk

MODES = ((), ("contrast",), ("low",), ("voice",), ("large",))
STATES = ("pay_wechat", "pay_alipay")
LOOKS = [*((modes, "portrait") for modes in MODES), *((modes, "landscape") for modes in MODES)]


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def test_nothing_of_paying_is_below(make_kiosk: MakeKiosk) -> None:
    """In English, where sentences are longest."""
    window = make_kiosk().window
    window.house = replace(window.house, has_scanner=True)
    below = {}
    for modes, panel in LOOKS:
        window.dress_as(frozenset(modes), "en", SIZES[panel], diagonal=INCHES[SIZES[panel]])
        settle()  # before the page comes: turning the panel leads to the start page
        for scene in scenes():
            if scene.state in STATES:
                scene.stage(window)
                settle()
                words = [each.text() for each in window.page.findChildren(QLabel)]
                assert "Or hold your payment code to the scanner." in words
                columns = [each for each in window.page.findChildren(ScrollColumn) if each.isVisible()]
                below[modes, panel, scene.state] = any(each._down.isVisible() for each in columns)
    assert len(below) == len(LOOKS) * len(STATES)
    assert [name for name, is_below in below.items() if is_below] == []
