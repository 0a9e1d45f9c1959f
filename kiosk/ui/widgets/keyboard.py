"""The on-screen keyboard for names: Pinyin to characters, or letters as they are."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ports import NameSpeller
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.keypad import DELETE, Key, WordKey
from kiosk.ui.widgets.letters import is_narrow, letter_rows
from kiosk.ui.widgets.text import Text

PAGE, FEW = 7, 4  # characters offered at once; few beside the name
CHOOSE, TURN = tuple("1234567"), "="
LONGEST = 6  # letters of a syllable: "zhuang"


class NameKeyboard(QWidget):
    """Holds ``text``, the name so far, and the Pinyin of the character in the making; ``offered`` are those that fit.

    On a small panel ``field``, which shows the name, stands in one row with the characters to choose from, and
    ``onward``, the way on, in one with the last keys: there is no room for rows of their own.
    """

    changed = Signal(str)

    def __init__(self, theme: Theme, speller: NameSpeller) -> None:
        super().__init__()
        self._theme, self._speller = theme, speller
        self._text, self._pinyin, self._page, self._is_pinyin = "", "", 0, True
        self.offered: tuple[str, ...] = ()
        self._height = "key" if theme.is_small else "chip"
        self._lowest: list[QWidget] = []
        self._field: QWidget | None = None
        self._letter = "label" if theme.is_small else "title-s"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("row-gap"))
        self._spelled = Text(theme, "", type="body-l", colour="primary")
        self._spelled.setMinimumHeight(theme.metrics("body-l").height)
        self._row, self._last = self._candidate_row(theme), self._last_row(theme)
        column.addWidget(self._spelled)
        column.addLayout(self._row)
        rows = letter_rows(theme)
        for row in rows:
            column.addLayout(self._letter_row(theme, row, erases=theme.is_small and row == rows[-1]))
        column.addLayout(self._last)
        self._show()

    @property
    def text(self) -> str:
        """The name so far."""
        return self._text

    @property
    def pinyin(self) -> str:
        """What is spelled and not yet a character."""
        return self._pinyin

    @property
    def is_pinyin(self) -> bool:
        """Whether letters are Pinyin, and not the name itself."""
        return self._is_pinyin

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
        self._page_size = FEW if theme.is_small else PAGE
        self._choices = [Key(theme, "", type="title-s", height=self._height) for _ in range(self._page_size)]
        for choice in self._choices:
            choice.clicked.connect(lambda _checked=False, key=choice: self._choose(key.text()))
            row.addWidget(choice)
        self._more = WordKey(
            theme, "", icon="chevron-right", name=translate("Keys", "More characters"), height=self._height
        )
        self._more.clicked.connect(self._turn)
        row.addWidget(self._more)
        return row

    def _letter_row(self, theme: Theme, letters: str, *, erases: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap-s"))
        aside = 0 if is_narrow(theme) else 10 - len(letters) - (2 if erases else 0)
        row.addStretch(aside)
        for letter in letters:
            key = Key(theme, letter, type=self._letter, height=self._height)
            key.setMinimumWidth(theme.px("letter"))
            key.clicked.connect(lambda _checked=False, letter=letter: self.press(letter))
            row.addWidget(key, 2)
        if erases:
            row.addWidget(self._delete_key(theme, ""), 2 if is_narrow(theme) else 4)
        row.addStretch(aside)
        return row

    def _delete_key(self, theme: Theme, words: str) -> WordKey:
        key = WordKey(theme, words, icon="backspace", name=translate("Keys", "Delete"), height=self._height)
        key.clicked.connect(lambda: self.press(DELETE))
        return key

    def _last_row(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px("gap-s"))
        self._switch = WordKey(theme, "", height=self._height)
        self._switch.clicked.connect(self._switch_mode)
        dot = WordKey(theme, "·", name=translate("Keys", "Dot between names"), height=self._height)
        dot.clicked.connect(lambda: self.press("·"))
        space = WordKey(theme, translate("Keys", "Space"), height=self._height)
        space.clicked.connect(lambda: self.press(" "))
        keys = [(self._switch, 3), (dot, 2), (space, 3)]
        if not theme.is_small:
            keys.append((self._delete_key(theme, translate("Keys", "Delete")), 3))
        for index, (button, width) in enumerate(keys):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(button, 0, index)
            grid.setColumnStretch(index, width)
            self._lowest.append(button)
        return grid

    def put_around(self, field: QWidget, onward: QWidget) -> None:
        """Take ``field`` and ``onward`` into the rows, on a small panel."""
        self.put_field(field)
        place = self._last.columnCount()
        self._last.addWidget(onward, 0, place)
        self._last.setColumnStretch(place, 5)
        self._lowest.append(onward)

    def put_field(self, field: QWidget) -> None:
        """Beside the characters to choose from, unless it is there."""
        self._field = field
        if self._row.indexOf(field) < 0:
            self._row.insertWidget(0, field, 1)

    def rest_of_field(self) -> Text:
        """What is spelled, or what to do: for the field that stands beside the characters."""
        return self._spelled

    def choices_width(self) -> int:
        """Pixels that the characters to choose from take."""
        shown = sum(each.isEnabled() for each in (*self._choices, self._more))
        return shown * (self._theme.px("target") + self._theme.px("gap-s"))

    def hide_some(self) -> None:
        """Keep what helps now: characters to choose from and letters, or all keys."""
        for each in self._lowest if self._pinyin else [self._field] if self._field else []:
            each.hide()

    def show_all(self) -> None:
        """Undo `hide_some`."""
        for each in (*self._lowest, *([self._field] if self._field else [])):
            each.show()

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
            self._text += self.cased(character)
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
        elif self._pinyin and text in CHOOSE[: self._page_size]:
            self._choose(self._choices[CHOOSE.index(text)].text())
        elif text and text.isprintable():
            for character in text:
                self.press(character)
        else:
            return False
        return True

    def begins_name(self) -> bool:
        """Whether the next character is likely a surname."""
        return not self._text

    def cased(self, character: str) -> str:
        """A letter as it is written in a name."""
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
        pages = max(1, -(-len(self._candidates()) // self._page_size))
        self._page = (self._page + 1) % pages
        self._show()

    def _switch_mode(self) -> None:
        self._is_pinyin, self._pinyin = not self._is_pinyin, ""
        self._changed()

    def _candidates(self) -> tuple[str, ...]:
        syllable = self._pinyin[: self._syllable()]
        return self._speller.candidates(syllable, first=self.begins_name()) if syllable else ()

    def _tell(self, offered: tuple[str, ...]) -> None:
        """What there is to choose from is heard when it changes, each with the digit that chooses it."""
        if offered != self.offered:
            self.offered = offered
            announce(self, joined(*(f"{digit} {each}" for digit, each in zip(CHOOSE, offered, strict=False))))

    def _syllable(self) -> int:
        """How many letters make the first syllable: "zhangsan" is spelled in one go, and chosen one by one."""
        lengths = range(min(len(self._pinyin), LONGEST), 0, -1)
        return next((n for n in lengths if self._speller.candidates(self._pinyin[:n], first=self.begins_name())), 0)

    def _changed(self) -> None:
        self._show()
        self.changed.emit(self._text)

    def _show(self) -> None:
        found = self._candidates()
        page = found[self._page * self._page_size : (self._page + 1) * self._page_size]
        self._tell(page)
        for index, choice in enumerate(self._choices):
            character = page[index] if index < len(page) else ""
            choice.setText(character)
            choice.setAccessibleName(character or translate("Keys", "No character yet"))
            choice.setEnabled(bool(character))
            choice.update()
        self._more.setEnabled(len(found) > self._page_size)
        self._spelled.setVisible(self._is_pinyin)
        for each in (*self._choices, self._more):
            each.keep_place(kept=self._is_pinyin and not self._theme.is_small)
            each.setVisible(each.isEnabled())
        self._say_spelled(found)
        words = translate("Keys", "Letters A–Z") if self._is_pinyin else translate("Keys", "Pinyin")
        is_short = self._theme.is_small or is_narrow(self._theme)
        brief = "ABC" if self._is_pinyin and is_short else words
        self._switch.say(brief, name=words)

    def _say_spelled(self, found: tuple[str, ...]) -> None:
        hint = translate("Keys", "Type Pinyin, then tap the character") if self._is_pinyin else ""
        if len(self._pinyin) >= LONGEST - 1 and not found:
            hint = translate("Keys", "{pinyin}: no such sound, please check").format(pinyin=self._pinyin)
            self._spelled.setText(hint)
        else:
            self._spelled.setText(self._pinyin or hint)
        self._spelled.setProperty("hint", not self._pinyin)  # known from the beginning, no news
