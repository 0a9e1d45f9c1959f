"""Pages that ask one thing with two or three large answers."""

from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.tappable import Tappable

FEW = 2  # answers that stand well alone on a lying panel


class QuestionPage(Page):
    """Answers under each other, under whatever has to be read first."""

    def add_answers(self, *answers: Tappable) -> None:
        """Lay the answers out; many of them in pairs on a lying panel, where height is what lacks."""
        grid = QGridLayout()
        grid.setSpacing(self.theme.px("gutter"))
        has_room = self.theme.is_wide and not self.theme.is_large and not self.theme.is_small
        columns = 2 if len(answers) > FEW and has_room and not self.folds else 1
        for index, answer in enumerate(answers):
            grid.addWidget(answer, index // columns, index % columns)
        self.touch.addLayout(grid)
        self.touch.addStretch(1)

    def add_reading(self, *widgets: QWidget) -> None:
        """What has to be read first."""
        for widget in widgets:
            self.body.addWidget(widget)
