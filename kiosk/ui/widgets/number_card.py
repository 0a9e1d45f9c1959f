"""One number that matters, with its icon, what it is and its unit."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import Block, Box, block_size, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.runs import (
    Phrase,
    Run,
    draw_flow,
    draw_phrase,
    emphasised,
    flow_height,
    phrase_height,
    phrase_width,
)

SIZES = (("display", "label"), ("title", "label"), ("title", "body-l"), ("title-s", "body"), ("body-l", "body-l"))
LARGE_SIZES = (("label", "caption"), ("body", "caption"))


class NumberCard(Said):
    """What the number is, and the number."""

    def __init__(self, theme: Theme, what: str, *, icon: str) -> None:
        super().__init__()
        self._theme, self._what, self._icon = theme, what, icon
        self._value = self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_value(self, value: str, *, number: str) -> None:
        """Show ``value``, the ``number`` in it larger."""
        self._value, self._number = value, number
        self.setAccessibleName(f"{self._what} {value}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Half a page wide."""
        return QSize(self._theme.px("ticket") * 3 // 4, self._theme.px("target"))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        if self._theme.is_large:
            words = flow_height(self._theme, self._flow(width), self._flow_rect(width).width(), self._gap())
        else:
            room = self._words(QRect(0, 0, width, 0)).width()
            words = block_size(self._theme, self._above(), room).height()
            words += phrase_height(self._theme, self._phrase(room))
        return words + 2 * self._theme.px("padding-s")

    def _gap(self) -> int:
        return self._theme.px("gap-s") * 2

    def _flow_rect(self, width: int) -> QRect:
        pad = self._theme.px("padding-s")
        return QRect(pad, pad, width - 2 * pad, 0)

    def _flow(self, width: int) -> tuple[Phrase, ...]:
        """Large text has no room for the icon: what it is and the value on one line, if they fit."""
        room = self._flow_rect(width).width()
        return (Run(self._what, "caption", "ink-2"),), self._phrase(room)

    def _above(self) -> Block:
        return Block(self._what, "body", "ink-2")

    def _phrase(self, room: int) -> Phrase:
        """The value in the largest sizes that fit."""
        phrases = [
            emphasised(self._value, self._number, Run("", small, "ink"), Run("", large, "ink"))
            for large, small in (LARGE_SIZES if self._theme.is_large else SIZES)
        ]
        return next((phrase for phrase in phrases if phrase_width(self._theme, phrase) <= room), phrases[-1])

    def _words(self, rect: QRect) -> QRect:
        pad = self._theme.px("padding-s") * 3 // 2
        return rect.adjusted(pad + self._theme.px("holder-s") + self._theme.px("gap"), 0, -pad // 2, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, holder, words."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, Box("surface", "line-soft"))
        if self._theme.is_large:
            spare = self.height() - self.heightForWidth(self.width())
            rect = self._flow_rect(self.width()).translated(0, spare // 2)
            draw_flow(painter, rect, self._theme, self._flow(self.width()), self._gap())
        else:
            self._paint_beside_icon(painter)
        painter.end()

    def _paint_beside_icon(self, painter: QPainter) -> None:
        side, pad = self._theme.px("holder-s"), self._theme.px("padding-s") * 3 // 2
        holder = QRect(pad, (self.height() - side) // 2, side, side)
        draw_box(painter, holder, self._theme, Box("primary-tint", "", radius="radius-m"))
        centre = (holder.center().x() + 1, holder.center().y() + 1)
        draw_icon(painter, self._theme, self._icon, "primary", "icon-bar", centre)
        words = self._words(self.rect())
        phrase, above = self._phrase(words.width()), block_size(self._theme, self._above(), words.width()).height()
        top = (self.height() - above - phrase_height(self._theme, phrase)) // 2
        draw_column(painter, QRect(words.left(), top, words.width(), above), self._theme, (self._above(),))
        draw_phrase(painter, self._theme, phrase, (words.left(), top + above))
