"""States in order, the one in hand marked by box, colour and weight."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.language import told
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, Box, column_height, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.runs import fitting


@dataclass(frozen=True)
class State:
    """A state: ``ink`` and ``tint`` are its colours while it holds."""

    words: str
    line: str
    icon: str
    ink: str
    tint: str


class StateStrip(Said):
    """Not tappable."""

    def __init__(self, theme: Theme, states: tuple[State, ...], current: int) -> None:
        super().__init__()
        self._theme, self._states, self._current = theme, states, current
        self._is_short = theme.is_large or theme.is_small  # no line below the words
        self._is_stacked = self._is_short or theme.is_wide  # icon above the words
        self.setMinimumHeight(theme.px("state"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        state = states[current]
        self.setAccessibleName(told(state.words, state.line))

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(self._theme.px("next-button"), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        room = self._words_rect(self._cell(0, width, 0)).width()
        tallest = max(column_height(self._theme, self._blocks(index), room) for index in range(len(self._states)))
        above = self._theme.px("icon-bar") + self._theme.px("gap-s") if self._is_stacked else 0
        return max(self.minimumHeight(), tallest + above + 6 * self._theme.px("gap-s"))

    def _cell(self, index: int, width: int, height: int) -> QRect:
        inset, gap = self._theme.px("gap-s"), self._gap()
        count = len(self._states)
        room = (width - 2 * inset - gap * (count - 1)) // count
        return QRect(inset + index * (room + gap), inset, room, height - 2 * inset)

    def _gap(self) -> int:
        return self._theme.px("icon-s")

    def _words_rect(self, cell: QRect) -> QRect:
        side, third = self._theme.px("icon-bar"), self._theme.px("padding-s") // 3
        if self._is_stacked:
            return cell.adjusted(0, side + self._theme.px("gap-s"), 0, 0)
        return cell.adjusted(2 * third + side + self._theme.px("gap-s"), 0, -third, 0)

    def _blocks(self, index: int) -> tuple[Block, ...]:
        state, holds = self._states[index], index == self._current
        align = CENTRE if self._is_stacked else Block("").align
        title = Block(state.words, self._title_type(), "ink" if holds else "ink-2", align)
        return (title,) if self._is_short else (title, Block(state.line, "caption", title.colour, align))

    def _title_type(self) -> str:
        """One type for all states, so that the chosen one does not grow."""
        if self._is_short:
            return "caption"
        longest = max((state.words for state in self._states), key=len)
        room = self._words_rect(self._cell(0, self.width(), 0)).width()
        return fitting(self._theme, longest, ("label", "body-l", "body"), room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Band, cells, arrows between them."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, Box("sunken", "", radius="radius-m"))
        for index in range(len(self._states)):
            cell = self._cell(index, self.width(), self.height())
            self._paint_cell(painter, index, cell)
            if index:
                centre = (cell.left() - self._gap() // 2, self.rect().center().y())
                draw_icon(painter, self._theme, "chevron-right", "ink-2", "icon-s", centre)
        painter.end()

    def _paint_cell(self, painter: QPainter, index: int, cell: QRect) -> None:
        state, holds = self._states[index], index == self._current
        if holds:
            draw_box(painter, cell, self._theme, Box(state.tint, state.ink, "line-button", "radius-m"))
        half, pad = self._theme.px("icon-bar") // 2, self._theme.px("gap-s")
        centre = (cell.left() + self._theme.px("padding-s") * 2 // 3 + half, cell.center().y())
        if self._is_stacked:
            centre = (cell.center().x(), cell.top() + 2 * pad + half)
        draw_icon(painter, self._theme, state.icon, state.ink if holds else "ink-2", "icon-bar", centre)
        draw_column(painter, self._words_rect(cell), self._theme, self._blocks(index))
