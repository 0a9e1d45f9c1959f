"""The blocks a ticket is stacked from: each knows its height in dots and draws itself."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from kiosk.adapters.papers.fonts import BOLD
from kiosk.adapters.papers.text import BASELINE, UNITS, Lines, outline


class Block(Protocol):
    """A piece of the ticket."""

    @property
    def height(self) -> int:
        """In dots."""
        ...

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Draw with the painter's pen."""
        ...


@dataclass(frozen=True)
class Gap:
    """White paper."""

    height: int

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Rule:
    """A line across; ``dash`` dots on and off, 0 is solid."""

    width: int
    height: int
    dash: int = 0

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """A solid or dashed bar."""
        step = 2 * self.dash or self.width
        for x in range(0, self.width, step):
            length = min(self.dash or self.width, self.width - x)
            painter.fillRect(QRect(left + x, top, length, self.height), Qt.GlobalColor.black)


@dataclass(frozen=True)
class Stack:
    """Blocks one below the other."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> int:
        """The sum."""
        return sum(block.height for block in self.blocks)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Each below the last."""
        tops = accumulate((block.height for block in self.blocks), initial=top)
        for block, at in zip(self.blocks, tops, strict=False):
            block.draw(painter, left, at)


@dataclass(frozen=True)
class Beside:
    """Two blocks side by side, the second ``shift`` dots to the right; centred on each other's height."""

    first: Block
    second: Block
    shift: int

    @property
    def height(self) -> int:
        """The taller one."""
        return max(self.first.height, self.second.height)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Both."""
        self.first.draw(painter, left, top + (self.height - self.first.height) // 2)
        self.second.draw(painter, left + self.shift, top + (self.height - self.second.height) // 2)


@dataclass(frozen=True)
class Heading:
    """Two texts on one baseline: a small label and a large value that share a line."""

    label: Lines
    value: Lines

    @property
    def height(self) -> int:
        """The taller one."""
        return max(self.label.height, self.value.height)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Both, the label lowered to the first line of the value."""
        self.value.draw(painter, left, top)
        self.label.draw(painter, left, top + max(0, round(BASELINE * (self.value.size - self.label.size))))


@dataclass(frozen=True)
class Numeral:
    """The queue number, its ink scaled to the full ``width`` as long as the capitals stay within ``tallest`` dots."""

    text: str
    width: int
    tallest: int

    @property
    def height(self) -> int:
        """Of the ink, which is what a reader measures."""
        return round(self._outline().boundingRect().height() + 0.5)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Fill the outline, centred."""
        shape = self._outline()
        ink = shape.boundingRect()
        painter.translate(left + (self.width - ink.width()) / 2 - ink.left(), top - ink.top())
        painter.fillPath(shape, QBrush(Qt.GlobalColor.black))
        painter.resetTransform()

    def _outline(self) -> QPainterPath:
        ink = outline(self.text, size=UNITS, weight=BOLD).boundingRect()
        scale = min(self.width / ink.width(), self.tallest / ink.height())
        return outline(self.text, size=UNITS * scale, weight=BOLD)


@dataclass(frozen=True)
class Panel:
    """White on black, with round corners."""

    inner: Block
    width: int
    padding: int

    @property
    def height(self) -> int:
        """With the padding."""
        return self.inner.height + 2 * self.padding

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """The black field, then the inner block in white."""
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawRoundedRect(QRect(left, top, self.width - 1, self.height - 1), 14, 14)
        painter.setPen(Qt.GlobalColor.white)
        self.inner.draw(painter, left + self.padding, top + self.padding)
        painter.setPen(Qt.GlobalColor.black)


@dataclass(frozen=True)
class Frame:
    """A box with a black border of ``border`` dots."""

    inner: Block
    width: int
    padding: int
    border: int

    @property
    def height(self) -> int:
        """With border and padding."""
        return self.inner.height + 2 * (self.padding + self.border)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """The border, then the inner block."""
        half = self.border / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.black, self.border))
        box = QRectF(left, top, self.width, self.height).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, 12, 12)
        inset = self.border + self.padding
        painter.setPen(Qt.GlobalColor.black)
        self.inner.draw(painter, left + inset, top + inset)


@dataclass(frozen=True)
class Disc:
    """A step's figure, white in a black disc of ``size`` dots."""

    text: Lines
    size: int

    @property
    def height(self) -> int:
        """The diameter."""
        return self.size

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """The disc and its figure, the latter centred on its capitals."""
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawEllipse(QRect(left, top, self.size - 1, self.size - 1))
        painter.setPen(Qt.GlobalColor.white)
        self.text.draw(painter, left, top + (self.size - self.text.height) // 2)
        painter.setPen(Qt.GlobalColor.black)


@dataclass(frozen=True)
class Heart:
    """The house's sign: a heart that smiles."""

    size: int

    @property
    def height(self) -> int:
        """In dots."""
        return self.size

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """On a grid of 24."""
        painter.translate(left, top)
        painter.scale(self.size / 24, self.size / 24)
        heart = QPainterPath()
        heart.moveTo(12, 22)
        heart.cubicTo(4, 16, 0.5, 12, 0.5, 8)
        heart.cubicTo(0.5, 1.5, 8.5, -0.5, 12, 5)
        heart.cubicTo(15.5, -0.5, 23.5, 1.5, 23.5, 8)
        heart.cubicTo(23.5, 12, 20, 16, 12, 22)
        painter.fillPath(heart, QBrush(Qt.GlobalColor.black))
        painter.setPen(QPen(Qt.GlobalColor.white, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(QRectF(7, 5.5, 10, 9), 200 * 16, 140 * 16)
        painter.setPen(Qt.GlobalColor.black)
        painter.resetTransform()


@dataclass(frozen=True)
class Eye:
    """Who holds this is called by sight: an open eye, half as high as it is wide."""

    width: int

    @property
    def height(self) -> int:
        """In dots."""
        return self.width * 14 // 24

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """On a grid of 24 by 14: the lids a line, the pupil full, a white light in it."""
        painter.translate(left, top)
        painter.scale(self.width / 24, self.width / 24)
        lids = QPainterPath()
        lids.moveTo(1, 7)
        lids.cubicTo(6.5, -1, 17.5, -1, 23, 7)
        lids.cubicTo(17.5, 15, 6.5, 15, 1, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.black, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(lids)
        pupil = QPainterPath()
        pupil.addEllipse(QRectF(8, 3, 8, 8))
        painter.fillPath(pupil, QBrush(Qt.GlobalColor.black))
        light = QPainterPath()
        light.addEllipse(QRectF(12.2, 4.4, 2.4, 2.4))
        painter.fillPath(light, QBrush(Qt.GlobalColor.white))
        painter.setPen(Qt.GlobalColor.black)
        painter.resetTransform()
