"""The day's report as XLSX: numbers are numbers, and no text is ever a formula."""

import io

import xlsxwriter

from kiosk.adapters.reports.sections import Cell, Fen, Section, insured_of, notes_of, sections_of, title_of, verdict_of
from kiosk.domain.day_report import DayFigures

WIDTHS = (26, 12, 16, 12, 16, 16)
INSURED_WIDTHS = (20, 8, 22, 30, 20, 12, 14, 14, 14)
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def xlsx_of(figures: DayFigures) -> bytes:
    """All sections below each other on one sheet, insured visits on another; amounts in yuan."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE) as book:
        book.set_properties({"title": title_of(figures), "created": figures.made_at.replace(tzinfo=None)})
        sheet = _Sheet(book, "日报", WIDTHS)
        sheet.text(title_of(figures), "title")
        sheet.line(notes_of(figures))
        for section in sections_of(figures):
            sheet.section(section)
        sheet.skip()
        for line in verdict_of(figures):
            sheet.text(line, "plain")
        insured = insured_of(figures)
        if insured is not None:
            _Sheet(book, insured.title, INSURED_WIDTHS).section(insured)
    return buffer.getvalue()


class _Sheet:
    """Rows from the top down."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, widths: tuple[int, ...]) -> None:
        self._sheet = book.add_worksheet(name)
        looks: dict[str, dict[str, object]] = {
            "plain": {},
            "title": {"bold": True, "font_size": 14},
            "head": {"bold": True, "bottom": 1, "text_wrap": True},
            "money": {"num_format": "#,##0.00"},
            "sum": {"bold": True, "top": 1},
            "sum money": {"bold": True, "top": 1, "num_format": "#,##0.00"},
        }
        self._formats = {name: book.add_format(look) for name, look in looks.items()}
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._row = 0

    def text(self, text: str, look: str) -> None:
        """One line of text."""
        self._sheet.write_string(self._row, 0, text, self._formats[look])
        self._row += 1

    def line(self, texts: tuple[str, ...]) -> None:
        """Texts beside each other, two columns each."""
        for place, text in enumerate(texts):
            self._sheet.write_string(self._row, 2 * place, text)
        self._row += 1

    def skip(self) -> None:
        """An empty row."""
        self._row += 1

    def section(self, section: Section) -> None:
        """A table below an empty row."""
        self.skip()
        self._cells(section.head, "head")
        last = len(section.rows) - 1
        for number, row in enumerate(section.rows):
            self._cells(row, "sum" if section.has_sum and number == last else "plain")

    def _cells(self, cells: tuple[Cell, ...], look: str) -> None:
        money = {"plain": "money", "sum": "sum money"}.get(look, look)
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._row, column, cell, self._formats[look])
            elif isinstance(cell, Fen):
                self._sheet.write_number(self._row, column, cell.fen / 100, self._formats[money])
            else:
                self._sheet.write_number(self._row, column, cell, self._formats[look])
        self._row += 1
