"""Names by Pinyin: several syllables in one go, and a word when there is no such sound."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.keyboard import NameKeyboard
from tests.ui.conftest import PX_PER_MM

SOUNDS = {"zhang": ("张", "章"), "san": ("三",), "zha": ("查",), "ou": ("欧",), "yang": ("阳", "洋")}


class FewSounds:
    def candidates(self, pinyin: str, *, first: bool) -> tuple[str, ...]:
        return SOUNDS.get(pinyin, ())


@pytest.fixture
def keyboard(qtbot: QtBot) -> NameKeyboard:
    made = NameKeyboard(Theme(PX_PER_MM), FewSounds())
    qtbot.addWidget(made)
    return made


def spell(keyboard: NameKeyboard, letters: str) -> list[str]:
    """The characters offered after these letters."""
    for letter in letters:
        keyboard.press(letter)
    return [each.text() for each in keyboard._choices if each.isEnabled()]


def test_two_syllables_are_chosen_one_by_one(keyboard: NameKeyboard) -> None:
    assert spell(keyboard, "zhangsan") == ["张", "章"]
    keyboard.press(" ")
    assert (keyboard.text, keyboard.pinyin) == ("张", "san")
    keyboard.press(" ")
    assert (keyboard.text, keyboard.pinyin) == ("张三", "")


def test_the_longest_syllable_counts(keyboard: NameKeyboard) -> None:
    assert spell(keyboard, "zhan") == ["查"]
    assert spell(keyboard, "g") == ["张", "章"]


@pytest.mark.parametrize(("letters", "told"), [("zh", "zh"), ("zhon", "zhon"), ("xqzwv", "xqzwv: no such sound")])
def test_no_such_sound_is_told_when_nothing_can_come_of_it(keyboard: NameKeyboard, letters: str, told: str) -> None:
    assert spell(keyboard, letters) == []
    assert keyboard._spelled.text().startswith(told)
