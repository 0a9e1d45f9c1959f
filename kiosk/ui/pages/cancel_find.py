"""Whose visit is cancelled: a card, an insurance code, or the ID number; a ticket alone is not enough for money."""

from kiosk.ui.language import translate
from kiosk.ui.pages.find import FindPage


class CancelFindPage(FindPage):
    """As where a number is looked up, without the ticket."""

    def code_words(self) -> str:
        """Which code is read here."""
        return translate("Pages", "Or hold your insurance code in front of the scanner.")
