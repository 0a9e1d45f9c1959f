"""Lines of type in whole dots: wrapped and fitted before they are drawn."""

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption, QTransform

from kiosk.adapters.papers.fonts import BOLD, REGULAR, paper_font

LEADING = 1.3  # line height in em
BASELINE = 1.03  # from the top of a line, in em: Han characters stand in its middle
UNITS = 1000  # the grid Noto Sans SC is drawn on
BREAK = "\u2028"  # a line ends here


class Align(Enum):
    """Where a line stands in its column, as the share of the free space to its left."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class Style:
    """How a text is set: ``size`` dots, shrunk down to ``least`` to stay within ``lines`` lines, then wrapped."""

    size: int
    least: int
    weight: int = REGULAR
    align: Align = Align.LEFT
    lines: int = 1


@dataclass(frozen=True)
class Lines:
    """Text that fits ``width``: a block of the ticket."""

    lines: tuple[str, ...]
    size: int
    weight: int
    align: Align
    width: int

    @property
    def height(self) -> int:
        """All lines, in dots."""
        return len(self.lines) * round(self.size * LEADING)

    @property
    def ink_width(self) -> int:
        """The longest line, in dots."""
        return max((measure(line, size=self.size, weight=self.weight) for line in self.lines), default=0)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Fill the lines in the colour of the painter's pen."""
        step = round(self.size * LEADING)
        for index, line in enumerate(self.lines):
            free = self.width - measure(line, size=self.size, weight=self.weight)
            baseline = top + index * step + round(BASELINE * self.size)
            shape = outline(line, size=self.size, weight=self.weight)
            shape.translate(left + round(free * self.align.value), baseline)
            painter.fillPath(shape, painter.pen().color())


def outline(text: str, *, size: float, weight: int) -> QPainterPath:
    """The text's shape, from the origin; taken on the face's own grid and scaled.

    At any other size Qt's outlines move by fractions of a dot from one call to the next.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # the face's contours overlap
    path.addText(0, 0, paper_font(UNITS, weight), text)
    return QTransform.fromScale(size / UNITS, size / UNITS).map(path)


def measure(text: str, *, size: int, weight: int) -> int:
    """How far ``text`` advances, in dots."""
    return round(QFontMetricsF(paper_font(size, weight)).horizontalAdvance(text) + 0.5)


def set_text(text: str, style: Style, *, width: int) -> Lines:
    """``text`` within ``width``: the largest size that keeps to the style's lines, else the least, wrapped."""
    size = style.size
    lines = wrap(text, size=size, weight=style.weight, width=width)
    while len(lines) > style.lines and size > style.least:
        size = max(style.least, size - 2)
        lines = wrap(text, size=size, weight=style.weight, width=width)
    if style.align is not Align.LEFT and len(lines) > 1:
        lines = balance(text, lines, size=size, weight=style.weight, width=width)
    return Lines(lines, size, style.weight, style.align, width)


def set_first(texts: tuple[str, ...], style: Style, *, width: int) -> Lines:
    """The first of several wordings that breaks only where it says so; else the last, wrapped."""
    for text in texts:
        lines = set_text(text, replace(style, lines=1 + text.count(BREAK)), width=width)
        if len(lines.lines) <= 1 + text.count(BREAK):
            break
    return lines


def wrap(text: str, *, size: int, weight: int, width: int) -> tuple[str, ...]:
    """Break ``text`` at the places Unicode allows, and inside a word that is wider than ``width``."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, paper_font(size, weight))
    layout.setTextOption(option)
    units = text.encode("utf-16-le")  # Qt counts UTF-16 units: a rare character is two
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le").strip())
    layout.endLayout()
    return tuple(lines) or ("",)


def balance(text: str, lines: tuple[str, ...], *, size: int, weight: int, width: int) -> tuple[str, ...]:
    """The same number of lines, as even as they can be: no lone character on the last one."""
    narrow, wide, best = width // len(lines), width, lines
    while narrow <= wide:
        middle = (narrow + wide) // 2
        trial = wrap(text, size=size, weight=weight, width=middle)
        if len(trial) <= len(lines):
            best, wide = trial, middle - 1
        else:
            narrow = middle + 1
    return best


def bold(size: int, least: int, align: Align = Align.LEFT, *, lines: int = 1) -> Style:
    """A bold style."""
    return Style(size, least, BOLD, align, lines)
