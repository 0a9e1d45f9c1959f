"""What the drivers' errors mean for us, the same for both databases."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, Table, UniqueConstraint
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk.domain.errors import DatabaseAway, DatabaseUnusable, DomainError
from kiosk.storage.tables.base import Row

# https://www.sqlite.org/rescode.html, primary result codes.
SQLITE: dict[int, type[DomainError]] = {
    3: DatabaseUnusable,  # PERM
    5: DatabaseAway,  # BUSY
    6: DatabaseAway,  # LOCKED
    8: DatabaseUnusable,  # READONLY
    10: DatabaseUnusable,  # IOERR
    11: DatabaseUnusable,  # CORRUPT
    13: DatabaseUnusable,  # FULL
    14: DatabaseUnusable,  # CANTOPEN
    26: DatabaseUnusable,  # NOTADB
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html, by class, then by code.
POSTGRES: dict[str, type[DomainError]] = {
    "08": DatabaseAway,  # connection
    "53": DatabaseAway,  # resources, too many connections
    "53100": DatabaseUnusable,  # disk full
    "55P03": DatabaseAway,  # lock not available
    "57": DatabaseAway,  # shut down, cannot connect now
    "25006": DatabaseUnusable,  # read-only
    "28": DatabaseUnusable,  # user or password
    "3D": DatabaseUnusable,  # no such database
    "42501": DatabaseUnusable,  # no right to do this
    "58": DatabaseUnusable,  # input and output
    "XX": DatabaseUnusable,  # damaged
}
# Even the first line of these may quote what was to be written: data exceptions, broken rules.
QUOTING = {"22", "23"}
CLASHES = {"40001", "40P01"}  # serialization failure, deadlock: the transaction is gone, another try may pass


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turn the library's errors into `DatabaseAway` and `DatabaseUnusable`; others pass, without any row's values."""
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseAway("all connections to the database are busy") from error
    except (DBAPIError, sqlite3.Error) as error:  # SQLite's own: BEGIN goes straight to the driver
        _hide_values(error)
        meaning = _meaning(error)
        if meaning is None:
            raise
        raise meaning(_line(error, engine)) from error


def clashed(error: DBAPIError) -> bool:
    """Whether the database broke this transaction off in favour of another one."""
    return _state(error) in CLASHES


def violated(error: IntegrityError) -> str:
    """The name of the unique, check or permanence rule that refused a row, the same on both databases; else "".

    A foreign key has a name only on PostgreSQL: look rows up before pointing to them.
    """
    told = getattr(error.orig, "diag", None)
    if told is not None:
        return told.constraint_name or ""
    code, message = getattr(error.orig, "sqlite_errorcode", 0), str(error.orig)
    return SQLITE_NAMES.get(code, _nameless)(message.rpartition(" constraint failed: ")[2])


def _unique_name(columns: str) -> str:
    table, wanted = Row.metadata.tables.get(columns.partition(".")[0]), frozenset(columns.split(", "))
    return (
        next((name for each, name in _unique_sets(table) if each == wanted), columns) if table is not None else columns
    )


def _nameless(_message: str) -> str:
    return ""


# https://www.sqlite.org/rescode.html, extended codes of CONSTRAINT; what each tells after the colon.
SQLITE_NAMES: dict[int, Callable[[str], str]] = {
    275: str,  # CHECK: its name
    1555: _unique_name,  # PRIMARYKEY: its columns
    1811: str,  # TRIGGER: our own words, the rule's name
    2067: _unique_name,  # UNIQUE: its columns
}


def _meaning(error: DBAPIError | sqlite3.Error) -> type[DomainError] | None:
    if isinstance(error, IntegrityError):
        return None
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        # Extended codes keep the primary one in the low byte.
        return SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    state = _state(error)
    if state is None:  # no answer from a server at all
        return DatabaseAway if isinstance(error, OperationalError) else None
    return POSTGRES.get(state) or POSTGRES.get(state[:2])


def _cause(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _state(error: DBAPIError | sqlite3.Error) -> str | None:
    """PostgreSQL's code, asked without importing its driver: a kiosk on SQLite never loads it."""
    state = getattr(_cause(error), "sqlstate", None)
    return state if isinstance(state, str) else None


def _hide_values(error: DBAPIError | sqlite3.Error) -> None:
    """Let an error of PostgreSQL say no more than what broke: its details quote whole rows, names included.

    Errors are logged with their causes, so both the driver's and SQLAlchemy's around it are told anew.
    """
    cause, state = _cause(error), _state(error)
    if state is None or cause is None:
        return
    if state[:2] in QUOTING:
        told = getattr(cause, "diag", None)
        rule, table = getattr(told, "constraint_name", None), getattr(told, "table_name", None)
        text = " ".join([f"SQLSTATE {state}", *([rule] if rule else ()), *([f"on {table}"] if table else ())])
    else:
        text = _first_line(cause)
    cause.args = (text,)
    error.args = (f"({type(cause).__name__}) {text}",)


def _line(error: DBAPIError | sqlite3.Error, engine: Engine) -> str:
    """What went wrong; SQLite does not say itself with which file, a server says who it is."""
    line = _first_line(_cause(error))
    return f"database {engine.url.database}: {line}" if engine.dialect.name == "sqlite" else line


def _first_line(error: BaseException | None) -> str:
    return re.sub(r"\s+", " ", str(error).strip().partition("\n")[0])


def _unique_sets(table: Table) -> Iterator[tuple[frozenset[str], str]]:
    unique = [c for c in table.constraints if isinstance(c, UniqueConstraint)] + [
        index for index in table.indexes if index.unique
    ]
    for rule in (table.primary_key, *unique):
        yield frozenset(f"{table.name}.{column.name}" for column in rule.columns), _name(rule)


def _name(rule: object) -> str:
    return str(getattr(rule, "name", ""))
