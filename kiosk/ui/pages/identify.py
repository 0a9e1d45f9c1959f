"""Who are you: the card first, four other ways below, nobody is refused."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout

from kiosk.domain.journey import Journey, Way
from kiosk.ui.language import translate
from kiosk.ui.pages.at_reader import ReaderPage
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tile import RowTile


class IdentifyPage(ReaderPage):
    """Waits for a card or code; tiles for the other ways."""

    def build(self) -> None:
        """The drawing, then the other ways."""
        column = self.begin_with_picture()
        column.addWidget(self.where_the_reader_is())
        if self.view.has_scanner:
            words = translate("Pages", "Or hold your insurance or health code in front of the scanner.")
            column.addWidget(Notice(self.theme, words, "plain", icon="qrcode"))
        self.offer_other_ways(translate("Pages", "No ID card with you?"))
        self.touch.addLayout(self._ways())
        if not (
            self.theme.is_large or self.theme.shows_signer
        ):  # whoever is new reads it on the page of the privacy notice
            words = translate("Pages", "Used for your treatment only; the screen is cleared when you leave.")
            self.touch.addWidget(Text(self.theme, words, type="caption", colour="ink-2"))
        self.touch.addStretch(1)

    def _ways(self) -> QGridLayout:
        typed = replace(self.journey, way=Way.TYPED)
        ways: tuple[tuple[str, str, str, Journey], ...] = (
            (translate("Pages", "Type the number"), translate("Pages", "Your ID number"), "keyboard", typed),
            (
                translate("Pages", "Another paper"),
                translate("Pages", "Passport, permit …"),
                "world",
                replace(typed, picks_paper=True),
            ),
            (
                translate("Pages", "For a child"),
                translate("Pages", "With a parent"),
                "mood-kid",
                replace(self.journey, way=Way.CHILD),
            ),
            (
                translate("Pages", "No papers"),
                translate("Pages", "You can still see a doctor"),
                "user-question",
                replace(self.journey, way=Way.NO_PAPERS),
            ),
        )
        grid = QGridLayout()
        grid.setSpacing(self.theme.px("bar-gutter" if self.theme.is_large else "gutter"))
        columns = 1 if self.theme.is_small else 2
        for index, (title, line, icon, answer) in enumerate(ways):
            tile = self._way(title, line, icon)
            tile.clicked.connect(lambda _checked=False, answer=answer: self.answered.emit(answer))
            grid.addWidget(tile, index // columns, index % columns)
        return grid

    def _way(self, title: str, line: str, icon: str) -> Tappable:
        """A tile; where it would be narrower than its words, a button."""
        if self.theme.is_large and self.theme.is_wide:
            return Button(self.theme, title, icon=icon, type="body-l", height="chip")
        is_short = self.theme.is_large or self.theme.is_small or (self.theme.shows_signer and self.theme.lies)
        return RowTile(self.theme, title, line="" if is_short else line, icon=icon)
