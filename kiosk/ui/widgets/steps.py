"""The stages of a flow: how far one has come."""

from itertools import pairwise

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_box, draw_column, draw_icon


class StepBar(Said):
    """The stages of a flow: done, in hand, to come. Not tappable."""

    def __init__(self, theme: Theme, stages: tuple[str, ...], current: int) -> None:
        super().__init__()
        self._theme, self._stages, self._current = theme, stages, current
        here = translate("Bars", "Step {number} of {all}: {name}").format(
            number=current + 1, all=len(stages), name=stages[current]
        )
        self.setAccessibleName(here)

    def sizeHint(self) -> QSize:
        """As much as it gets."""
        return QSize(self._theme.px("step-circle") * 2 * len(self._stages), self._theme.px("flow-bar"))

    def _row(self) -> QRect:
        """Where the steps stand: together, however wide the bar."""
        widest = max(self._advance(name) for name in self._stages) + self._theme.px("gap")
        width = min(self.width(), max(self._theme.px("step-row"), widest * len(self._stages)))
        return QRect(self._left(width), 0, width, self.height())

    def _left(self, width: int) -> int:
        """In the middle."""
        return (self.width() - width) // 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circles joined by a line, names below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._row()
        share = row.width() / len(self._stages)
        names = self._theme.metrics("caption").height
        top = max(0, (self.height() - self._theme.px("step-circle") - names) // 2)
        centres = [row.left() + round(share * (index + 0.5)) for index in range(len(self._stages))]
        side = self._theme.px("step-circle")
        for index, (left, right) in enumerate(pairwise(centres)):
            colour = "primary" if index < self._current else "line-soft"
            painter.setPen(QPen(self._theme.colour(colour), self._theme.px("line-button")))
            painter.drawLine(left + side // 2, top + side // 2, right - side // 2, top + side // 2)
        for index, centre in enumerate(centres):
            self._paint_stage(painter, index, QRect(centre - side // 2, top, side, side), round(share))
        painter.end()

    def _paint_stage(self, painter: QPainter, index: int, circle: QRect, width: int) -> None:
        last = len(self._stages) - 1
        is_done = index < self._current or index == self._current == last
        is_now = index == self._current and not is_done
        fill = "primary" if is_now else "primary-tint" if is_done else "surface"
        line = "primary" if is_now or is_done else "line"
        draw_box(painter, circle, self._theme, Box(fill, line, "line", "step-circle"))
        if is_done:
            draw_icon(painter, self._theme, "check", "primary", "icon-s", (circle.center().x(), circle.center().y()))
        else:
            painter.setPen(self._theme.colour("on-primary" if is_now else "ink-2"))
            self._paint_number(painter, str(index + 1), circle)
        self._paint_name(painter, index, circle, width)

    def _paint_number(self, painter: QPainter, number: str, circle: QRect) -> None:
        """By the height of the figures, which have no descenders: in a tight circle the middle of a line is too low."""
        metrics = self._theme.metrics("caption")
        painter.setFont(self._theme.font("caption"))
        left = circle.left() + (circle.width() - metrics.advance(number)) // 2
        painter.drawText(left, circle.top() + (circle.height() + metrics.cap_height) // 2, number)

    def _paint_name(self, painter: QPainter, index: int, circle: QRect, share: int) -> None:
        """Each stage's name below it; only that of the stage in hand where they would run into each other."""
        is_now = index == self._current
        if not is_now and not self._all_fit(share):
            return
        name = Block(self._stages[index], "caption", "ink" if is_now else "ink-2", CENTRE)
        width = min(self.width(), self._advance(self._stages[index]))
        left = min(max(0, circle.center().x() - width // 2), self.width() - width)
        height = block_size(self._theme, name, width).height()
        draw_column(painter, QRect(left, circle.bottom() + 2, width, height), self._theme, (name,))

    def _all_fit(self, share: int) -> bool:
        return all(self._advance(name) <= share for name in self._stages)

    def _advance(self, name: str) -> int:
        return self._theme.metrics("caption").advance(name) + 2


class LeadingSteps(StepBar):
    """The same, beginning where the words of the page begin."""

    def _left(self, width: int) -> int:
        return (self._advance(self._stages[0]) - width // len(self._stages)) // 2
