"""Registered: the number, how long, where to go, what was printed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Choice, Journey, PaperSort, PrintState, Visit
from kiosk.domain.masking import mask_name
from kiosk.ui.language import clock_text, money_text, told, translate
from kiosk.ui.pages.done_words import NEWS_TONES, has_trouble, paper_news, way_stops
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import department_name, doctor_text, kept_text, minutes_text, next_day_text, when_text
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.number_card import NumberCard
from kiosk.ui.widgets.result_card import Mark
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.ticket_card import TicketCard, TicketFace
from kiosk.ui.widgets.way_strip import WayStrip

HOUR = 60  # minutes


class DonePage(Page):
    """Asks to leave, or for another copy of a paper; leaves by itself when nobody is there."""

    folds = True
    folds_small = False

    name = "done"

    def title_text(self) -> str:
        """Where to go first: the window when money is due, else the floor."""
        if self.visit.due:
            return translate("Pages", "Registered. Pay first")
        floor, day, today = self.choice.clinic.room.floor, self.choice.slot.starts.date(), self.view.now().date()
        if day != today:
            words = translate("Pages", "Registered. Come {day}, floor {floor}")
            return words.format(day=next_day_text(day, today), floor=floor)
        return translate("Pages", "Registered. Go to floor {floor}").format(floor=floor)

    def prompt_text(self) -> str:
        """Where the papers are, when they are known to be there."""
        ticket = [outcome for outcome in self.journey.prints if outcome.sort is PaperSort.TICKET]
        if ticket and ticket[0].state in (PrintState.SENT, PrintState.CONFIRMED):
            return translate("Pages", "Please take your ticket from the slot.")
        if ticket:
            return translate("Pages", "Your registration is safe.")
        return translate("Pages", "Your ticket comes out of the slot below.")

    @property
    def visit(self) -> Visit:
        """The registration."""
        assert self.journey.visit is not None
        return self.journey.visit

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        assert self.journey.choice is not None
        return self.journey.choice

    def title_room(self) -> int:
        """The mark stands before it."""
        return super().title_room() - self.theme.px("mark")

    def _build_head(self) -> None:
        self.head = row = QHBoxLayout()
        row.setSpacing(self.theme.px("padding-s") * 3 // 2)
        row.addWidget(Mark(self.theme, "check", ink="on-success", fill="success"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.prompt)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def build(self) -> None:
        """Number and waits, money, the way, papers; the buttons in the dock."""
        self._notices: list[Notice] = []
        self.papers = QWidget()
        self._news = QVBoxLayout(self.papers) if self.theme.is_large else QHBoxLayout(self.papers)
        self._news.setContentsMargins(0, 0, 0, 0)
        self._news.setSpacing(self.theme.px("gap-s" if self.theme.is_large else "gutter"))
        self._make_buttons()
        self._seconds = self.stay() + self.theme.ms("settle") // self.theme.ms("second")
        self.lay_out()
        self.touch.addStretch(1)
        self.ticking = QTimer(self)
        self.ticking.setInterval(self.theme.ms("second"))
        self.ticking.timeout.connect(self.tick)
        self._show_papers()
        self.ticking.start()

    def lay_out(self) -> None:
        """All under each other."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gutter"))
        row.addWidget(TicketCard(self.theme, self.ticket_face()), 1)
        row.addWidget(self.numbers(), 1)
        self.body.addLayout(row)
        beside = self.touch if self.theme.is_wide else self.body
        if self.visit.due:
            beside.addWidget(self.money_notice())
        beside.addWidget(self.way_card())
        beside.addWidget(self.papers)
        self.put_in_dock(*self.copies, self.end)

    def numbers(self) -> QWidget:
        """How many and how long, under each other; below the ticket side by side."""
        both = QWidget()
        cards = QHBoxLayout(both) if self.theme.asks_singly else QVBoxLayout(both)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(self.theme.px("gutter"))
        self._ahead = NumberCard(self.theme, translate("Pages", "Before you"), icon="users")
        later = translate("Pages", "Please be there at"), translate("Pages", "Expected wait")
        self._wait = NumberCard(self.theme, later[0] if self._comes_later else later[1], icon="clock")
        for card in (self._ahead, self._wait):
            cards.addWidget(card, 1)
        self.show_numbers()
        return both

    def show_numbers(self) -> None:
        """Write on the cards of `numbers` how it stands now."""
        ahead = translate("Pages", "{count} ahead").format(count=self.visit.ahead)
        self._ahead.show_value(ahead, number=str(self.visit.ahead))
        if self._comes_later:
            clock = clock_text(self.choice.slot.starts)
            self._wait.show_value(clock, number=clock)
            return
        figures, minutes = minutes_text(self.visit.wait)
        self._wait.show_value(minutes, number=figures)

    @property
    def _comes_later(self) -> bool:
        """Nobody waits here for an hour until the clinic begins: the clock says more than minutes."""
        return self.visit.wait[0] >= HOUR and self.choice.slot.starts > self.view.now()

    def ticket_face(self) -> TicketFace:
        """What the card shows."""
        assert self.journey.department is not None
        name = mask_name(self.journey.patient.name) if self.journey.patient else ""
        what, who = department_name(self.journey.department.department), self.doctor()
        when = when_text(self.choice.slot, self.view.now().date())
        return TicketFace(translate("Pages", "Your number"), self.visit.ticket, name, what, who, when)

    def doctor(self) -> str:
        """Name and title."""
        return doctor_text(self.choice.clinic)

    def money_notice(self) -> Notice:
        """What has to be paid before anything else."""
        words = translate("Pages", "Please pay {amount} at a payment window first. Then go to the room.")
        kept = kept_text(self.choice.slot.starts.date(), self.view.now().date())
        words = told(words.format(amount=money_text(self.visit.due)), kept)
        return Notice(self.theme, words, "wait", icon="cash")

    def way_card(self) -> Card:
        """From here to the room."""
        card = Card(self.theme, padding="padding-s" if self.visit.due else "padding")
        card.column.setSpacing(self.theme.px("gap-s") * 2)
        if not self.theme.asks_singly:  # there it is the title
            self._way_words = Text(self.theme, translate("Pages", "The way"), type="label")
            card.column.addWidget(self._way_words)
            self._way_words.setHidden(self.visit.due > 0)  # the pictures tell it as well
        card.column.addWidget(WayStrip(self.theme, way_stops(self.choice.clinic.room)))
        return card

    def _make_buttons(self) -> None:
        self.reprint_ticket = self._reprint(translate("Pages", "Ticket again"), "receipt", "reprint_ticket")
        self.reprint_invoice = self._reprint(translate("Pages", "Invoice again"), "file-invoice", "reprint_invoice")
        self.copies = (self.reprint_ticket, self.reprint_invoice)
        self.end = Button(self.theme, translate("Pages", "Finish"), look=Looks.PRIMARY, type="title-s")
        self.end.clicked.connect(self._leave)

    def _reprint(self, words: str, icon: str, action: str) -> Button:
        height = "flow-button-h" if self.theme.is_large else "primary-button"
        button = Button(self.theme, words, icon=icon, type="body-l", height=height)
        button.setProperty("confirming", True)
        button.clicked.connect(lambda: self._ask_copy(action))
        if not self.theme.asks_singly:
            button.setFixedWidth(button.sizeHint().width())
        return button

    def _ask_copy(self, action: str) -> None:
        self.stay_longer()
        self.asked.emit(action, self.journey)

    def refresh(self, journey: Journey) -> None:
        """The printers have told how it went, and there is time to read that; the line may have moved."""
        is_news = journey.prints != self.journey.prints
        self.journey = journey
        self.show_numbers()
        if is_news:
            self.prompt.setText(self.prompt_text())
            self._show_papers()
            announce(self, told(*(news for news, _, _ in paper_news(journey.prints))))

    def _show_papers(self) -> None:
        prints = self.journey.prints
        for old in self._notices:
            old.hide()
            old.deleteLater()
        self._notices = [
            Notice(self.theme, news, NEWS_TONES[state], icon=icon) for news, state, icon in paper_news(prints)
        ]
        for notice in self._notices:
            self._news.addWidget(notice, 1)
            notice.show()
        self.place_papers()
        sorts = {outcome.sort for outcome in prints}
        self.reprint_ticket.setVisible(bool(prints))
        self.reprint_invoice.setVisible(PaperSort.INVOICE in sorts)
        if prints:
            self._seconds = self.stay()
        self._show_seconds()

    def has_trouble(self) -> bool:
        """Whether some paper may not have come out."""
        return has_trouble(self.journey.prints)

    def place_papers(self) -> None:
        """Trouble comes first, where it is seen without turning the page."""
        if self.has_trouble():
            column, index = (self.touch, 0) if self.theme.is_wide else (self.body, 1)
            column.insertWidget(index, self.papers)
            self._way_words.hide()

    def stay_longer(self) -> None:
        """Somebody reads or asks: the time begins again, unless the printer has it anyway."""
        self._seconds = max(self.stay(), self._seconds)
        self._show_seconds()

    def stay(self) -> int:
        """Seconds the page stays untouched once printed; trouble, large text and a signer take as long again."""
        is_long = self.theme.asks_singly or self.has_trouble()
        return self.view.done_seconds * (2 if is_long else 1)

    def tick(self) -> None:
        """A second has passed."""
        self._seconds -= 1
        self._show_seconds()
        if self._seconds <= 0:
            self._leave()

    def _show_seconds(self) -> None:
        has_room = self.theme.is_wide or not self.theme.is_small  # beside both copies
        is_counting = has_room and self._seconds <= self.stay()
        note = translate("Pages", "in {seconds} s").format(seconds=max(0, self._seconds)) if is_counting else ""
        self.end.set_words(translate("Pages", "Finish"), note)

    def _leave(self) -> None:
        self.ticking.stop()
        self.asked.emit("leave", self.journey)
