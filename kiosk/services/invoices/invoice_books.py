"""票据本: staff add books of numbers, give them to kiosks, withdraw them, and see where every number is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.devices import MachineRole
from kiosk.domain.errors import Misuse
from kiosk.domain.invoice_books import SHARED, BookAccount, BookView, NumbersLeft, read_range, read_reason
from kiosk.domain.invoice_errors import BookClosed, BookOverlaps, NotSameDay
from kiosk.domain.roles import Right
from kiosk.services.accounts import lock_account
from kiosk.services.invoices import invoices
from kiosk.services.invoices.book_rows import ADD, ASSIGN, OVERLAPPING, WITHDRAW, account_for, all_books, numbers_left
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring
from kiosk.storage.counters import claim
from kiosk.storage.statements import Query
from kiosk.storage.tables import DeviceRow

TOPIC = "invoice_books"
ADDING = "invoice_books"  # the counter that lets one book be added at a time


class InvoiceBooks:
    """The books of a hall, demo or real as the hall is. Every method raises `NotAllowed`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def books(self, *, actor: Actor) -> tuple[BookView, ...]:
        """Every book, oldest first: what is open, low, used up, withdrawn."""
        with self._office.database.read() as session:
            allow(session, actor, Right.MANAGE_BOOKS)
            return self._all(session)

    def left(self, *, actor: Actor) -> tuple[NumbersLeft, ...]:
        """Numbers left for each kiosk of the hall; the first is any that has no book of its own."""
        with self._office.database.read() as session:
            allow(session, actor, Right.MANAGE_BOOKS)
            kiosks = [name for (name,) in KIOSKS.all(session)]
            return numbers_left(self._all(session), kiosks, low=self._office.invoice_low)

    def account_for(self, book_id: int, *, actor: Actor) -> BookAccount:
        """Where every number of a book is: issued, reversal, void, not used, or left."""
        with self._office.database.read() as session:
            allow(session, actor, Right.MANAGE_BOOKS)
            return account_for(session, self._one(session, book_id))

    def add(self, code: str, first: int, last: int, *, device: str = SHARED, actor: Actor) -> int:
        """Add a book for one kiosk or, `SHARED`, for all; gives its id.

        Raises `InvalidEntry` for ``code`` or ``last``, and `BookOverlaps`.
        """
        read_range(code, first, last)

        def work(session: Session) -> int:
            allow(session, actor, Right.MANAGE_BOOKS)
            claim(session, ADDING)
            other = OVERLAPPING.first(session, code=code, first=first, last=last)
            if other is not None:
                raise BookOverlaps(f"book {code} holds {other[0]} to {other[1]}", first=other[0], last=other[1])
            (book,) = ADD.one(
                session,
                code=code,
                first_number=first,
                last_number=last,
                next_number=first,
                demo=self._office.demo,
                device=device or None,
            )
            self._told(session, actor, "add", book, code=code, first=first, last=last, device=device)
            return book

        return self._office.database.run(work)

    def assign(self, book_id: int, device: str, *, actor: Actor) -> None:
        """Give a book to one kiosk, or to all (`SHARED`); raises `BookClosed` when it issues no more."""

        def work(session: Session) -> None:
            allow(session, actor, Right.MANAGE_BOOKS)
            if not ASSIGN.run(session, book=book_id, given=device or None):
                raise BookClosed(f"book {book_id} is full or withdrawn")
            self._told(session, actor, "assign", book_id, device=device)

        self._office.database.run(work)

    def withdraw(self, book_id: int, *, reason: str, actor: Actor) -> int:
        """Let a book issue no more; gives how many of its numbers are recorded as not used.

        Raises `InvalidEntry` without a reason, `BookClosed` when it is full or withdrawn already.
        """
        why = read_reason(reason)

        def work(session: Session) -> int:
            allow(session, actor, Right.MANAGE_BOOKS)
            row = WITHDRAW.first(session, book=book_id, at=self._office.now(), why=why)
            if row is None:
                raise BookClosed(f"book {book_id} is full or withdrawn")
            self._told(session, actor, "withdraw", book_id, first=row[0], last=row[1])
            return row[1] - row[0] + 1

        return self._office.database.run(work)

    def void(self, invoice_id: int, *, reason: str, actor: Actor) -> int:
        """作废: the paper was spoiled before it was handed out; gives the invoice with the next number in its place.

        Right `REFUND`. Raises `InvalidEntry` without a reason, `NotSameDay`, `InvoiceGone`, `InvoicesUsedUp`.
        """
        why = read_reason(reason)

        def work(session: Session) -> int:
            allow(session, actor, Right.REFUND)
            lock_account(session, invoices.find_invoice(session, invoice_id).charge_id)
            invoice = invoices.standing(session, invoice_id)
            if self._office.local(invoice.issued_at).date() != self._office.today():
                raise NotSameDay(f"invoice {invoice_id} is of {invoice.issued_at:%Y-%m-%d}")
            return invoices.void(self._office, session, invoice, reason=why, actor=actor)

        return self._office.database.run(work)

    def _all(self, session: Session) -> tuple[BookView, ...]:
        return all_books(session, demo=self._office.demo, low=self._office.invoice_low)

    def _one(self, session: Session, book_id: int) -> BookView:
        for book in self._all(session):
            if book.id == book_id:
                return book
        raise Misuse(f"no book {book_id}")

    def _told(self, session: Session, actor: Actor, deed: str, book_id: int, /, **detail: str | int) -> None:
        self._office.note(session, actor, f"invoice_books.{deed}", f"invoice_books/{book_id}", **detail)
        ring(session, TOPIC)


KIOSKS = Query(select(DeviceRow.name).where(DeviceRow.role == MachineRole.KIOSK.value).order_by(DeviceRow.name))
