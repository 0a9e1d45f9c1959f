"""Pages that wait for a card or a code: where the reader is, and what comes from it."""

from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.errors import DomainError
from kiosk.flow.registration import with_card, with_code
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.language import translate
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.pictures import CardOnReader
from kiosk.ui.widgets.text import Text


class ReaderPage(Page):
    """The drawing and where the reader is; in large text the words need the room of the drawing."""

    folds = True

    def begin_with_picture(self) -> QVBoxLayout:
        """The column in which the words go on."""
        if self.theme.is_large:
            return self.body
        card = Card(self.theme)
        card.column.addWidget(CardOnReader(self.theme, "picture"))
        self.body.addWidget(card)
        return card.column

    def where_the_reader_is(self) -> Notice:
        """For whoever looks for it."""
        where = translate("Pages", "The reader is at the lower right of the screen, by the green light.")
        return Notice(self.theme, where, "plain", icon="id")

    def offer_other_ways(self, question: str) -> None:
        """In a demonstration a card that lies ready; then the question above the other ways."""
        if self.view.demo:
            words = translate("Pages", "Demo: use a sample card")
            button = Button(self.theme, words, icon="id", look=Looks.WARM, type="body-l", height="target")
            button.clicked.connect(lambda: self.asked.emit("demo_card", self.journey))
            self.touch.addWidget(button)
        self.touch.addWidget(Text(self.theme, question, type="body-l" if self.theme.is_large else "label"))

    def hear(self, heard: CardRead | CodeRead | DomainError) -> None:
        """A card or code: go on; one that was not read: say how to lay it."""
        if isinstance(heard, CardRead):
            self.answered.emit(with_card(self.journey, heard))
        elif isinstance(heard, CodeRead):
            self.answered.emit(with_code(self.journey, heard))
        else:
            self.complain(heard.patient)
