"""Somebody of this name and birthday is known: better ask than keep two files."""

from kiosk.ui.language import translate
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.tile import RowTile


class NamesakesPage(QuestionPage):
    """A warning, and the two ways on."""

    folds = True

    def build(self) -> None:
        """Been here: a person joins the files. New: go on."""
        self.add_reading(
            Notice(
                self.theme,
                translate(
                    "Pages",
                    "If you came before with another paper, staff can find your file, so your records stay together.",
                ),
                "info",
            )
        )
        known = RowTile(
            self.theme,
            translate("Pages", "Yes, I was here before"),
            line=translate("Pages", "Staff will find your file"),
            icon="headset",
        )
        known.clicked.connect(lambda: self.asked.emit("help", self.journey))
        new = RowTile(
            self.theme,
            translate("Pages", "No, I am new here"),
            line=translate("Pages", "Go on registering"),
            icon="user-check",
        )
        new.clicked.connect(lambda: self.answered.emit(self.journey))
        self.add_answers(known, new)
