"""One step of a short instruction: its number in a circle, then the words."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_box, draw_column


class NumberedLine(Said):
    """Not tappable."""

    def __init__(self, theme: Theme, number: int, words: str) -> None:
        super().__init__()
        self._theme, self._number, self._words = theme, number, words
        self.setAccessibleName(f"{number}. {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Room for the circle."""
        return QSize(self._theme.px("target"), self._theme.px("step-circle"))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        words = block_size(self._theme, self._block(), width - self._left()).height()
        return max(self._theme.px("step-circle"), words)

    def _left(self) -> int:
        return self._theme.px("ring-s") + self._theme.px("padding-s")

    def _block(self) -> Block:
        return Block(self._words, "body")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle, number, words."""
        painter = QPainter(self)
        side = self._theme.px("step-circle")
        circle = QRect(0, (self.height() - side) // 2, side, side)
        draw_box(painter, circle, self._theme, Box("primary-tint", "", radius="step-circle"))
        draw_column(painter, circle, self._theme, (Block(str(self._number), "caption", "primary", CENTRE),))
        draw_column(painter, self.rect().adjusted(self._left(), 0, 0, 0), self._theme, (self._block(),))
        painter.end()
