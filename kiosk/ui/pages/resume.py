"""Somebody came back within ten minutes: go on, or begin again."""

from dataclasses import replace

from kiosk.ui.language import translate
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.tile import RowTile


class ResumePage(QuestionPage):
    """Two answers; what was chosen is shown only where it is gone on with."""

    def build(self) -> None:
        """Go on first: it is what most people came back for."""
        go_on = RowTile(
            self.theme,
            translate("Pages", "Go on"),
            line=translate("Pages", "Where I stopped, with everything I chose"),
            icon="corner-up-right",
        )
        go_on.clicked.connect(lambda: self.answered.emit(replace(self.journey, goes_on=True)))
        again = RowTile(
            self.theme,
            translate("Pages", "Start again"),
            line=translate("Pages", "What I chose before is cleared"),
            icon="refresh",
        )
        again.clicked.connect(lambda: self.answered.emit(replace(self.journey, goes_on=False)))
        self.add_answers(go_on, again)
