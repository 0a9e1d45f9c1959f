"""The demo's electronic invoices open on this machine and say what they are; its insurance asks nobody."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import url2pathname

import pytest

from kiosk.adapters.fiscal import DemoFiscal
from kiosk.adapters.insurance import DemoInsurance
from kiosk.domain.bill import Bill, BillLine, FeeClass, FeeItem, ItemKind
from kiosk.domain.errors import BadSettings
from kiosk.domain.identity import Sex
from kiosk.ports.fiscal import FiscalAway, FiscalDocument, FiscalRefused, FiscalRequest, FiscalReversal
from kiosk.ports.insurance import Split, SplitAway, SplitRefused, SplitRequest

NOW = datetime(2026, 11, 20, 1, 41, tzinfo=UTC)
BILL = Bill((BillLine(ItemKind.CONSULTATION, "诊察费<主任>", "次", 5000, 1, 5000, 3500),))
REQUEST = FiscalRequest(
    serial="NXE1-0a",
    hospital="安和市第一人民医院",
    paper_number="44060126-0000000012",
    payer="王䶮",
    sex=Sex.FEMALE,
    outpatient_number="M1",
    department="内科",
    fee_class=FeeClass.EMPLOYEE,
    visit_day=NOW.date(),
    bill=BILL,
    issued_at=NOW,
)


def page(document: FiscalDocument) -> str:
    return Path(url2pathname(document.url.removeprefix("file://"))).read_text(encoding="utf-8")


def test_a_document_is_a_page_that_says_it_is_a_demo(tmp_path: Path) -> None:
    demo = DemoFiscal(demo=True, folder=str(tmp_path / "电子 票据"))
    document = demo.issue(REQUEST)
    assert isinstance(document, FiscalDocument)
    said = page(document)
    assert all(word in said for word in ("演示，无效", "王䶮", document.number, "诊察费&lt;主任&gt;", "人民币伍拾元整"))
    assert (document.issued_at, len(document.number), len(document.check_code)) == (NOW, 10, 6)
    assert DemoFiscal(demo=True, folder=str(tmp_path / "电子 票据")).issue(REQUEST) == document
    assert demo.issue(replace(REQUEST, serial="NXE2-0b")) != document


def test_a_reversal_names_its_original(tmp_path: Path) -> None:
    demo = DemoFiscal(demo=True, folder=str(tmp_path))
    original = demo.issue(REQUEST)
    assert isinstance(original, FiscalDocument)
    red = demo.reverse(FiscalReversal("NXE3-0c", REQUEST.serial, original, "多收", NOW))
    assert isinstance(red, FiscalDocument)
    assert f"原票据号码：{original.number}" in page(red)


def test_the_demo_can_be_away_or_refuse(tmp_path: Path) -> None:
    assert isinstance(DemoFiscal(demo=True, folder=str(tmp_path), behaviour="away").issue(REQUEST), FiscalAway)
    assert isinstance(DemoFiscal(demo=True, folder=str(tmp_path), behaviour="refuses").issue(REQUEST), FiscalRefused)
    (tmp_path / "file").touch()
    assert isinstance(DemoFiscal(demo=True, folder=str(tmp_path / "file")).issue(REQUEST), FiscalAway)
    with pytest.raises(BadSettings):
        DemoFiscal(demo=False, folder=str(tmp_path))


def test_the_demos_insurance_keeps_the_percentages_of_the_list() -> None:
    items = (FeeItem(ItemKind.CONSULTATION, "诊察费", "次", 5000, 70),)
    request = SplitRequest("M1", FeeClass.EMPLOYEE, items, "11010519491231002X")
    split = DemoInsurance(demo=True).split(request)
    assert isinstance(split, Split)
    assert (split.funds, split.account, split.cash, split.reference[:4]) == ((3500,), 0, 1500, "DEMO")
    half = DemoInsurance(demo=True, account_percent=50).split(request)
    assert isinstance(half, Split)
    assert (half.account, half.cash) == (750, 750)
    assert isinstance(DemoInsurance(demo=True, behaviour="away").split(request), SplitAway)
    assert isinstance(DemoInsurance(demo=True, behaviour="refuses").split(request), SplitRefused)
    with pytest.raises(BadSettings):
        DemoInsurance(demo=False)
    with pytest.raises(ValueError, match="0 to 100"):
        DemoInsurance(demo=True, account_percent=101)
