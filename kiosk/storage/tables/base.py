"""What every table shares: the key, the naming of constraints, and times that keep their zone."""

from datetime import UTC, datetime
from typing import Annotated, ClassVar

from sqlalchemy import BigInteger, Connection, DateTime, Dialect, Index, Integer, MetaData, TypeDecorator, event, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# Ten-digit invoice numbers do not fit 32 bits; SQLite only numbers rows by itself for plain INTEGER keys.
WHOLE = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware time, kept as UTC: SQLite forgets zones, so they are taken off and put on here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back, aware."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Row(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant(), int: WHOLE}


class Edited:
    """What administrators change: ``version`` counts their changes, 0 is as the hospital's files wrote it."""

    version: Mapped[int] = mapped_column(server_default=text("0"))


class Retired(Edited):
    """What administrators also retire: it is not offered any more, and whatever refers to it stays."""

    retired_at: Mapped[datetime | None]


def one_where(name: str, *columns: str, condition: str) -> Index:
    """A unique index over the rows for which the SQL ``condition`` holds."""
    return Index(name, *columns, unique=True, info={"where": condition})


def some_where(name: str, *columns: str, condition: str) -> Index:
    """An index over the rows for which the SQL ``condition`` holds."""
    return Index(name, *columns, info={"where": condition})


@event.listens_for(Row.metadata, "before_create")
def _set_conditions(metadata: MetaData, connection: Connection, **_options: object) -> None:
    """Conditions in the words of the database that is made.

    Said in the tables, in the words of both, they would load PostgreSQL's 2 MB into every hall on SQLite.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if "where" in index.info:
                index.dialect_options[connection.dialect.name]["where"] = text(index.info["where"])


Key = Annotated[int, mapped_column(primary_key=True)]
