"""One way to the database, SQLite or PostgreSQL: transactions, and what its troubles are called."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select
from typing import Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from kiosk.domain.errors import DatabaseAway
from kiosk.logs import Outage
from kiosk.storage.troubles import clashed, translated, violated

__all__ = ["Database", "engine_for", "snapshots", "violated"]

log = logging.getLogger(__name__)

T = TypeVar("T")

POOL = {"poolclass": QueuePool, "pool_size": 8, "max_overflow": 8, "pool_timeout": 10}
TRIES = 5  # of one transaction that PostgreSQL broke off to undo a deadlock
SQLITE_WAIT_S = 30
SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
# A kiosk behind a cut cable must notice within seconds, not after TCP's quarter of an hour.
POSTGRES_CONNECT = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": "-c timezone=UTC -c lock_timeout=30s -c idle_in_transaction_session_timeout=60s",
}


class Line(Protocol):
    """A driver's connection over a socket."""

    def fileno(self) -> int:
        """The socket."""
        ...


class Database:
    """The database at ``url``. Opening makes no call yet; every trouble of the library comes out as a domain error.

    Raises `DatabaseAway` when it does not answer, `DatabaseUnusable` when it cannot be used; an ``IntegrityError``
    passes, to be asked by `violated`. That it went away, and for how long, the log is told once.
    """

    def __init__(self, url: str) -> None:
        self.engine = engine_for(url)
        self._outage = Outage(log, "database")
        snapshot = snapshots(self.engine)
        self._reading = sessionmaker(snapshot, expire_on_commit=False, autoflush=False)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One read-write transaction: committed at the end, rolled back on any error."""
        # The connection holds the transaction, the session only joins it: to begin and commit one of its own costs a
        # session as much as a statement costs the database.
        with self._watched(), self.engine.begin() as connection, Session(connection, autoflush=False) as session:
            yield session
            session.flush()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent picture of the database; nothing written in it stays."""
        with self._watched(), self._reading() as session:
            yield session

    def run(self, work: Callable[[Session], T]) -> T:
        """``work`` in one transaction, again from its start when the database broke it off for another writer."""
        for left in reversed(range(TRIES)):
            try:
                with self.begin() as session:
                    return work(session)
            except DBAPIError as error:
                if not clashed(error):
                    raise
                log.info("transaction broken off for another one, %d tries left", left)
        log.warning("transaction broken off %d times", TRIES)
        raise DatabaseAway(f"transaction broken off {TRIES} times by other writers")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with translated(self.engine):
                yield
        except DatabaseAway as error:
            self._outage.noticed(error.log)
            raise
        self._outage.over()


def engine_for(url: str) -> Engine:
    """An engine with our connection settings; ``postgresql://`` means psycopg 3."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, hide_parameters=True, connect_args={"timeout": SQLITE_WAIT_S}, **POOL)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        connect_args=POSTGRES_CONNECT,
        **POOL,
    )
    event.listen(engine, "checkout", _replace_if_hung_up)
    return engine


def snapshots(engine: Engine) -> Engine:
    """The same pool for transactions that only read one snapshot."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(sqlite_begin="BEGIN")
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes too late (before the first write): we send ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _replace_if_hung_up(
    connection: DBAPIConnection, _entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    # A server that ended has said so, and the words lie unread on an idle line. To look costs nothing; to ask it, as
    # the pool's own ping does, is a journey over the network for every transaction.
    if select([cast(Line, connection)], [], [], 0)[0]:
        raise InvalidatePoolError("the server hung up")


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE: a reader that turns into a writer could be refused at once, without the busy timeout.
    # Straight to the driver: through SQLAlchemy it is a fifth of all a transaction costs.
    connection.connection.cursor().execute(connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE"))
