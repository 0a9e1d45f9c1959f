"""Clear pages for what the kiosk cannot do now: closed, no connection, out of order."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card, Icon
from kiosk.ui.widgets.dialog import Spinner
from kiosk.ui.widgets.paint import CENTRE
from kiosk.ui.widgets.text import Heading, Text


@dataclass(frozen=True)
class Trouble:
    """What is wrong, what it means, what to do; ``icon`` by name, ``is_waiting`` when it mends itself."""

    icon: str
    title: str
    line: str
    advice: str
    is_waiting: bool = False
    sign: str = "out_of_order"  # key of its clip


class TroublePage(QWidget):
    """One message, large and calm."""

    def __init__(self, theme: Theme, trouble: Trouble) -> None:
        super().__init__()
        self.sign = trouble.sign
        outer = QVBoxLayout(self)
        margin = theme.px("margin")
        outer.setContentsMargins(margin, margin, margin, margin)
        card = Card(theme)
        card.column.setSpacing(theme.px("gap"))
        icon = Icon(theme, trouble.icon, size="icon-hero", holder="hero-icon")
        card.column.addWidget(icon, 0, CENTRE)
        icon.setHidden(theme.is_small and theme.is_large)  # the words need its room
        card.column.addWidget(Heading(theme, trouble.title, type="title", align=CENTRE))
        card.column.addWidget(Text(theme, trouble.line, type="body-l", colour="ink-2", align=CENTRE))
        if trouble.is_waiting:
            card.column.addWidget(Spinner(theme))
        card.column.addWidget(Text(theme, trouble.advice, type="body-l", align=CENTRE))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        card.setMaximumWidth(theme.px("content-w"))
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
        self.setAccessibleName(trouble.title)
