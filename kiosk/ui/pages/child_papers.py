"""Whether the child has a number of its own."""

from dataclasses import replace

from kiosk.ui.language import translate
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.tile import RowTile


class ChildPapersPage(QuestionPage):
    """Yes or no."""

    folds = True

    def build(self) -> None:
        """Two answers."""
        yes = RowTile(
            self.theme,
            translate("Pages", "Yes, type it"),
            line=translate("Pages", "18 digits, in the household book"),
            icon="keyboard",
        )
        yes.clicked.connect(lambda: self.answered.emit(replace(self.journey, child_numbered=True)))
        no = RowTile(
            self.theme,
            translate("Pages", "No number yet"),
            line=translate("Pages", "Name and birthday are enough"),
            icon="baby-carriage",
        )
        no.clicked.connect(lambda: self.answered.emit(replace(self.journey, child_numbered=False)))
        self.add_answers(yes, no)
