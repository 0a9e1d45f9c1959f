"""On 12.1 inches: keys of full size, lists turned to whole lines, an open doctor alone on the page."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.pages.name import NamePage
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.slot import SlotPage
from kiosk.ui.scenes import scenes
from kiosk.ui.widgets.keypad import Key
from kiosk.ui.widgets.more import TallKey
from tests.ui.conftest import MakeKiosk

SMALL = (1280, 800)


def staged(make_kiosk: MakeKiosk, scene: str, *modes: str) -> KioskWindow:
    """The window with that scene in front."""
    window = make_kiosk().window
    window.dress_as(frozenset(modes), "en", SMALL, diagonal=12.1)
    settle()
    next(each for each in scenes() if f"{each.page}-{each.state}" == scene).stage(window)
    settle()
    return window


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize(("modes", "order"), [((), "qwerty"), (("large",), "abcdef")])
def test_letters_stand_as_the_mode_has_room_for_them(make_kiosk: MakeKiosk, modes: tuple[str, ...], order: str) -> None:
    window = staged(make_kiosk, "name-new", *modes)
    letters = [key.text() for key in window.page.findChildren(Key) if key.isVisible() and key.text().isalpha()]
    assert "".join(letters).startswith(order)
    assert not any(key.isVisible() for key in window.page.findChildren(TallKey))


def test_a_long_name_takes_the_place_of_the_title(make_kiosk: MakeKiosk) -> None:
    window = staged(make_kiosk, "name-new", "large")
    assert isinstance(window.page, NamePage)
    window.page.restore("Maria Fernanda Gonzalez Rodriguez de la Cruz\n\nletters")
    assert window.page.title.isHidden()
    window.page.restore("Maria\n\nletters")
    assert not window.page.title.isHidden()


def test_a_list_is_turned_to_the_line_that_was_cut(make_kiosk: MakeKiosk) -> None:
    window = staged(make_kiosk, "consent-notice", "large")
    assert isinstance(window.page, Page)
    sight = window.page.area._area
    edge = sight.bar.value() + sight.view.height()
    cut = [top for top, below in sight._pieces() if top < edge < below]
    sight.bar.setValue(sight.bar.value() + sight.onward(1, 0.9, 0))
    assert sight.bar.value() in (min(cut), sight.bar.maximum())


def test_an_open_doctor_has_the_page_alone_until_the_others_are_wanted(make_kiosk: MakeKiosk) -> None:
    window = staged(make_kiosk, "slot-slots_chosen")
    page = window.page
    assert isinstance(page, SlotPage)
    assert page._days_row.isHidden()
    assert [card.is_open for card in page.doctors.cards() if card.isVisible()] == [True]
    page._others.click()
    settle()
    assert not page._days_row.isHidden()
    assert page._others.isHidden()
