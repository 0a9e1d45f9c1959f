"""Which visit is cancelled: those that can be are tapped, the others say why not and who helps."""

from dataclasses import replace
from functools import partial

from kiosk.domain.cancel_views import CancelOffer
from kiosk.ui.language import joined, say, translate
from kiosk.ui.pages.cancel_words import back_note, time_text, what_text
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tile import RowTile


class CancelVisitsPage(QuestionPage):
    """Answers with the visit in hand; first of all what went back meanwhile."""

    tells = True

    def title_text(self) -> str:
        """The question; without an answer to it, that there is none."""
        return super().title_text() if self._can() else translate("Pages", "There is nothing to cancel here")

    def prompt_text(self) -> str:
        """That nothing happens by a tap alone, where there is something to tap."""
        return super().prompt_text() if self._can() else ""

    def build(self) -> None:
        """A tile for each visit that can be cancelled here, a card for each other."""
        can = self._can()
        self.add_reading(*(self._card(each) for each in self.journey.offers if each.why_not is not None))
        self.add_answers(*(map(self._tile, can) if can else (self._end(),)))

    def _can(self) -> list[CancelOffer]:
        return [each for each in self.journey.offers if each.why_not is None]

    def _end(self) -> Button:
        button = Button(self.theme, translate("Pages", "Finish"), look=Looks.PRIMARY, type="title-s")
        button.clicked.connect(lambda: self.asked.emit("leave", self.journey))
        return button

    def _named(self, offer: CancelOffer) -> str:
        return translate("Pages", "Number {ticket}").format(ticket=offer.ticket)

    def _what(self, offer: CancelOffer) -> str:
        return " · ".join((what_text(offer), time_text(offer, self.view.now().date())))

    def _tile(self, offer: CancelOffer) -> RowTile:
        title = joined(self._named(offer), back_note(offer.amount, offer.wallet))
        tile = RowTile(self.theme, title, line=self._what(offer), icon="arrow-back-up")
        tile.clicked.connect(partial(self._choose, offer))
        return tile

    def _card(self, offer: CancelOffer) -> Card:
        assert offer.why_not is not None
        card = Card(self.theme, padding="padding-s")
        card.column.addWidget(Text(self.theme, self._named(offer), type="label"))
        card.column.addWidget(Text(self.theme, self._what(offer), type="caption", colour="ink-2"))
        card.column.addWidget(Notice(self.theme, say(offer.why_not), "info"))
        return card

    def _choose(self, offer: CancelOffer) -> None:
        self.answered.emit(replace(self.journey, offer=offer, told=()))
