"""The outpatient invoice as PDF: A5 landscape, 210 x 148 mm."""

import re
from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSizeF, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from kiosk.adapters.papers.invoice_figures import Figures, figures
from kiosk.adapters.papers.invoice_form import (
    COLUMNS,
    ITEMS,
    LEFT,
    PAD,
    SUMS,
    WIDTH,
    draw_foot,
    draw_head,
    draw_more,
    draw_sums,
    draw_table,
    ink_of,
)
from kiosk.adapters.papers.invoice_marks import draw_marks, draw_watermark
from kiosk.adapters.papers.pdf_pen import RED, Pen, Type
from kiosk.adapters.papers.pdf_unicode import name_glyphs
from kiosk.adapters.papers.text import Align
from kiosk.domain.bill import BillLine
from kiosk.domain.money import yuan
from kiosk.domain.papers import InvoiceContent

PAGE = QPageSize(QSizeF(210, 148), QPageSize.Unit.Millimeter, "A5 landscape", QPageSize.SizeMatchPolicy.ExactMatch)
RESOLUTION = 2540  # dots per inch: one unit is 1/100 mm
ROWS = 8  # item lines on a page
AIR = 60  # between the head of the table and the first line
ROW = (SUMS - ITEMS - AIR) // ROWS


def draw_invoice(content: InvoiceContent) -> bytes:
    """The PDF, its text selectable and searchable; what does not fit on a page goes on on the next."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, content)
    pen = Pen(QPainter(writer))
    sums = figures(content)
    room = ROWS - 1 if content.reversal_of else ROWS
    pages = [sums.lines[at : at + room] for at in range(0, max(1, len(sums.lines)), room)]
    for number, lines in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        _page(pen, content, sums, lines, (number, len(pages)))
    pen.painter.end()
    return name_glyphs(_dated(bytes(buffer.data().data()), content.printed_at), pen.runs)


def _writer(buffer: QBuffer, content: InvoiceContent) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(PAGE)
    writer.setPageMargins(QMarginsF())
    writer.setTitle(f"门诊收费票据 {content.book_code} {content.number}")
    writer.setAuthor(content.hospital)
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"{content.token} {content.copy}"))))
    return writer


def _page(pen: Pen, content: InvoiceContent, sums: Figures, lines: Sequence[BillLine], page: tuple[int, int]) -> None:
    if content.demo:
        draw_watermark(pen)
    draw_head(pen, content)
    draw_table(pen)
    for index, line in enumerate(lines):
        _line(pen, content, line, ITEMS + AIR + index * ROW)
    if content.reversal_of:
        note = f"本票据冲销原票据，号码：{content.reversal_of}"
        pen.write_box(note, QRect(LEFT + PAD, SUMS - ROW, WIDTH, ROW), Type(320, colour=RED))
    draw_sums(pen, content, sums)
    draw_more(pen, content, sums)
    draw_marks(pen, content)
    draw_foot(pen, content, page)


def _line(pen: Pen, content: InvoiceContent, line: BillLine, top: int) -> None:
    remark = f"统筹 {yuan(line.fund)}" if line.fund else "自费"
    texts = (line.name, str(line.quantity), line.unit, yuan(line.amount), remark)
    sides = (Align.LEFT, Align.RIGHT, Align.CENTRE, Align.RIGHT, Align.LEFT)
    for left, right, text, side in zip(COLUMNS, COLUMNS[1:], texts, sides, strict=False):
        cell = QRect(left + PAD, top, right - left - 2 * PAD, ROW)
        pen.write_box(text, cell, Type(320, align=side, colour=ink_of(content)))


def _dated(pdf: bytes, at: datetime) -> bytes:
    """``pdf`` made at ``at`` by its own account: the same paper is the same bytes. Lengths stay, so offsets hold."""
    local = at.astimezone()
    pdf = re.sub(rb"\(D:\d{14}", f"(D:{local:%Y%m%d%H%M%S}".encode(), pdf)
    return re.sub(rb'Date="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d', f'Date="{local:%Y-%m-%dT%H:%M:%S}'.encode(), pdf)
