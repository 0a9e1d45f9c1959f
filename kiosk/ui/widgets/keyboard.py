"""The on-screen keyboard for names: Pinyin to characters, or letters as they are."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ports import NameSpeller
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.keypad import DELETE, Key, WordKey
from kiosk.ui.widgets.text import Text

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
PAGE = 7
CHOOSE, TURN = tuple("1234567"), "="
LONGEST = 6  # letters of a syllable: "zhuang"


class LetterKeyboard(QWidget):
    """Digits and capital letters, for the numbers of passports and permits."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("row-gap"))
        for letters in ("1234567890", *ROWS[:2], ROWS[2] + DELETE):
            row = QHBoxLayout()
            row.setSpacing(theme.px("gap-s"))
            for letter in letters.upper():
                row.addWidget(self._key(theme, letter))
            column.addLayout(row)

    def _key(self, theme: Theme, letter: str) -> QWidget:
        if letter == DELETE:
            key: Key = WordKey(theme, "", icon="backspace", name=translate("Keys", "Delete"), height="holder-s")
        else:
            key = Key(theme, letter, type="title-s", height="holder-s")
        key.setMinimumWidth(theme.px("letter"))
        key.clicked.connect(lambda: self.pressed.emit(letter))
        return key


class NameKeyboard(QWidget):
    """Holds ``text``, the name so far, and the Pinyin of the character in the making."""

    changed = Signal(str)

    def __init__(self, theme: Theme, speller: NameSpeller) -> None:
        super().__init__()
        self._theme, self._speller = theme, speller
        self._text, self._pinyin, self._page, self._is_pinyin = "", "", 0, True
        self._offered: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("row-gap"))
        self._spelled = Text(theme, "", type="body-l", colour="primary")
        self._spelled.setMinimumHeight(theme.metrics("body-l").height)
        column.addWidget(self._spelled)
        column.addLayout(self._candidate_row(theme))
        for row in ROWS:
            column.addLayout(self._letter_row(theme, row))
        column.addLayout(self._last_row(theme))
        self._show()

    @property
    def text(self) -> str:
        """The name so far."""
        return self._text

    @property
    def pinyin(self) -> str:
        """What is spelled and not yet a character."""
        return self._pinyin

    def use_letters(self) -> None:
        """Begin with letters as they are."""
        if self._is_pinyin:
            self._switch_mode()

    def set_text(self, text: str) -> None:
        """Begin with ``text``."""
        self._text = text
        self._changed()

    def draft(self) -> str:
        """Everything typed; where something was, also on which keys."""
        if not self._text and not self._pinyin:
            return ""
        return "\n".join((self._text, self._pinyin, "pinyin" if self._is_pinyin else "letters"))

    def restore(self, draft: str) -> None:
        """Put back what `draft` gave; a bare name does as well."""
        text, _, rest = draft.partition("\n")
        pinyin, _, keys = rest.partition("\n")
        if keys:
            self._is_pinyin, self._pinyin, self._page = keys == "pinyin", pinyin, 0
        self.set_text(text)

    def _candidate_row(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        self._choices = [Key(theme, "", type="title-s", height="chip") for _ in range(PAGE)]
        for choice in self._choices:
            choice.clicked.connect(lambda _checked=False, key=choice: self._choose(key.text()))
            row.addWidget(choice)
        self._more = WordKey(theme, "", icon="chevron-right", name=translate("Keys", "More characters"), height="chip")
        self._more.clicked.connect(self._turn)
        row.addWidget(self._more)
        return row

    def _letter_row(self, theme: Theme, letters: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        row.addStretch(10 - len(letters))
        for letter in letters:
            key = Key(theme, letter, type="title-s", height="chip")
            key.setMinimumWidth(theme.px("letter"))
            key.clicked.connect(lambda _checked=False, letter=letter: self.press(letter))
            row.addWidget(key, 2)
        row.addStretch(10 - len(letters))
        return row

    def _last_row(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px("gap-s"))
        self._switch = WordKey(theme, "", height="chip")
        self._switch.clicked.connect(self._switch_mode)
        self._dot = WordKey(theme, "·", name=translate("Keys", "Dot between names"), height="chip")
        self._dot.clicked.connect(lambda: self.press("·"))
        self._space = WordKey(theme, translate("Keys", "Space"), height="chip")
        self._space.clicked.connect(lambda: self.press(" "))
        delete = WordKey(theme, translate("Keys", "Delete"), icon="backspace", height="chip")
        delete.clicked.connect(lambda: self.press(DELETE))
        for index, (button, width) in enumerate(((self._switch, 3), (self._dot, 2), (self._space, 3), (delete, 3))):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(button, 0, index)
            grid.setColumnStretch(index, width)
        return grid

    def press(self, character: str) -> None:
        """One key, from the screen or a real keyboard."""
        if character == DELETE:
            self._delete()
        elif self._is_pinyin and character.isascii() and character.isalpha():
            self._pinyin += character.lower()
        elif self._is_pinyin and character == " " and self._pinyin:
            self._choose(self._choices[0].text())
            return
        else:
            self._text += self._cased(character)
        self._page = 0
        self._changed()

    def take(self, event: QKeyEvent) -> bool:
        """A key of a real keyboard, or text an input method gave; whether it was ours.

        As everywhere where Pinyin is typed, 1 to 7 choose a character and "=" turns to more of them.
        """
        text = event.text()
        if text in ("\b", "\x7f"):
            self.press(DELETE)
        elif self._pinyin and text == TURN:
            self._turn()
        elif self._pinyin and text in CHOOSE:
            self._choose(self._choices[CHOOSE.index(text)].text())
        elif text and text.isprintable():
            for character in text:
                self.press(character)
        else:
            return False
        return True

    def _cased(self, character: str) -> str:
        starts_word = not self._text or self._text[-1] in " ·-"
        return character.upper() if starts_word else character

    def _delete(self) -> None:
        if self._pinyin:
            self._pinyin = self._pinyin[:-1]
        else:
            self._text = self._text[:-1]

    def _choose(self, character: str) -> None:
        if character:
            self._text += character
            self._pinyin, self._page = self._pinyin[self._syllable() :], 0
            self._changed()

    def _turn(self) -> None:
        pages = max(1, -(-len(self._candidates()) // PAGE))
        self._page = (self._page + 1) % pages
        self._show()

    def _switch_mode(self) -> None:
        self._is_pinyin, self._pinyin = not self._is_pinyin, ""
        self._changed()

    def _candidates(self) -> tuple[str, ...]:
        return self._speller.candidates(self._pinyin[: self._syllable()], first=not self._text) if self._pinyin else ()

    def _tell(self, offered: tuple[str, ...]) -> None:
        """What there is to choose from is heard when it changes, each with the digit that chooses it."""
        if offered != self._offered:
            self._offered = offered
            announce(self, joined(*(f"{digit} {each}" for digit, each in zip(CHOOSE, offered, strict=False))))

    def _syllable(self) -> int:
        """How many letters make the first syllable: "zhangsan" is spelled in one go, and chosen one by one."""
        lengths = range(min(len(self._pinyin), LONGEST), 0, -1)
        return next((n for n in lengths if self._speller.candidates(self._pinyin[:n], first=not self._text)), 0)

    def _changed(self) -> None:
        self._show()
        self.changed.emit(self._text)

    def _show(self) -> None:
        found = self._candidates()
        page = found[self._page * PAGE : (self._page + 1) * PAGE]
        self._tell(page)
        for index, choice in enumerate(self._choices):
            character = page[index] if index < len(page) else ""
            choice.setText(character)
            choice.setAccessibleName(character or translate("Keys", "No character yet"))
            choice.setEnabled(bool(character))
            choice.update()
        self._more.setEnabled(len(found) > PAGE)
        self._spelled.setVisible(self._is_pinyin)
        for each in (*self._choices, self._more):
            each.keep_place(kept=self._is_pinyin)
            each.setVisible(each.isEnabled())
        hint = translate("Keys", "Type Pinyin, then tap the character") if self._is_pinyin else ""
        if len(self._pinyin) >= LONGEST - 1 and not found:
            hint = translate("Keys", "{pinyin}: no such sound, please check").format(pinyin=self._pinyin)
            self._spelled.setText(hint)
        else:
            self._spelled.setText(self._pinyin or hint)
        words = translate("Keys", "Letters A–Z") if self._is_pinyin else translate("Keys", "Pinyin")
        self._switch.say(words)
