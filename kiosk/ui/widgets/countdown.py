"""A ring that empties beside words that say how long."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Gauge
from kiosk.ui.widgets.bars import draw_ring
from kiosk.ui.widgets.paint import Block, block_size, draw_column

PER_CENT = 100


class Countdown(Gauge):
    """Ring and words; whoever shows it tells what is left."""

    def __init__(self, theme: Theme, *, colour: str = "ink") -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self._words, self._share = "", 1.0
        self.setMinimumHeight(theme.px("ring-s"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_left(self, words: str, share: float) -> None:
        """``share`` (0 to 1) of the ring is left."""
        self._words, self._share = words, min(1.0, max(0.0, share))
        self.show_value(round(self._share * PER_CENT), PER_CENT, name=words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """Room for the ring."""
        return QSize(self._theme.px("target"), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        return max(self.minimumHeight(), block_size(self._theme, self._block(), width - self._left()).height())

    def _left(self) -> int:
        return self._theme.px("ring-s") + self._theme.px("padding-s")

    def _block(self) -> Block:
        return Block(self._words, "body", self._colour)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ring, words."""
        painter = QPainter(self)
        side, width = self._theme.px("ring-s"), self._theme.px("focus")
        ring = QRect(0, (self.height() - side) // 2, side, side).adjusted(width, width, -width, -width)
        draw_ring(painter, self._theme, ring, self._share, "focus")
        draw_column(painter, self.rect().adjusted(self._left(), 0, 0, 0), self._theme, (self._block(),))
        painter.end()
