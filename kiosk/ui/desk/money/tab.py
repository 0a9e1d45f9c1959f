"""What the tabs for money share: a sentence where the table is empty, and questions that go with their row."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import PrintOutcome, PrintState
from kiosk.domain.roles import NotAllowed
from kiosk.ui.desk.money.book_form import BookForm
from kiosk.ui.desk.money.items import ItemsPanel
from kiosk.ui.desk.money.parts import FIND_KEY, Finder, SecondPanel
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.reason import ReasonPanel
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.widgets.text import Text

OUT = (PrintState.CONFIRMED, PrintState.SENT)
Panel = ReasonPanel | ItemsPanel | SecondPanel | BookForm


class MoneyTab(Tab):
    """A question that is open about one row is closed when another one is taken in hand."""

    def __init__(self, view: DeskView, title: str, columns: Sequence[Column]) -> None:
        super().__init__(view, title, columns)
        self.panels: tuple[Panel, ...] = ()
        self._held: object = None
        self.nothing = Text(view.theme, "", colour="ink-2")
        place = QVBoxLayout(self.table.rows.viewport())
        pad = view.theme.px("padding-s")
        place.setContentsMargins(pad, pad, pad, pad)
        place.addWidget(self.nothing)
        place.addStretch(1)

    def add_finder(self, hint: str) -> Finder:
        """Whom or what to look for, by its key."""
        finder = Finder(self.view.theme, hint)
        finder.left.connect(self.table.setFocus)
        QShortcut(QKeySequence(FIND_KEY), self).activated.connect(finder.setFocus)
        self.tools.addWidget(finder, 1)
        return finder

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Fill the table, or say why it is empty."""
        self.nothing.setVisible(not lines)
        super().show_lines(lines)

    def _failed(self, error: DomainError) -> None:
        super()._failed(error)
        if isinstance(error, NotAllowed):  # the right was taken away meanwhile: nobody's names and sums stay in sight
            self.nothing.setText("")
            self.show_lines(())

    def _choose(self, key: object) -> None:
        if key != self._held:
            self._held = key
            for panel in self.panels:
                panel.leave()
        super()._choose(key)


def unprinted(send: Callable[[], Sequence[PrintOutcome]]) -> PrintState | None:
    """Slow: print; None when all papers came out. Money has moved before: no trouble of a printer may hide that."""
    try:
        states = [one.state for one in send()]
    except DomainError:
        return PrintState.FAILED
    return next((state for state in states if state not in OUT), None)
