"""What came of cancelling: the visit is cancelled, and one of three things is true of the money."""

from kiosk.domain.cancel_views import Cancelled
from kiosk.domain.journey import Journey, PrintState
from kiosk.domain.paying import RefundState
from kiosk.flow.cancelling import print_reversal
from kiosk.ui.language import money_text, say, told, translate
from kiosk.ui.pages.cancel_words import back_text
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.result_card import Mark, ResultCard

MARKS = {
    RefundState.DONE: ("check", "on-success", "success"),
    RefundState.UNKNOWN: ("refresh", "warning", "warning-tint"),
    RefundState.REFUSED: ("circle-dashed", "ink", "sunken"),
}


class CancelledPage(Page):
    """Ends by its button; what becomes of the money is followed while it is shown."""

    folds = True

    @property
    def done(self) -> Cancelled:
        """What came of it."""
        assert self.journey.cancelled is not None
        return self.journey.cancelled

    def build(self) -> None:
        """The result, the red invoice for who wants it, the way out."""
        for widget in (self.title, self.prompt):  # the result is what this page is about
            widget.hide()
        self.card = self._card()
        self.body.addWidget(self.card)
        self.paper = Notice(self.theme, "", "good", icon="printer")
        self.body.addWidget(self.paper)
        words = translate("Pages", "Print the refund paper")
        self.print = Button(self.theme, words, icon="printer", height="flow-button-h")
        self.print.clicked.connect(lambda: self.wanted.emit(print_reversal))
        self.touch.addWidget(self.print)
        self.touch.addStretch(1)
        self.end = Button(self.theme, translate("Pages", "Finish"), look=Looks.PRIMARY, type="title-s")
        self.end.clicked.connect(lambda: self.asked.emit("leave", self.journey))
        self.put_in_dock(self.end)
        self._show_paper()

    def refresh(self, journey: Journey) -> None:
        """The money is known, or the paper has come."""
        before, self.journey = self.done, journey
        if self.done != before:
            old, self.card = self.card, self._card()
            self.body.replaceWidget(old, self.card)
            old.hide()
            old.deleteLater()
            announce(self, told(self.card.title, self.card.sentence))
        self.calm()
        self._show_paper()

    def _card(self) -> ResultCard:
        icon, ink, fill = MARKS[self.done.state]
        title, sentence = self._words()
        self.setAccessibleName(title)
        return ResultCard(self.theme, title, sentence, mark=Mark(self.theme, icon, ink=ink, fill=fill))

    def _words(self) -> tuple[str, str]:
        """The result and what it means."""
        amount, back = money_text(self.done.amount), back_text(self.done.amount, self.done.wallet)
        if not self.done.amount:
            return translate("Pages", "Cancelled"), translate("Pages", "You had not paid. There is nothing more to do.")
        return {
            RefundState.DONE: (
                translate("Pages", "Cancelled and refunded"),
                translate("Pages", "{back}. Your phone may show it a little later.").format(back=back),
            ),
            RefundState.UNKNOWN: (
                translate("Pages", "Cancelled. The money is on its way."),
                translate("Pages", "{back}. It is noted; there is nothing more to do.").format(back=back),
            ),
            RefundState.REFUSED: (
                translate("Pages", "Cancelled. Nothing went back yet."),
                translate("Pages", "{amount} is still yours. A payment window gives it to you.").format(amount=amount),
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
