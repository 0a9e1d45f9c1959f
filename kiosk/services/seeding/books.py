"""Invoice books: a new range is added, a range in use only grows or shrinks where no number has been taken."""

from collections.abc import Iterable

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import BadSettings
from kiosk.services.seeding.hospital import BookEntry
from kiosk.storage.dialects import insert_into
from kiosk.storage.tables import InvoiceBookRow


def write_books(session: Session, books: Iterable[BookEntry]) -> None:
    """Write the books; the next number of one that is there already is never touched, nor whose it is by now.

    A book that staff have withdrawn stays as it is.

    Raises `BadSettings` when a range shares numbers with another book of the database.
    """
    for book in books:
        _refuse_shared(session, book)
        insert = insert_into(InvoiceBookRow, session.get_bind().dialect.name).values(
            code=book.code,
            first_number=book.first,
            last_number=book.last,
            next_number=book.first,
            demo=book.demo,
            device=book.device or None,
        )
        session.execute(
            insert.on_conflict_do_update(
                index_elements=["code", "first_number"],
                set_={"last_number": insert.excluded.last_number},
                where=and_(
                    InvoiceBookRow.next_number <= insert.excluded.last_number + 1,
                    InvoiceBookRow.withdrawn_at.is_(None),
                ),
            )
        )


def _refuse_shared(session: Session, book: BookEntry) -> None:
    other = session.scalars(
        select(InvoiceBookRow.first_number).where(
            InvoiceBookRow.code == book.code,
            InvoiceBookRow.first_number != book.first,
            InvoiceBookRow.first_number <= book.last,
            InvoiceBookRow.last_number >= book.first,
        )
    ).first()
    if other is not None:
        shared = f"numbers {book.first} to {book.last} overlap those of the database's book from {other}"
        raise BadSettings(f"invoice book {book.code}: {shared}")
