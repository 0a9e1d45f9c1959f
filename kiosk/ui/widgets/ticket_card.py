"""The queue number on a card in the shape of the paper ticket."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, column_height, draw_column
from kiosk.ui.widgets.runs import fitting

NUMBER_TYPES = ("number", "number-m", "display", "title")
LARGE_NUMBER_TYPES = NUMBER_TYPES[1:]  # the words around it need the room


@dataclass(frozen=True)
class TicketFace:
    """The words of a ticket, from the top: what the number is, the number, whose; below the line what for and when."""

    above: str
    number: str
    name: str
    what: str
    who: str
    when: str


class TicketCard(Said):
    """Not tappable; the number as large as it fits."""

    def __init__(self, theme: Theme, face: TicketFace) -> None:
        super().__init__()
        self._theme, self._face = theme, face
        self.setAccessibleName(joined(f"{face.above} {face.number}", face.name, face.what, face.who, face.when))
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
        foot = column_height(self._theme, self._foot(room), room)
        return max(self._theme.px("ticket"), self._head_height(room) + foot + 3 * self._pad())

    def _pad(self) -> int:
        return self._theme.px("padding-s")

    def _number_type(self, room: int) -> str:
        types = LARGE_NUMBER_TYPES if self._theme.is_large else NUMBER_TYPES
        return fitting(self._theme, self._face.number, types, room)

    def _number_height(self, room: int) -> int:
        """Figures have no descenders: a line of theirs needs less than a line of words."""
        return self._theme.metrics(self._number_type(room)).cap_height * 3 // 2

    def _above(self) -> Block:
        return Block(self._face.above, "body", "ink-2", CENTRE)

    def _name(self) -> Block:
        return Block(self._face.name, self._words_type(), "ink", CENTRE)

    def _head_height(self, room: int) -> int:
        return column_height(self._theme, (self._above(), self._name()), room) + self._number_height(room)

    def _words_type(self) -> str:
        return "body-l" if self._theme.is_large else "label"

    def _foot(self, room: int) -> tuple[Block, ...]:
        when = Block(self._face.when, "body", "ink-2", CENTRE)
        both = f"{self._face.what} · {self._face.who}"
        if self._theme.metrics(self._words_type()).advance(both) <= room:
            return Block(both, self._words_type(), "ink", CENTRE), when
        return *(self._fitted(words, room) for words in (self._face.what, self._face.who)), when

    def _fitted(self, words: str, room: int) -> Block:
        return Block(words, fitting(self._theme, words, (self._words_type(), "body-l", "body"), room), "ink", CENTRE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outline with notches, perforation, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - 2 * self._pad()
        foot = column_height(self._theme, self._foot(room), room) + 2 * self._pad()
        tear = self.height() - foot
        painter.setPen(QPen(self._theme.colour("line-soft"), self._theme.px("line")))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawPath(self._outline(tear))
        self._paint_perforation(painter, tear)
        self._paint_head(painter, QRect(self._pad(), 0, room, tear))
        draw_column(painter, QRect(self._pad(), tear, room, foot), self._theme, self._foot(room))
        painter.end()

    def _paint_head(self, painter: QPainter, rect: QRect) -> None:
        width = rect.width()
        above, number = column_height(self._theme, (self._above(),), width), self._number_height(width)
        top = rect.top() + (rect.height() - self._head_height(width)) // 2
        draw_column(painter, QRect(rect.left(), top, width, above), self._theme, (self._above(),))
        self._paint_number(painter, QRect(rect.left(), top + above, width, number))
        name = QRect(rect.left(), top + above + number, width, self._head_height(width) - above - number)
        draw_column(painter, name, self._theme, (self._name(),))

    def _paint_number(self, painter: QPainter, rect: QRect) -> None:
        type_ = self._number_type(rect.width())
        metrics = self._theme.metrics(type_)
        painter.setFont(self._theme.font(type_))
        painter.setPen(self._theme.colour("primary"))
        x = rect.center().x() - metrics.advance(self._face.number) // 2
        painter.drawText(x, rect.center().y() + metrics.cap_height // 2, self._face.number)

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
