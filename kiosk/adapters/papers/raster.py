"""Paints blocks on paper of whole dots, pure black and white."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.adapters.papers.blocks import Block
from kiosk.domain.papers import Raster

TURN_WHITE = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither


def paint(block: Block, *, dots: int, margin: int) -> Raster:
    """The block, ``margin`` dots from the left edge of paper ``dots`` wide."""
    grey = QImage(dots, block.height, QImage.Format.Format_Grayscale8)
    grey.fill(Qt.GlobalColor.white)
    painter = QPainter(grey)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.GlobalColor.black)
    block.draw(painter, margin, 0)
    painter.end()
    return threshold(grey)


def threshold(grey: QImage) -> Raster:
    """Black where more than half of a dot is covered: dithered edges would print as fur."""
    mono = grey.convertToFormat(QImage.Format.Format_Mono, TURN_WHITE)
    if mono.color(0) != 0xFFFFFFFF:
        mono.invertPixels()
    row, stride = (grey.width() + 7) // 8, mono.bytesPerLine()
    bits = bytes(mono.constBits())
    rows = b"".join(bits[at : at + row] for at in range(0, stride * grey.height(), stride))
    return Raster(grey.width(), grey.height(), rows)
