"""What the day's report asks the books: sums made where the rows lie, so that a year of them stays there."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, func, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from kiosk.domain.paying import RefundState
from kiosk.services.money.late import NOT_DUE, PAID_LATE
from kiosk.storage.statements import Query
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
    StaffRow,
)
from kiosk.storage.tables.base import Instant

# One object each: a value that two of one name stood for would be brought into the database's form twice.
SINCE, UNTIL = bindparam("since", type_=Instant()), bindparam("until", type_=Instant())


def _of_day(column: InstrumentedAttribute[datetime]) -> ColumnElement[bool]:
    return (column >= SINCE) & (column < UNTIL)


reversal, original, replacement = aliased(InvoiceRow), aliased(InvoiceRow), aliased(InvoiceRow)
# In the very words of the indexes over times: a value that is only bound finds no index over a part of the rows.
_settled = (ChargeStateRow.state == literal_column("'settled'")) & _of_day(ChargeStateRow.at)
_paid = (PaymentStateRow.state == literal_column("'paid'")) & _of_day(PaymentStateRow.at)
# A refund that was ordered instead of a refused one is no further one. Said as a sum, since SQLite takes the unique
# index over the column for the best one, and nearly all of its rows are NULL.
_is_first = func.coalesce(RefundRow.instead_of, 0) == 0
_ordered = _of_day(RefundRow.created_at) & _is_first
# Reversals of the day, and what was issued anew over what is left of the same charges.
_reversed = select(reversal.reversal_of).where(reversal.reversal_of.is_not(None), _of_day(reversal.issued_at))
_issued_anew = select(InvoiceReplacementRow.invoice_id).where(InvoiceReplacementRow.replaces.in_(_reversed))
# Only money that settled nothing is ordered back for these reasons, in the transaction that took it.
_sent_back = or_(RefundRow.reason == PAID_LATE, RefundRow.reason == NOT_DUE) & _is_first

# What came: by charges, by payments, by the lines of charges.
SETTLED = Query(
    select(
        ChargeStateRow.actor,
        func.count(),
        func.sum(ChargeRow.total),
        func.sum(ChargeRow.fund),
        func.sum(ChargeRow.account),
    )
    .join(ChargeRow, ChargeRow.id == ChargeStateRow.charge_id)
    .where(_settled)
    .group_by(ChargeStateRow.actor)
)
PAID = Query(
    select(PaymentRow.gateway, PaymentStateRow.actor, func.count(), func.sum(PaymentRow.amount))
    .join(PaymentRow, PaymentRow.id == PaymentStateRow.payment_id)
    .where(_paid)
    .group_by(PaymentRow.gateway, PaymentStateRow.actor)
)
ITEMS = Query(
    select(ChargeLineRow.kind, func.count(), func.sum(ChargeLineRow.amount))
    .join(ChargeStateRow, ChargeStateRow.charge_id == ChargeLineRow.charge_id)
    .where(_settled)
    .group_by(ChargeLineRow.kind)
)

# What goes back: by invoices, by refunds, by the lines of invoices.
TAKEN_BACK = Query(
    select(
        InvoiceRow.actor,
        func.count(InvoiceRow.reversal_of),
        func.sum(InvoiceRow.total),
        func.sum(InvoiceRow.fund),
        func.sum(InvoiceRow.account),
    )
    .where(
        or_(InvoiceRow.reversal_of.is_not(None) & _of_day(InvoiceRow.issued_at), InvoiceRow.id.in_(_issued_anew)),
    )
    .group_by(InvoiceRow.actor)
)
RETURNED = Query(
    select(RefundRow.gateway, RefundRow.actor, func.count(), func.sum(RefundRow.amount))
    .where(_ordered)
    .group_by(RefundRow.gateway, RefundRow.actor)
)


def _lines_of(invoices: Select[int | None] | Select[int]) -> Select[str, int, int]:
    """The lines of these invoices by kind; one without any of its own is over all lines of its charge."""
    named = select(InvoiceLineRow.line_id).where(InvoiceLineRow.invoice_id == original.id)
    return (
        select(ChargeLineRow.kind, func.count(), func.sum(ChargeLineRow.amount))
        .join(original, original.charge_id == ChargeLineRow.charge_id)
        .where(
            original.id.in_(invoices),
            or_(~named.exists(), named.where(InvoiceLineRow.line_id == ChargeLineRow.id).exists()),
        )
        .group_by(ChargeLineRow.kind)
    )


LINES_REVERSED = Query(_lines_of(_reversed))
LINES_ANEW = Query(_lines_of(_issued_anew))

# Money that settled nothing.
UNMATCHED = Query(
    select(PaymentStateRow.actor, func.count(), func.sum(PaymentRow.amount))
    .join(PaymentRow, PaymentRow.id == PaymentStateRow.payment_id)
    .where(_paid, select(RefundRow.id).where(RefundRow.payment_id == PaymentRow.id, _sent_back).exists())
    .group_by(PaymentStateRow.actor)
)
UNMATCHED_BACK = Query(
    select(RefundRow.actor, func.count(), func.sum(RefundRow.amount))
    .where(_sent_back, _of_day(RefundRow.created_at))
    .group_by(RefundRow.actor)
)

# Insured visits one by one, whether the insurance was asked or the hospital's percentages hold.
_insured = or_(ChargeRow.insurance_reference != "", ChargeRow.fund != 0, ChargeRow.account != 0)
_whose = (ChargeRow.serial, ChargeRow.insurance_reference, ChargeRow.insured)
INSURED = Query(
    select(ChargeStateRow.at, *_whose, ChargeRow.total, ChargeRow.fund, ChargeRow.account, ChargeRow.due)
    .join(ChargeRow, ChargeRow.id == ChargeStateRow.charge_id)
    .where(_settled, _insured)
    .order_by(ChargeStateRow.id)
)
INSURED_BACK = Query(
    select(InvoiceRow.issued_at, *_whose, InvoiceRow.total, InvoiceRow.fund, InvoiceRow.account, InvoiceRow.due)
    .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .where(
        or_(InvoiceRow.reversal_of.is_not(None) & _of_day(InvoiceRow.issued_at), InvoiceRow.id.in_(_issued_anew)),
        _insured,
    )
    .order_by(InvoiceRow.id)
)

# Single figures: how many, how much.
PAYMENTS = Query(
    select(func.count(), func.sum(PaymentRow.amount))
    .select_from(PaymentStateRow)
    .join(PaymentRow, PaymentRow.id == PaymentStateRow.payment_id)
    .where(_paid)
)
REFUNDS = Query(select(func.count(), func.sum(RefundRow.amount)).where(_ordered))
_is_done = select(RefundStateRow.id).where(
    RefundStateRow.refund_id == RefundRow.id, RefundStateRow.state == RefundState.DONE.value
)
REFUNDS_OPEN = Query(
    select(func.count(), func.sum(RefundRow.amount)).where(_of_day(RefundRow.created_at), ~_is_done.exists())
)
INVOICES = Query(
    select(func.count(), func.sum(InvoiceRow.total)).where(
        InvoiceRow.reversal_of.is_(None), _of_day(InvoiceRow.issued_at)
    )
)
REVERSALS = Query(
    select(func.count(), func.sum(InvoiceRow.total)).where(
        InvoiceRow.reversal_of.is_not(None), _of_day(InvoiceRow.issued_at)
    )
)
VOIDS = Query(
    select(func.count(), func.sum(InvoiceRow.total))
    .join(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(_of_day(InvoiceVoidRow.at))
)
STAFF = Query(select(StaffRow.number, StaffRow.name))
