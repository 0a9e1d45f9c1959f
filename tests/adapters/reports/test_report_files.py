"""The day's report as PDF, CSV and XLSX: the same figures in each, readable, and nothing that runs."""

import csv
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from kiosk.adapters.reports.csv_file import csv_of
from kiosk.adapters.reports.pdf_file import pdf_of
from kiosk.adapters.reports.sections import Fen, sections_of, verdict_of
from kiosk.adapters.reports.xlsx_file import xlsx_of
from kiosk.domain.day_report import DayFigures, Figure, InsuredDeed, InsuredLine, ReportRow, View

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

EVIL = "=1+1"
ROWS = {
    View.DEVICE: (ReportRow("K1", "K1", Figure(2, 150_050), Figure(1, 1000)),),
    View.STAFF: (ReportRow("0114", EVIL, Figure(2, 150_050), Figure(1, 1000)),),
    View.METHOD: (ReportRow("cash", "现金", Figure(2, 150_050), Figure(1, 1000)),),
    View.ITEM: (ReportRow("13", "挂号费", Figure(2, 150_050), Figure(1, 1000)),),
}
FIGURES = DayFigures(
    day=date(2026, 11, 20),
    hospital="安和市第一人民医院",
    made_at=datetime(2026, 11, 20, 18, 5, tzinfo=ZoneInfo("Asia/Shanghai")),
    made_by="0114@D3",
    demo=False,
    views=ROWS,
    payments=Figure(2, 150_050),
    refunds=Figure(1, 1000),
    refunds_open=Figure(),
    invoices=Figure(2, 150_050),
    reversals=Figure(1, 1000),
    voids=Figure(),
)
WRONG = replace(FIGURES, views=ROWS | {View.ITEM: (ReportRow("13", "挂号费", Figure(2, 150_049), Figure(1, 1100)),)})
LINE = ["2", "1500.50", "1", "10.00", "1490.50"]
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Qt draws text only in an application."""


def test_sections_end_with_their_sums() -> None:
    summary, *views = sections_of(FIGURES)
    assert (summary.has_sum, len(views)) == (False, 4)
    assert {view.rows[-1] for view in views} == {("合计", 2, Fen(150_050), 1, Fen(1000), Fen(149_050))}


def test_the_verdict_says_where_and_by_how_much() -> None:
    assert verdict_of(FIGURES) == ("四种汇总的收款与退款合计一致，差额 0.00 元。",)
    assert verdict_of(WRONG) == (
        "不一致：“按收费项目”的收款合计比“按支付方式”少 0.01 元，请核查。",
        "不一致：“按收费项目”的退款合计比“按支付方式”多 1.00 元，请核查。",
    )


def test_the_csv_opens_in_excel_and_runs_nothing() -> None:
    data = csv_of(FIGURES)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["安和市第一人民医院 收费日报表"]
    assert ["现金", *LINE] in rows
    assert [f"'{EVIL}", *LINE] in rows
    assert rows.count(["合计", *LINE]) == 4
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    assert rows[-1] == list(verdict_of(FIGURES))


def test_the_xlsx_has_numbers_and_no_formula() -> None:
    with ZipFile(io.BytesIO(xlsx_of(WRONG))) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    words = ["".join(one.itertext()) for one in texts]
    cells = list(sheet.iter(f"{NAMESPACE}c"))
    values = [cell.findtext(f"{NAMESPACE}v") for cell in cells]
    numbers = [float(str(value)) for cell, value in zip(cells, values, strict=True) if cell.get("t") != "s"]
    assert numbers.count(1500.5) >= 4
    assert 1490.5 in numbers
    assert EVIL in words
    assert set(verdict_of(WRONG)) <= set(words)
    assert list(sheet.iter(f"{NAMESPACE}f")) == []


def test_insured_visits_are_listed_in_what_machines_read() -> None:
    at = datetime(2026, 11, 20, 9, 41, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
    line = InsuredLine(InsuredDeed.TAKEN_BACK, at, "NX1", EVIL, "4406***12", -5001, -3481, -520, -1000)
    figures = replace(FIGURES, insured=(line,))
    rows = list(csv.reader(io.StringIO(csv_of(figures).decode("utf-8-sig"), newline="")))
    amounts = ["-50.01", "-34.81", "-5.20", "-10.00"]
    assert rows[-3] == ["医保明细"]
    assert rows[-1] == ["2026-11-20 09:41:05", "冲红", "NX1", f"'{EVIL}", "4406***12", *amounts]
    with ZipFile(io.BytesIO(xlsx_of(figures))) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet2.xml"))
        assert "医保明细" in book.read("xl/workbook.xml").decode()
    values = [cell.findtext(f"{NAMESPACE}v") for cell in sheet.iter(f"{NAMESPACE}c") if cell.get("t") != "s"]
    assert [float(str(value)) for value in values] == [-50.01, -34.81, -5.2, -10.0]
    assert list(sheet.iter(f"{NAMESPACE}f")) == []


def test_the_pdf_is_read_as_it_is_written() -> None:
    pages = PdfReader(io.BytesIO(pdf_of(WRONG))).pages
    text = "".join(page.extract_text() for page in pages).replace("\n", "")
    for part in ("安和市第一人民医院收费日报表", "2026-11-20", "按支付方式", "现金", "1490.50", "少0.01元", "复核"):
        assert part.replace(" ", "") in text.replace(" ", "")
    box = pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)  # A4 in points


def test_a_long_view_goes_on_on_the_next_page_under_its_heads() -> None:
    many = tuple(ReportRow(f"K{number}", f"K{number}", Figure(1, 100)) for number in range(60))
    pages = PdfReader(io.BytesIO(pdf_of(replace(FIGURES, views=ROWS | {View.DEVICE: many})))).pages
    assert len(pages) > 2
    assert all("收款笔数" in page.extract_text() for page in pages)
    assert all(
        f"第 {number} 页".replace(" ", "") in page.extract_text().replace(" ", "")
        for number, page in enumerate(pages, 1)
    )


def test_a_command_without_a_window_can_draw_it() -> None:
    code = (
        "from tests.adapters.reports.test_report_files import FIGURES\n"
        "from kiosk.adapters.reports.pdf_file import pdf_of\n"
        "print(pdf_of(FIGURES)[:5])"
    )
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=bare, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "b'%PDF-'"
