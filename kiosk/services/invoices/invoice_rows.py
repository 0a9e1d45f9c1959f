"""The statements about invoices."""

from sqlalchemy import BigInteger, and_, bindparam, cast, func, insert, literal_column, select, update
from sqlalchemy.orm import aliased

from kiosk.services.accounts import ChargeState
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    ChargeRow,
    ChargeStateRow,
    FiscalDocumentRow,
    InvoiceLineRow,
    InvoiceReplacementRow,
    InvoiceRow,
    InvoiceVoidRow,
)

_reversal = aliased(InvoiceRow)
_stands = and_(InvoiceRow.reversal_of.is_(None), _reversal.id.is_(None), InvoiceVoidRow.invoice_id.is_(None))
ADD_INVOICE = Query(insert(InvoiceRow).returning(InvoiceRow.id))
ADD_LINE = Statement(insert(InvoiceLineRow))
COPY_LINES = Statement(
    insert(InvoiceLineRow).from_select(
        ["invoice_id", "line_id"],
        select(cast(bindparam("invoice"), BigInteger), InvoiceLineRow.line_id).where(
            InvoiceLineRow.invoice_id == bindparam("other")
        ),
    )
)
ADD_DOCUMENT = Statement(insert(FiscalDocumentRow))
DOCUMENT = Query(select(FiscalDocumentRow.id).where(FiscalDocumentRow.invoice_id == bindparam("invoice")))
MOVE_DOCUMENT = Statement(
    update(FiscalDocumentRow)
    .where(FiscalDocumentRow.invoice_id == bindparam("invoice"))
    .values(invoice_id=bindparam("instead"))
)
ADD_VOID = Statement(insert(InvoiceVoidRow))
ADD_REPLACEMENT = Statement(insert(InvoiceReplacementRow))
INVOICE = Query(
    select(
        InvoiceRow.charge_id,
        InvoiceRow.payment_id,
        InvoiceRow.total,
        InvoiceRow.fund,
        InvoiceRow.account,
        InvoiceRow.due,
        InvoiceRow.issued_at,
        _stands,
    )
    .outerjoin(_reversal, _reversal.reversal_of == InvoiceRow.id)
    .outerjoin(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(InvoiceRow.id == bindparam("invoice"))
)
WHOSE = Query(
    select(InvoiceRow.charge_id, func.coalesce(InvoiceRow.reversal_of, InvoiceRow.id)).where(
        InvoiceRow.id == bindparam("invoice")
    )
)
LINES = Query(select(InvoiceLineRow.line_id).where(InvoiceLineRow.invoice_id == bindparam("invoice")))
STANDING = Query(
    select(InvoiceRow.id)
    .outerjoin(_reversal, _reversal.reversal_of == InvoiceRow.id)
    .outerjoin(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(InvoiceRow.charge_id == bindparam("charge"), _stands)
)
OF_CHARGE = Query(select(InvoiceRow.id).where(InvoiceRow.charge_id == bindparam("charge")).limit(1))
_after = aliased(ChargeStateRow)
_cancelled = select(_after.id).where(
    _after.charge_id == ChargeStateRow.charge_id, _after.state == ChargeState.CANCELLED.value
)
_invoiced = select(InvoiceRow.id).where(InvoiceRow.charge_id == ChargeStateRow.charge_id)
_total = select(ChargeRow.total).where(ChargeRow.id == ChargeStateRow.charge_id).scalar_subquery()
MISSING = Query(
    select(ChargeStateRow.charge_id)
    .where(
        ChargeStateRow.state == literal_column("'settled'"),  # as the index over times says it
        ChargeStateRow.at > bindparam("since"),
        ~_invoiced.exists(),
        ~_cancelled.exists(),
        _total > 0,
    )
    .order_by(ChargeStateRow.at)
)
