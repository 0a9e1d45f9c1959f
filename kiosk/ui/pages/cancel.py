"""Before a visit is cancelled: which one, what happens then, and a press that is meant."""

from kiosk.domain.cancel_views import CancelOffer
from kiosk.domain.masking import mask_name
from kiosk.ui.language import money_parts, translate
from kiosk.ui.pages.cancel_words import back_text, visit_facts
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.facts import FactLine, Rule, TotalLine
from kiosk.ui.widgets.numbered_line import NumberedLine


class CancelPage(Page):
    """Answers only when the patient wants it; keeping the visit is what is urged."""

    folds = True
    folds_small = False  # facts and the sum need the whole width there

    @property
    def offer(self) -> CancelOffer:
        """The visit in hand."""
        assert self.journey.offer is not None
        return self.journey.offer

    def build(self) -> None:
        """The visit on a card, what happens on another, two answers."""
        self.body.addWidget(self._visit())
        self.body.addWidget(self._then())
        height = "flow-button-h" if self.theme.is_large else "primary-button"
        words = translate("Pages", "Keep my visit")
        self.keep = Button(self.theme, words, icon="check", look=Looks.PRIMARY, type="title-s", height=height)
        self.keep.clicked.connect(lambda: self.asked.emit("leave", self.journey))
        words = translate("Pages", "Yes, cancel this visit")
        self.go = Button(self.theme, words, icon="arrow-back-up", height=height)
        self.go.setProperty("confirming", True)
        self.go.clicked.connect(lambda: self.answered.emit(self.journey))
        for button in (self.keep, self.go):
            self.touch.addWidget(button)
        self.touch.addStretch(1)

    def _visit(self) -> Card:
        card = Card(self.theme, padding="padding-s" if self.theme.is_large else "padding")
        name = mask_name(self.journey.patient.name) if self.journey.patient else ""
        facts = (translate("Pages", "Patient"), name), *visit_facts(self.offer, self.view.now().date())
        for what, value in facts:
            card.column.addWidget(FactLine(self.theme, what, value))
        if self.offer.amount:
            card.column.addSpacing(0 if self.theme.is_dear else self.theme.px("gap-s"))
            card.column.addWidget(Rule(self.theme))
            total = TotalLine(self.theme, translate("Pages", "Refund"), money_parts(self.offer.amount))
            card.column.addWidget(total)
        return card

    def _then(self) -> Card:
        card = Card(self.theme, padding="padding-s" if self.theme.is_large else "padding")
        steps = (
            translate("Pages", "Your place goes to somebody else."),
            back_text(self.offer.amount, self.offer.wallet),
        )
        for number, step in enumerate(steps, 1):
            card.column.addWidget(NumberedLine(self.theme, number, step))
        return card
