"""Statements compiled once and handed straight to the driver: a registration is a dozen of them in a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVarTuple, cast

from sqlalchemy import Connection, Dialect, Insert, Select, SelectBase, UpdateBase
from sqlalchemy.engine.interfaces import DBAPICursor, DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlalchemy.types import TypeEngine

from kiosk.storage.dialects import ForEach

Ts = TypeVarTuple("Ts")
Core = SelectBase | UpdateBase
Value = object
Processor = Callable[[object], object]


@dataclass(frozen=True)
class _Compiled:
    """The text for one driver, what turns each value into its form there, and each column back."""

    sql: str
    positions: tuple[str, ...] | None  # None: the driver takes names
    fixed: dict[str, Value]
    bind: tuple[tuple[str, Processor], ...]
    result: tuple[tuple[int, Processor], ...]

    def parameters(self, values: dict[str, Value]) -> Sequence[Value] | Mapping[str, Value]:
        """The values as the driver wants them."""
        filled = self.fixed | values if self.fixed else values
        for name, process in self.bind:
            filled[name] = process(filled[name])
        return filled if self.positions is None else [filled[name] for name in self.positions]

    def restored(self, row: tuple[Value, ...]) -> tuple[Value, ...]:
        """A driver's row with the types of the tables."""
        if not self.result:
            return row
        cells = list(row)
        for index, process in self.result:
            cells[index] = process(cells[index])
        return tuple(cells)


class Statement:
    """A Core statement kept at module level and run many times, much faster than ``Session.execute``.

    Values are given by name: the columns of an ``insert()``, the ``bindparam()`` names elsewhere. Inserts need every
    column that has no default in the database; ``IN`` over lists is not for this class. Errors are SQLAlchemy's.
    """

    def __init__(self, core: Core | ForEach[Core]) -> None:
        self._core = core
        self._compiled: dict[tuple[str, ...], _Compiled] = {}

    def run(self, session: Session, /, **values: Value) -> int:
        """How many rows were touched."""
        return self._execute(session, values)[0].rowcount

    def _execute(self, session: Session, values: dict[str, Value]) -> tuple[DBAPICursor, _Compiled]:
        connection, cursor = _driver(session)
        dialect = connection.dialect
        key = (dialect.name, *values)
        compiled = self._compiled.get(key)
        if compiled is None:
            core = self._core[dialect.name] if isinstance(self._core, ForEach) else self._core
            compiled = self._compiled[key] = _compile(core, dialect, values)
        try:
            cursor.execute(compiled.sql, compiled.parameters(values))
        except dialect.loaded_dbapi.Error as error:
            raise _wrapped(error, connection, sql=compiled.sql) from error
        return cursor, compiled


class Query(Statement, Generic[*Ts]):
    """A `Statement` that gives rows: a select, or a change with ``returning()``."""

    def __init__(self, core: TypedReturnsRows[*Ts] | ForEach[TypedReturnsRows[*Ts]]) -> None:
        super().__init__(cast("Core | ForEach[Core]", core))

    def first(self, session: Session, /, **values: Value) -> tuple[*Ts] | None:
        """The first row, or None; a query with many rows should limit them."""
        cursor, compiled = self._execute(session, values)
        # To the last row: SQLite neither commits nor lets go of its snapshot while a statement is half read.
        rows = cursor.fetchall()
        return cast("tuple[*Ts]", compiled.restored(rows[0])) if rows else None

    def one(self, session: Session, /, **values: Value) -> tuple[*Ts]:
        """The only row; `LookupError` when there is none."""
        row = self.first(session, **values)
        if row is None:
            raise LookupError("no row")
        return row

    def all(self, session: Session, /, **values: Value) -> list[tuple[*Ts]]:
        """Every row."""
        cursor, compiled = self._execute(session, values)
        return [cast("tuple[*Ts]", compiled.restored(row)) for row in cursor.fetchall()]


def _driver(session: Session) -> tuple[Connection, DBAPICursor]:
    """The connection of this transaction and one cursor on it, kept as long as the session."""
    kept = session.info.get("driver")
    if kept is None or kept[0].closed or not kept[0].in_transaction():
        bound = session.bind  # in a writing transaction it is the connection itself
        connection = bound if isinstance(bound, Connection) else session.connection()
        kept = session.info["driver"] = (connection, connection.connection.cursor())
    return cast("tuple[Connection, DBAPICursor]", kept)


def _compile(core: Core, dialect: Dialect, values: dict[str, Value]) -> _Compiled:
    if isinstance(core, Insert):
        core = core.inline()
    compiled = core.compile(dialect=dialect)
    if isinstance(core, Insert) and any(
        bind.required and name not in values for bind, name in compiled.bind_names.items()
    ):
        # An insert of bare columns names them all: leave those to the database that nobody gives.
        compiled = core.compile(dialect=dialect, column_keys=[name for name in values if name in core.table.c])
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.post_compile_params:
        raise ValueError(f"defaults and lists need Session.execute: {compiled}")
    fixed = {name: value for name, value in compiled.params.items() if name not in values}
    return _Compiled(
        sql=str(compiled),
        positions=tuple(compiled.positiontup) if compiled.positional and compiled.positiontup is not None else None,
        fixed=fixed,
        bind=tuple(
            (name, process)
            for bind, name in compiled.bind_names.items()
            if (process := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        ),
        result=tuple(_results(core, dialect)),
    )


def _results(core: Core, dialect: Dialect) -> list[tuple[int, Processor]]:
    if isinstance(core, Select):
        columns = core.column_descriptions
    elif isinstance(core, UpdateBase):
        columns = core.returning_column_descriptions
    else:
        raise TypeError(f"a select or a change, not {type(core).__name__}")
    types: list[TypeEngine[object]] = [column["type"] for column in columns]
    found = [(index, kind.dialect_impl(dialect).result_processor(dialect, None)) for index, kind in enumerate(types)]
    return [(index, process) for index, process in found if process is not None]


def _wrapped(error: DBAPIModule.Error, connection: Connection, *, sql: str) -> BaseException:
    """The error as SQLAlchemy would raise it; a lost connection is thrown out of the pool as it would do."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection, None)
    if lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=dialect,
    )
