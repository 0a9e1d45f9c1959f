"""Triggers that keep documents: what was written stays, whoever asks the database to change or drop it."""

from alembic import op
from sqlalchemy import inspect, text

FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'permanent_' || TG_TABLE_NAME,
        MESSAGE = 'permanent_' || TG_TABLE_NAME;
END $$
"""
REFUSALS = {
    "sqlite": """
        CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, 'permanent_{table}'); END
    """,
    "postgresql": """
        CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
}
OTHER_CHANGES = {
    "sqlite": """
        CREATE TRIGGER {table}_no_edit BEFORE UPDATE OF {columns} ON {table}
        BEGIN SELECT RAISE(ABORT, 'permanent_{table}'); END
    """,
    "postgresql": """
        CREATE TRIGGER {table}_no_edit BEFORE UPDATE OF {columns} ON {table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
}
AGAIN = {
    "sqlite": """
        CREATE TRIGGER {table}_not_again BEFORE UPDATE OF {column} ON {table} WHEN OLD.{column} IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'permanent_{table}'); END
    """,
    "postgresql": """
        CREATE TRIGGER {table}_not_again BEFORE UPDATE OF {column} ON {table}
        FOR EACH ROW WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION refuse_change()
    """,
}
# Only PostgreSQL has this way to delete.
TRUNCATE = """
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def begin_permanence() -> None:
    """What the triggers of PostgreSQL call; needed once."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(text(FUNCTION))


def refuse(table: str, *verbs: str) -> None:
    """Let ``table`` refuse "update" or "delete" from now on."""
    dialect = op.get_bind().dialect.name
    for verb in verbs:
        op.execute(text(REFUSALS[dialect].format(table=table, verb=verb)))
    if dialect == "postgresql" and "delete" in verbs:
        op.execute(text(TRUNCATE.format(table=table)))


def refuse_other_changes(table: str, *, but: tuple[str, ...]) -> None:
    """Let ``table`` refuse every update from now on that names a column other than ``but``."""
    connection = op.get_bind()
    columns = (column["name"] for column in inspect(connection).get_columns(table))
    named = ", ".join(f'"{column}"' for column in columns if column not in but)
    op.execute(text(OTHER_CHANGES[connection.dialect.name].format(table=table, columns=named)))


def refuse_again(table: str, column: str) -> None:
    """Let ``table`` refuse to change ``column`` of a row that has it already."""
    op.execute(text(AGAIN[op.get_bind().dialect.name].format(table=table, column=column)))
