"""Whether every fen agrees: charges with their lines, payments and invoices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.journey import PayBy, PaymentState
from kiosk.domain.money import yuan
from kiosk.domain.paying import RefundState
from kiosk.storage.checks.finding import Fault, Finding
from kiosk.storage.tables import (
    ChargeLineRow,
    ChargeRow,
    ChargeStateRow,
    InvoiceLineRow,
    InvoiceReplacementRow,
    InvoiceRow,
    InvoiceVoidRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
    RefundStateRow,
    RegistrationRow,
)


@dataclass(frozen=True)
class Rule:
    """``broken`` selects what breaks it: the id, and two amounts in fen for ``{one}`` and ``{two}`` of the words."""

    kind: Fault
    table: str
    broken: Select[int, int, int]
    words: str


lines = (
    select(
        ChargeLineRow.charge_id.label("charge_id"),
        func.sum(ChargeLineRow.amount).label("amount"),
        func.sum(ChargeLineRow.fund).label("fund"),
    )
    .group_by(ChargeLineRow.charge_id)
    .subquery()
)
paid = (
    select(PaymentRow.id, PaymentRow.charge_id, PaymentRow.amount)
    .join(PaymentStateRow, PaymentStateRow.payment_id == PaymentRow.id)
    .where(PaymentStateRow.state == PaymentState.PAID.value)
    .subquery()
)
was_refused = select(RefundStateRow.id).where(
    RefundStateRow.refund_id == RefundRow.id, RefundStateRow.state == RefundState.REFUSED.value
)
refunded = (
    select(RefundRow.payment_id.label("payment_id"), func.sum(RefundRow.amount).label("amount"))
    .where(~was_refused.exists())
    .group_by(RefundRow.payment_id)
    .subquery()
)
_after = aliased(RefundRow)
was_ordered_again = select(_after.id).where(_after.instead_of == RefundRow.id)
# Given back, on its way, or refused and with staff: the patient is told of it.
owed = (
    select(RefundRow.payment_id.label("payment_id"), func.sum(RefundRow.amount).label("amount"))
    .where(or_(~was_refused.exists(), ~was_ordered_again.exists()))
    .group_by(RefundRow.payment_id)
    .subquery()
)
settled = select(ChargeStateRow.id).where(ChargeStateRow.charge_id == ChargeRow.id, ChargeStateRow.state == "settled")
reversal, original = aliased(InvoiceRow), aliased(InvoiceRow)
was_reversed = select(reversal.id).where(reversal.reversal_of == InvoiceRow.id)
was_voided = select(InvoiceVoidRow.invoice_id).where(InvoiceVoidRow.invoice_id == InvoiceRow.id)
was_replaced = select(InvoiceReplacementRow.invoice_id).where(InvoiceReplacementRow.replaces == InvoiceRow.id)
has_lines = select(InvoiceLineRow.line_id).where(InvoiceLineRow.invoice_id == InvoiceRow.id)
over = (
    select(
        InvoiceLineRow.invoice_id.label("invoice_id"),
        func.sum(ChargeLineRow.amount).label("amount"),
        func.sum(ChargeLineRow.fund).label("fund"),
    )
    .join(ChargeLineRow, ChargeLineRow.id == InvoiceLineRow.line_id)
    .group_by(InvoiceLineRow.invoice_id)
    .subquery()
)
parts = ChargeRow.fund + ChargeRow.account + ChargeRow.due
PARTS = ("total", "fund", "account", "due")
given_back = func.coalesce(refunded.c.amount, 0)
owed_back = func.coalesce(owed.c.amount, 0)

RULES = (
    Rule(
        Fault.CHARGE_LINES,
        "charges",
        select(ChargeRow.id, ChargeRow.total, func.coalesce(lines.c.amount, 0))
        .outerjoin(lines, lines.c.charge_id == ChargeRow.id)
        .where(ChargeRow.total != func.coalesce(lines.c.amount, 0)),
        "The charge says {one}, its lines add up to {two}.",
    ),
    Rule(
        Fault.CHARGE_LINES,
        "charges",
        select(ChargeRow.id, ChargeRow.fund, func.coalesce(lines.c.fund, 0))
        .outerjoin(lines, lines.c.charge_id == ChargeRow.id)
        .where(ChargeRow.fund != func.coalesce(lines.c.fund, 0)),
        "The charge says the fund pays {one}, its lines add up to {two}.",
    ),
    Rule(
        Fault.CHARGE_LINES,
        "charge_lines",
        select(ChargeLineRow.id, ChargeLineRow.amount, ChargeLineRow.price * ChargeLineRow.quantity).where(
            ChargeLineRow.amount != ChargeLineRow.price * ChargeLineRow.quantity
        ),
        "The line says {one}, price times quantity is {two}.",
    ),
    Rule(
        Fault.CHARGE_SUMS,
        "charges",
        select(ChargeRow.id, ChargeRow.total, parts).where(ChargeRow.total != parts),
        "The charge says {one}, the fund's, the account's and the patient's parts add up to {two}.",
    ),
    Rule(
        Fault.PAYMENT_AMOUNT,
        "payments",
        select(paid.c.id, paid.c.amount, ChargeRow.due)
        .join(ChargeRow, ChargeRow.id == paid.c.charge_id)
        .where(paid.c.amount != ChargeRow.due),
        "{one} was paid, {two} was due.",
    ),
    Rule(
        Fault.PAID_TWICE,
        "charges",
        select(ChargeRow.id, func.sum(paid.c.amount - owed_back), ChargeRow.due)
        .join(paid, paid.c.charge_id == ChargeRow.id)
        .outerjoin(owed, owed.c.payment_id == paid.c.id)
        .group_by(ChargeRow.id, ChargeRow.due)
        .having((func.count() > 1) & (func.sum(paid.c.amount - owed_back) > ChargeRow.due)),
        "{one} was paid in more than one payment, {two} was due.",
    ),
    Rule(
        Fault.PAID_UNSETTLED,
        "payments",
        select(paid.c.id, paid.c.amount, owed_back)
        .join(ChargeRow, ChargeRow.id == paid.c.charge_id)
        .outerjoin(owed, owed.c.payment_id == paid.c.id)
        .where(~settled.exists(), owed_back < paid.c.amount),
        "{one} was paid and {two} given back, but the charge is not settled.",
    ),
    Rule(
        Fault.SETTLED_UNPAID,
        "charges",
        select(ChargeRow.id, ChargeRow.due, ChargeRow.due)
        .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
        .outerjoin(paid, paid.c.charge_id == ChargeRow.id)
        .where(settled.exists(), ChargeRow.due > 0, paid.c.id.is_(None), RegistrationRow.pay_by != PayBy.WINDOW.value),
        "The charge is settled, but nobody paid the {one} that was due.",
    ),
    Rule(
        Fault.INVOICE_AMOUNT,
        "invoices",
        select(InvoiceRow.id, InvoiceRow.total, ChargeRow.total)
        .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
        .where(
            InvoiceRow.reversal_of.is_(None),
            ~has_lines.exists(),
            or_(*(getattr(InvoiceRow, part) != getattr(ChargeRow, part) for part in PARTS)),
        ),
        "The invoice over {one} does not say what its charge over {two} says.",
    ),
    Rule(
        Fault.INVOICE_AMOUNT,
        "invoices",
        select(InvoiceRow.id, InvoiceRow.total, over.c.amount)
        .join(over, over.c.invoice_id == InvoiceRow.id)
        .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
        .where(
            or_(
                InvoiceRow.total != over.c.amount,
                InvoiceRow.fund != over.c.fund,
                InvoiceRow.total != InvoiceRow.fund + InvoiceRow.account + InvoiceRow.due,
                InvoiceRow.account > ChargeRow.account,
            )
        ),
        "The invoice over {one} does not say what its lines over {two} say.",
    ),
    Rule(
        Fault.INVOICED_TWICE,
        "charges",
        select(InvoiceRow.charge_id.label("id"), func.sum(InvoiceRow.total), func.min(InvoiceRow.total))
        .where(InvoiceRow.reversal_of.is_(None), ~was_reversed.exists(), ~was_voided.exists())
        .group_by(InvoiceRow.charge_id)
        .having(func.count() > 1),
        "More than one invoice stands for this charge, together over {one}.",
    ),
    Rule(
        Fault.VOID_ALONE,
        "invoices",
        select(InvoiceRow.id, InvoiceRow.total, InvoiceRow.due)
        .join(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
        .where(or_(was_reversed.exists(), ~was_replaced.exists(), InvoiceRow.reversal_of.is_not(None))),
        "The invoice over {one} is void, but it was reversed too, or none was issued in its place.",
    ),
    Rule(
        Fault.REVERSAL_AMOUNT,
        "invoices",
        select(reversal.id, reversal.total, original.total)
        .join(original, original.id == reversal.reversal_of)
        .where(or_(*(getattr(reversal, part) != -getattr(original, part) for part in PARTS))),
        "The reversal over {one} does not undo its invoice over {two}.",
    ),
)


def check_money(session: Session) -> Iterator[Finding]:
    """Every rule of this module."""
    return check_rules(session, RULES)


def check_rules(session: Session, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What breaks one of ``rules``."""
    for rule in rules:
        for number, one, two in session.execute(rule.broken):
            words = rule.words.format(one=yuan(one), two=yuan(two))
            yield Finding(rule.kind, f"{rule.table}/{number}", words)
