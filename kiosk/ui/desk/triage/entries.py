"""The entries of the form: a number, or one letter, with its unit before and its reason beside it."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.text import narrow
from kiosk.domain.triage.questions import read_number
from kiosk.domain.triage.signs import Consciousness, Sign
from kiosk.domain.words import Words
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.triage.words import sign_name, unit
from kiosk.ui.language import joined, say, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text

LONGEST = 7  # characters of a number
# Off: an input method would hold letters and figures back to make words of them.
INPUT_METHOD = Qt.WidgetAttribute.WA_InputMethodEnabled


class Air(StrEnum):
    """What the patient breathes, by the letter that is typed."""

    AIR = "A"
    OXYGEN = "O"


class Entry(Field):
    """One line of the form: Enter and Down lead on, Up leads back."""

    entered = Signal()
    led = Signal(int)  # 1 on, -1 back

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setFixedHeight(theme.px("holder-s"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks first whether it is right; arrows go as they are."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.led.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class NumberEntry(Entry):
    """A sign that is counted or measured."""

    def __init__(self, theme: Theme, sign: Sign) -> None:
        super().__init__(theme, joined(sign_name(sign), unit(sign)))
        self.sign = sign
        self.setAttribute(INPUT_METHOD, False)
        self.setMaxLength(LONGEST)
        self.setFixedWidth(theme.px("triage-number"))

    def value(self) -> Decimal | None:
        """What was typed; raises `InvalidEntry`."""
        return read_number(self.sign, self.text())

    def problem(self) -> Words | None:
        """Why it is no number."""
        try:
            self.value()
        except InvalidEntry as error:
            return error.patient
        return None


class LetterEntry(Entry):
    """One of a few letters: typed, it is there, and the form goes on by itself."""

    def __init__(self, theme: Theme, sign: Sign, letters: Mapping[str, str]) -> None:
        super().__init__(theme, joined(sign_name(sign), *(f"{letter} {word}" for letter, word in letters.items())))
        self.sign, self._letters = sign, letters
        self.setAttribute(INPUT_METHOD, False)
        self.setFixedWidth(theme.px("triage-number"))
        self.setPlaceholderText("".join(letters))

    def letter(self) -> str:
        """The letter, "" while there is none."""
        return self.text() if self.text() in self._letters else ""

    def word(self) -> str:
        """What the letter stands for."""
        return self._letters.get(self.text(), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that is known takes the place of the one before; others do nothing."""
        typed = narrow(event.text()).upper()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if typed in self._letters and plain:
            self.setText(typed)
            self.entered.emit()
        elif not typed or not typed.isprintable() or not plain:
            super().keyPressEvent(event)


class Line(QWidget):
    """Name and unit, one or two entries, beside them what they mean, and perhaps a key of its own."""

    def __init__(self, theme: Theme, name: str, *entries: Entry, note: str = "", key: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        label = Text(theme, " ".join(part for part in (name, note) if part))
        label.setFixedWidth(theme.px("triage-name"))
        row.addWidget(label)
        for entry in entries:
            row.addWidget(entry)
        self.reason = Text(theme, "", type="caption", colour="ink-2")
        row.addWidget(self.reason, 1)
        if key is not None:
            row.addWidget(key)

    def say(self, text: str, colour: str) -> None:
        """What the entries mean, in a colour token."""
        self.reason.setText(text)
        self.reason.set_colour(colour)


def air_words() -> dict[str, str]:
    """What is breathed, by letter."""
    return {Air.AIR: translate("Triage", "Air"), Air.OXYGEN: translate("Triage", "Oxygen given")}


def mind_words(acvpu: Mapping[Consciousness, str]) -> dict[str, str]:
    """States of consciousness, by letter."""
    return {mind.value: say(Words(text)) for mind, text in acvpu.items()}
