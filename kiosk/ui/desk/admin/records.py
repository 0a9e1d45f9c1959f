"""The records of one kind as a list, with a field that narrows it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.administration import Deed, KindSpec, Record
from kiosk.ui.desk.admin.words import Options, columns, line, marked
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.desk.studio.parts import fixed
from kiosk.ui.desk.table import Line, Table
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text

NEW_KEY, FILTER_KEY = "Ctrl+N", "F2"


class RecordList(Card):
    """Emits ``chosen`` with a record's key, ``opened`` when it is to be changed, ``wanted`` for a new one."""

    chosen = Signal(object)
    opened = Signal(object)
    wanted = Signal()

    def __init__(self, theme: Theme, spec: KindSpec) -> None:
        super().__init__(theme)
        self.spec = spec
        self.records: tuple[Record, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self.column.setSpacing(theme.px("gap"))
        head = QHBoxLayout()
        head.addWidget(Heading(theme, marked(spec.name), type="title"), 1)
        self.new = KeyButton(theme, translate("Administration", "New"), note=NEW_KEY)
        self.new.clicked.connect(self.wanted)
        fixed(self.new)
        head.addWidget(self.new)
        self.column.addLayout(head)
        self.new.setVisible(Deed.ADD in spec.deeds)
        name = translate("Administration", "Find in the list")
        self.filter = Field(theme, name, hint=f"{name}  {FILTER_KEY}")
        self.filter.textChanged.connect(self._narrow)
        self.column.addWidget(self.filter)
        self.table = Table(theme, marked(spec.name), columns(spec))
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.column.addWidget(self.table, 1)
        self.count = Text(theme, "", type="caption", colour="ink-2")
        self.column.addWidget(self.count)
        QShortcut(QKeySequence(NEW_KEY), self).activated.connect(self.new.click)
        QShortcut(QKeySequence(FILTER_KEY), self).activated.connect(self.filter.setFocus)

    def show_records(self, records: Sequence[Record], options: Options, now: datetime) -> None:
        """As they are now; the one in hand stays in hand."""
        self.records = tuple(records)
        self._lines = tuple(line(self.spec, record, options, now) for record in records)
        self._narrow()

    def record(self, key: object) -> Record | None:
        """The record of a key."""
        return next((record for record in self.records if record.key == key), None)

    def _narrow(self, _text: str = "") -> None:
        """Rows in which every word that was typed stands somewhere."""
        words = self.filter.text().casefold().split()
        found = [line for line in self._lines if all(word in " ".join(line.cells).casefold() for word in words)]
        self.table.show_lines(found)
        told = translate("Administration", "{shown} of {all}")
        self.count.setText(told.format(shown=len(found), all=len(self._lines)))
