"""What came of cancelling: the visit is cancelled, and one of three things is true of the money."""

from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.cancel_views import Cancelled
from kiosk.domain.journey import Journey, PrintState
from kiosk.domain.paying import RefundState
from kiosk.flow.cancelling import print_reversal
from kiosk.ui.language import money_parts, money_text, say, told, translate
from kiosk.ui.pages.cancel_words import arrival_facts, back_text, gone_text, sum_words, visit_facts
from kiosk.ui.pages.page import Page
from kiosk.ui.theme import VOICE
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.facts import FactLine, Rule, TotalLine
from kiosk.ui.widgets.result_card import Mark, ResultCard
from kiosk.ui.widgets.text import Text

MARKS = {
    RefundState.DONE: ("check", "on-success", "success"),
    RefundState.UNKNOWN: ("refresh", "warning", "warning-tint"),
    RefundState.REFUSED: ("circle-dashed", "ink", "sunken"),
}


class CancelledPage(Page):
    """Ends by its button; what becomes of the money is followed while it is shown."""

    folds = True
    folds_small = False  # facts need the whole width there

    @property
    def done(self) -> Cancelled:
        """What came of it."""
        assert self.journey.cancelled is not None
        return self.journey.cancelled

    def build(self) -> None:
        """The result, what was cancelled, when the money comes, the red invoice for who wants it, the way out."""
        for widget in (self.title, self.prompt):  # the result is what this page is about
            widget.hide()
        self.card, self.visit, self.arrival = self._cards()
        for card in (self.card, self.visit, self.arrival):
            self._column_of(card).addWidget(card)
        self.paper = Notice(self.theme, "", "good", icon="printer")
        self.body.addWidget(self.paper)
        self.touch.addWidget(self._print_button())
        self.touch.addStretch(1)
        self.end = Button(self.theme, translate("Pages", "Finish"), look=Looks.PRIMARY, type="title-s")
        self.end.clicked.connect(lambda: self.asked.emit("leave", self.journey))
        self.put_in_dock(self.end)
        self._show_paper()

    def _print_button(self) -> Button:
        words, note = translate("Pages", "Print the refund paper"), translate("Pages", "for your records")
        note = "" if self.theme.asks_singly or self.theme.is_wide else note
        self.print = Button(self.theme, words, icon="printer", note=note, height="flow-button-h")
        self.print.clicked.connect(lambda: self.wanted.emit(print_reversal))
        return self.print

    def _cards(self) -> tuple[ResultCard, Card, Card]:
        return self._card(), self._visit(), self._arrival()

    def _column_of(self, card: Card) -> QVBoxLayout:
        """Beside the result on a lying panel stands what becomes of the money."""
        return self.touch if self.theme.is_wide and card is self.arrival else self.body

    @property
    def _has_room(self) -> bool:
        """Whether all of the visit is shown; else its number."""
        theme = self.theme
        return not (theme.is_large or theme.is_dear or theme.is_wide or VOICE in theme.modes)

    def _facts(self) -> tuple[tuple[str, str], ...]:
        assert self.journey.offer is not None
        return visit_facts(self.journey.offer, self.view.now().date())

    def _visit(self) -> Card:
        """What is cancelled, and the sum; where there is no room for it, the page before has said it."""
        card = Card(self.theme)
        for what, value in self._facts():
            card.column.addWidget(FactLine(self.theme, what, value))
        if self.done.amount:
            card.column.addSpacing(self.theme.px("gap-s"))
            card.column.addWidget(Rule(self.theme))
            card.column.addWidget(TotalLine(self.theme, sum_words(self.done.state), money_parts(self.done.amount)))
        if not self._has_room:
            card.hide()
        return card

    def _arrival(self) -> Card:
        """When the money comes, or where it is; nothing where none was paid."""
        is_bare = self.theme.is_large or self.theme.is_dear
        card = Card(self.theme, padding="padding-s" if is_bare else "padding")
        is_refused = self.done.state is RefundState.REFUSED
        titles = translate("Pages", "When your money comes"), translate("Pages", "How you get your money")
        if not is_bare:
            card.column.addWidget(Text(self.theme, titles[is_refused], type="label"))
        for what, value in arrival_facts(self.done.state):
            card.column.addWidget(FactLine(self.theme, what, value))
        if not self.done.amount:
            card.hide()
        return card

    def refresh(self, journey: Journey) -> None:
        """The money is known, or the paper has come."""
        before, self.journey = self.done, journey
        if self.done != before:
            self._renew()
            announce(self, told(self.card.title, self.card.sentence))
        self.calm()
        self._show_paper()

    def _renew(self) -> None:
        before, after = (self.card, self.visit, self.arrival), self._cards()
        for old, new in zip(before, after, strict=True):
            self._column_of(old).replaceWidget(old, new)
            old.hide()
            old.deleteLater()
        self.card, self.visit, self.arrival = after

    def _card(self) -> ResultCard:
        icon, ink, fill = MARKS[self.done.state]
        title, sentence = self._words()
        self.setAccessibleName(title)
        card = ResultCard(self.theme, title, sentence, mark=Mark(self.theme, icon, ink=ink, fill=fill))
        if not self._has_room:
            card.column.addWidget(FactLine(self.theme, *self._facts()[0]))
        return card

    def _words(self) -> tuple[str, str]:
        """The result and what it means."""
        amount, wallet = self.done.amount, self.done.wallet
        if not amount:
            return translate("Pages", "Cancelled"), translate("Pages", "You had not paid. There is nothing more to do.")
        noted = translate("Pages", "You need do nothing more.")
        yours = translate("Pages", "{amount} is still yours. A payment window gives it to you.")
        return {
            RefundState.DONE: (translate("Pages", "Cancelled and refunded"), gone_text(amount, wallet)),
            RefundState.UNKNOWN: (
                translate("Pages", "Cancelled. Money on its way."),
                told(back_text(amount, wallet), noted),
            ),
            RefundState.REFUSED: (
                translate("Pages", "Cancelled. Nothing went back yet."),
                yours.format(amount=money_text(amount)),
            ),
        }[self.done.state]

    def _show_paper(self) -> None:
        """Offered where there is one, and said how it went."""
        papers = self.journey.prints
        self.print.setVisible(self.done.has_reversal and not papers)
        self.paper.setVisible(bool(papers))
        if not papers:
            return
        words = papers[0].words
        is_out = papers[0].state in (PrintState.CONFIRMED, PrintState.SENT)
        usual = translate("Pages", "Please take your paper from the slot below.")
        self.paper.say(usual if words is None or is_out else say(words))
