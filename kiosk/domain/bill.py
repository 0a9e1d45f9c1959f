"""收费: the lines of a bill and who pays which part. All money is whole fen."""

from dataclasses import dataclass, replace
from enum import StrEnum


class FeeClass(StrEnum):
    """医保类型: who shares the cost."""

    SELF = "self"  # 自费
    EMPLOYEE = "employee"  # 职工医保
    RESIDENT = "resident"  # 居民医保


class ItemKind(StrEnum):
    """收费项目 by ``med_chrgitm_type`` (domain.md, Bill and invoice)."""

    BED = "01"
    CONSULTATION = "02"
    EXAMINATION = "03"
    LABORATORY = "04"
    TREATMENT = "05"
    SURGERY = "06"
    NURSING = "07"
    MATERIALS = "08"
    WESTERN_DRUGS = "09"
    HERBAL = "10"
    PATENT_DRUGS = "11"
    GENERAL = "12"
    REGISTRATION = "13"
    OTHER = "14"


@dataclass(frozen=True)
class FeeItem:
    """A price as the hospital lists it: ``price`` in fen, ``fund_percent`` the share the insurance fund pays."""

    kind: ItemKind
    name: str
    unit: str
    price: int
    fund_percent: int = 0


@dataclass(frozen=True)
class BillLine:
    """One line: ``amount`` = price × quantity in fen, ``fund`` the part of it paid by the insurance fund."""

    kind: ItemKind
    name: str
    unit: str
    price: int
    quantity: int
    amount: int
    fund: int


@dataclass(frozen=True)
class Bill:
    """The lines and their sums in fen, split as the insurance did it under its ``reference``."""

    lines: tuple[BillLine, ...] = ()
    account: int = 0  # 个人账户支付
    reference: str = ""
    insured: str = ""  # 医保编号, masked

    @property
    def total(self) -> int:
        """金额合计 in fen."""
        return sum(line.amount for line in self.lines)

    @property
    def fund(self) -> int:
        """医保统筹基金支付 in fen."""
        return sum(line.fund for line in self.lines)

    @property
    def due(self) -> int:
        """个人现金支付 in fen: what the patient has to pay."""
        return self.total - self.fund - self.account

    def over(self, lines: tuple[BillLine, ...]) -> "Bill":
        """The bill over what is left of its lines after a partial refund.

        What was paid goes back first, then what the personal account gave: the account pays no more than it did.
        """
        own = sum(line.amount - line.fund for line in lines)
        return replace(self, lines=lines, account=min(self.account, own))


def bill_for(items: tuple[FeeItem, ...], fee_class: FeeClass) -> Bill:
    """The bill for one of each item; the fund's share of each line is rounded half up to the fen, then added."""
    return Bill(tuple(_line(item, fee_class) for item in items))


def _line(item: FeeItem, fee_class: FeeClass) -> BillLine:
    percent = 0 if fee_class is FeeClass.SELF else item.fund_percent
    fund = (item.price * percent + 50) // 100
    return BillLine(item.kind, item.name, item.unit, item.price, 1, item.price, fund)
