"""A note beside a button's words is told behind a pause, however the button looks."""

from collections.abc import Callable

import pytest

from kiosk.ui.language import Language, joined, translate
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.pages.visit_words import kept_text
from kiosk.ui.samples import choosing
from kiosk.ui.voice.reading import control_words
from tests.ui.conftest import Shown


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_way_to_the_window_is_told_in_two_parts(show: Callable[..., Shown], language: str) -> None:
    Language(language)
    words, note = translate("Pages", "Pay cash at a window"), kept_text(choosing.NOW.date(), choosing.NOW.date())
    shown = show(PayPage, choosing.pay_waiting(), step="pay")
    assert control_words(shown.button(words)) == joined(words, note)
    assert f"{words} {note}" != joined(words, note)


def test_words_given_later_are_told_so_too(show: Callable[..., Shown]) -> None:
    button = show(PayPage, choosing.pay_not_paid(), step="pay").page.section.window_button
    button.set_words("Finish", "in 9 s")
    assert control_words(button) == "Finish, in 9 s"
    button.set_words("Finish")
    assert control_words(button) == "Finish"
