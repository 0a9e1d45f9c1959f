"""Records are listed, added, changed, retired and used again; nothing is deleted, everything is on record."""

from typing import TypeVar, cast

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.administered import SPECS
from kiosk.domain.administration import (
    Change,
    Changed,
    Deed,
    Draft,
    Fault,
    Kind,
    Listed,
    Preview,
    Record,
    RecordChanged,
    RecordInUse,
    RecordRefused,
)
from kiosk.domain.errors import Misuse
from kiosk.services.administration.books import Book, Filled, fixed_in
from kiosk.services.administration.forms import FIXED
from kiosk.services.administration.history import history, told_changes
from kiosk.services.administration.house_books import DepartmentBook, DoctorBook, HospitalBook, RoomBook
from kiosk.services.administration.rule_books import FeeBook, MessageBook, QueueBook
from kiosk.services.administration.session_book import SessionBook
from kiosk.services.administration.staff_book import StaffBook
from kiosk.services.hall.hospital import begin_edition
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow

E = TypeVar("E")


class Administration:
    """Keeps the house. Every method raises `NotAllowed` for whoever has no right to the kind of record."""

    def __init__(self, office: Office, hasher: PasswordHasher | None = None) -> None:
        self._office = office
        self._sessions = SessionBook(office)
        plain = (HospitalBook, DepartmentBook, RoomBook, DoctorBook, FeeBook, QueueBook, MessageBook)
        books = (*(each(office) for each in plain), self._sessions, StaffBook(office, hasher))
        # What a book reads, only that book writes.
        self._books = {book.kind: cast("Book[object]", book) for book in books}

    # ---- reading ----------------------------------------------------------------

    def listed(self, kind: Kind, *, actor: Actor) -> Listed:
        """Every record of a kind, retired ones too, and what may be chosen in its form."""
        with self._office.database.read() as session:
            book = self._book(session, kind, actor)
            return Listed(tuple(book.all(session)), book.options(session))

    def read(self, kind: Kind, key: int, *, actor: Actor) -> Record:
        """One record; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            return _found(self._book(session, kind, actor), session, key)

    def history(self, kind: Kind, key: int, *, actor: Actor) -> tuple[Changed, ...]:
        """What became of a record, the newest change first."""
        with self._office.database.read() as session:
            self._book(session, kind, actor)
            return history(session, kind, key, self._office)

    def preview(self, draft: Draft, *, actor: Actor) -> tuple[Preview, ...]:
        """The days on which a new session would be added, and what is in its way; raises `RecordRefused`.

        Clashes alone refuse nothing here: they are what it shows.
        """
        with self._office.database.read() as session:
            self._book(session, Kind.SESSIONS, actor)
            filled = self._sessions.read(session, draft, None)
            faults = (*filled.form.faults, *self._sessions.misfits(session, filled))
            if faults:
                raise RecordRefused(faults=_once(faults))
            return self._sessions.preview(session, filled.entry)

    # ---- changing ---------------------------------------------------------------

    def save(self, kind: Kind, draft: Draft, *, actor: Actor) -> Record:
        """Add a record, or change the one that was read; values the draft lacks stay as they are.

        Raises `RecordRefused` with everything that is wrong, `RecordChanged` naming who was quicker, `Misuse`.
        """
        ready = self._books[kind].ready(draft)

        def work(session: Session) -> Record:
            book = self._change(session, kind, actor)
            before = None if draft.key is None else self._unchanged(session, book, draft.key, draft.version)
            if before is None and Deed.ADD not in book.spec.deeds:
                raise Misuse(f"no {kind.value} can be added")
            filled = book.read(session, draft, before, ready)
            faults = _faults(book, session, filled)
            if faults:
                raise RecordRefused(faults=faults)
            return self._write(session, book, filled, actor)

        return self._office.database.run(work)

    def retire(self, kind: Kind, key: int, version: int, *, actor: Actor) -> Record:
        """Offer a record no more. Raises `RecordInUse` naming what needs it, `RecordChanged`, `Misuse`."""

        def work(session: Session) -> Record:
            book = self._change(session, kind, actor)
            record = self._unchanged(session, book, key, version)
            if Deed.RETIRE not in book.spec.deeds or record.is_retired:
                raise Misuse(f"{kind.value}/{key} cannot be retired")
            holders = book.holders(session, record)
            if holders:
                raise RecordInUse(f"{kind.value}/{key} is in use", holders=tuple(holders))
            return self._set_retired(session, book, record, actor, is_retired=True)

        return self._office.database.run(work)

    def restore(self, kind: Kind, key: int, version: int, *, actor: Actor) -> Record:
        """Use a retired record again. Raises `RecordRefused` when what it belongs to is retired, and as `retire`."""

        def work(session: Session) -> Record:
            book = self._change(session, kind, actor)
            record = self._unchanged(session, book, key, version)
            if Deed.RESTORE not in book.spec.deeds or not record.is_retired:
                raise Misuse(f"{kind.value}/{key} cannot be used again")
            faults = tuple(book.refusal(session, record))
            if faults:
                raise RecordRefused(faults=faults)
            return self._set_retired(session, book, record, actor, is_retired=False)

        return self._office.database.run(work)

    # ---- inside a transaction ---------------------------------------------------

    def _book(self, session: Session, kind: Kind, actor: Actor) -> Book[object]:
        allow(session, actor, SPECS[kind].right)
        return self._books[kind]

    def _change(self, session: Session, kind: Kind, actor: Actor) -> Book[object]:
        """The book, in hand until the transaction ends: whoever else changes the house waits."""
        book = self._book(session, kind, actor)
        begin_edition(session)
        return book

    def _unchanged(self, session: Session, book: Book[object], key: int, version: int) -> Record:
        record = _found(book, session, key)
        if record.version != version:
            last = next(iter(history(session, book.kind, key, self._office)), None)
            raise RecordChanged(f"{book.kind.value}/{key} has another version", who=last.who if last else "?")
        return record

    def _write(self, session: Session, book: Book[E], filled: Filled[E], actor: Actor) -> Record:
        before, spec = filled.before, book.spec
        kept = {field.key: field for field in spec.fields if field.change is not Change.NEW_ONLY}
        new = {key: str(filled.form.cells[key].value) if filled.form.has(key) else "" for key in kept}
        changed = {key: value for key, value in new.items() if key in filled.changed}
        open_ones = {key: value for key, value in changed.items() if not kept[key].is_personal}
        detail = told_changes({} if before is None else before.values, open_ones)
        detail |= {key: "" for key in changed if key not in open_ones}
        if before is None:
            keys = book.add(session, filled, actor=actor)
        else:
            keys = (before.key,)
            if changed:
                book.change(session, filled, actor=actor)
        for key in keys if changed else ():
            self._office.note(session, actor, "admin.save", f"{book.kind.value}/{key}", **detail)
        return _found(book, session, keys[0])

    def _set_retired(
        self, session: Session, book: Book[object], record: Record, actor: Actor, *, is_retired: bool
    ) -> Record:
        book.set_retired(session, record, is_retired=is_retired)
        action = "admin.retire" if is_retired else "admin.restore"
        self._office.note(session, actor, action, f"{book.kind.value}/{record.key}")
        return _found(book, session, record.key)


def _found(book: Book[E], session: Session, key: int) -> Record:
    record = book.find(session, key)
    if record is None:
        raise Misuse(f"no {book.kind.value}/{key}")
    return record


def _faults(book: Book[E], session: Session, filled: Filled[E]) -> tuple[Fault, ...]:
    """Everything that is wrong."""
    fixed = [Fault(key, FIXED) for key in fixed_in(filled, book.spec)]
    return _once((*fixed, *filled.faults, *book.check(session, filled)))


def _once(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The first fault of each field."""
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.field, fault)
    return tuple(first.values())
