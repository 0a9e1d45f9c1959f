"""The day's report as PDF: A4, drawn by Qt with the papers' own letters; lengths in 1/100 mm."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from kiosk.adapters.papers.fonts import BOLD, load_fonts
from kiosk.adapters.papers.pdf_pen import INK, RED, Pen, Type
from kiosk.adapters.papers.pdf_unicode import name_glyphs
from kiosk.adapters.papers.text import Align
from kiosk.adapters.reports.sections import Cell, Section, notes_of, sections_of, title_of, verdict_of
from kiosk.domain.day_report import DayFigures

RESOLUTION = 2540  # dots per inch: one unit is 1/100 mm
LEFT, RIGHT, TOP, BOTTOM = 1500, 19500, 1500, 27600
ROW, GAP, THICK, THIN = 620, 560, 30, 12
COLUMNS = (5000, 1900, 3100, 1900, 3100, 3000)  # the name, then how many and how much in turn
PAD = 120
SIGNS = ("制表：", "复核：", "出纳：")


def pdf_of(figures: DayFigures) -> bytes:
    """The pages, their text selectable and searchable. Makes an application without a window if there is none."""
    # Kept until the drawing is done: without a name it would be gone at once.
    application = QGuiApplication.instance() or QGuiApplication(["nuanxin", "-platform", "offscreen"])
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(f"{title_of(figures)} {figures.day}")
    pen = Pen(QPainter(writer))
    _Page(writer, pen, figures).draw()
    pen.painter.end()
    data = name_glyphs(bytes(buffer.data().data()), pen.runs)
    del application
    return data


class _Page:
    """Goes down the page, and on to the next."""

    def __init__(self, writer: QPdfWriter, pen: Pen, figures: DayFigures) -> None:
        self._writer, self._pen, self._figures = writer, pen, figures
        self._y, self._number = TOP, 0

    def draw(self) -> None:
        """Head, tables, verdict, and room for signatures."""
        self._begin()
        for section in sections_of(self._figures):
            self._section(section)
        self._verdict()
        self._signatures()

    def _begin(self) -> None:
        """The head of a page, the same on each."""
        self._number += 1
        if self._number > 1:
            self._writer.newPage()
        figures, pen = self._figures, self._pen
        pen.write_box(title_of(figures), QRect(LEFT, TOP, RIGHT - LEFT, 900), Type(560, BOLD, Align.CENTRE))
        notes = notes_of(figures)
        third = (RIGHT - LEFT) // 3
        for place, (note, side) in enumerate(zip(notes, (Align.LEFT, Align.CENTRE, Align.RIGHT), strict=True)):
            pen.write_box(note, QRect(LEFT + place * third, TOP + 1000, third, 500), Type(330, align=side))
        pen.write(f"第 {self._number} 页", RIGHT, BOTTOM + 900, Type(300, align=Align.RIGHT))
        self._y = TOP + 1750

    def _need(self, height: int) -> bool:
        """Go on on the next page unless there is room; whether that was so."""
        is_over = self._y + height > BOTTOM
        if is_over:
            self._begin()
        return is_over

    def _section(self, section: Section) -> None:
        self._need(GAP + 4 * ROW)  # no head without a row
        self._pen.write_box(section.title, QRect(LEFT, self._y, COLUMNS[0], ROW), Type(400, BOLD))
        self._y += ROW
        self._head(section)
        last = len(section.rows) - 1
        for number, row in enumerate(section.rows):
            if self._need(ROW):
                self._head(section)
            is_sum = section.has_sum and number == last
            if is_sum:
                self._rule(THIN)
            self._row(row, bold=is_sum)
        self._rule(THIN)
        self._y += GAP

    def _head(self, section: Section) -> None:
        self._row(section.head, bold=True)
        self._rule(THICK)

    def _row(self, cells: tuple[Cell, ...], *, bold: bool) -> None:
        weight = BOLD if bold else Type().weight
        left = LEFT
        for width, cell in zip(COLUMNS, cells, strict=False):
            side = Align.LEFT if left == LEFT else Align.RIGHT
            self._pen.write_box(str(cell), QRect(left, self._y, width - PAD, ROW), Type(320, weight, side))
            left += width
        self._y += ROW

    def _rule(self, thickness: int) -> None:
        self._pen.fill(QRect(LEFT, self._y, RIGHT - LEFT, thickness))

    def _verdict(self) -> None:
        colour = RED if self._figures.disagreements else INK
        for line in verdict_of(self._figures):
            self._need(2 * ROW)
            self._pen.write_box(line, QRect(LEFT, self._y, RIGHT - LEFT, ROW), Type(360, BOLD, colour=colour))
            self._y += ROW + GAP // 2

    def _signatures(self) -> None:
        self._need(3 * ROW)
        self._y += ROW
        third = (RIGHT - LEFT) // len(SIGNS)
        for place, sign in enumerate(SIGNS):
            left = LEFT + place * third
            self._pen.write_box(sign, QRect(left, self._y, third, ROW), Type(340))
            self._pen.fill(QRect(left + 1200, self._y + ROW - 60, third - 2000, THIN))
