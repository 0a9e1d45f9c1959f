"""The amounts of an invoice as they are printed, in fen; a reversal's are negative."""

from dataclasses import dataclass, replace

from kiosk.domain.bill import Bill, BillLine
from kiosk.domain.papers import InvoiceContent


@dataclass(frozen=True)
class Figures:
    """Lines and sums: ``cash`` is what the patient paid beside the account; ``shared`` 个人自付, ``alone`` 个人自费."""

    lines: tuple[BillLine, ...]
    total: int
    fund: int
    account: int
    other: int
    cash: int
    shared: int
    alone: int


def figures(content: InvoiceContent) -> Figures:
    """What the fund takes no part in is 自费, the patient's part of the rest 自付; negative in a reversal."""
    sign = -1 if content.reversal_of and content.bill.total > 0 else 1
    bill = Bill(tuple(_signed(line, sign) for line in content.bill.lines))
    account, other = sign * content.account, sign * content.other
    return Figures(
        lines=bill.lines,
        total=bill.total,
        fund=bill.fund,
        account=account,
        other=other,
        cash=bill.due - account - other,
        shared=sum(line.amount - line.fund for line in bill.lines if line.fund),
        alone=sum(line.amount for line in bill.lines if not line.fund),
    )


def _signed(line: BillLine, sign: int) -> BillLine:
    return replace(line, quantity=sign * line.quantity, amount=sign * line.amount, fund=sign * line.fund)
