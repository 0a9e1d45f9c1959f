"""Contents to draw, and eyes to look at what was drawn."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.bill import Bill, BillLine, ItemKind
from kiosk.domain.papers import InvoiceContent, Raster, TicketContent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = datetime(2026, 11, 20, 9, 46, tzinfo=ZoneInfo("Asia/Shanghai"))
RARE = "䶮㛃𠅤𬱖"


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Qt draws text only in an application."""


@pytest.fixture
def ticket() -> TicketContent:
    return TicketContent(
        hospital="安和市第一人民医院",
        number="A012",
        name="张*三",
        floor=2,
        department="内科",
        room="3 诊室",
        doctor="陈静 主任医师",
        day=NOW.date(),
        starts=NOW.replace(hour=10, minute=0),
        ends=NOW.replace(hour=10, minute=30),
        ahead=3,
        wait=(15, 25),
        way=(("坐电梯", "2 号梯到 2 楼"), ("出门左转", "跟着绿线走"), ("3 诊室", "门口等叫号")),
        desk="2 楼护士站",
        token="NX1.AAAAAAAAAAAAFXH6KGLA.KZ3X7YQ2M5T4P6C2DABC",
        due=0,
        outpatient_number="M20261120012",
        device="K1",
        printed_at=NOW,
    )


@pytest.fixture
def line() -> Callable[..., BillLine]:
    def make(name: str, price: int, *, quantity: int = 1, fund: int = 0) -> BillLine:
        return BillLine(ItemKind.CONSULTATION, name, "次", price, quantity, price * quantity, fund)

    return make


@pytest.fixture
def invoice(line: Callable[..., BillLine]) -> InvoiceContent:
    return InvoiceContent(
        hospital="安和市第一人民医院",
        book_code="44060119",
        number="0000000012",
        check_code="A7K2M9",
        token="NXI.44060119.0000000012.A7K2M9",
        payer="张有三",
        paper="420106********1X",
        sex="男",
        fee_class="职工医保",
        department="内科",
        outpatient_number="M20261120012",
        serial="NX1120-000318",
        bill=Bill((line("诊察费（主任医师）", 5000, fund=3500),)),
        account=300,
        other=0,
        paid_by="手机支付",
        visit_day=(NOW + timedelta(days=2)).date(),
        issued_at=NOW,
        device="K1",
        printed_at=NOW,
    )


def dots_of(picture: Raster) -> list[str]:
    """Rows of "0" and "1"."""
    stride = (picture.width + 7) // 8
    rows = (picture.rows[at : at + stride] for at in range(0, len(picture.rows), stride))
    return ["".join(f"{byte:08b}" for byte in row)[: picture.width] for row in rows]


@pytest.fixture
def dots() -> Callable[[Raster], list[str]]:
    return dots_of


@pytest.fixture
def tool() -> Callable[[str, str], str]:
    def find(name: str, package: str) -> str:
        path = shutil.which(name)
        assert path, f"{name} is missing: apt-get install {package}"
        return path

    return find
