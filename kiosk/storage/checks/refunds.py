"""Whether every fen that went back was paid, is claimed once, and is missing on the invoice that stands."""

from collections.abc import Iterator

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.paying import RefundState
from kiosk.storage.checks.finding import Fault, Finding
from kiosk.storage.checks.money import (
    Rule,
    check_rules,
    given_back,
    owed,
    owed_back,
    paid,
    refunded,
    settled,
    was_reversed,
    was_voided,
)
from kiosk.storage.tables import ChargeRow, ChargeStateRow, InvoiceRow, PaymentRow, RefundRow, RefundStateRow

_after = aliased(RefundRow)
_refused = aliased(RefundStateRow)
_kept = (
    select(
        paid.c.charge_id.label("charge_id"),
        func.sum(paid.c.amount).label("paid"),
        func.sum(paid.c.amount - owed_back).label("amount"),
        func.count(owed.c.payment_id).label("refunds"),
    )
    .outerjoin(owed, owed.c.payment_id == paid.c.id)
    .group_by(paid.c.charge_id)
    .subquery()
)
_cancelled = select(ChargeStateRow.id).where(
    ChargeStateRow.charge_id == ChargeRow.id, ChargeStateRow.state == "cancelled"
)
_standing = and_(InvoiceRow.reversal_of.is_(None), ~was_reversed.exists(), ~was_voided.exists())

RULES = (
    Rule(
        Fault.REFUND_AMOUNT,
        "payments",
        select(PaymentRow.id, refunded.c.amount, func.coalesce(paid.c.amount, 0))
        .join(refunded, refunded.c.payment_id == PaymentRow.id)
        .outerjoin(paid, paid.c.id == PaymentRow.id)
        .where(refunded.c.amount > func.coalesce(paid.c.amount, 0)),
        "{one} was given back, but only {two} had been paid.",
    ),
    Rule(
        Fault.REFUND_CLAIM,
        "payments",
        select(PaymentRow.id, PaymentRow.refunded, given_back)
        .outerjoin(refunded, refunded.c.payment_id == PaymentRow.id)
        .where(PaymentRow.refunded != given_back),
        "The payment says that {one} went back, its refunds add up to {two}.",
    ),
    Rule(
        Fault.REFUND_TWICE,
        "refunds",
        select(_after.id, _after.amount, RefundRow.amount)
        .join(RefundRow, RefundRow.id == _after.instead_of)
        .outerjoin(_refused, and_(_refused.refund_id == RefundRow.id, _refused.state == RefundState.REFUSED.value))
        .where(or_(_refused.id.is_(None), _after.amount != RefundRow.amount)),
        "{one} was ordered again, but the first order over {two} was not refused.",
    ),
    Rule(
        Fault.CANCELLED_KEPT,
        "charges",
        select(ChargeRow.id, _kept.c.paid, _kept.c.paid - _kept.c.amount)
        .join(_kept, _kept.c.charge_id == ChargeRow.id)
        .where(_cancelled.exists(), _kept.c.amount != 0),
        "The visit is cancelled: {one} was paid, {two} goes back.",
    ),
    Rule(
        Fault.CANCELLED_INVOICE,
        "invoices",
        select(InvoiceRow.id, InvoiceRow.total, InvoiceRow.due)
        .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
        .where(_cancelled.exists(), _standing),
        "The visit is cancelled, but its invoice over {one} stands.",
    ),
    Rule(
        Fault.INVOICE_KEPT,
        "charges",
        select(ChargeRow.id, _kept.c.amount, InvoiceRow.due)
        .join(_kept, _kept.c.charge_id == ChargeRow.id)
        .join(InvoiceRow, InvoiceRow.charge_id == ChargeRow.id)
        .where(
            settled.exists(), ~_cancelled.exists(), _standing, _kept.c.refunds > 0, _kept.c.amount != InvoiceRow.due
        ),
        "After what went back {one} is kept, the invoice says {two}.",
    ),
)


def check_refunds(session: Session) -> Iterator[Finding]:
    """Every rule of this module."""
    return check_rules(session, RULES)
