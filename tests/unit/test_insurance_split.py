"""What the insurance gives adds up to the fen, or is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.bill import Bill, FeeItem, ItemKind
from kiosk.domain.insurance import InsuranceUnclear, bill_as_split, is_priced

ITEMS = (FeeItem(ItemKind.REGISTRATION, "挂号费", "次", 101), FeeItem(ItemKind.CONSULTATION, "诊察费", "次", 4900, 70))


def split(funds: tuple[int, ...] = (51, 3430), account: int = 520, cash: int = 1000, reference: str = "A1") -> Bill:
    return bill_as_split(ITEMS, funds, account=account, cash=cash, reference=reference)


def test_a_split_that_adds_up_is_the_bill() -> None:
    bill = split()
    assert (bill.total, bill.fund, bill.account, bill.due, bill.reference) == (5001, 3481, 520, 1000, "A1")
    assert is_priced(bill, ITEMS)
    assert not is_priced(bill, ITEMS[:1])
    assert not is_priced(Bill(bill.lines), ITEMS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"cash": 1001},
        {"cash": 999},
        {"funds": (52, 3430)},
        {"funds": (3481,)},
        {"funds": (102, 3379)},
        {"funds": (-1, 3482)},
        {"account": -1, "cash": 1521},
        {"account": 1521, "cash": -1},
        {"reference": ""},
    ],
    ids=str,
)
def test_a_split_that_does_not_add_up_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InsuranceUnclear):
        split(**wrong)  # type: ignore[arg-type]  # one part of it is another


@settings(max_examples=50)
@given(st.tuples(st.integers(0, 101), st.integers(0, 4900)), st.data())
def test_what_is_left_after_a_refund_never_grows(funds: tuple[int, int], data: st.DataObject) -> None:
    own = 5001 - sum(funds)
    account = data.draw(st.integers(0, own))
    bill = split(funds, account, own - account)
    for kept in (bill.lines[:1], bill.lines[1:], (), bill.lines):
        left = bill.over(kept)
        assert left.total == left.fund + left.account + left.due
        assert all(0 <= now <= before for now, before in ((left.account, bill.account), (left.due, bill.due)))
    assert bill.over(bill.lines) == bill
