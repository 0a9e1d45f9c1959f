"""For large text, beside a signer and on small panels: first where the number stands, then the way."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.queue import TicketState
from kiosk.ui.pages.in_two import NUMBER, WAY, InTwoPage
from kiosk.ui.pages.line import LinePage
from kiosk.ui.widgets.ticket_card import TicketCard


class LineInTwoPage(InTwoPage, LinePage):
    """A button in the dock turns to the other half."""

    asking = NUMBER

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
        column = self.beside(self.ticket, self.head) if self.theme.is_wide else self.body
        order: tuple[QWidget, ...] = (waits, way) if self.theme.is_wide else (self.ticket, waits, way)
        for widget in order:
            column.addWidget(widget)
        if self.theme.is_wide:
            column.addStretch(1)
        self.put_turn_in_dock(self.main_button())

    def head_way(self) -> None:
        """There it is the title."""

    def show_question(self) -> None:
        """One half."""
        self.place()

    def place(self) -> None:
        """What there is to tell on this half."""
        super().place()
        is_way = self.asking == WAY
        self.turn.setVisible(self.has_way)
        self.name_turn()
        self.waits.setVisible(not self.waits.isHidden() and not is_way)
        self.ticket.setVisible(not is_way)
        self.way_box.setVisible(is_way and self.has_way)
