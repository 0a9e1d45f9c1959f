"""Somebody has several numbers today: which one is asked about?"""

from dataclasses import replace
from functools import partial

from kiosk.domain.queue_views import InLine
from kiosk.ui.language import clock_text, translate
from kiosk.ui.pages.line_words import department_of, place_of
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.tile import RowTile


class TicketsPage(QuestionPage):
    """Answers with the number in hand."""

    def build(self) -> None:
        """A tile for each."""
        self.add_answers(*(self._tile(line) for line in self.journey.lines))

    def _tile(self, line: InLine) -> RowTile:
        title = translate("Pages", "Number {ticket}").format(ticket=line.label)
        what = " · ".join((department_of(line), place_of(line), clock_text(line.starts)))
        tile = RowTile(self.theme, title, line=what, icon="receipt")
        tile.clicked.connect(partial(self._choose, line))
        return tile

    def _choose(self, line: InLine) -> None:
        self.answered.emit(replace(self.journey, line=line))
