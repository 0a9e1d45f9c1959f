"""For large text: first the number and what to do next, then the way and the papers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Journey
from kiosk.ui.language import translate
from kiosk.ui.pages.done import DonePage
from kiosk.ui.pages.one_by_one import OneByOnePage
from kiosk.ui.pages.visit_words import doctor_name
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.facts import EvenRow
from kiosk.ui.widgets.runs import fitting
from kiosk.ui.widgets.ticket_card import TicketCard

NUMBER, WAY = "number", "way"


class DoneInTwoPage(OneByOnePage, DonePage):
    """A button in the dock turns to the other half; whoever reads has all the time again."""

    folds = False

    questions = (NUMBER, WAY)

    def title_text(self) -> str:
        """Where to go, or how."""
        return translate("Pages", "The way to the room") if self.asking == WAY else super().title_text()

    def prompt_text(self) -> str:
        """Where the papers are, on the first half only."""
        return "" if self.asking == WAY else super().prompt_text()

    def fit_title(self) -> None:
        """Beside the mark; a still smaller type where that makes it one line."""
        share = 4 if self.theme.is_wide else 5  # of half the length token: what is left beside the mark
        room = self.theme.px("next-button") * share // 2 - self.theme.px("mark")
        self.title.setFont(self.theme.font(fitting(self.theme, self.title_text(), ("title", "title-s", "label"), room)))

    def build(self) -> None:
        """Both halves; the first is shown."""
        super().build()
        self.ask(NUMBER)

    def doctor(self) -> str:
        """The name: the words around the number need the room."""
        return doctor_name(self.choice.clinic)

    def lay_out(self) -> None:
        """Under each other; on a lying panel the ticket stands left of everything else."""
        ticket = TicketCard(self.theme, self.ticket_face())
        number: list[QWidget] = [self.papers]
        self._waits: QWidget | None = None
        if self.visit.due:  # the window comes first; how long it takes then, nobody knows yet
            number.append(self.money_notice())
        else:
            self._waits = self.numbers()
            number.append(self._waits)
        way: list[QWidget] = [self.way_card(), EvenRow(self.theme, *self.copies)]
        self.halves: dict[str, list[QWidget]] = {NUMBER: [ticket, *number], WAY: way}
        column = self._beside(ticket) if self.theme.is_wide else self.body
        order = [*number, *way] if self.theme.is_wide else [self.papers, ticket, *number[1:], *way]
        for widget in order:
            (self.touch if widget is way[-1] and self.theme.is_low else column).addWidget(widget)
        self.turn = Button(self.theme, "", type="body-l")
        self.turn.clicked.connect(lambda: self.ask(WAY if self.asking == NUMBER else NUMBER))
        self.put_in_dock(self.turn, self.end)

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

    def place_of_trouble(self) -> int:
        """Above all on a small panel, where what stands below the ticket is out of sight."""
        return 0 if self.theme.is_small else super().place_of_trouble()

    def show_question(self) -> None:
        """One half."""
        for name, half in self.halves.items():
            for widget in half:
                widget.setVisible(name == self.asking)
        self.place_papers()
        self.place_waits()
        words = {NUMBER: translate("Pages", "Show the way"), WAY: translate("Pages", "My number")}
        self.turn.set_words(words[self.asking])
        self.stay_longer()

    def place_papers(self) -> None:
        """Above the number when there is trouble; when there is none the prompt tells where they are."""
        self.papers.setVisible(self.has_trouble() and self.asking == NUMBER)

    def place_waits(self) -> None:
        """How many and how long come with the way where trouble, or the panel, leaves them no room."""
        if self._waits is not None:
            is_later = self.has_trouble() or self.theme.is_small
            self._waits.setVisible(self.asking == (WAY if is_later else NUMBER))

    def show_numbers(self) -> None:
        """Only where they stand: nobody knows how long it takes at the window."""
        if not self.visit.due:
            super().show_numbers()

    def refresh(self, journey: Journey) -> None:
        """Trouble with a paper is told on the first half."""
        had_trouble = self.has_trouble()
        super().refresh(journey)
        if self.has_trouble() and not had_trouble:
            self.ask(NUMBER)

    def draft(self) -> str:
        """The half in hand."""
        return self.asking

    def restore(self, draft: str) -> None:
        """To that half."""
        if draft in self.questions:
            self.ask(draft)
