"""What the insurance pays of a bill: recorded as it was given, and refused when it does not add up."""

from kiosk.domain.bill import Bill, BillLine, FeeItem
from kiosk.domain.errors import DomainError
from kiosk.domain.words import QT_TRANSLATE_NOOP


class InsuranceUnclear(DomainError):
    """Nobody can say what the insurance pays: it is away, or its parts do not add up. Nothing was charged."""

    sentence = QT_TRANSLATE_NOOP(
        "Words",
        "We can't tell what your insurance pays. No money was taken. Pay it all yourself here, or go to a window.",
    )


class InsuranceRefuses(InsuranceUnclear):
    """The insurance pays nothing of this bill."""

    sentence = QT_TRANSLATE_NOOP(
        "Words",
        "Your insurance does not pay for this. No money was taken. Pay it all yourself here, or go to a window.",
    )


def bill_as_split(
    items: tuple[FeeItem, ...], funds: tuple[int, ...], *, account: int, cash: int, reference: str, insured: str = ""
) -> Bill:
    """The bill for one of each item with the parts as given, in fen; raises `InsuranceUnclear` unless they add up."""
    if len(funds) != len(items) or not reference:
        raise InsuranceUnclear(f"{len(funds)} parts for {len(items)} items, reference {reference!r}")
    lines = tuple(
        BillLine(item.kind, item.name, item.unit, item.price, 1, item.price, fund)
        for item, fund in zip(items, funds, strict=True)
    )
    bill = Bill(lines, account, reference, insured)
    own = bill.total - bill.fund
    if any(not 0 <= line.fund <= line.amount for line in lines) or not 0 <= account <= own or cash != bill.due:
        raise InsuranceUnclear(f"{bill.total} fen are not {bill.fund} + {account} + {cash}")
    return bill


def is_priced(bill: Bill, items: tuple[FeeItem, ...]) -> bool:
    """Whether a bill that the insurance split is for one of each of these items at these prices."""
    lines = [(line.kind, line.name, line.unit, line.price, line.quantity) for line in bill.lines]
    return bill.reference != "" and lines == [(item.kind, item.name, item.unit, item.price, 1) for item in items]
