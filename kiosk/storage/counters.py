"""Running numbers without a gap or a double: claimed by one statement in the transaction that uses them."""

from typing import NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, cast, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.errors import InvoicesUsedUp
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query
from kiosk.storage.tables import CounterRow, InvoiceBookRow


class InvoiceNumber(NamedTuple):
    """One number of a book: ``code`` is its 票据代码, ``left`` what the book has besides."""

    book_id: int
    code: str
    number: int
    left: int


def claim(session: Session, scope: str) -> int:
    """The next number of ``scope``, from 1. Other writers of the scope wait until this transaction has ended."""
    return CLAIM.one(session, scope=scope, value=1)[0]


def claim_invoice(session: Session, *, demo: bool, device: str = "") -> InvoiceNumber:
    """The next number of the oldest open book, demo or real: of the device's own, else of those everybody shares.

    Raises `InvoicesUsedUp` when all are full or withdrawn.
    """
    while True:
        claimed = CLAIM_INVOICE.first(session, demo=demo, device=device)
        if claimed is not None:
            book_id, code, following, last = claimed
            return InvoiceNumber(book_id, code, following - 1, last - following + 1)
        # Another writer may have taken the book's last number while we waited for it: then there may be a next book.
        if OPEN_BOOK.first(session, demo=demo, device=device) is None:
            raise InvoicesUsedUp(f"no invoice book with free numbers (demo={demo}); add one with a new range")


def invoices_left(session: Session, *, demo: bool, device: str = "") -> int:
    """How many numbers ``device`` can still take, from its own books and the shared ones."""
    return LEFT.one(session, demo=demo, device=device)[0]


def _next(first: Upsert) -> ReturningInsert[int]:
    after = {"value": CounterRow.value + 1}
    return first.on_conflict_do_update(index_elements=[CounterRow.scope], set_=after).returning(CounterRow.value)


CLAIM = Query(ForEach(CounterRow, _next))
_open = and_(
    InvoiceBookRow.demo == bindparam("demo"),
    or_(InvoiceBookRow.device.is_(None), InvoiceBookRow.device == bindparam("device")),
    InvoiceBookRow.next_number <= InvoiceBookRow.last_number,
    InvoiceBookRow.withdrawn_at.is_(None),
)
_first = select(InvoiceBookRow.id).where(_open).order_by(InvoiceBookRow.device.is_(None), InvoiceBookRow.id).limit(1)
OPEN_BOOK = Query(_first)
LEFT = Query(
    select(
        cast(func.coalesce(func.sum(InvoiceBookRow.last_number - InvoiceBookRow.next_number + 1), 0), BigInteger)
    ).where(_open)
)
CLAIM_INVOICE = Query(
    update(InvoiceBookRow)
    # Once more: while this writer waited for the row, it may have been filled, withdrawn or given to another device.
    .where(InvoiceBookRow.id == _first.scalar_subquery(), _open)
    .values(next_number=InvoiceBookRow.next_number + 1)
    .returning(InvoiceBookRow.id, InvoiceBookRow.code, InvoiceBookRow.next_number, InvoiceBookRow.last_number)
)
