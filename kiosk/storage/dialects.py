"""Inserts that can be updates instead, written as each database writes them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from sqlalchemy import Insert

from kiosk.storage.tables.base import Row

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

    Upsert = sqlite.Insert | postgresql.Insert
else:
    Upsert = Insert  # a hall on SQLite need not keep PostgreSQL's 2 MB in memory, nor the other way round

C_co = TypeVar("C_co", covariant=True)


def insert_into(table: type[Row], database: str) -> Upsert:
    """An insert into ``table`` for "sqlite" or "postgresql"."""
    return cast(Upsert, import_module(f"sqlalchemy.dialects.{database}").insert(table))


class ForEach(Generic[C_co]):
    """One statement for each database, written when it is first asked for by the database's name."""

    def __init__(self, table: type[Row], write: Callable[[Upsert], C_co]) -> None:
        self._table, self._write = table, write

    def __getitem__(self, database: str) -> C_co:
        return self._write(insert_into(self._table, database))
