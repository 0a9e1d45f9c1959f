"""A book of records: one kind, one table. What differs between the kinds is overridden; how it is kept is here."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from sqlalchemy import ColumnElement, RowMapping, func, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Change, Draft, Fault, Kind, KindSpec, Option, Record
from kiosk.domain.words import Words
from kiosk.services.administration.forms import TAKEN, UNKNOWN, Form, filled
from kiosk.services.office import Office
from kiosk.storage.tables import DepartmentRow, Row

E = TypeVar("E")
Values = Mapping[str, object]


@dataclass(frozen=True)
class Filled(Generic[E]):
    """A form that was read: its values, which of them are new, and the entry they make."""

    form: Form
    entry: E
    changed: frozenset[str]
    before: Record | None
    ready: str = ""  # what was made of it beforehand, as the hash of a secret

    @property
    def faults(self) -> list[Fault]:
        """What could not be read; of a record that was there, not what nobody touched."""
        return [fault for fault in self.form.faults if self.before is None or fault.field in self.changed]


class Book(ABC, Generic[E]):
    """The records of one kind. Everything runs in the transaction of ``session``, which other changes wait for."""

    kind: ClassVar[Kind]
    table: ClassVar[type[Row]]
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {}  # of a field, where it is not one of the same name

    def __init__(self, office: Office) -> None:
        self.office = office

    @property
    def spec(self) -> KindSpec:
        """The form."""
        return SPECS[self.kind]

    # ---- reading ----------------------------------------------------------------

    def all(self, session: Session) -> list[Record]:
        """Every record, in the order of the list."""
        rows = session.execute(select(self.table.__table__).order_by(*self.order())).mappings()
        codes = codes_of(session)
        return [self._record(row, codes) for row in rows]

    def find(self, session: Session, key: int) -> Record | None:
        """One record."""
        row = session.execute(select(self.table.__table__).where(self._is(key))).mappings().first()
        return None if row is None else self._record(row, codes_of(session))

    def options(self, session: Session) -> Mapping[str, tuple[Option, ...]]:
        """What may be chosen, by field."""
        names = {field.key for field in self.spec.fields}
        return {"department": departments(session)} if "department" in names else {}

    def order(self) -> Sequence[ColumnElement[object]]:
        """By what the list is sorted."""
        return (self._column("id"),)

    @abstractmethod
    def texts(self, row: RowMapping, codes: "Codes") -> dict[str, str]:
        """A row as the form shows it."""

    # ---- what is filled in -------------------------------------------------------

    def read(self, session: Session, draft: Draft, before: Record | None, ready: str = "") -> Filled[E]:
        """The form with what the record has where nothing new stands."""
        old: Mapping[str, str] = {} if before is None else before.values
        new = {field.key: draft.values.get(field.key, old.get(field.key, "")).strip() for field in self.spec.fields}
        form = filled(new)
        changed = frozenset(key for key, value in new.items() if value != old.get(key, ""))
        return Filled(form, self.entry(session, form), changed, before, ready)

    @abstractmethod
    def entry(self, session: Session, form: Form) -> E:
        """What the form says, read as a row of the hospital's files; what is wrong is noted in it."""

    def check(self, session: Session, filled: Filled[E]) -> Iterator[Fault]:
        """What does not fit the other records."""
        if "department" in filled.changed and filled.form.has("department"):
            code = str(filled.form.cells["department"].value)
            if code not in {option.value for option in departments(session)}:
                yield Fault("department", UNKNOWN)
        if filled.before is None and "code" in self.table.__table__.c:
            yield from self.taken(session, filled, "code")

    def taken(self, session: Session, filled: Filled[E], key: str) -> Iterator[Fault]:
        """A fault when another record has this value."""
        is_read = filled.form.has(key) and key not in {fault.field for fault in filled.form.faults}
        value = filled.form.cells[key].value if is_read else None
        if session.scalar(select(self._column("id")).where(self._column(key) == value).limit(1)) is not None:
            yield Fault(key, TAKEN)

    def ready(self, draft: Draft) -> str:
        """What takes its time and needs no database, done before the transaction."""
        return ""

    # ---- writing ----------------------------------------------------------------

    @abstractmethod
    def values(self, session: Session, filled: Filled[E]) -> Values:
        """The record by column."""

    def add(self, session: Session, filled: Filled[E], *, actor: Actor) -> tuple[int, ...]:
        """Write it; gives its key, or those of all that were made."""
        row = {**self.values(session, filled), "version": 1}
        there = self.table.__table__.c
        return (int(session.execute(insert(self.table).values(row).returning(there["id"])).scalar_one()),)

    def change(self, session: Session, filled: Filled[E], *, actor: Actor) -> None:
        """Write what is new in it."""
        before = filled.before
        assert before is not None
        ours = {column for key in filled.changed for column in self.columns.get(key, (key,))}
        new = {name: value for name, value in self.values(session, filled).items() if name in ours}
        session.execute(update(self.table).where(self._is(before.key)).values(**new, version=before.version + 1))

    def holders(self, session: Session, record: Record) -> list[Words]:
        """What still needs the record, in words; nothing means that it can be retired."""
        return []

    def refusal(self, session: Session, record: Record) -> Iterator[Fault]:
        """Why a retired record cannot be used again."""
        if "department" in record.values and record.values["department"] not in {
            option.value for option in departments(session)
        }:
            yield Fault("department", UNKNOWN)

    def set_retired(self, session: Session, record: Record, *, is_retired: bool) -> None:
        """Retire it, or use it again."""
        at = self.office.now() if is_retired else None
        session.execute(
            update(self.table).where(self._is(record.key)).values(retired_at=at, version=record.version + 1)
        )

    # ---- the table --------------------------------------------------------------

    def last_position(self, session: Session, *where: ColumnElement[bool]) -> int:
        """The largest position there is."""
        return int(session.scalar(select(func.max(self._column("position"))).where(*where)) or 0)

    def _is(self, key: int) -> ColumnElement[bool]:
        return self._column("id") == key

    def _column(self, name: str) -> ColumnElement[object]:
        return self.table.__table__.c[name]

    def _record(self, row: RowMapping, codes: "Codes") -> Record:
        retired = row.get("retired_at") is not None
        return Record(self.kind, row["id"], row["version"], self.texts(row, codes), is_retired=retired)


@dataclass(frozen=True)
class Codes:
    """The departments by key and code."""

    departments: Mapping[int, str]
    floors: Mapping[str, int]

    @property
    def keys(self) -> dict[str, int]:
        """Keys by code."""
        return {code: key for key, code in self.departments.items()}


def codes_of(session: Session) -> Codes:
    """The departments as they are now, retired ones included: others still refer to them."""
    rows = session.execute(select(DepartmentRow.id, DepartmentRow.code, DepartmentRow.floor)).all()
    return Codes({key: code for key, code, _ in rows}, {code: floor for _, code, floor in rows})


def departments(session: Session) -> tuple[Option, ...]:
    """The departments in use, as they are chosen from."""
    rows = session.execute(
        select(DepartmentRow.code, DepartmentRow.name, DepartmentRow.name_en)
        .where(DepartmentRow.retired_at.is_(None))
        .order_by(DepartmentRow.position, DepartmentRow.id)
    )
    return tuple(Option(code, name, name_en) for code, name, name_en in rows)


def fixed_in(filled: Filled[E], spec: KindSpec) -> list[str]:
    """Fields that were changed and must not be."""
    if filled.before is None:
        return []
    return [field.key for field in spec.fields if field.key in filled.changed and field.change is Change.ONCE]
