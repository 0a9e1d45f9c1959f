"""Questions to gateways may be dropped when nobody needs them any more; every other call stays."""

from alembic import op
from sqlalchemy import text

revision = "0020"
down_revision = "0019"

QUERY = text("call = 'query'")
TABLES = ("gateway_calls", "gateway_answers")
POLLS = {
    "sqlite": (
        """
        CREATE TRIGGER gateway_calls_no_delete BEFORE DELETE ON gateway_calls WHEN OLD.call <> 'query'
        BEGIN SELECT RAISE(ABORT, 'permanent_gateway_calls'); END
        """,
        """
        CREATE TRIGGER gateway_answers_no_delete BEFORE DELETE ON gateway_answers
        WHEN (SELECT call FROM gateway_calls WHERE id = OLD.call_id) <> 'query'
        BEGIN SELECT RAISE(ABORT, 'permanent_gateway_answers'); END
        """,
    ),
    "postgresql": (
        """
        CREATE TRIGGER gateway_calls_no_delete BEFORE DELETE ON gateway_calls
        FOR EACH ROW WHEN (OLD.call <> 'query') EXECUTE FUNCTION refuse_change()
        """,
        """
        CREATE OR REPLACE FUNCTION refuse_unless_poll() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (SELECT call FROM gateway_calls WHERE id = OLD.call_id) = 'query' THEN RETURN OLD; END IF;
            RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
                CONSTRAINT = 'permanent_gateway_answers', MESSAGE = 'permanent_gateway_answers';
        END $$
        """,
        """
        CREATE TRIGGER gateway_answers_no_delete BEFORE DELETE ON gateway_answers
        FOR EACH ROW EXECUTE FUNCTION refuse_unless_poll()
        """,
    ),
}


def upgrade() -> None:
    """Let both tables refuse to lose anything but questions, and find old ones by an index."""
    dialect = op.get_bind().dialect.name
    for table in TABLES:
        on = f" ON {table}" if dialect == "postgresql" else ""
        op.execute(text(f"DROP TRIGGER {table}_no_delete{on}"))
    for trigger in POLLS[dialect]:
        op.execute(text(trigger))
    op.create_index("ix_gateway_calls_polls", "gateway_calls", ["begun_at"], sqlite_where=QUERY, postgresql_where=QUERY)
