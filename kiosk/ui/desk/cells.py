"""Where the cells of a row lie in a table of the desk, and how they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import SLACK
from kiosk.ui.widgets.paint import LEFT, RIGHT, Block, draw_column
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size

TONES = {  # icon, ink and tint of the last cell; never the colour alone
    "warn": ("alert-triangle", "warning", "warning-tint"),
    "bad": ("urgent", "danger", "danger-tint"),
    "good": ("circle-check", "success", "success-tint"),
}


@dataclass(frozen=True)
class Column:
    """One column: its name in the reader's language, and its share of the width beside the others."""

    name: str
    width: int
    is_number: bool = False


@dataclass(frozen=True)
class Line:
    """One row: what it stands for, its cells, and its tone, "warn", "bad", "good", "muted", "sum" or none."""

    key: object
    cells: tuple[str, ...]
    tone: str = ""


class Cells:
    """Where the cells of a row lie, and how one is drawn."""

    def __init__(self, theme: Theme, columns: Sequence[Column]) -> None:
        self.theme, self.columns = theme, tuple(columns)
        self.height = max(theme.px("target"), theme.metrics("body").height + 2 * theme.px("gap-s"))

    def places(self, rect: QRect) -> list[QRect]:
        """One for each column, by their shares."""
        gap = self.theme.px("gap-l")
        inner = rect.adjusted(self.theme.px("padding-s"), 0, -self.theme.px("padding-s"), 0)
        room = inner.width() - gap * (len(self.columns) - 1)
        least = [self.theme.metrics("caption").advance(each.name) + SLACK + 2 for each in self.columns]
        left_over = room - sum(least)
        if left_over < 0:  # names are told by the rows: no column vanishes
            least, left_over = [0] * len(least), room
        wanted = [each.width for each in self.columns]
        places, left = [], inner.left()
        for width in _shared(left_over, wanted, least):
            places.append(QRect(left, rect.top(), width, rect.height()))
            left += width + gap
        return places

    def draw(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Every cell; the last one as a pill where the tone asks for it."""
        places = self.places(rect)
        pilled = len(places) - 1 if line.tone in TONES and line.cells[-1] else -1
        for number, (place, cell, column) in enumerate(zip(places, line.cells, self.columns, strict=True)):
            if number == pilled:
                self._draw_pill(painter, place, cell, line.tone)
            else:
                kind = "body-l" if column.is_number or line.tone == "sum" else "body"
                self.draw_words(painter, place, cell, column, (kind, "ink-2" if line.tone == "muted" else "ink"))

    def draw_words(self, painter: QPainter, place: QRect, words: str, column: Column, look: tuple[str, str]) -> None:
        """On one line; what does not fit is told by the row's tip and to a screen reader."""
        kind, ink = look
        wanted = self.theme.metrics(kind).advance(words) + SLACK
        if column.is_number and wanted > place.width():  # a sum is read whole, if need be out of the gap before it
            place = place.adjusted(2 - self.theme.px("gap-l"), 0, 0, 0)
        if wanted > place.width():
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width() - 2)
        align = RIGHT if column.is_number else LEFT
        draw_column(painter, place, self.theme, (Block(words, kind, ink, align),))

    def _draw_pill(self, painter: QPainter, place: QRect, words: str, tone: str) -> None:
        icon, ink, tint = TONES[tone]
        pill = Pill(words, icon, ink, tint)
        size = pill_size(self.theme, pill)
        if size.width() > place.width():
            self.draw_words(painter, place, words, self.columns[-1], ("body-l", ink))
            return
        left = place.right() - size.width() if self.columns[-1].is_number else place.left()
        top = place.top() + (place.height() - size.height()) // 2
        draw_pill(painter, self.theme, QRect(left, top, size.width(), size.height()), pill)


def _shared(room: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths as near to the shares as their least widths allow; ``room`` is what those leave."""
    whole = room + sum(least)
    over = [max(0, whole * share // sum(wanted) - low) for share, low in zip(wanted, least, strict=True)]
    total = sum(over) or 1
    return [low + room * more // total for low, more in zip(least, over, strict=True)]
