"""For large text, beside a signer and on small panels: first where the number stands, then the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.queue import TicketState
from kiosk.ui.language import translate
from kiosk.ui.pages.line import LinePage
from kiosk.ui.pages.one_by_one import OneByOnePage
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.runs import fitting
from kiosk.ui.widgets.ticket_card import TicketCard

NUMBER, WAY = "number", "way"


class LineInTwoPage(OneByOnePage, LinePage):
    """A button in the dock turns to the other half."""

    folds = False

    questions = (NUMBER, WAY)
    asking = NUMBER

    def title_text(self) -> str:
        """Where the number stands, or how to go."""
        return translate("Pages", "The way to the room") if self.asking == WAY else super().title_text()

    def prompt_text(self) -> str:
        """What to do now, on the first half only; to wait is said by the title."""
        is_plain = self.line.state is TicketState.WAITING and self.line.has_window and not self.journey.checked_in
        return "" if self.asking == WAY or is_plain else super().prompt_text()

    def _build_head(self) -> None:
        self.head = QVBoxLayout()
        self.head.setSpacing(self.theme.px("gap-s"))
        self.head.addWidget(self.title)
        self.head.addWidget(self.prompt)
        self.body.addLayout(self.head)

    def lay_out(self) -> None:
        """Under each other; on a lying panel the ticket stands left of everything else."""
        self.ticket = TicketCard(self.theme, self.ticket_face())
        waits, way = self.numbers(), self.way_card()
        column = self._beside(self.ticket) if self.theme.is_wide else self.body
        order: tuple[QWidget, ...] = (waits, way) if self.theme.is_wide else (self.ticket, waits, way)
        for widget in order:
            column.addWidget(widget)
        if self.theme.is_wide:
            column.addStretch(1)
        self.turn = Button(self.theme, "", type="body-l")
        self.turn.clicked.connect(lambda: self.ask(WAY if self.asking == NUMBER else NUMBER))
        self.put_in_dock(self.turn, self.main_button())

    def head_way(self) -> None:
        """There it is the title."""

    def _beside(self, ticket: QWidget) -> QVBoxLayout:
        """The column right of the ticket, below the head."""
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.theme.px("margin"))
        column.setSpacing(self.theme.px("gap"))
        self.body.removeItem(self.head)
        column.addLayout(self.head)
        row.addWidget(ticket, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        return column

    def fit_title(self) -> None:
        """A still smaller type where that makes it one line."""
        share = 4 if self.theme.is_wide else 5  # of half the length token
        room = self.theme.px("next-button") * share // 2
        types = ("title", "title-s", "label")
        self.title.setFont(self.theme.font(fitting(self.theme, self.title_text(), types, room)))

    def place_of_trouble(self) -> int:
        """Above all on a small panel, where what stands below the ticket is out of sight."""
        return 0 if self.theme.is_small else super().place_of_trouble()

    def show_question(self) -> None:
        """One half."""
        self.place()

    def place(self) -> None:
        """What there is to tell on this half."""
        super().place()
        is_way = self.asking == WAY
        self.turn.setVisible(self.has_way)
        self.turn.set_words(translate("Pages", "My number") if is_way else translate("Pages", "Show the way"))
        self.waits.setVisible(not self.waits.isHidden() and not is_way)
        self.ticket.setVisible(not is_way)
        self.way_box.setVisible(is_way and self.has_way)

    def draft(self) -> str:
        """The half in hand."""
        return self.asking

    def restore(self, draft: str) -> None:
        """To that half."""
        if draft in self.questions:
            self.ask(draft)
