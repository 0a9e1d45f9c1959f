"""Rows from a CSV file as a spreadsheet exports it."""

import csv
import io
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from kiosk.services.seeding.mistakes import Mistakes, Spot
from kiosk.services.seeding.rows import Cell, Row

Line = tuple[int, list[str]]


def read_csv(path: Path, mistakes: Mistakes) -> list[Row]:
    """The lines below the headings. Chinese spreadsheets write GB 18030 and do not say so: it is what is not UTF-8."""
    try:
        lines = _lines(_decoded(path.read_bytes()))
    except UnicodeDecodeError as error:
        mistakes.add(Spot(path.name), f"expected UTF-8 or GB 18030, byte {error.start + 1} is neither")
        return []
    except csv.Error as error:
        mistakes.add(Spot(path.name), f"expected CSV: {error}")
        return []
    if not lines:
        mistakes.add(Spot(path.name, 1), "expected a line of column headings, got nothing")
        return []
    (number, headings), *rest = lines
    top = Spot(path.name, number)
    for column, heading in enumerate(headings, start=1):
        if heading in headings[: column - 1]:
            mistakes.add(replace(top, column=column, name=heading), "expected each heading once")
    return [_row(line, cells, top, headings, mistakes) for line, cells in rest]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _lines(text: str) -> list[Line]:
    """The number of the line each record begins on, and its cells; empty lines are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines, begin = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            lines.append((begin, [cell.strip() for cell in cells]))
        begin = reader.line_num + 1
    return lines


def _row(line: int, values: list[str], top: Spot, headings: list[str], mistakes: Mistakes) -> Row:
    spot = replace(top, line=line)
    if any(values[len(headings) :]):
        mistakes.add(spot, f"expected {len(headings)} cells as in the headings, got {len(values)}")
    cells = {}
    for column, (heading, value) in enumerate(zip_longest(headings, values[: len(headings)], fillvalue=""), start=1):
        if heading or value:
            named = replace(top, column=column, name=heading)
            cells[heading] = Cell(value, replace(named, line=line), named)
    return Row(spot, top, cells, mistakes)
