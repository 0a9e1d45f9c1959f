"""Running numbers without a gap or a double: claimed by one statement in the transaction that uses them."""

from typing import NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.errors import InvoicesUsedUp
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query
from kiosk.storage.tables import CounterRow, InvoiceBookRow


class InvoiceNumber(NamedTuple):
    """One number of a book: ``code`` is its 票据代码."""

    book_id: int
    code: str
    number: int


def claim(session: Session, scope: str) -> int:
    """The next number of ``scope``, from 1. Other writers of the scope wait until this transaction has ended."""
    return CLAIM.one(session, scope=scope, value=1)[0]


def claim_invoice(session: Session, *, demo: bool) -> InvoiceNumber:
    """The next invoice number of the oldest open book, demo or real; raises `InvoicesUsedUp` when all are full."""
    while True:
        claimed = CLAIM_INVOICE.first(session, demo=demo)
        if claimed is not None:
            book_id, code, following = claimed
            return InvoiceNumber(book_id, code, following - 1)
        # Another writer may have taken the book's last number while we waited for it: then there may be a next book.
        if OPEN_BOOK.first(session, demo=demo) is None:
            raise InvoicesUsedUp(f"no invoice book with free numbers (demo={demo}); add one with a new range")


def _next(first: Upsert) -> ReturningInsert[int]:
    after = {"value": CounterRow.value + 1}
    return first.on_conflict_do_update(index_elements=[CounterRow.scope], set_=after).returning(CounterRow.value)


CLAIM = Query(ForEach(CounterRow, _next))
_open = (InvoiceBookRow.demo == bindparam("demo")) & (InvoiceBookRow.next_number <= InvoiceBookRow.last_number)
_oldest = select(InvoiceBookRow.id).where(_open).order_by(InvoiceBookRow.id).limit(1)
OPEN_BOOK = Query(_oldest)
CLAIM_INVOICE = Query(
    update(InvoiceBookRow)
    .where(InvoiceBookRow.id == _oldest.scalar_subquery(), InvoiceBookRow.next_number <= InvoiceBookRow.last_number)
    .values(next_number=InvoiceBookRow.next_number + 1)
    .returning(InvoiceBookRow.id, InvoiceBookRow.code, InvoiceBookRow.next_number)
)
