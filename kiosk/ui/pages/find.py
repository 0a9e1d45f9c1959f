"""Which number is asked about: the ticket's code, a card, or the ID number."""

from dataclasses import replace

from kiosk.domain.journey import Way
from kiosk.ui.language import translate
from kiosk.ui.pages.at_reader import ReaderPage
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.tile import RowTile


class FindPage(ReaderPage):
    """Waits for a code or a card; a tile to type the number instead."""

    def build(self) -> None:
        """What can be shown here, then the other way."""
        column = self.begin_with_picture()
        if self.view.has_scanner:
            column.addWidget(Notice(self.theme, self.code_words(), "plain", icon="qrcode"))
        column.addWidget(self.where_the_reader_is())
        self.offer_other_ways(translate("Pages", "Nothing with you?"))
        typing = self._typing()
        typing.clicked.connect(lambda: self.answered.emit(replace(self.journey, way=Way.TYPED)))
        self.touch.addWidget(typing)
        self.touch.addStretch(1)

    def code_words(self) -> str:
        """Which code is read here."""
        return translate("Pages", "Hold the ticket's code in front of the scanner.")

    def _typing(self) -> Tappable:
        """A tile; in large text, where the rest needs the room, a button."""
        words = translate("Pages", "Type the number")
        if self.theme.is_large:
            return Button(self.theme, words, icon="keyboard", type="body-l", height="chip")
        return RowTile(self.theme, words, line=translate("Pages", "Your ID number"), icon="keyboard")
