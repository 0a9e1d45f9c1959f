"""Bills: who pays which part, to the fen."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.bill import Bill, BillLine, FeeClass, FeeItem, ItemKind, bill_for

items = st.builds(
    FeeItem,
    kind=st.sampled_from(ItemKind),
    name=st.just("普通门诊诊察费"),
    unit=st.just("次"),
    price=st.integers(0, 10_000_000),
    fund_percent=st.integers(0, 100),
)


def half_up(amount: int, percent: int) -> int:
    return int((Decimal(amount) * percent / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def test_a_bill_splits_each_line_between_fund_and_patient() -> None:
    registration = FeeItem(ItemKind.REGISTRATION, "挂号费", "次", 100)
    consultation = FeeItem(ItemKind.CONSULTATION, "主任医师诊察费", "次", 4999, fund_percent=50)
    bill = bill_for((registration, consultation), FeeClass.EMPLOYEE)
    assert bill.lines == (
        BillLine(ItemKind.REGISTRATION, "挂号费", "次", price=100, quantity=1, amount=100, fund=0),
        BillLine(ItemKind.CONSULTATION, "主任医师诊察费", "次", price=4999, quantity=1, amount=4999, fund=2500),
    )
    assert (bill.total, bill.fund, bill.due) == (5099, 2500, 2599)


def test_nothing_costs_nothing() -> None:
    assert (bill_for((), FeeClass.RESIDENT), Bill().due) == (Bill(), 0)


@given(st.lists(items, max_size=6).map(tuple), st.sampled_from(FeeClass))
def test_every_line_is_rounded_half_up_and_only_then_added(priced: tuple[FeeItem, ...], fee_class: FeeClass) -> None:
    bill = bill_for(priced, fee_class)
    insured = fee_class is not FeeClass.SELF
    assert [line.fund for line in bill.lines] == [half_up(item.price, item.fund_percent * insured) for item in priced]
    assert bill.total == sum(item.price for item in priced)
    assert bill.total == bill.fund + bill.due
    assert 0 <= bill.due <= bill.total


@pytest.mark.parametrize("percent", [0, 50, 100])
def test_who_pays_alone_gets_nothing_from_the_fund(percent: int) -> None:
    bill = bill_for((FeeItem(ItemKind.OTHER, "其他", "项", 1001, percent),), FeeClass.SELF)
    assert bill.due == 1001
