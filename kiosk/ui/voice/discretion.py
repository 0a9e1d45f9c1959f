"""What is said aloud of what is on the screen: private things only where the patient chose so, or wears headphones."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.domain.hush import Private, Secrets, hush, is_hushed_away, offers_of, secrets_of, typed
from kiosk.domain.journey import Journey
from kiosk.ui.language import translate
from kiosk.ui.pages.typing import TypingPage
from kiosk.ui.voice.reading import Part, Sentence
from kiosk.ui.widgets.cells import Cells
from kiosk.ui.widgets.doctor_head import DoctorHead
from kiosk.ui.widgets.keypad import Key, WordKey


def stand_ins() -> dict[Private, str]:
    """Nouns, so that a sentence stays one."""
    return {
        Private.NAME: translate("Voice", "the name on the screen"),
        Private.NUMBER: translate("Voice", "the number on the screen"),
        Private.BIRTH: translate("Voice", "the birthday on the screen"),
        Private.DEPARTMENT: translate("Voice", "the department you chose"),
        Private.DOCTOR: translate("Voice", "the doctor you chose"),
        Private.MONEY: translate("Voice", "the amount on the screen"),
    }


class Discretion:
    """``journey`` tells what is known of the patient, ``is_private`` whether only they hear it.

    A choice that is offered is public; what was chosen is not.
    """

    def __init__(self, journey: Callable[[], Journey], is_private: Callable[[], bool]) -> None:
        self._journey, self._is_private = journey, is_private
        self.is_allowed = False  # by the patient, for this sitting
        self.has_hushed = self.has_told = False  # something was left out; it was said how it can be heard

    @property
    def is_open(self) -> bool:
        """Whether everything may be said."""
        return self.is_allowed or self._is_private()

    def forget(self) -> None:
        """The next patient has not chosen yet."""
        self.is_allowed = self.has_hushed = self.has_told = False

    def words(self, sentence: Sentence) -> str:
        """What is said of ``sentence``; "" when nothing of it may be."""
        if self.is_open:
            return sentence.text
        said = self._said(sentence)
        self.has_hushed = self.has_hushed or said != sentence.text
        return said

    def echo(self, words: str, cells: Cells) -> str:
        """What is said when a figure was typed: its place, not itself (accessibility.md, 16)."""
        if self.is_open or len(words) > 1:
            return words
        return translate("Keys", "Digit {place} entered").format(place=cells.filled + 1)

    def is_secret_key(self, widget: object) -> bool:
        """Whether ``widget`` types something that must not be told by the name of its keys."""
        return not self.is_open and isinstance(widget, Key) and not isinstance(widget, WordKey)

    def _said(self, sentence: Sentence) -> str:
        widget = sentence.widget
        if self.is_secret_key(widget):
            return translate("Voice", "a key")
        if isinstance(widget, Cells):
            return widget.accessibleName()
        words = hush(sentence.text, self._secrets(sentence), stand_ins())
        return "" if sentence.part is Part.CHOICE and is_hushed_away(words, stand_ins()) else words

    def _secrets(self, sentence: Sentence) -> Secrets:
        journey, page = self._journey(), _page_of(sentence)
        chosen = secrets_of(journey)
        if page is not None:
            chosen += typed(page.entered())
        is_offer = sentence.part is Part.CHOICE and not _is_chosen(sentence.widget)
        return chosen if is_offer else chosen + offers_of(journey)


def _is_chosen(widget: QWidget | None) -> bool:
    if isinstance(widget, DoctorHead):
        return widget.is_chosen
    return isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.isChecked()


def _page_of(sentence: Sentence) -> TypingPage | None:
    around = sentence.widget
    while around is not None and not isinstance(around, TypingPage):
        around = around.parentWidget()
    return around
