"""The way as stops on a dotted line."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.language import joined, told
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, Box, column_height, draw_box, draw_column, draw_icon


@dataclass(frozen=True)
class Stop:
    """Where one is or what one does, and a line about it."""

    words: str
    line: str
    icon: str


class WayStrip(Said):
    """Stops side by side; in large text on an upright panel under each other. The last one is where to go."""

    def __init__(self, theme: Theme, stops: tuple[Stop, ...]) -> None:
        super().__init__()
        self._theme, self._stops = theme, stops
        self._is_column = theme.is_large and not theme.is_wide
        self.setAccessibleName(told(*(joined(stop.words, stop.line) for stop in stops)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What it shows."""
        return self._stops

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(self._theme.px("next-button"), self._theme.px("stop") * 2)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        if self._is_column:
            return sum(self._row_height(stop, width) for stop in self._stops)
        share = self._share(width)
        words = max(column_height(self._theme, self._blocks(stop), share) for stop in self._stops)
        return self._theme.px("stop") + self._theme.px("gap-s") * 2 + words

    def _share(self, width: int) -> int:
        return width // len(self._stops) - self._theme.px("gap-s")

    def _row_left(self) -> int:
        return self._theme.px("stop") + self._theme.px("padding-s")

    def _row_height(self, stop: Stop, width: int) -> int:
        words = column_height(self._theme, self._blocks(stop), width - self._row_left())
        return max(self._theme.px("stop"), words) + self._theme.px("gap-s") * 2

    def _blocks(self, stop: Stop) -> tuple[Block, ...]:
        align = Qt.AlignmentFlag.AlignLeft if self._is_column else CENTRE
        line = (Block(stop.line, "caption", "ink-2", align),) if stop.line else ()
        return (Block(stop.words, "body-l", "ink", align), *line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots between circles, circles, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circles = self._column() if self._is_column else self._row()
        self._paint_dots(painter, circles)
        for stop, circle in zip(self._stops, circles, strict=True):
            self._paint_circle(painter, stop, circle)
            draw_column(painter, self._words(stop, circle), self._theme, self._blocks(stop))
        painter.end()

    def _row(self) -> list[QRect]:
        side, share = self._theme.px("stop"), self.width() / len(self._stops)
        return [QRect(round(share * (index + 0.5)) - side // 2, 0, side, side) for index in range(len(self._stops))]

    def _column(self) -> list[QRect]:
        side, y, circles = self._theme.px("stop"), 0, []
        for stop in self._stops:
            height = self._row_height(stop, self.width())
            circles.append(QRect(0, y + (height - side) // 2, side, side))
            y += height
        return circles

    def _words(self, stop: Stop, circle: QRect) -> QRect:
        if self._is_column:
            height = self._row_height(stop, self.width())
            return QRect(self._row_left(), circle.center().y() - height // 2, self.width() - self._row_left(), height)
        share = self._share(self.width())
        top = circle.bottom() + self._theme.px("gap-s")
        height = column_height(self._theme, self._blocks(stop), share)
        return QRect(circle.center().x() - share // 2, top, share, height)

    def _paint_dots(self, painter: QPainter, circles: list[QRect]) -> None:
        pen = QPen(self._theme.colour("primary"), self._theme.px("line-button"), Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        gap = self._theme.px("gap-s")
        for before, after in pairwise(circles):
            if self._is_column:
                x = before.center().x()
                painter.drawLine(x, before.bottom() + 2, x, after.top() - 2)
            else:
                y = before.center().y()
                painter.drawLine(before.right() + gap, y, after.left() - gap, y)

    def _paint_circle(self, painter: QPainter, stop: Stop, circle: QRect) -> None:
        is_goal = stop is self._stops[-1]
        box = Box("primary" if is_goal else "primary-tint", "", radius="stop")
        draw_box(painter, circle, self._theme, box)
        centre = (circle.center().x() + 1, circle.center().y() + 1)
        draw_icon(painter, self._theme, stop.icon, "on-primary" if is_goal else "primary", "icon-bar", centre)
