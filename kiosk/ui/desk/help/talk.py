"""What is written to and fro with one kiosk, and the keys to answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.help import LONGEST_MESSAGE, OF_MACHINES, HelpRequest, HelpState, Message, Side
from kiosk.domain.roles import Person
from kiosk.ui.desk.help.words import READY, is_mine, machine, place, standing, wanted
from kiosk.ui.desk.parts import Field, KeyButton, Scroller
from kiosk.ui.language import clock_text, joined, translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Heading, Text

FIRST_READY = 5  # F5 and on
NOBODY_KEY = "F9"


class Talk(QWidget):
    """Shows one request; emits what somebody wants to do with it. What is typed is kept for each request."""

    missed = Signal()  # nobody was there any more
    said = Signal(str)

    def __init__(self, theme: Theme, person: Person) -> None:
        super().__init__()
        self._theme, self._person = theme, person
        self._request: HelpRequest | None = None
        self._drafts: dict[int, str] = {}
        self._bubbles: list[Bubble] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        column.addLayout(self._build_head())
        self._messages = Scroller(theme)
        self._messages.column.addStretch(1)
        self._nothing = Text(theme, translate("Desk", "Nothing has been written yet."), colour="ink-2")
        self._messages.column.addWidget(self._nothing)
        self._messages.verticalScrollBar().rangeChanged.connect(self._to_newest)
        column.addWidget(self._messages, 1)
        self._ready = QWidget()
        column.addWidget(self._ready)
        self._build_ready()
        column.addLayout(self._build_entry())

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("gap"))
        self._title = Heading(self._theme, "", type="title-s")
        self._about = Text(self._theme, "", type="body", colour="ink-2")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        lines.addWidget(self._about)
        row.addLayout(lines, 1)
        self.nobody = KeyButton(self._theme, translate("Desk", "Nobody was there"), icon="user-x", note=NOBODY_KEY)
        self.nobody.clicked.connect(self.missed)
        self.nobody.setFixedHeight(self._theme.px("primary-button"))
        row.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_ready(self) -> None:
        row = QHBoxLayout(self._ready)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("row-gap"))
        self.ready = []
        for number, words in enumerate(READY, start=FIRST_READY):
            text = translate_marked("Desk", words)
            button = KeyButton(self._theme, text, note=f"F{number}", type="body", look=Looks.QUIET)
            button.clicked.connect(self._say_ready)
            row.addWidget(button)
            self.ready.append(button)

    def _build_entry(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("gap"))
        hint = translate("Desk", "Write to the kiosk; Enter sends")
        self.entry = Field(self._theme, hint, hint=hint)
        self.entry.setMaxLength(LONGEST_MESSAGE)
        self.entry.returnPressed.connect(self._say_typed)
        self.entry.textEdited.connect(self._keep_draft)
        self.send = KeyButton(self._theme, translate("Desk", "Send"), note=translate("Desk", "Enter"))
        self.send.clicked.connect(self._say_typed)
        row.addWidget(self.entry, 1)
        row.addWidget(self.send)
        return row

    def show_request(self, request: HelpRequest) -> None:
        """The same one as it is now, or another."""
        before, self._request = self._request, request
        self._title.setText(joined(machine(request), place(request)))
        self._about.setText(joined(wanted(request), standing(request, self._person)))
        mine = is_mine(request, self._person)
        self.nobody.setVisible(mine)
        is_read = request.sort not in OF_MACHINES  # nobody stands there and reads
        for each in (self._ready, self.entry, self.send):
            each.setVisible(is_read and (mine or request.state is HelpState.WAITING))
        if before is None or before.id != request.id:
            self.entry.setText(self._drafts.get(request.id, ""))
        if before is None or (before.id, before.messages) != (request.id, request.messages):
            self._show_messages(request)

    def keep(self, ids: frozenset[int]) -> None:
        """Forget what was typed for requests that are over."""
        self._drafts = {key: text for key, text in self._drafts.items() if key in ids}

    def has_sent(self, request_id: int, text: str) -> None:
        """``text`` has arrived: it need not be kept, unless something else has been typed meanwhile."""
        if self._drafts.get(request_id, "").strip() == text:
            del self._drafts[request_id]
            if self._request is not None and self._request.id == request_id:
                self.entry.clear()

    def _show_messages(self, request: HelpRequest) -> None:
        column = self._messages.column
        for bubble in self._bubbles:
            column.removeWidget(bubble)
            bubble.hide()
            bubble.deleteLater()
        self._bubbles = [Bubble(self._theme, message) for message in request.messages]
        for bubble in self._bubbles:
            column.addWidget(bubble, 0, SIDES[bubble.side])
        self._nothing.setVisible(not self._bubbles)

    def _to_newest(self, _least: int, most: int) -> None:
        self._messages.verticalScrollBar().setValue(most)

    def _keep_draft(self, text: str) -> None:
        if self._request is not None:
            self._drafts[self._request.id] = text

    def _say_typed(self) -> None:
        text = self.entry.text().strip()
        if text and self.entry.isVisible():
            self.said.emit(text)

    def _say_ready(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.said.emit(button.words)


SIDES = {Side.PATIENT: Qt.AlignmentFlag.AlignLeft, Side.STAFF: Qt.AlignmentFlag.AlignRight}


class Bubble(Card):
    """One message, with who wrote it and when."""

    def __init__(self, theme: Theme, message: Message) -> None:
        is_ours, self.side = message.side is Side.STAFF, message.side
        super().__init__(theme, Box("primary-tint" if is_ours else "sunken", ""), padding="gap-s")
        self.column.setSpacing(0)
        who = translate("Desk", "Desk {time}") if is_ours else translate("Desk", "Kiosk {time}")
        self.column.addWidget(Text(theme, who.format(time=clock_text(message.at)), type="caption", colour="ink-2"))
        words = Text(theme, message.text)
        widest = theme.px("desk-form")
        needed = theme.metrics("body").advance(message.text) + theme.px("gap")
        words.setFixedWidth(min(needed, widest))
        words.setFixedHeight(words.heightForWidth(words.width()))  # whoever stands at a side is not asked for it
        self.column.addWidget(words)


def click_if_shown(button: QAbstractButton) -> None:
    """A key does what its button would; one that is not offered does nothing."""
    if button.isVisible():
        button.click()
