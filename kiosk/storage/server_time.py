"""What time the database's machine thinks it is."""

from datetime import datetime

from sqlalchemy import text

from kiosk.storage.schema import engine_of, sqlite_path


def server_time(url: str) -> datetime | None:
    """The server's time, aware; None for SQLite, which has no clock of its own. Raises as `schema.revision`."""
    if sqlite_path(url) is not None:
        return None
    with engine_of(url) as engine, engine.connect() as connection:
        now = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
        assert isinstance(now, datetime)
        return now
