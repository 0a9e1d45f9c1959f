"""For large text: first the number and what to do next, then the way and the papers."""

from PySide6.QtWidgets import QWidget

from kiosk.domain.journey import Journey
from kiosk.ui.pages.done import DonePage
from kiosk.ui.pages.in_two import NUMBER, WAY, InTwoPage
from kiosk.ui.pages.visit_words import doctor_name
from kiosk.ui.widgets.facts import EvenRow
from kiosk.ui.widgets.ticket_card import TicketCard


class DoneInTwoPage(InTwoPage, DonePage):
    """A button in the dock turns to the other half; whoever reads has all the time again."""

    def prompt_text(self) -> str:
        """Where the papers are, on the first half only."""
        return "" if self.asking == WAY else super().prompt_text()

    def room_of_title(self) -> int:
        """What is left beside the mark."""
        return super().room_of_title() - self.theme.px("mark")

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
        column = self.beside(ticket, self.head) if self.theme.is_wide else self.body
        order = [*number, *way] if self.theme.is_wide else [self.papers, ticket, *number[1:], *way]
        for widget in order:
            (self.touch if widget is way[-1] and self.theme.is_low else column).addWidget(widget)
        self.put_turn_in_dock(self.end)

    def show_question(self) -> None:
        """One half."""
        for name, half in self.halves.items():
            for widget in half:
                widget.setVisible(name == self.asking)
        self.place_papers()
        self.place_waits()
        self.name_turn()
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
