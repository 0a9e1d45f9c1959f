"""日报: one day's money seen four ways, which must come to the same fen, or the report says where they do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.bill import ItemKind


class View(StrEnum):
    """By what the day's money is told apart."""

    DEVICE = "device"
    STAFF = "staff"
    METHOD = "method"
    ITEM = "item"


class Method(StrEnum):
    """How money came that no gateway's name says."""

    FUND = "fund"
    ACCOUNT = "account"


SELF = "self"  # no staff: whoever paid did it alone
NO_ITEM = "none"  # money that came too late or twice for any item, and goes back

# The report is a paper of the house and written in its language, as the invoice is.
VIEW_NAMES: Mapping[View, str] = MappingProxyType(
    {View.DEVICE: "按设备", View.STAFF: "按收费员", View.METHOD: "按支付方式", View.ITEM: "按收费项目"}
)
METHOD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "wechat": "微信支付",
        "alipay": "支付宝",
        "cash": "现金",
        "card": "银行卡",
        Method.FUND: "医保统筹基金",
        Method.ACCOUNT: "医保个人账户",
        "demo": "手机扫码（演示）",
        "demo-wechat": "微信支付（演示）",
        "demo-alipay": "支付宝（演示）",
    }
)
# 收费项目 (domain.md, Bill and invoice).
ITEM_NAMES: Mapping[str, str] = MappingProxyType(
    {
        ItemKind.BED: "床位费",
        ItemKind.CONSULTATION: "诊察费",
        ItemKind.EXAMINATION: "检查费",
        ItemKind.LABORATORY: "化验费",
        ItemKind.TREATMENT: "治疗费",
        ItemKind.SURGERY: "手术费",
        ItemKind.NURSING: "护理费",
        ItemKind.MATERIALS: "卫生材料费",
        ItemKind.WESTERN_DRUGS: "西药费",
        ItemKind.HERBAL: "中药饮片",
        ItemKind.PATENT_DRUGS: "中成药费",
        ItemKind.GENERAL: "一般诊疗费",
        ItemKind.REGISTRATION: "挂号费",
        ItemKind.OTHER: "其他",
        NO_ITEM: "无对应项目（自动退回）",
    }
)
SELF_NAME = "自助"


@dataclass(frozen=True)
class Figure:
    """How many, and how much in fen."""

    count: int = 0
    fen: int = 0

    def plus(self, count: int, fen: int) -> "Figure":
        """With more."""
        return Figure(self.count + count, self.fen + fen)


@dataclass(frozen=True)
class ReportRow:
    """One line of a view: ``key`` as the books have it, ``name`` as people read it."""

    key: str
    name: str
    taken: Figure = Figure()
    given_back: Figure = Figure()

    @property
    def net(self) -> int:
        """What stays, in fen."""
        return self.taken.fen - self.given_back.fen


class InsuredDeed(StrEnum):
    """What an insured visit's line in the list is about."""

    SETTLED = "结算"
    TAKEN_BACK = "冲红"
    ANEW = "重开"  # over what is left after a part went back


@dataclass(frozen=True)
class InsuredLine:
    """One insured visit for the hospital's insurance interface; fen, negative when taken back.

    ``serial`` is ours (业务流水号); ``reference`` and ``insured`` are the insurance's, "" where none was asked.
    """

    deed: InsuredDeed
    at: datetime
    serial: str
    reference: str
    insured: str
    total: int
    fund: int
    account: int
    cash: int


@dataclass(frozen=True)
class Disagreement:
    """A view whose sum is not that of the view by method: ``fen`` too much, or too little (negative)."""

    view: View
    what: str  # "taken" or "given_back"
    fen: int


@dataclass(frozen=True)
class DayFigures:
    """A day's money. ``refunds_open`` are those of the refunds ordered that are not known to be done."""

    day: date
    hospital: str
    made_at: datetime
    made_by: str
    demo: bool
    views: Mapping[View, tuple[ReportRow, ...]]
    payments: Figure
    refunds: Figure
    refunds_open: Figure
    invoices: Figure
    reversals: Figure
    voids: Figure
    insured: tuple[InsuredLine, ...] = ()

    @property
    def taken(self) -> int:
        """All that came, in fen, by the view by method."""
        return sum(row.taken.fen for row in self.views[View.METHOD])

    @property
    def given_back(self) -> int:
        """All that goes back, in fen, by the view by method."""
        return sum(row.given_back.fen for row in self.views[View.METHOD])

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where the views do not come to the same."""
        found = []
        for view, rows in self.views.items():
            taken, given_back = sum_of(rows)
            found += [
                Disagreement(view, what, fen)
                for what, fen in (("taken", taken.fen - self.taken), ("given_back", given_back.fen - self.given_back))
                if fen
            ]
        return tuple(found)


def sum_of(rows: Iterable[ReportRow]) -> tuple[Figure, Figure]:
    """What came and what goes back, over all rows."""
    taken, given_back = Figure(), Figure()
    for row in rows:
        taken = taken.plus(row.taken.count, row.taken.fen)
        given_back = given_back.plus(row.given_back.count, row.given_back.fen)
    return taken, given_back
