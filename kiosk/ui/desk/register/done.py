"""The end of a registration: the number, and what became of the papers."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.journey import Journey, PaperSort
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import joined, money_text, translate
from kiosk.ui.pages.done_words import NEWS_TONES, paper_news
from kiosk.ui.pages.visit_words import department_name, doctor_text, room_name, when_text
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Heading, Text

REPRINT_KEYS = {PaperSort.TICKET: "Alt+T", PaperSort.INVOICE: "Alt+I"}


class DoneCard(Card):
    """Emits ``reprint`` with the sort of paper that is wanted once more."""

    reprint = Signal(object)  # PaperSort

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("success-tint", "success", radius="radius-m"))
        self._theme = theme
        self.title = Heading(theme, "", type="display")
        self.where = Text(theme, "", type="body-l")
        self.due = Text(theme, "", type="body-l", colour="danger")
        for text in (self.title, self.where, self.due):
            self.column.addWidget(text)
        self._news = QVBoxLayout()
        self._news.setSpacing(theme.px("gap-s"))
        self.column.addLayout(self._news)
        self._notices: list[Notice] = []
        self.column.addLayout(self._again())
        self.hide()

    def _again(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("gap"))
        words = {
            PaperSort.TICKET: translate("Register", "Print the ticket again"),
            PaperSort.INVOICE: translate("Register", "Print the invoice again"),
        }
        self.again = {
            sort: KeyButton(self._theme, said, icon="printer", note=REPRINT_KEYS[sort]) for sort, said in words.items()
        }
        for sort, key in self.again.items():
            key.clicked.connect(lambda _checked=False, sort=sort: self.reprint.emit(sort))
            row.addWidget(key)
        row.addStretch(1)
        return row

    def show_journey(self, journey: Journey, today: date) -> None:
        """The visit, and the papers as they stand."""
        visit, choice, offer = journey.visit, journey.choice, journey.department
        if visit is None or choice is None or offer is None:
            return
        self.title.setText(translate("Register", "Number {ticket}").format(ticket=visit.ticket))
        room, when = room_name(choice.clinic.room), when_text(choice.slot, today)
        self.where.setText(joined(department_name(offer.department), doctor_text(choice.clinic), room, when))
        owes = translate("Register", "To be paid at a window: {amount}").format(amount=money_text(visit.due))
        self.due.setText(owes)
        self.due.setVisible(visit.due > 0)
        self._show_news(journey)
        for sort, key in self.again.items():
            key.setVisible(any(outcome.sort is sort for outcome in journey.prints))
        self.show()

    def _show_news(self, journey: Journey) -> None:
        for old in self._notices:
            self._news.removeWidget(old)
            old.hide()
            old.deleteLater()
        news = paper_news(journey.prints)
        self._notices = [Notice(self._theme, words, NEWS_TONES[state], icon=icon) for words, state, icon in news]
        for notice in self._notices:
            self._news.addWidget(notice)
