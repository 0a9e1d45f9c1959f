"""The invoice: a PDF whose text is what it shows."""

import io
import logging
import re
import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.adapters.papers import QtPaperArtist
from kiosk.adapters.papers.invoice_figures import figures
from kiosk.adapters.papers.pdf_unicode import name_glyphs
from kiosk.domain.bill import Bill, BillLine
from kiosk.domain.papers import InvoiceContent

Line = Callable[..., BillLine]
Tool = Callable[[str, str], str]

HARD = "买买提·阿不都热依木 䶮㛃𠅤𬱖\U00030000"
RADICALS = "一二人入口日月木水火土金立米老见门车马鱼 a1b2c3 10:00–10:30 ffi"


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def poppler_text(pdf: bytes, tool: Tool, *options: str) -> str:
    command = [tool("pdftotext", "poppler-utils"), *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def page_rows(pdf: bytes, tool: Tool, *, dpi: int) -> list[bytes]:
    """The first page as rows of grey bytes."""
    command = [tool("pdftoppm", "poppler-utils"), "-r", str(dpi), "-gray", "-f", "1", "-l", "1", "-"]
    pgm = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    _, size, _, grey = pgm.split(b"\n", 3)
    width, height = map(int, size.split())
    return [grey[at : at + width] for at in range(0, width * height, width)]


def test_the_fields_of_the_receipt_can_be_searched(invoice: InvoiceContent, tool: Tool) -> None:
    pdf = QtPaperArtist().invoice(invoice)
    for text in (text_of(pdf), poppler_text(pdf, tool, "-layout")):
        for field in (
            "门诊收费票据",
            "安和市第一人民医院",
            "票据代码：44060119",
            "票据号码：0000000012",
            "校验码：A7K2M9",
            "交款人：张有三",
            "证件号：420106********1X",
            "开票日期：2026 年 11 月 20 日",
            "诊察费（主任医师）",
            "人民币伍拾元整",
            "¥50.00",
            "科室：内科",
            "性别：男",
            "医保类型：职工医保",
            "门诊号：M20261120012",
            "就诊日期：2026-11-22",
            "支付方式：手机支付",
            "业务流水号：NX1120-000318",
            "个人自付：15.00",
            "个人自费：0.00",
            "收款单位（章）：安和市第一人民医院",
            "开票设备：K1",
            "2026-11-20 09:46",
        ):
            assert field in text


def test_who_pays_which_part(invoice: InvoiceContent) -> None:
    text = text_of(QtPaperArtist().invoice(invoice))
    parts = re.search(r"基金支付\s+(\S+)\s+个人账户支付\s+(\S+)\s+其他支付\s+(\S+)\s+个人现金支付\s+(\S+)", text)
    assert parts is not None
    assert parts.groups() == ("35.00", "3.00", "0.00", "12.00")


def test_reading_order_is_the_papers(invoice: InvoiceContent) -> None:
    text = text_of(QtPaperArtist().invoice(invoice))
    order = [
        "门诊收费票据",
        "票据代码",
        "校验码",
        "交款人",
        "项目名称",
        "诊察费",
        "50.00",
        "金额合计",
        "科室",
        "收款单位",
    ]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)


def test_hard_characters_come_out_right(invoice: InvoiceContent, line: Line, tool: Tool) -> None:
    content = replace(invoice, payer=HARD, bill=Bill((line(RADICALS, 1234),)))
    pdf = QtPaperArtist().invoice(content)
    joined = text_of(pdf).replace("\n", "")  # pypdf begins a line wherever the face changes
    for text in (joined, poppler_text(pdf, tool, "-layout"), poppler_text(pdf, tool, "-raw")):
        assert HARD in text
        assert RADICALS in text
        assert not re.search("[\u2e80-\u2fdf]", text)


