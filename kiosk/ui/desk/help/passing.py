"""转给别人: who else could see to a request; typed, chosen with Enter, and theirs once they accept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.help import Colleague
from kiosk.domain.roles import NAMES
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.language import joined, translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Heading, Text

MOST = 6  # people on offer at a time


class Passing(Card):
    """Emits the number of whoever was ``chosen``, or ``left``."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("primary-tint", "primary"), padding="padding-s")
        self._people: Sequence[Colleague] = ()
        self.offered: list[KeyButton] = []
        self.column.addWidget(Heading(theme, translate("Desk", "Who takes it over?"), type="label"))
        rule = translate("Desk", "It stays yours until they take it.")
        self.column.addWidget(Text(theme, rule, type="caption", colour="ink-2"))
        hint = translate("Desk", "Name or number; Enter takes the first, Esc goes back")
        self.entry = Field(theme, hint, hint=hint)
        self.entry.textEdited.connect(self._narrow)
        self.entry.returnPressed.connect(self._choose_first)
        self.column.addWidget(self.entry)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px("gap-s"))
        self.column.addLayout(self._list)
        self._nobody = Text(theme, translate("Desk", "Nobody else answers requests."), colour="ink-2")
        self.column.addWidget(self._nobody)

    def show_people(self, people: Sequence[Colleague]) -> None:
        """On offer now."""
        self._people = people
        self.entry.clear()
        self._narrow("")
        self.entry.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _narrow(self, typed: str) -> None:
        for button in self.offered:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        found = [one for one in self._people if typed.strip() in one.name or one.number.startswith(typed.strip())]
        self.offered = [self._button(one) for one in found[:MOST]]
        for button in self.offered:
            self._list.addWidget(button)
        self._nobody.setVisible(not found)

    def _button(self, one: Colleague) -> KeyButton:
        role = translate_marked("Roles", NAMES[one.role]) if one.role is not None else ""
        button = KeyButton(self._theme, joined(one.name, role, one.number), type="body")
        button.clicked.connect(partial(self._choose, one.number))
        return button

    def _choose_first(self) -> None:
        if self.offered:
            self.offered[0].click()

    def _choose(self, number: str, _checked: object = None) -> None:
        self.chosen.emit(number)
