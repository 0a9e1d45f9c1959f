"""A result said large: a mark, what it is, what it means, and what comes next."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box, draw_box, draw_icon
from kiosk.ui.widgets.text import Heading, Text


class Mark(QWidget):
    """An icon in a round field."""

    def __init__(self, theme: Theme, icon: str, *, ink: str, fill: str) -> None:
        super().__init__()
        self._theme, self._icon, self._ink, self._fill = theme, icon, ink, fill
        self.setFixedSize(theme.px("mark"), theme.px("mark"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Field, icon."""
        painter = QPainter(self)
        draw_box(painter, QRect(self.rect()), self._theme, Box(self._fill, "", radius="mark"))
        centre = self.rect().center()
        draw_icon(painter, self._theme, self._icon, self._ink, "icon-mark", (centre.x() + 1, centre.y() + 1))
        painter.end()


class ResultCard(Card):
    """Mark beside a title and a sentence; more goes into ``column``."""

    def __init__(self, theme: Theme, title: str, sentence: str, *, mark: Mark) -> None:
        super().__init__(theme)
        self.column.setSpacing(theme.px("gap"))
        row = QHBoxLayout()
        row.setSpacing(theme.px("padding"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px("gap-s"))
        words.addWidget(Heading(theme, title, type="title-s" if theme.is_large and theme.is_wide else "title"))
        words.addWidget(Text(theme, sentence, type="body-l", colour="ink-2"))
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.title, self.sentence = title, sentence
