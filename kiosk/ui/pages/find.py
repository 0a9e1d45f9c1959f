"""Which number is asked about: the ticket's code, a card, or the ID number."""

from dataclasses import replace

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Way
from kiosk.flow.registration import with_card, with_code
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.language import translate
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.pictures import CardOnReader
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tile import RowTile


class FindPage(Page):
    """Waits for a code or a card; a tile to type the number instead."""

    folds = True

    def build(self) -> None:
        """What can be shown here, then the other way."""
        if self.theme.is_large:
            column = self.body
        else:
            card = Card(self.theme)
            card.column.addWidget(CardOnReader(self.theme, "picture"))
            self.body.addWidget(card)
            column = card.column
        if self.view.has_scanner:
            ticket = translate("Pages", "Hold the ticket's code in front of the scanner.")
            column.addWidget(Notice(self.theme, ticket, "plain", icon="qrcode"))
        where = translate("Pages", "The reader is at the lower right of the screen, by the green light.")
        column.addWidget(Notice(self.theme, where, "plain", icon="id"))
        if self.view.demo:
            self.touch.addWidget(self._demo_card())
        other = translate("Pages", "Nothing with you?")
        self.touch.addWidget(Text(self.theme, other, type="body-l" if self.theme.is_large else "label"))
        typing = self._typing()
        typing.clicked.connect(lambda: self.answered.emit(replace(self.journey, way=Way.TYPED)))
        self.touch.addWidget(typing)
        self.touch.addStretch(1)

    def _demo_card(self) -> Button:
        words = translate("Pages", "Demo: use a sample card")
        button = Button(self.theme, words, icon="id", look=Looks.WARM, type="body-l", height="target")
        button.clicked.connect(lambda: self.asked.emit("demo_card", self.journey))
        return button

    def _typing(self) -> Tappable:
        """A tile; in large text, where the rest needs the room, a button."""
        words = translate("Pages", "Type the number")
        if self.theme.is_large:
            return Button(self.theme, words, icon="keyboard", type="body-l", height="chip")
        return RowTile(self.theme, words, line=translate("Pages", "Your ID number"), icon="keyboard")

    def hear(self, heard: CardRead | CodeRead | DomainError) -> None:
        """A card or code: go on; one that was not read: say how to lay it."""
        if isinstance(heard, CardRead):
            self.answered.emit(with_card(self.journey, heard))
        elif isinstance(heard, CodeRead):
            self.answered.emit(with_code(self.journey, heard))
        else:
            self.complain(heard.patient)
