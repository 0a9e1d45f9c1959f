"""Whom somebody looks for, and who was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.patient_files import Found
from kiosk.ui.desk.patients.hinting import SearchField
from kiosk.ui.desk.patients.looking import Looking
from kiosk.ui.desk.patients.words import found_columns, found_line
from kiosk.ui.desk.table import Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text

FIND_KEY = "Ctrl+F"


class PatientList(Card):
    """``chosen`` tells the file of the row in hand, None when nobody was found; ``opened`` the one of Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, view: DeskView) -> None:
        super().__init__(view.theme, padding="padding-s")
        self._view = view
        theme = view.theme
        self.column.setSpacing(theme.px("gap"))
        self.column.addWidget(Heading(theme, translate("Patients", "Patients"), type="title-s"))
        self.finder = SearchField(theme, translate("Patients", "Find a patient"), key=FIND_KEY)
        self.words = Text(theme, "", colour="ink-2")
        self.table = Table(theme, translate("Patients", "Patients found"), found_columns())
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.looking = Looking(view, self)
        self.looking.found.connect(self._show)
        self.looking.asked.connect(self.words.setText)
        self.finder.textEdited.connect(self.looking.look)
        self.finder.returnPressed.connect(self.table.setFocus)
        down = QShortcut(QKeySequence("Down"), self.finder, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.table.setFocus)
        for each in (self.finder, self.words):
            self.column.addWidget(each)
        self.column.addWidget(self.table, 1)
        self.setFocusProxy(self.finder)
        self._say_what_comes()

    def begin(self) -> None:
        """What is typed now is looked for."""
        self.finder.setFocus()
        self.finder.selectAll()

    def look(self, text: str) -> None:
        """Look for what was not typed: scanned, or handed over."""
        self.finder.setText(text)
        self.looking.look(text)

    def forget(self) -> None:
        """Nothing of a patient stays."""
        self.looking.drop()
        self.finder.clear()
        self.table.show_lines(())
        self._say_what_comes()

    def _show(self, found: tuple[Found, ...]) -> None:
        today = self._view.now().date()
        self.table.show_lines([found_line(one, today) for one in found])
        if len(found) == 1:
            self.table.choose(found[0].patient.id)
        elif not found:
            self.chosen.emit(None)
        if self.finder.text().strip() and not found:
            self.words.setText(translate("Patients", "Nobody found."))
        else:
            self._say_what_comes()

    def _say_what_comes(self) -> None:
        self.words.setText(translate("Patients", "Whoever is here today comes first."))

    def _choose(self, key: object) -> None:
        if key is not None:
            self.chosen.emit(key)
