"""What the papers say of an invoice's electronic one."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.storage.statements import Query
from kiosk.storage.tables import FiscalDocumentRow, FiscalResultRow


@dataclass(frozen=True)
class Document:
    """An electronic invoice: its number and address; ``follows`` while it is ordered and not issued yet."""

    number: str = ""
    url: str = ""
    follows: bool = False


NONE = Document()


def document_of(session: Session, invoice_id: int) -> Document:
    """As it stands now; `NONE` when none is ordered, or the service refused."""
    row = DOCUMENT.first(session, invoice=invoice_id)
    if row is None:
        return NONE
    code, number, url, is_open = row
    return Document(f"{code} {number}" if number else "", url or "", follows=is_open)


DOCUMENT = Query(
    select(FiscalResultRow.code, FiscalResultRow.number, FiscalResultRow.url, FiscalDocumentRow.next_at.is_not(None))
    .select_from(FiscalDocumentRow)
    .outerjoin(FiscalResultRow, FiscalResultRow.document_id == FiscalDocumentRow.id)
    .where(FiscalDocumentRow.invoice_id == bindparam("invoice"))
)
