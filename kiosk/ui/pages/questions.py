"""Pages that ask one thing with two or three large answers."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.tappable import Tappable


class QuestionPage(Page):
    """Answers under each other, under whatever has to be read first."""

    def add_answers(self, *answers: Tappable) -> None:
        """Lay the answers out."""
        for answer in answers:
            self.touch.addWidget(answer)
        self.touch.addStretch(1)

    def add_reading(self, *widgets: QWidget) -> None:
        """What has to be read first."""
        for widget in widgets:
            self.body.addWidget(widget)
