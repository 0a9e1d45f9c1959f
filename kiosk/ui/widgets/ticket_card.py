"""The queue number on a card in the shape of the paper ticket."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, column_height, draw_column
from kiosk.ui.widgets.runs import fitting

NUMBER_TYPES = ("number", "number-m", "display", "title")


@dataclass(frozen=True)
class TicketFace:
    """The words of a ticket, from the top: what the number is, the number, whose; below the line what for and when."""

    above: str
    number: str
    name: str
    what: str
    when: str


class TicketCard(QWidget):
    """Not tappable; the number as large as it fits."""

    def __init__(self, theme: Theme, face: TicketFace) -> None:
        super().__init__()
        self._theme, self._face = theme, face
        self.setAccessibleName(f"{face.above} {face.number}, {face.name}, {face.what}, {face.when}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Half a page wide."""
        return QSize(self._theme.px("ticket") * 3 // 4, self._theme.px("ticket"))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        room = width - 2 * self._pad()
        head = column_height(self._theme, self._head(room), room)
        foot = column_height(self._theme, self._foot(), room)
        return max(self._theme.px("ticket"), head + foot + 3 * self._pad())

    def _pad(self) -> int:
        return self._theme.px("padding-s")

    def _head(self, room: int) -> tuple[Block, ...]:
        number = Block(
            self._face.number, fitting(self._theme, self._face.number, NUMBER_TYPES, room), "primary", CENTRE
        )
        above = Block(self._face.above, "body", "ink-2", CENTRE)
        return (above, number, Block(self._face.name, "label", "ink", CENTRE))

    def _foot(self) -> tuple[Block, ...]:
        return Block(self._face.what, "label", "ink", CENTRE), Block(self._face.when, "body", "ink-2", CENTRE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outline with notches, perforation, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - 2 * self._pad()
        foot = column_height(self._theme, self._foot(), room) + 2 * self._pad()
        tear = self.height() - foot
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawPath(self._outline(tear))
        self._paint_perforation(painter, tear)
        head = QRect(self._pad(), 0, room, tear)
        draw_column(painter, head, self._theme, self._head(room))
        draw_column(painter, QRect(self._pad(), tear, room, foot), self._theme, self._foot())
        painter.end()

    def _outline(self, tear: int) -> QPainterPath:
        half = self._theme.px("line") / 2
        radius = self._theme.px("radius")
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        notch = self._theme.px("notch")
        for x in (0, self.width()):
            hole = QPainterPath()
            hole.addEllipse(QPoint(x, tear), notch, notch)
            path = path.subtracted(hole)
        return path

    def _paint_perforation(self, painter: QPainter, tear: int) -> None:
        pen = QPen(self._theme.colour("line-soft"), self._theme.px("line-button"), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        edge = self._theme.px("notch") + self._theme.px("gap-s")
        painter.drawLine(edge, tear, self.width() - edge, tear)
