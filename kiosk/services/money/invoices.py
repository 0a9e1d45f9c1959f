"""票据: issued once for each settled charge, with the next number of the book."""

import logging
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvoicesUsedUp
from kiosk.domain.token import invoice_check_code
from kiosk.services.money.accounts import Account, ChargeState
from kiosk.services.office import Office
from kiosk.storage.counters import claim_invoice
from kiosk.storage.statements import Query
from kiosk.storage.tables import ChargeRow, ChargeStateRow, InvoiceRow

log = logging.getLogger(__name__)


def invoice_number(number: int) -> str:
    """票据号码: ten digits."""
    return f"{number:010}"


def issue(office: Office, session: Session, account: Account, *, payment_id: int | None, actor: Actor) -> int | None:
    """The invoice of a charge just settled; its id, None when nothing was charged or every book is full.

    A full book must not stop a patient who has paid: `missing` finds the charge again when there is a new one.
    """
    if account.total == 0:
        return None
    try:
        book = claim_invoice(session, demo=office.demo)
    except InvoicesUsedUp as error:
        log.error("charge %s has no invoice: %s", account.charge_id, error.log)
        return None
    number = invoice_number(book.number)
    return ADD_INVOICE.one(
        session,
        book_id=book.book_id,
        number=book.number,
        charge_id=account.charge_id,
        payment_id=payment_id,
        check_code=invoice_check_code(book.code, number, account.total, key=office.vault.signing_key),
        total=account.total,
        fund=account.fund,
        due=account.due,
        issued_at=office.now(),
        actor=str(actor),
    )[0]


def missing(session: Session, *, since: datetime) -> list[int]:
    """Charges made after ``since`` and settled without an invoice."""
    return [row[0] for row in MISSING.all(session, since=since)]


def has_invoice(session: Session, charge_id: int) -> bool:
    """Whether the charge has its invoice."""
    return OF_CHARGE.first(session, charge=charge_id) is not None


ADD_INVOICE = Query(insert(InvoiceRow).returning(InvoiceRow.id))
OF_CHARGE = Query(select(InvoiceRow.id).where(InvoiceRow.charge_id == bindparam("charge")).limit(1))
MISSING = Query(
    select(ChargeRow.id)
    .join(ChargeStateRow, ChargeStateRow.charge_id == ChargeRow.id)
    .outerjoin(InvoiceRow, InvoiceRow.charge_id == ChargeRow.id)
    .where(
        ChargeStateRow.state == ChargeState.SETTLED.value,
        ChargeRow.total > 0,
        InvoiceRow.id.is_(None),
        ChargeRow.created_at > bindparam("since"),
    )
    .order_by(ChargeRow.id)
)
