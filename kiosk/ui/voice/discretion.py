"""What is said aloud of what is on the screen: private things only where the patient chose so, or wears headphones."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kiosk.domain.hush import Private, Secrets, hush, is_hushed_away, offers_of, secrets_of, typed
from kiosk.domain.journey import Journey
from kiosk.ui.language import translate
from kiosk.ui.pages.typing import TypingPage
from kiosk.ui.voice.own_words import own_words
from kiosk.ui.voice.reading import Sentence, count_words
from kiosk.ui.widgets.cells import Cells
from kiosk.ui.widgets.keyboard import NameKeyboard
from kiosk.ui.widgets.keypad import Key, WordKey

BEHIND_A_NAME = "，,。.、·:： "


def stand_ins() -> dict[Private, str]:
    """Nouns, so that a sentence stays one."""
    return {
        Private.NAME: translate("Voice", "the name on the screen"),
        Private.NUMBER: translate("Voice", "the number on the screen"),
        Private.BIRTH: translate("Voice", "the birthday on the screen"),
        Private.DEPARTMENT: translate("Voice", "the department on the screen"),
        Private.DOCTOR: translate("Voice", "the doctor on the screen"),
        Private.SPECIALITY: translate("Voice", "the illnesses on the screen"),
        Private.MONEY: translate("Voice", "the amount on the screen"),
    }


class Discretion:
    """``journey`` tells what is known of the patient, ``is_private`` whether only they hear it."""

    def __init__(self, journey: Callable[[], Journey], is_private: Callable[[], bool]) -> None:
        self._journey, self._is_private = journey, is_private
        self.is_allowed = self.is_asked = False  # by the patient, for this sitting; whether they were asked
        self.says_letters = self.is_asked_letters = False  # of a name, on the page in hand
        self.has_hushed = self.has_told = False  # something was left out; it was heard how to hear that
        self._own: tuple[str, ...] = ()

    def learn_words(self) -> None:
        """The house speaks another language from now on, or in other words."""
        self._own = own_words()

    @property
    def is_open(self) -> bool:
        """Whether everything may be said."""
        return self.is_allowed or self._is_private()

    def forget(self) -> None:
        """The next patient has not chosen yet."""
        self.is_allowed = self.is_asked = self.has_hushed = self.has_told = False
        self.says_letters = self.is_asked_letters = False

    def allow(self) -> None:
        """The patient wants to hear everything, whoever hears it too."""
        self.is_allowed = self.has_told = True

    def words(self, sentence: Sentence) -> str:
        """What is said of ``sentence``."""
        if self.is_open:
            return sentence.text
        said = self._said(sentence)
        self.has_hushed = self.has_hushed or said != sentence.text
        return said

    def echo(self, words: str, widget: QWidget) -> str:
        """What is said when something was typed: a figure's place (accessibility.md, 16), how many characters fit."""
        if self.is_open:
            return words
        if isinstance(widget, Cells) and len(words) == 1:
            return translate("Keys", "Digit {place} entered").format(place=widget.filled + 1)
        if isinstance(widget, NameKeyboard) and not self.says_letters:
            self.has_hushed = True
            return count_words(len(widget.offered))
        return words

    def is_secret_key(self, widget: object) -> bool:
        """Whether ``widget`` types something that must not be told by the name of its keys."""
        is_hushed = not self.is_open and not self.says_letters
        return is_hushed and isinstance(widget, Key) and not isinstance(widget, WordKey)

    def unnamed(self, words: str) -> str | None:
        """What else ``words`` say, where they begin with a name that is not said; None where they do not."""
        for kind in (Private.DEPARTMENT, Private.DOCTOR):
            stand_in = stand_ins()[kind]
            if words.startswith(stand_in):
                return "" if is_hushed_away(words, stand_ins()) else words.removeprefix(stand_in).lstrip(BEHIND_A_NAME)
        return None

    def _said(self, sentence: Sentence) -> str:
        widget = sentence.widget
        if self.is_secret_key(widget):
            return translate("Voice", "a key")
        if isinstance(widget, Cells):
            return widget.accessibleName()
        return hush(sentence.text, self._secrets(sentence), stand_ins(), own=self._own)

    def _secrets(self, sentence: Sentence) -> Secrets:
        journey, page = self._journey(), _page_of(sentence)
        secrets = secrets_of(journey) + offers_of(journey)
        if page is None:
            return secrets
        if self.says_letters:
            return tuple(secret for secret in secrets if secret.value != page.entered())
        return secrets + _typed(page)


def _typed(page: TypingPage) -> Secrets:
    """What is entered, and what is spelled of the next character."""
    keyboard = page.findChild(NameKeyboard)
    spelled = keyboard.pinyin if isinstance(keyboard, NameKeyboard) else ""
    return typed(page.entered()) + typed(spelled)


def _page_of(sentence: Sentence) -> TypingPage | None:
    around = sentence.widget
    while around is not None and not isinstance(around, TypingPage):
        around = around.parentWidget()
    return around
