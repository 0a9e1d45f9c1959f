"""The life of the schema: made, brought up to date, and never used by a program that does not know it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, make_url, text

from kiosk.domain.errors import DatabaseUnusable
from kiosk.storage.database import engine_for
from kiosk.storage.troubles import translated

SCRIPTS = Path(__file__).with_name("migrations")
UPGRADE_LOCK = 0x6E75616E78696E  # "nuanxin": PostgreSQL's advisory locks are numbers


class Revision(NamedTuple):
    """The schema's version in the database (None: no tables yet) and the newest this program knows."""

    current: str | None
    newest: str


def upgrade(url: str) -> None:
    """Make the database's folder and tables, or bring them up to date; many may start at once, one does it.

    Raises `DatabaseAway`, or `DatabaseUnusable` for a newer schema, a damaged file or a folder that cannot be written.
    """
    make_place(url)
    with engine_of(url) as engine, engine.begin() as connection:
        migrate(connection)


def revision(url: str) -> Revision:
    """Where the schema stands; raises like `upgrade`."""
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
        raise DatabaseUnusable("the database has no tables yet: run 'db upgrade'")
    _refuse_newer(found.current)
    raise DatabaseUnusable(f"the database has schema {found.current}, this program needs {found.newest}: 'db upgrade'")


def migrate(connection: Connection, target: str = "head") -> None:
    """Bring the schema up to ``target`` inside the transaction of ``connection``; others wait until it has ended."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
    found = current(connection)
    if found is not None:
        _refuse_newer(found)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def current(connection: Connection) -> str | None:
    """The version the database names; None when it has no tables."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The newest version this program knows."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def known(version: str) -> bool:
    """Whether this program knows the version."""
    return version in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


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
        with translated():
            yield engine
    finally:
        engine.dispose()


def _refuse_newer(version: str) -> None:
    if not known(version):
        raise DatabaseUnusable(f"the database has schema {version}, newer than this program's {newest()}: update it")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config
