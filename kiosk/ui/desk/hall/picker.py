"""Slots to choose from, in the place of the table: arrows and Enter."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.running import FreePlace
from kiosk.ui.desk.hall.words import place_words
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

Chosen = Callable[[FreePlace], None]


class Picker(Card):
    """Enter takes the slot in hand, Esc lets it be; ``shown`` and ``left`` tell when it stands there."""

    shown = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("accent-tint", "accent-ink", "line-button"), padding="padding-s")
        self._places: dict[object, FreePlace] = {}
        self._chosen: Chosen | None = None
        self.question = Text(theme, "", type="label")
        self.empty = Text(theme, translate("Hall", "No slot with room and the same fee."), colour="ink-2")
        columns = (
            Column(translate("Hall", "Time"), 4),
            Column(translate("Hall", "Doctor"), 4),
            Column(translate("Hall", "Room"), 3),
            Column(translate("Hall", "Places"), 2, is_number=True),
            Column(translate("Hall", "Waiting"), 2, is_number=True),
        )
        self.table = Table(theme, translate("Hall", "Slots with room"), columns)
        self.table.opened.connect(self._take)
        self.away = KeyButton(theme, translate("Hall", "Leave it"), note="Esc")
        self.away.clicked.connect(self.leave)
        self.column.addWidget(self.question)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.away)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.leave)
        self.hide()

    def offer(self, question: str, places: Sequence[FreePlace], chosen: Chosen, *, beside: date) -> None:
        """Let one of them be chosen; of the day ``beside`` them only the time is told."""
        self._chosen, self._places = chosen, {one.slot_id: one for one in places}
        self.question.setText(question)
        self.empty.setVisible(not places)
        self.table.setVisible(bool(places))
        self.table.show_lines([_line(one, beside) for one in places])
        self.shown.emit()
        self.show()
        if places:
            self.table.choose(places[0].slot_id)
            self.table.setFocus()
        else:
            self.away.setFocus()

    def leave(self) -> None:
        """Nothing is chosen."""
        if not self.isHidden():
            self._chosen = None
            self.hide()
            self.left.emit()

    def _take(self, key: object) -> None:
        place, chosen = self._places.get(key), self._chosen
        if place is not None and chosen is not None:
            self.leave()
            chosen(place)


def _line(one: FreePlace, beside: date) -> Line:
    time, doctor, room = place_words(one, beside=beside)
    return Line(one.slot_id, (time, doctor, room, str(one.left), str(one.waiting)))


def add_picker(tab: Tab) -> Picker:
    """Slots to choose from, in the place of the tab's table."""
    picker = Picker(tab.view.theme)
    tab.list.addWidget(picker, 1)
    picker.shown.connect(tab.table.hide)
    picker.left.connect(tab.table.show)
    picker.left.connect(tab.take_keys)
    return picker
