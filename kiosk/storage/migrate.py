"""Bringing the schema up to date; the only place that needs alembic, so that a kiosk's start need not load it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from kiosk.storage.schema import current, engine_of, make_place, refuse_newer

SCRIPTS = Path(__file__).with_name("migrations")
UPGRADE_LOCK = 0x6E75616E78696E  # "nuanxin": PostgreSQL's advisory locks are numbers


def upgrade(url: str) -> None:
    """Make the database's folder and tables, or bring them up to date; many may start at once, one does it.

    Raises `DatabaseAway`, or `DatabaseUnusable` for a newer schema, a damaged file or a folder that cannot be written.
    """
    make_place(url)
    with engine_of(url) as engine, engine.begin() as connection:
        migrate(connection)


def migrate(connection: Connection, target: str = "head") -> None:
    """Bring the schema up to ``target`` inside the transaction of ``connection``; others wait until it has ended."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
    refuse_newer(current(connection))
    config = scripts()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def scripts() -> Config:
    """Where alembic finds the versions."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config
