"""Boxes and text blocks drawn straight from tokens: cheaper than a style sheet for each control."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.wording import bound

LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight
WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Box:
    """A rounded box: colours and lengths are token names; ``fill`` or ``line`` "" is none."""

    fill: str = "surface"
    line: str = "line"
    width: str = "line"
    radius: str = "radius"
    dashed: bool = False


@dataclass(frozen=True)
class Block:
    """A run of text in one type and colour token."""

    text: str
    type: str = "body"
    colour: str = "ink"
    align: Qt.AlignmentFlag = LEFT


@cache
def wrapping(align: Qt.AlignmentFlag) -> int:
    """Qt's flags for words that wrap; remembered, for Python takes its time to join flags."""
    return int(align | WRAP)


def draw_box(painter: QPainter, rect: QRect, theme: Theme, box: Box) -> None:
    """Draw ``box`` so that its line lies inside ``rect``."""
    width = theme.px(box.width) if box.line else 0
    half = width / 2
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    radius = min(theme.px(box.radius) - half, inner.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(theme.colour(box.line), width, box) if width else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def _pen(colour: QColor, width: int, box: Box) -> QPen:
    pen = QPen(colour, width)
    if box.dashed:
        pen.setDashPattern([3, 3])
    return pen


def block_size(theme: Theme, block: Block, width: int) -> QSize:
    """How much room ``block`` takes when it may be ``width`` pixels wide."""
    return theme.metrics(block.type).wrapped(bound(block.text), width, wrapping(block.align))


def column_height(theme: Theme, blocks: tuple[Block, ...], width: int, gap: int = 0) -> int:
    """The height of ``blocks`` under each other."""
    return sum(block_size(theme, block, width).height() for block in blocks) + gap * max(0, len(blocks) - 1)


def draw_column(painter: QPainter, rect: QRect, theme: Theme, blocks: tuple[Block, ...], gap: int = 0) -> None:
    """Draw ``blocks`` under each other, centred in the height of ``rect``."""
    y = rect.top() + (rect.height() - column_height(theme, blocks, rect.width(), gap)) // 2
    for block in blocks:
        height = block_size(theme, block, rect.width()).height()
        painter.setFont(theme.font(block.type))
        painter.setPen(theme.colour(block.colour))
        painter.drawText(QRect(rect.left(), y, rect.width(), height), wrapping(block.align), bound(block.text))
        y += height + gap


def draw_icon(painter: QPainter, theme: Theme, name: str, colour: str, size: str, centre: tuple[int, int]) -> None:
    """Draw an icon around ``centre``."""
    pixmap = theme.icon(name, colour, size)
    painter.drawPixmap(centre[0] - pixmap.width() // 2, centre[1] - pixmap.height() // 2, pixmap)
