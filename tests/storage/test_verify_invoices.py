"""Faults about invoices that stand no more are found: void ones, reversals, and those over what is left."""

import pytest
from sqlalchemy import text

from kiosk.storage.checks.finding import Fault
from kiosk.storage.checks.money import check_money

VOID = "INSERT INTO invoice_voids (invoice_id, reason, at, actor) SELECT id, 'x', issued_at, 'K1' FROM invoices"
INVOICE = (
    "INSERT INTO invoices (book_id, number, charge_id, check_code, total, fund, account, due, reversal_of,"
    " issued_at, actor) SELECT 1, 9000000000 + {number}, 1, 'x', {sums}, {of}, issued_at, 'K1' FROM invoices"
    " WHERE id = 1"
)
REVERSED = INVOICE.format(number=4, sums="-1500, -200, 0, -1300", of=1)
REPLACED = "INSERT INTO invoice_replacements (invoice_id, replaces) VALUES ({new}, {old})"
LINE = "INSERT INTO invoice_lines (invoice_id, line_id) VALUES (5, {line})"
# Line 2 of charge 1 is one that the fund takes part in.
PLANTED = {
    "void and nothing instead": ((f"{VOID} WHERE id = 1",), {(Fault.VOID_ALONE, "invoices/1")}),
    "void and reversed": (
        (f"{VOID} WHERE id = 1", REVERSED, REPLACED.format(new=4, old=1)),
        {(Fault.VOID_ALONE, "invoices/1")},
    ),
    "a reversal that is void": (
        (REVERSED, f"{VOID} WHERE id = 4", INVOICE.format(number=5, sums="1500, 200, 0, 1300", of="NULL"),
         REPLACED.format(new=5, old=4)),
        {(Fault.VOID_ALONE, "invoices/4")},
    ),
    "void and replaced": (
        (f"{VOID} WHERE id = 1", INVOICE.format(number=4, sums="1500, 200, 0, 1300", of="NULL"),
         REPLACED.format(new=4, old=1)),
        set(),
    ),
    "a reversal of another part": (
        (INVOICE.format(number=4, sums="-1500, -300, 0, -1200", of=1),),
        {(Fault.REVERSAL_AMOUNT, "invoices/4")},
    ),
    "an account that pays more than it did": (
        (REVERSED, INVOICE.format(number=5, sums="{price}, {fund}, 1, {rest}", of="NULL"), LINE.format(line=2)),
        {(Fault.INVOICE_AMOUNT, "invoices/5")},
    ),
    "lines that say less": (
        (REVERSED, INVOICE.format(number=5, sums="{price} + 1, {fund}, 0, {rest} + 2", of="NULL"), LINE.format(line=2)),
        {(Fault.INVOICE_AMOUNT, "invoices/5")},
    ),
    "lines that agree": (
        (REVERSED, INVOICE.format(number=5, sums="{price}, {fund}, 0, {rest} + 1", of="NULL"), LINE.format(line=2)),
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_found(hall, case: str) -> None:
    statements, expected = PLANTED[case]
    with hall.database.begin() as session:
        price, fund = session.execute(text("SELECT amount, fund FROM charge_lines WHERE id = 2")).one()
        for statement in statements:
            filled = statement.format(price=price, fund=fund, rest=price - fund - 1)
            session.execute(text(filled))
    ours = {Fault.VOID_ALONE, Fault.REVERSAL_AMOUNT, Fault.INVOICE_AMOUNT, Fault.INVOICED_TWICE}
    with hall.database.read() as session:
        assert {(each.kind, each.record) for each in check_money(session) if each.kind in ours} == expected
