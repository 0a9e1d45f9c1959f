"""The strip's buttons are called by the voice what stands on them."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Theme
from kiosk.ui.voice.greeting import private_words
from kiosk.ui.voice.reading import control_words
from kiosk.ui.voice.strip import VoiceStrip


@pytest.fixture
def strip(qtbot: QtBot) -> VoiceStrip:
    made = VoiceStrip(Theme(4.0, frozenset()))
    qtbot.addWidget(made)
    return made


def test_a_button_is_told_by_the_word_on_it(strip: VoiceStrip) -> None:
    for button in strip.buttons.values():
        assert control_words(button).split(",")[0] == button.text()


@pytest.mark.parametrize("modes", [frozenset[str](), frozenset({"large"})])
@pytest.mark.parametrize("touch", [True, False])
def test_before_anything_is_said_it_tells_how_to_be_told(qtbot: QtBot, modes: frozenset[str], touch: bool) -> None:
    made = VoiceStrip(Theme(4.0, modes))
    qtbot.addWidget(made)
    made.resize(1080, made.sizeHint().height())
    assert made.words.text() == "Touch to hear, again to choose"
    made.show_state(touch=touch, private=False, dialect=None)
    assert made.words.text() == ("Touch to hear, again to choose" if touch else "One touch chooses.")
    assert made.sizeHint().height() == made.height()


@pytest.mark.parametrize("keys", [{"private": "F7"}, {}])
def test_the_hint_names_the_button_as_it_stands_there(strip: VoiceStrip, keys: dict[str, str]) -> None:
    assert f"“{strip.buttons['private'].text()}”" in private_words(keys)
