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


@pytest.mark.parametrize("keys", [{"private": "F7"}, {}])
def test_the_hint_names_the_button_as_it_stands_there(strip: VoiceStrip, keys: dict[str, str]) -> None:
    assert f"“{strip.buttons['private'].text()}”" in private_words(keys)
