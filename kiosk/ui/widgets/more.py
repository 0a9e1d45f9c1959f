"""What says that a list goes on, and leads there: strips in front of it, or on a small panel keys beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.paint import CENTRE, Block, block_size, draw_column, draw_icon

ENDLESS = 1 << 20  # pixels no line of words fills


class More(QWidget):
    """A strip in front of the first or last of what is shown; its button says that there is more, and leads there."""

    def __init__(self, theme: Theme, words: str, icon: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme, self._is_above = theme, icon == "chevron-up"
        self.button = Button(theme, words, icon=icon, look=Looks.QUIET, type="body", height="target", parent=self)
        self.button.setFixedHeight(self.button.heightForWidth(ENDLESS))
        row = QHBoxLayout(self)
        gap = theme.px("gap-s")
        row.setContentsMargins(theme.px("margin"), gap, theme.px("margin"), gap)
        row.addWidget(self.button)
        self.setFixedHeight(self.button.height() + 2 * gap)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, and a soft line where the list goes on behind it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        edge = self.rect().bottom() if self._is_above else 0
        painter.drawLine(0, edge, self.width(), edge)
        painter.end()


class TallKey(Button):
    """Stands beside what it turns, narrow and high: an arrow, and the words where they have room."""

    def __init__(self, theme: Theme, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, icon=icon, look=Looks.QUIET, type="caption", height="target", parent=parent)

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSize()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Arrow above words, or the arrow alone."""
        room = rect.width() - 4 * self.theme.px("focus")
        words, side = Block(self.words, self.type, self.ink(), CENTRE), self.theme.px("icon")
        size = block_size(self.theme, words, room)
        height = side + size.height()
        is_short = bool(self.words) and size.height() <= 2 * self.theme.metrics(self.type).height
        fits = is_short and size.width() <= room and height + 4 * self.theme.px("focus") <= rect.height()
        top = rect.center().y() - (height if fits else side) // 2
        draw_icon(painter, self.theme, self.icon_name, self.ink(), "icon", (rect.center().x(), top + side // 2))
        if fits:
            below = QRect(rect.center().x() - room // 2, top + side, room, size.height())
            draw_column(painter, below, self.theme, (words,))
