"""A name typed without eyes: whether its letters may be heard is asked where it is typed, and holds for that page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from kiosk.ui.kiosk.dialogs import SayAloud
from kiosk.ui.scenes import scenes
from kiosk.ui.voice import switch
from kiosk.ui.widgets.keyboard import NameKeyboard
from tests.ui.conftest import MakeKiosk
from tests.ui.glass import Glass
from tests.ui.listening import Ears

QUESTION = "Say the letters aloud?"
KEYS = 60  # more than there are on any page


@pytest.fixture
def ears(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setattr(switch, "LOUDSPEAKER", "tests.ui.listening")
    return Ears(make_kiosk())


def go_to(ears: Ears, page: str) -> None:
    ears.forget()
    next(scene for scene in scenes() if scene.page == page).stage(ears.scene.window)
    ears.wait()


def answer_by_ear(ears: Ears, words: str) -> None:
    """Without looking: on to what is told so, and Enter."""
    for _ in range(KEYS):
        ears.forget()
        ears.scene.key(Qt.Key.Key_Down)
        ears.wait()
        if ears.said.startswith(words):
            ears.forget()
            ears.scene.window.focusWidget().setProperty("confirming", None)
            ears.scene.key(Qt.Key.Key_Return)
            ears.wait()
            return
    raise AssertionError(f"never heard {words!r}")


def keyboard(ears: Ears) -> NameKeyboard:
    found = ears.scene.window.page.findChild(NameKeyboard)
    assert isinstance(found, NameKeyboard)
    return found


def is_asking(ears: Ears) -> bool:
    return isinstance(ears.scene.dialog, SayAloud)


def test_a_name_is_typed_by_keys_and_ears_alone(ears: Ears) -> None:
    ears.switch_on()
    go_to(ears, "name")
    assert QUESTION in ears.said
    assert "People near you will hear the name you type." in ears.said
    answer_by_ear(ears, "Say them aloud")
    assert "What is the patient's name?" in ears.said
    for key in ("Pinyin", "l", "i"):
        answer_by_ear(ears, key)
    assert "1 李" in ears.said
    answer_by_ear(ears, "李")
    assert keyboard(ears).text == "李"
    assert "李" in ears.said, "the name so far is heard"


def test_said_no_the_keys_stay_untold(ears: Ears) -> None:
    ears.switch_on()
    go_to(ears, "name")
    answer_by_ear(ears, "Do not say them")
    assert not is_asking(ears)
    heard = set()
    for _ in range(KEYS):
        ears.forget()
        ears.scene.key(Qt.Key.Key_Down)
        ears.wait()
        heard.add(ears.said.partition(".")[0])
    assert "a key" in heard
    assert not heard & set("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("answer", ["Say them aloud", "Do not say them"])
def test_it_is_asked_once_on_that_page_and_holds_for_it_alone(ears: Ears, answer: str) -> None:
    ears.switch_on()
    go_to(ears, "name")
    ears.scene.tap(answer)
    ears.wait()
    assert ears.mode.discretion.says_letters is (answer == "Say them aloud")
    ears.mode.read_soon()
    ears.wait()
    assert not is_asking(ears)
    go_to(ears, "phone")
    assert not is_asking(ears)
    assert not ears.mode.discretion.says_letters
    go_to(ears, "guardian_name")
    assert is_asking(ears)


def test_the_key_for_private_words_answers_for_the_letters_alone(ears: Ears) -> None:
    ears.switch_on()
    go_to(ears, "name")
    ears.scene.key(Qt.Key.Key_F7)
    ears.wait()
    assert not is_asking(ears)
    assert ears.mode.discretion.says_letters
    assert not ears.mode.discretion.is_allowed


def test_whoever_hears_everything_is_not_asked(ears: Ears) -> None:
    ears.switch_on("Say them aloud")
    go_to(ears, "name")
    assert not is_asking(ears)


def test_headphones_take_the_question_away_and_without_them_it_comes_back(ears: Ears) -> None:
    ears.switch_on()
    go_to(ears, "name")
    ears.loudspeaker.plug(headphones=True)
    ears.wait()
    assert not is_asking(ears)
    ears.loudspeaker.plug(headphones=False)
    ears.wait()
    assert is_asking(ears)
    assert QUESTION in ears.said


def test_a_key_that_is_told_is_heard_at_the_first_touch_and_struck_at_the_second(ears: Ears) -> None:
    ears.switch_on()
    go_to(ears, "name")
    ears.scene.tap("Say them aloud")
    ears.wait()
    ears.forget()
    glass = Glass(ears.scene)
    key = next(each for each in keyboard(ears).findChildren(QAbstractButton) if each.text() == "q")
    glass.tap(glass.middle(key))
    ears.wait()
    assert ears.said.startswith("q")
    assert keyboard(ears).text == ""
    glass.now += 2000
    glass.tap(glass.middle(key))
    assert keyboard(ears).text == "Q"
