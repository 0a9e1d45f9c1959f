"""The invoice of a hospital with electronic ones: its code leads there, or it says that it follows."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from kiosk.adapters.papers import QtPaperArtist
from kiosk.domain.papers import InvoiceContent

URL = "https://einvoice.example.gov.cn/view?code=00000000&number=3141592653&check=A7K2M9&t=20261120094600"


def text_of(content: InvoiceContent) -> str:
    pdf = QtPaperArtist().invoice(content)
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_what_the_insurance_and_the_records_office_ask_for_is_there(invoice: InvoiceContent) -> None:
    text = text_of(replace(invoice, insured="4406********12", institution="综合医院"))
    for field in ("医保编号：4406********12", "医疗机构类型：综合医院", "个人账户支付", "电子票据：—"):
        assert field in text
    assert "医保编号：—" in text_of(invoice)


def test_a_paper_that_is_printed_first_says_how_to_get_the_electronic_one(invoice: InvoiceContent) -> None:
    text = text_of(replace(invoice, e_follows=True))
    assert "电子票据：稍后开具" in text
    assert "请到服务台补打本票据" in text
    assert "扫码核验" in text


def test_a_scanner_reads_the_long_address(
    invoice: InvoiceContent, tool: Callable[[str, str], str], tmp_path: Path
) -> None:
    issued = replace(invoice, e_number="00000000 3141592653", token=URL)
    text = text_of(issued)
    assert "电子票据：00000000 3141592653" in text
    assert "扫码看电子票据" in text
    command = [tool("pdftoppm", "poppler-utils"), "-r", "300", "-gray", "-", str(tmp_path / "page")]
    subprocess.run(command, input=QtPaperArtist().invoice(issued), check=True)
    (picture,) = tmp_path.iterdir()
    zbar = tool("zbarimg", "zbar-tools")
    read = subprocess.run([zbar, "-q", "--raw", picture], capture_output=True, text=True, check=True)
    assert read.stdout == f"{URL}\n"
