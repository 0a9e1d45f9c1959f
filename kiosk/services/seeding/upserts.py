"""Insert or update many rows by what makes them the same, on either database."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiosk.storage.dialects import insert_into
from kiosk.storage.tables.base import Row

Values = Mapping[str, object]


def upsert(
    session: Session,
    table: type[Row],
    rows: Sequence[Values],
    *,
    key: Sequence[str],
    unless: ColumnElement[bool] | None = None,
    once: Sequence[str] = (),
) -> None:
    """Write ``rows``; one whose ``key`` is there is changed, not in columns ``once``, nor where ``unless`` holds."""
    if not rows:
        return
    insert = insert_into(table, session.get_bind().dialect.name)
    statement = insert.on_conflict_do_update(
        index_elements=list(key),
        set_={name: insert.excluded[name] for name in rows[0] if name not in (*key, *once)},
        where=None if unless is None else ~unless,
    )
    session.execute(statement, [dict(row) for row in rows])


def ids(session: Session, code: InstrumentedAttribute[str], key: InstrumentedAttribute[int]) -> dict[str, int]:
    """The keys of a table's rows by their codes."""
    return dict(session.execute(select(code, key)).all())
