"""The change bell: other processes learn that something changed, without being told what (they look themselves)."""

import sqlite3
import time
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol, cast

from sqlalchemy import Engine, bindparam, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.domain.errors import DatabaseAway
from kiosk.storage.database import engine_for
from kiosk.storage.statements import Query

if TYPE_CHECKING:  # a kiosk on SQLite never loads it
    import psycopg

CHANNEL = "nuanxin"
SLICE_S = 0.05  # how soon `Bell.close` wakes a listener, and how often SQLite is asked
LISTEN_S = 0.25  # the same where the server wakes whoever listens: a board that is idle should cost nothing


def ring(session: Session, topic: str) -> None:
    """Let the bells of other processes ring when this transaction commits; ``topic`` is for the server's log.

    SQLite counts every commit by itself. PostgreSQL lets transactions that ring commit only one after the other, so
    ring for what a board shows, not for every row.
    """
    if session.get_bind().dialect.name == "postgresql":
        NOTIFY.first(session, topic=topic)


NOTIFY = Query(select(func.pg_notify(CHANNEL, bindparam("topic"))))


class Bell:
    """Listens on a connection of its own, from the first `wait` on, until closed."""

    def __init__(self, url: str) -> None:
        self._engine = engine_for(url)
        self._ear: _Ear | None = None
        self._closed = Event()
        self._busy = Lock()

    def wait(self, timeout_ms: int) -> bool:
        """True as soon as something was committed elsewhere, False after ``timeout_ms`` or when closed.

        The first call, and the first one after a break, is True at once: something may have been missed.
        Raises `DatabaseAway`; the next call connects again.
        """
        with self._busy:
            try:
                return self._wait(time.monotonic() + timeout_ms / 1000)
            except (self._engine.dialect.loaded_dbapi.Error, DBAPIError) as error:
                self._hang_up()
                raise DatabaseAway(f"the bell lost the database: {type(error).__name__}") from error

    def close(self) -> None:
        """Stop listening, from any thread; a waiting call returns."""
        self._closed.set()
        with self._busy:
            self._hang_up()

    def _wait(self, deadline: float) -> bool:
        if self._closed.is_set():
            return False
        if self._ear is None:
            self._ear = EARS[self._engine.dialect.name](self._engine)
            return True
        while not self._closed.is_set():
            left = deadline - time.monotonic()
            if self._ear.heard(min(self._ear.slice_s, max(left, 0)), closed=self._closed):
                return True
            if left <= 0:
                break
        return False

    def _hang_up(self) -> None:
        if self._ear is not None:
            self._ear.close()
            self._ear = None
        self._engine.dispose()


class _Ear(Protocol):
    slice_s: float

    def heard(self, seconds: float, *, closed: Event) -> bool: ...

    def close(self) -> None: ...


class _SqliteEar:
    """Sees the counter that every commit of another connection moves."""

    slice_s = SLICE_S

    def __init__(self, engine: Engine) -> None:
        self._connection = cast(sqlite3.Connection, _own_connection(engine))
        self._seen = self._version()

    def heard(self, seconds: float, *, closed: Event) -> bool:
        before, self._seen = self._seen, self._version()
        if self._seen == before:
            closed.wait(seconds)
        return self._seen != before

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


class _PostgresEar:
    """Hears the notes the server sends; several that come together are one."""

    slice_s = LISTEN_S

    def __init__(self, engine: Engine) -> None:
        self._connection = cast("psycopg.Connection[tuple[object, ...]]", _own_connection(engine))
        self._connection.rollback()
        self._connection.autocommit = True
        self._connection.execute(f"LISTEN {CHANNEL}")

    def heard(self, seconds: float, *, closed: Event) -> bool:
        return bool(list(self._connection.notifies(timeout=seconds, stop_after=1)))

    def close(self) -> None:
        self._connection.close()


EARS: dict[str, type[_SqliteEar] | type[_PostgresEar]] = {"sqlite": _SqliteEar, "postgresql": _PostgresEar}


def _own_connection(engine: Engine) -> object:
    """The driver's connection, taken out of the pool for good."""
    pooled = engine.raw_connection()
    connection = pooled.driver_connection
    pooled.detach()
    return connection
