"""The requests for help, the oldest first, and what is said with the one in hand."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.text import Heading


class HelpPage(QWidget):
    """Who waits for somebody."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(Heading(view.theme, translate("Desk", "Help"), type="title"))
        column.addStretch(1)