def test_every_font_is_embedded_and_the_file_small(invoice: InvoiceContent, line: Line) -> None:
    lines = tuple(line(f"第{i}项检查与化验及治疗费用", 100 + i) for i in range(20))
    pdf = QtPaperArtist().invoice(replace(invoice, demo=True, payer=HARD, bill=Bill(lines)))
    assert len(pdf) < 300_000
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"] for font in fonts} >= {"/NotoSansSC-Regular", "/NotoSansSC-Bold", "/BabelStoneHan"}
    for font in fonts:
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def test_a5_landscape_with_white_margins(invoice: InvoiceContent, tool: Tool) -> None:
    pdf = QtPaperArtist().invoice(replace(invoice, demo=True, copy=2))
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == (210, 148)
    rows = page_rows(pdf, tool, dpi=127)  # 5 dots to a mm
    assert all(set(row) == {255} for row in rows[:35] + rows[-35:])
    assert all(set(row[:35] + row[-35:]) == {255} for row in rows)


def test_a_scanner_reads_the_code(invoice: InvoiceContent, tool: Tool, tmp_path: Path) -> None:
    rows = page_rows(QtPaperArtist().invoice(invoice), tool, dpi=300)
    file = tmp_path / "invoice.pgm"
    file.write_bytes(b"P5\n%d %d\n255\n" % (len(rows[0]), len(rows)) + b"".join(rows))
    zbar = tool("zbarimg", "zbar-tools")
    read = subprocess.run([zbar, "-q", "--raw", file], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == invoice.token


def test_more_lines_than_a_page_go_on_on_the_next(invoice: InvoiceContent, line: Line) -> None:
    lines = tuple(line(f"第{i}项", 100) for i in range(1, 18))
    pages = PdfReader(io.BytesIO(QtPaperArtist().invoice(replace(invoice, bill=Bill(lines))))).pages
    texts = [page.extract_text() for page in pages]
    assert [len(re.findall(r"第\d+项", text)) for text in texts] == [8, 8, 1]
    assert all(f"第 {number} 页，共 3 页" in text for number, text in enumerate(texts, start=1))
    assert all("票据号码：0000000012" in text and "¥17.00" in text for text in texts)


@pytest.mark.parametrize("sign", [1, -1], ids=["as issued", "negative already"])
def test_a_reversal_is_negative_and_names_the_original(invoice: InvoiceContent, line: Line, sign: int) -> None:
    bill = Bill((line("诊察费", 5000 * sign, fund=3500 * sign),))
    reversal = replace(invoice, bill=bill, account=300 * sign, reversal_of="0000000007")
    text = text_of(QtPaperArtist().invoice(reversal))
    for word in ("冲红", "原票据，号码：0000000007", "人民币负伍拾元整", "¥-50.00", "-35.00", "-3.00", "-12.00"):
        assert word in text
    assert "冲" not in text_of(QtPaperArtist().invoice(invoice))


def test_figures_add_up(invoice: InvoiceContent, line: Line) -> None:
    bill = Bill((line("a", 5000, fund=3500), line("b", 700, quantity=3)))
    sums = figures(replace(invoice, bill=bill))
    assert sums.total == sums.fund + sums.account + sums.other + sums.cash
    assert (sums.shared, sums.alone) == (1500, 2100)


def test_marks(invoice: InvoiceContent) -> None:
    plain = text_of(QtPaperArtist().invoice(invoice))
    assert "演示" not in plain
    assert "补打" not in plain
    marked = text_of(QtPaperArtist().invoice(replace(invoice, demo=True, copy=2)))
    for word in ("演示", "不能报销", "演示，无效", "补打", "第 2 次打印"):
        assert word in marked


def test_the_same_content_is_the_same_bytes_on_any_thread(invoice: InvoiceContent) -> None:
    drawn: list[bytes] = []
    worker = threading.Thread(target=lambda: drawn.append(QtPaperArtist().invoice(invoice)))
    worker.start()
    worker.join()
    assert drawn == [QtPaperArtist().invoice(invoice)]


def test_a_pdf_we_do_not_understand_stays_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    strange = b"%PDF-1.4\nnothing Qt would write\n"
    with caplog.at_level(logging.ERROR):
        assert name_glyphs(strange, [("x",)]) == strange
    assert "stays as Qt wrote it" in caplog.text


def test_text_that_does_not_match_the_drawing_is_left_alone(
    invoice: InvoiceContent, caplog: pytest.LogCaptureFixture
) -> None:
    pdf = QtPaperArtist().invoice(invoice)
    with caplog.at_level(logging.ERROR):
        assert name_glyphs(pdf, [("x",)]) == pdf
