"""Who are you: the card first, four other ways below, nobody is refused."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey, Way
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


class IdentifyPage(Page):
    """Waits for a card or code; tiles for the other ways."""

    folds = True

    def build(self) -> None:
        """The drawing, then the other ways."""
        if self.theme.is_large:
            column = self.body
        else:
            card = Card(self.theme)
            card.column.addWidget(CardOnReader(self.theme, "picture"))
            self.body.addWidget(card)
            column = card.column
        where = translate("Pages", "The reader is at the lower right of the screen, by the green light.")
        column.addWidget(Notice(self.theme, where, "plain", icon="id"))
        if self.view.has_scanner:
            words = translate("Pages", "Or hold your insurance or health code in front of the scanner.")
            column.addWidget(Notice(self.theme, words, "plain", icon="qrcode"))
        if self.view.demo:
            self._add_demo_card()
        other = translate("Pages", "No ID card with you?")
        self.touch.addWidget(Text(self.theme, other, type="body-l" if self.theme.is_large else "label"))
        self.touch.addLayout(self._ways())
        if not (
            self.theme.is_large or self.theme.shows_signer
        ):  # whoever is new reads it on the page of the privacy notice
            words = translate("Pages", "Used for your treatment only; the screen is cleared when you leave.")
            self.touch.addWidget(Text(self.theme, words, type="caption", colour="ink-2"))
        self.touch.addStretch(1)

    def _add_demo_card(self) -> None:
        button = Button(
            self.theme,
            translate("Pages", "Demo: use a sample card"),
            icon="id",
            look=Looks.WARM,
            type="body-l",
            height="target",
        )
        button.clicked.connect(lambda: self.asked.emit("demo_card", self.journey))
        self.touch.addWidget(button)

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

    def hear(self, heard: CardRead | CodeRead | DomainError) -> None:
        """A card or code: go on; one that was not read: say how to lay it."""
        if isinstance(heard, CardRead):
            self.answered.emit(with_card(self.journey, heard))
        elif isinstance(heard, CodeRead):
            self.answered.emit(with_code(self.journey, heard))
        else:
            self.complain(heard.patient)
