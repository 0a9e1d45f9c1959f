"""The statements about books of invoice numbers."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from sqlalchemy import and_, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.invoice_books import SHARED, BookAccount, BookState, BookView, NumbersLeft, Range, state_of_book
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import InvoiceBookRow, InvoiceRow, InvoiceVoidRow

_Row = tuple[int, str, int, int, int, str | None, bool, bool, str]


def all_books(session: Session, *, demo: bool, low: int) -> tuple[BookView, ...]:
    """Every book, demo or real, as they were added."""
    rows = BOOKS.all(session, demo=demo)
    left = _left(rows)
    return tuple(_view(row, left, low) for row in rows)


def numbers_left(books: Iterable[BookView], devices: Iterable[str], *, low: int) -> tuple[NumbersLeft, ...]:
    """What each of the ``devices`` can still issue, and each that has a book of its own; everybody's first."""
    left = Counter[str]()
    for book in books:
        if book.state is not BookState.WITHDRAWN:
            left[book.device] += book.left
    names = sorted({*left, *devices} - {SHARED})
    shared = left[SHARED]
    counts = ((name, left[name] + shared) for name in names)
    return tuple(NumbersLeft(name, count, count <= low) for name, count in chain([(SHARED, shared)], counts))


def account_for(session: Session, book: BookView) -> BookAccount:
    """Where the numbers of a book are."""
    issued, reversals, void = COUNTS.one(session, book=book.id)
    given = book.next - book.numbers.first
    gaps: tuple[int, ...] = ()
    if issued + reversals != given:
        taken = {number for (number,) in NUMBERS.all(session, book=book.id)}
        gaps = tuple(sorted(set(range(book.numbers.first, book.next)) - taken))
    rest = book.numbers.last - book.next + 1
    unused = rest if book.state is BookState.WITHDRAWN else 0
    return BookAccount(book, issued - void, reversals, void, unused, rest - unused, gaps)


def _left(rows: Iterable[_Row]) -> Counter[str]:
    left = Counter[str]()
    for _, _, _, last, following, device, _, is_withdrawn, _ in rows:
        left[device or SHARED] += 0 if is_withdrawn else last - following + 1
    return left


def _view(row: _Row, left: Counter[str], low: int) -> BookView:
    key, code, first, last, following, device, demo, is_withdrawn, why = row
    own = device or SHARED
    usable = left[own] + (left[SHARED] if own else 0)
    rest = 0 if is_withdrawn else last - following + 1
    state = state_of_book(left=rest, is_withdrawn=is_withdrawn, is_low=usable <= low)
    return BookView(key, Range(code, first, last), following, own, state, rest, demo, why)


BOOKS = Query(
    select(
        InvoiceBookRow.id,
        InvoiceBookRow.code,
        InvoiceBookRow.first_number,
        InvoiceBookRow.last_number,
        InvoiceBookRow.next_number,
        InvoiceBookRow.device,
        InvoiceBookRow.demo,
        InvoiceBookRow.withdrawn_at.is_not(None),
        InvoiceBookRow.withdrawn_why,
    )
    .where(InvoiceBookRow.demo == bindparam("demo"))
    .order_by(InvoiceBookRow.id)
)
_is_reversal = InvoiceRow.reversal_of.is_not(None)
COUNTS = Query(
    select(
        func.count(InvoiceRow.id).filter(~_is_reversal),
        func.count(InvoiceRow.id).filter(_is_reversal),
        func.count(InvoiceVoidRow.invoice_id),
    )
    .outerjoin(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(InvoiceRow.book_id == bindparam("book"))
)
NUMBERS = Query(select(InvoiceRow.number).where(InvoiceRow.book_id == bindparam("book")))
OVERLAPPING = Query(
    select(InvoiceBookRow.first_number, InvoiceBookRow.last_number)
    .where(
        InvoiceBookRow.code == bindparam("code"),
        InvoiceBookRow.first_number <= bindparam("last"),
        InvoiceBookRow.last_number >= bindparam("first"),
    )
    .order_by(InvoiceBookRow.first_number)
    .limit(1)
)
ADD = Query(insert(InvoiceBookRow).returning(InvoiceBookRow.id))
_usable = and_(InvoiceBookRow.id == bindparam("book"), InvoiceBookRow.withdrawn_at.is_(None))
ASSIGN = Statement(
    update(InvoiceBookRow)
    .where(_usable, InvoiceBookRow.next_number <= InvoiceBookRow.last_number)
    .values(device=bindparam("given"))
)
WITHDRAW = Query(
    update(InvoiceBookRow)
    .where(_usable, InvoiceBookRow.next_number <= InvoiceBookRow.last_number)
    .values(withdrawn_at=bindparam("at"), withdrawn_why=bindparam("why"))
    .returning(InvoiceBookRow.next_number, InvoiceBookRow.last_number)
)
