"""Keys for letters: how they stand in rows, and the keyboard for numbers that have letters in them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.keypad import DELETE, Key, WordKey

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ALPHABET = ("abcdefghi", "jklmnopqr", "stuvwxyz")  # nine in a row, where ten of the size of large text have no room
DIGITS = "1234567890"
FEW_DIGITS = ("123456", "7890")


def is_narrow(theme: Theme) -> bool:
    """Whether the page is narrower than ten letters of the size the mode asks for."""
    return theme.is_large and (theme.is_small or (theme.shows_signer and theme.lies))


def letter_rows(theme: Theme) -> tuple[str, ...]:
    """The letters as they stand on the panel."""
    return ALPHABET if is_narrow(theme) else ROWS


class LetterKeyboard(QWidget):
    """Digits and capital letters, for the numbers of passports and permits; on a narrow page one after the other."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("row-gap"))
        *upper, last = (row.upper() for row in letter_rows(theme))
        letters = (*upper, last + DELETE)
        self.switch: WordKey | None = None  # to the other half
        if not is_narrow(theme):
            column.addWidget(self._rows((DIGITS, *letters)))
            return
        self._letters, self._digits = self._rows(letters), self._rows((FEW_DIGITS[0], FEW_DIGITS[1] + DELETE))
        for half in (self._letters, self._digits):
            column.addWidget(half)
        self.switch = WordKey(theme, "", height="key")
        self.switch.setMinimumWidth(theme.px("access-w"))
        self.switch.clicked.connect(lambda: self._show(letters=self._letters.isHidden()))
        self._show(letters=True)

    def _show(self, *, letters: bool) -> None:
        assert self.switch is not None
        self._letters.setVisible(letters)
        self._digits.setHidden(letters)
        names = {True: translate("Keys", "Digits 0–9"), False: translate("Keys", "Letters A–Z")}
        self.switch.say("123" if letters else "ABC", name=names[letters])

    def _rows(self, rows: tuple[str, ...]) -> QWidget:
        half = QWidget(self)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px("row-gap"))
        for letters in rows:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px("gap-s"))
            for letter in letters:
                row.addWidget(self._key(letter), 1 if len(letters) + 1 >= len(rows[0]) or letter != DELETE else 2)
            column.addLayout(row)
        return half

    def _key(self, letter: str) -> QWidget:
        height = "key" if self._theme.is_small else "holder-s"
        if letter == DELETE:
            key: Key = WordKey(self._theme, "", icon="backspace", name=translate("Keys", "Delete"), height=height)
        else:
            key = Key(self._theme, letter, type="title-s", height=height)
        key.setMinimumWidth(self._theme.px("letter"))
        key.clicked.connect(lambda: self.pressed.emit(letter))
        return key
