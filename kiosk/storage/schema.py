"""Which version of the schema a database has, and whether this program can work with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, inspect, make_url, text

from kiosk.domain.console import typed
from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage.database import engine_for
from kiosk.storage.troubles import translated

VERSIONS = Path(__file__).with_name("migrations") / "versions"
VERSION_TABLE = "alembic_version"


class Revision(NamedTuple):
    """The schema's version in the database (None: no tables yet) and the newest this program knows."""

    current: str | None
    newest: str


def revision(url: str) -> Revision:
    """Where the schema stands; raises `DatabaseAway`, or `DatabaseUnusable` for a file that is no database."""
    path = sqlite_path(url)
    if path is not None and not path.exists():
        return Revision(None, newest())
    with engine_of(url) as engine, engine.connect() as connection:
        return Revision(current(connection), newest())


def check(url: str) -> None:
    """Raise `DatabaseUnusable`, saying what to do, unless this program can work with the database as it is."""
    found = revision(url)
    if found.current == found.newest:
        return
    if found.current is None:
        raise DatabaseUnusable(f"the database has no tables yet. Run: {typed('db upgrade')}")
    refuse_newer(found.current)
    known = f"the database has schema {found.current}, this program needs {found.newest}"
    raise DatabaseUnusable(f"{known}. Run: {typed('db upgrade')}")


def refuse_newer(version: str | None) -> None:
    """Raise `DatabaseUnusable` for a version this program does not know."""
    if version is not None and version not in versions():
        raise DatabaseUnusable(f"the database has schema {version}, newer than this program's {newest()}: update it")


def current(connection: Connection) -> str | None:
    """The version the database names; None when it has no tables."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return None if version is None else str(version)


@cache
def versions() -> tuple[str, ...]:
    """The versions this program knows, oldest first: the files are named after them, "v0001_first.py"."""
    return tuple(sorted(path.name[1:].partition("_")[0] for path in VERSIONS.glob("v*_*.py")))


def newest() -> str:
    """The newest version this program knows."""
    return versions()[-1]


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite address; None for a server."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database)


def make_place(url: str) -> None:
    """Make the folder and the empty file of an SQLite address, for its owner's eyes only, where there is none yet."""
    path = sqlite_path(url)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # SQLite gives its other files the same rights
    except OSError as error:
        raise DatabaseUnusable(f"database {path}: {error.strerror}") from error


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    """An engine for a moment's work; its errors come out as domain errors."""
    engine = engine_for(url)
    try:
        with translated(engine):
            yield engine
    finally:
        engine.dispose()
