"""The schema: models and migrations agree, and what must not change cannot."""

from kiosk.storage.database import Database
from kiosk.storage.upkeep import check


def test_fresh(database_url: str, database: Database) -> None:
    check(database_url)
