"""Keys for the day before and the day after, and what day is shown between them."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import day_text, named, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text

BEFORE, AFTER = "Alt+Left", "Alt+Right"


class DayKey(KeyButton):
    """An arrow and its key."""

    def __init__(self, theme: Theme, icon: str, note: str, name: str) -> None:
        super().__init__(theme, "", icon=icon, note=note)
        self.setAccessibleName(named(name, note))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Days(QWidget):
    """Emits ``changed`` with the day to show."""

    changed = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.today = self.day = today
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        self.before = DayKey(theme, "chevron-left", "Alt ←", translate("Hall", "The day before"))
        self.after = DayKey(theme, "chevron-right", "Alt →", translate("Hall", "The day after"))
        self.words = Text(theme, day_text(today, today), type="label")
        self.words.setWordWrap(False)
        for each in (self.before, self.words, self.after):
            row.addWidget(each)
        for button, key, by in ((self.before, BEFORE, -1), (self.after, AFTER, 1)):
            button.clicked.connect(self._back if by < 0 else self._on)
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def _back(self) -> None:
        self.show_day(self.day - timedelta(days=1))

    def _on(self) -> None:
        self.show_day(self.day + timedelta(days=1))

    def show_day(self, day: date) -> None:
        """Let it be this day."""
        self.day = day
        self.words.setText(day_text(day, self.today))
        self.changed.emit(day)
