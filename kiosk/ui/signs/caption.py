"""The words of what is being signed, on a dark ground as captions are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box, draw_box
from kiosk.ui.widgets.text import Text

BOX = Box("caption-fill", "line-soft", radius="radius-m")
TYPES = ("title-s", "label", "body-l", "body", "caption")  # the largest that has room
WRAP = int(Qt.TextFlag.TextWordWrap)


class SignCaption(QFrame):
    """Keeps its height whatever it says; a long sentence takes a smaller type before it is cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Text(theme, "", type=TYPES[0], colour="on-caption")
        self._row = QHBoxLayout(self)
        pad = theme.px("padding-s")
        self._row.setContentsMargins(pad, theme.px("gap-s"), pad, theme.px("gap-s"))
        self._row.addWidget(self.words, 1)

    def say(self, words: str) -> None:
        """Show ``words`` instead."""
        if words != self.words.text():
            self.words.setText(words)
            self._fit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Other room, perhaps for another type."""
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().marginsRemoved(self._row.contentsMargins())
        fitting = (each for each in TYPES if self._fits(each, room))
        self.words.setFont(self._theme.font(next(fitting, TYPES[-1])))

    def _fits(self, type_: str, room: QRect) -> bool:
        ruler = self._theme.metrics(type_)
        return ruler.wrapped(self.words.text(), room.width(), WRAP).height() <= room.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dark box."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, BOX)
        painter.end()
