"""A list of lines in the place of the form: the past of a record, or the days of a session to be added."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.ui.desk.parts import KeyButton, Scroller
from kiosk.ui.desk.studio.parts import Verdicts, empty
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text


class LinesPanel(Card):
    """Emits ``closed`` when it has been read."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.column.setSpacing(theme.px("gap"))
        self.heading = Heading(theme, "", type="title")
        self.column.addWidget(self.heading)
        self._scroller = Scroller(theme)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(self._scroller, 1)
        self.close_it = KeyButton(theme, translate("Administration", "Back to the form"), note="Esc")
        self.close_it.clicked.connect(self.closed)
        self.column.addWidget(self.close_it)
        self.setFocusProxy(self._scroller)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_it.click)

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Plain ones."""
        self._begin(title)
        for words in lines:
            self._scroller.column.addWidget(Text(self._theme, words))
        self._scroller.column.addStretch(1)

    def show_verdicts(self, title: str, lines: Sequence[tuple[str, bool]]) -> None:
        """Lines that are good or not."""
        self._begin(title)
        verdicts = Verdicts(self._theme)
        verdicts.show_lines(lines)
        self._scroller.column.addWidget(verdicts)
        self._scroller.column.addStretch(1)

    def _begin(self, title: str) -> None:
        self.heading.setText(title)
        column = self._scroller.column
        empty(column)
        for place in reversed(range(column.count())):
            item = column.itemAt(place)
            if item is not None and item.widget() is None:
                column.removeItem(item)
