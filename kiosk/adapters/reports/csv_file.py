"""The day's report as CSV: UTF-8 with a mark, so that Excel opens it."""

import csv
import io

from kiosk.adapters.reports.sections import Cell, harmless, insured_of, notes_of, sections_of, title_of, verdict_of
from kiosk.domain.day_report import DayFigures


def csv_of(figures: DayFigures) -> bytes:
    """All sections below each other; amounts in yuan."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(title_of(figures))])
    writer.writerow([harmless(note) for note in notes_of(figures)])
    for section in sections_of(figures):
        writer.writerow([])
        writer.writerow(section.head)
        writer.writerows([_plain(cell) for cell in row] for row in section.rows)
    writer.writerow([])
    writer.writerows([line] for line in verdict_of(figures))
    insured = insured_of(figures)
    if insured is not None:
        writer.writerow([])
        writer.writerow([insured.title])
        writer.writerow(insured.head)
        writer.writerows([_plain(cell) for cell in row] for row in insured.rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    return harmless(cell) if isinstance(cell, str) else str(cell)
