"""Marks over and under the invoice: demo, reprint and reversal, so that nobody takes one paper for another."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from kiosk.adapters.papers.fonts import BOLD
from kiosk.adapters.papers.invoice_form import RIGHT
from kiosk.adapters.papers.pdf_pen import GREY, INK, PALE, RED, Pen, Type, paper_colour
from kiosk.adapters.papers.text import Align
from kiosk.domain.papers import InvoiceContent

MARK = 1950  # width of a box in the upper right corner
STAMP = QPointF(8800, 12420)


def draw_watermark(pen: Pen) -> None:
    """演示样张 across the sheet, paler than any text; drawn first."""
    pen.painter.save()
    pen.painter.translate(10450, 7300)
    pen.painter.rotate(-14)
    pen.painter.fillPath(pen.shape("演 示 样 张", 1900, BOLD), QBrush(paper_colour(PALE)))
    pen.painter.restore()


def draw_marks(pen: Pen, content: InvoiceContent) -> None:
    """The boxes, from the right corner to the left, and the demo stamp."""
    boxes: list[tuple[str, str, str]] = []
    if content.demo:
        boxes.append(("演示", "不能报销", INK))
        _stamp(pen)
    if content.copy > 1:
        boxes.append(("补打", f"第 {content.copy} 次打印", INK))
    if content.reversal_of and len(boxes) < 2:
        boxes.append(("冲红", "金额为负", RED))
    for index, (large, small, colour) in enumerate(boxes):
        _box(pen, QRect(RIGHT - (index + 1) * MARK - index * 200, 760, MARK, 1420), (large, small), colour)


def _box(pen: Pen, box: QRect, words: tuple[str, str], colour: str) -> None:
    pen.painter.setPen(QPen(paper_colour(colour), 55))
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawRoundedRect(box.adjusted(27, 27, -28, -28), 200, 200)
    pen.write_box(words[0], QRect(box.left(), 860, MARK, 760), Type(560, BOLD, Align.CENTRE, colour))
    pen.write_box(words[1], QRect(box.left() + 80, 1600, MARK - 160, 440), Type(300, BOLD, Align.CENTRE, colour))


def _stamp(pen: Pen) -> None:
    dashes = QPen(paper_colour(GREY), 60)
    dashes.setDashPattern([4, 2.4])
    dashes.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.painter.save()
    pen.painter.setPen(dashes)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawEllipse(QRectF(-1220, -1220, 2440, 2440).translated(STAMP))
    pen.painter.translate(STAMP)
    pen.painter.rotate(-12)
    pen.painter.fillPath(pen.shape("演示章", 430, BOLD), QBrush(paper_colour(GREY)))
    pen.painter.restore()
