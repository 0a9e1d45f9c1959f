"""What is written to a signer who was asked to come, and what the staff write back; in front of the page."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.help import LONGEST_MESSAGE, Message, Side
from kiosk.ports import NameSpeller
from kiosk.ui.kiosk.stage import Stage
from kiosk.ui.language import translate
from kiosk.ui.signs.front import Front
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.keyboard import NameKeyboard
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.scroll import ScrollColumn
from kiosk.ui.widgets.text import Heading, Text

FIELD = Box("surface", "primary", "line-selected")
OURS, THEIRS = Box("primary-tint", "", radius="radius-m"), Box("surface", "line-soft", radius="radius-m")


class MessageKeyboard(NameKeyboard):
    """For sentences: nothing begins with a surname or a capital letter by itself."""

    def begins_name(self) -> bool:
        """Never."""
        return False

    def cased(self, character: str) -> str:
        """As it is on the key."""
        return character


class Talk(Front):
    """``said`` tells what the patient writes."""

    said = Signal(str)
    asked = Signal()  # for somebody to come, once more

    def __init__(self, theme: Theme, over: Stage, lit: QWidget, speller: NameSpeller) -> None:
        super().__init__(theme, over, lit)
        self.head = Heading(theme, "", type="title-s")
        self.line = Text(theme, "", type="body", colour="ink-2")
        self.again = Button(theme, translate("Signs", "Ask a signer to come"), icon="sign-language", look=Looks.PRIMARY)
        self.again.clicked.connect(self.asked)
        self.list = ScrollColumn(theme)
        self.list.column.addStretch(1)
        self.list.stay_at_end()
        self._shown: tuple[Message, ...] = ()
        self.keys = MessageKeyboard(theme, speller)
        self.keys.changed.connect(self._show_typed)
        self._phrases: list[Button] = []
        self._may_write = True
        self.typed = Text(theme, "", type="body")
        self.send = Button(theme, translate("Signs", "Send"), look=Looks.UNREADY, type="label", height="sign-button")
        self.send.clicked.connect(self._send)
        self._lay()
        self._show_typed("")

    # ---- where everything stands ---------------------------------------------

    def _lay(self) -> None:
        (self._lay_tight if self.theme.is_small else self._lay_roomy)()

    def _lay_roomy(self) -> None:
        """What is read above what is touched, or beside it; with all buttons where they must be low, or are wide."""
        theme = self.theme
        is_apart = theme.is_low or (theme.is_large and theme.lies)
        margin = theme.px("margin")
        both = QHBoxLayout(self) if theme.lies else QVBoxLayout(self)
        both.setContentsMargins(margin, theme.px("gap"), margin, theme.px("gap"))
        both.setSpacing(theme.px("gap"))
        reading, touching = QVBoxLayout(), QVBoxLayout()
        for column, share in ((reading, 1), (touching, int(theme.lies))):
            column.setSpacing(theme.px("gap"))
            both.addLayout(column, share)
        back = self._make_back()
        reading.addLayout(self._make_head(*(() if is_apart else (back,))))
        (touching if is_apart else reading).addWidget(self.again)
        reading.addWidget(self.list, 1)
        if is_apart:
            touching.addWidget(back)
        touching.addLayout(self._make_phrases())
        touching.addStretch(1)
        touching.addLayout(self._make_field())
        touching.addWidget(self.keys)

    def _lay_tight(self) -> None:
        """On a small panel what is typed stands beside the characters, and the way to send it beside the last keys."""
        theme = self.theme
        column, middle, left = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        margin, gap = theme.px("margin"), theme.px("gap-s")
        column.setContentsMargins(margin, gap, margin, gap)
        for box in (column, middle, left):
            box.setSpacing(gap)
        self.line.hide()
        self.keys.put_around(self._make_tight_field(), self.send)
        left.addWidget(self.again)
        left.addWidget(self.list, 1)
        middle.addLayout(left, 3)
        middle.addLayout(self._make_phrases(), 2)
        column.addLayout(self._make_head(self._make_back()))
        column.addLayout(middle, 1)
        column.addWidget(self.keys)

    def _make_tight_field(self) -> Card:
        field, line = Card(self.theme, FIELD), QHBoxLayout()
        side, above = self.theme.px("padding-s"), self.theme.px("line-selected")
        field.column.setContentsMargins(side, above, side, above)
        line.setSpacing(self.theme.px("gap-s"))
        line.addWidget(self.typed)
        line.addWidget(self.keys.rest_of_field(), 1)
        field.column.addLayout(line)
        field.setMinimumHeight(self.theme.px("key"))
        return field

    def _make_head(self, *buttons: Button) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.head)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _make_back(self) -> Button:
        height = "target" if self.theme.is_small else "sign-button"
        back = Button(self.theme, translate("Signs", "Back to the page"), icon="x", type="caption", height=height)
        back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        back.clicked.connect(self.closed)
        return back

    def _make_phrases(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.theme.px("bar-gutter"))
        phrases = (
            translate("Signs", "I cannot hear."),
            translate("Signs", "Please write to me."),
            translate("Signs", "I wait here."),
            translate("Signs", "Please register me."),
        )
        for index, words in enumerate(phrases):
            button = Button(
                self.theme, words, type="caption", height="target" if self.theme.is_small else "sign-button"
            )
            button.clicked.connect(partial(self._say, words))
            grid.addWidget(button, index // 2, index % 2)
            self._phrases.append(button)
        return grid

    def _make_field(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("bar-gutter"))
        field = Card(self.theme, FIELD, padding="padding-s")
        field.column.addWidget(self.typed)
        field.setMinimumHeight(self.theme.px("sign-button"))
        row.addWidget(field, 3)
        row.addWidget(self.send, 1)
        return row

    # ---- what is known --------------------------------------------------------

    def tell(self, head: str, line: str) -> None:
        """How it stands with whoever was asked to come."""
        self.head.setText(head)
        self.line.setText(line)
        self.line.setVisible(bool(line) and not self.theme.is_small)

    def allow(self, *, writing: bool, asking: bool) -> None:
        """Whether anybody can read what is written, and whether somebody can be asked to come."""
        self.again.setVisible(asking)
        self._may_write = writing
        for button in self._phrases:
            button.setEnabled(writing)
            button.set_look(Looks.SECONDARY if writing else Looks.UNREADY)
        self._show_typed(self.keys.text)

    def show_messages(self, messages: tuple[Message, ...], *, owner: str) -> None:
        """All that was written, oldest first; new ones are added below."""
        if messages[: len(self._shown)] != self._shown:
            self._clear()
        for message in messages[len(self._shown) :]:
            self.list.column.insertWidget(self.list.column.count() - 1, self._bubble(message, owner))
        self._shown = messages

    def _clear(self) -> None:
        self._shown = ()
        for bubble in self.findChildren(Bubble):
            bubble.hide()
            bubble.deleteLater()

    def _bubble(self, message: Message, owner: str) -> "Bubble":
        is_ours = message.side is Side.PATIENT
        who = translate("Signs", "You") if is_ours else owner or translate("Signs", "Staff")
        return Bubble(self.theme, who, message.text, OURS if is_ours else THEIRS)

    # ---- writing ----------------------------------------------------------------

    def _show_typed(self, text: str) -> None:
        self.typed.setText(self._end_of(text) or translate("Signs", "Write here"))
        if self.theme.is_small:  # one line for both
            is_spelled = bool(self.keys.pinyin)
            self.keys.rest_of_field().setVisible(is_spelled)
            self.typed.setVisible(not is_spelled)
        self.typed.set_colour("ink" if text else "ink-2")
        is_ready = self._may_write and 0 < len(text.strip()) <= LONGEST_MESSAGE
        self.send.set_look(Looks.PRIMARY if is_ready else Looks.UNREADY)
        self.send.setEnabled(is_ready)

    def _end_of(self, text: str) -> str:
        """As much of it as a field of one line shows; elsewhere it has all lines it needs."""
        if not self.theme.is_small:
            return text
        ruler, room = self.theme.metrics("body"), self.theme.px("slot-chip-w") * 3 // 2
        return next(text[start:] for start in range(len(text) + 1) if ruler.advance(text[start:]) <= room)

    def _send(self) -> None:
        text = self.keys.text
        self.keys.set_text("")
        self._say(text)

    def _say(self, text: str) -> None:
        self.said.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard works as well; Enter sends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.send.isEnabled():
            self._send()
        elif not self.keys.take(event):
            super().keyPressEvent(event)


class Bubble(Card):
    """One message, and whose it is."""

    def __init__(self, theme: Theme, who: str, text: str, box: Box) -> None:
        super().__init__(theme, box, padding="gap-s" if theme.is_small else "padding-s")
        self.column.setSpacing(0)
        self.column.addWidget(Text(theme, who, type="caption", colour="ink-2"))
        self.column.addWidget(Text(theme, text, type="caption" if theme.is_small else "body"))
