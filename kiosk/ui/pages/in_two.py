"""For large text, beside a signer and on small panels: first the number and what to do, then the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.pages.one_by_one import OneByOnePage
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.runs import fitting

NUMBER, WAY = "number", "way"


class InTwoPage(OneByOnePage, Page):
    """A button in the dock turns to the other half; laid over the page that shows both."""

    folds = False

    questions = (NUMBER, WAY)

    def title_text(self) -> str:
        """Where to go, or how."""
        return translate("Pages", "The way to the room") if self.asking == WAY else super().title_text()

    def fit_title(self) -> None:
        """A still smaller type where that makes it one line."""
        types = ("title", "title-s", "label")
        self.title.setFont(self.theme.font(fitting(self.theme, self.title_text(), types, self.room_of_title())))

    def room_of_title(self) -> int:
        """Pixels: a share of half the length token."""
        return self.theme.px("next-button") * (4 if self.theme.is_wide else 5) // 2

    def put_turn_in_dock(self, main: QWidget) -> None:
        """The button that turns, beside the page's own."""
        self.turn = Button(self.theme, "", type="body-l")
        self.turn.clicked.connect(lambda: self.ask(WAY if self.asking == NUMBER else NUMBER))
        self.put_in_dock(self.turn, main)

    def name_turn(self) -> None:
        """It says what the other half is."""
        words = {NUMBER: translate("Pages", "Show the way"), WAY: translate("Pages", "My number")}
        self.turn.set_words(words[self.asking])

    def beside(self, ticket: QWidget, head: QLayout) -> QVBoxLayout:
        """The column right of the ticket, below the ``head``."""
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.theme.px("margin"))
        column.setSpacing(self.theme.px("gap"))
        self.body.removeItem(head)
        column.addLayout(head)
        row.addWidget(ticket, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        return column

    def place_of_trouble(self) -> int:
        """Above all on a small panel, where what stands below the ticket is out of sight."""
        return 0 if self.theme.is_small else super().place_of_trouble()

    def draft(self) -> str:
        """The half in hand."""
        return self.asking

    def restore(self, draft: str) -> None:
        """To that half."""
        if draft in self.questions:
            self.ask(draft)
