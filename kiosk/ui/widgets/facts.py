"""Small words above larger ones, and lines with an amount at the end: painted, for each is said as one."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.ui.language import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import RIGHT, Block, block_size, column_height, draw_column
from kiosk.ui.widgets.runs import Phrase, Run, draw_phrase, fitting, phrase_ascent, phrase_width


class Fact(Said):
    """What it is, and under it what it is here."""

    def __init__(self, theme: Theme, what: str, value: str) -> None:
        super().__init__()
        self._theme = theme
        self._blocks = (Block(what, "caption", "ink-2"), Block(value, "label"))
        self.setAccessibleName(named(what, value))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        return column_height(self._theme, self._blocks, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both, from the top."""
        painter = QPainter(self)
        rect = QRect(0, 0, self.width(), self.heightForWidth(self.width()))
        draw_column(painter, rect, self._theme, self._blocks)
        painter.end()


class Line(Said):
    """Words at the left, words at the right; what is longer wraps."""

    def __init__(self, theme: Theme, what: Block, value: Block) -> None:
        super().__init__()
        self._theme, self._blocks = theme, (what, value)
        self.setAccessibleName(named(what.text, value.text))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        rooms = zip(self._blocks, self._widths(width), strict=True)
        return max(block_size(self._theme, block, room).height() for block, room in rooms)

    def _widths(self, width: int) -> tuple[int, int]:
        """Pixels for each side: the shorter one has what it needs on one line, the other the rest."""
        hairs = 2 * self._theme.px("line")  # a last letter may reach a hair beyond its own width
        left, right = (self._theme.metrics(block.type).advance(block.text) + hairs for block in self._blocks)
        free = width - self._theme.px("gap") - self._theme.px("line")
        return (left, max(0, free - left)) if left <= right else (max(0, free - right), right)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each at its end."""
        painter = QPainter(self)
        left, right = self._widths(self.width())
        draw_column(painter, QRect(0, 0, left, self.height()), self._theme, self._blocks[:1])
        at = self.width() - self._theme.px("line") - right
        draw_column(painter, QRect(at, 0, right, self.height()), self._theme, self._blocks[1:])
        painter.end()


class FactLine(Line):
    """What it is and what it is here, on one line: for large text."""

    def __init__(self, theme: Theme, what: str, value: str) -> None:
        super().__init__(theme, Block(what, "caption", "ink-2"), Block(value, "body-l", align=RIGHT))


class AmountLine(Line):
    """Words at the left, an amount at the right."""

    def __init__(self, theme: Theme, what: str, amount: str) -> None:
        super().__init__(theme, Block(what, "body-l"), Block(amount, "body-l", align=RIGHT))


class TotalLine(Said):
    """What has to be paid, as large as it fits; all on one baseline. ``money``: before the figures, they, after."""

    def __init__(self, theme: Theme, what: str, money: tuple[str, str, str]) -> None:
        super().__init__()
        self._theme, self._what = theme, Run(what, "title-s")
        before, amount, after = money
        types = ("title", "title-s", "label", "body-l") if theme.is_large else ("display", "title", "title-s")
        room = theme.px("next-button") * (2 if theme.is_large or not theme.is_small else 1)
        room = room // 3 if theme.is_large and theme.is_wide else room
        runs = (Run(before, "title-s"), Run(amount, fitting(theme, amount, types, room)), Run(after, "title-s"))
        self._money = tuple(run for run in runs if run.text)
        self.setAccessibleName(named(what, " ".join(part for part in money if part)))

    def sizeHint(self) -> QSize:
        """All of it, on one line."""
        width = phrase_width(self._theme, (self._what, *self._money)) + self._theme.px("gap") * len(self._money)
        return QSize(width, self._ascent() + self._descent())

    def minimumSizeHint(self) -> QSize:
        """Its height; it takes whatever width the page gives."""
        return QSize(0, self.sizeHint().height())

    def _line(self) -> Phrase:
        return (self._what, *self._money)

    def _ascent(self) -> int:
        return phrase_ascent(self._theme, self._line())

    def _descent(self) -> int:
        return max(self._theme.metrics(run.type).descent for run in self._line())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the right end leftwards, then what it is."""
        painter = QPainter(self)
        baseline, right = (self.height() + self._ascent() - self._descent()) // 2, self.width()
        for run in reversed(self._money):
            right -= phrase_width(self._theme, (run,))
            draw_phrase(painter, self._theme, (run,), (right, baseline - phrase_ascent(self._theme, (run,))))
            right -= self._theme.px("gap")
        draw_phrase(painter, self._theme, (self._what,), (0, baseline - phrase_ascent(self._theme, (self._what,))))
        painter.end()


class Rule(QFrame):
    """A soft line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(theme.px("line"))
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("line-soft"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)


class EvenRow(QWidget):
    """Widgets side by side, all equally wide."""

    def __init__(self, theme: Theme, *widgets: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        for widget in widgets:
            row.addWidget(widget, 1)
