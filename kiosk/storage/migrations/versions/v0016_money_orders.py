"""Orders at several gateways, their calls, notices and late payments."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse, refuse_other_changes

revision = "0016"
down_revision = "0015"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)
WHOLE_HERE = {"sqlite": "INTEGER", "postgresql": "BIGINT"}
NO_UPDATE = {
    "sqlite": "DROP TRIGGER payments_no_update",
    "postgresql": "DROP TRIGGER payments_no_update ON payments",
}


def upgrade() -> None:
    """Make the tables; orders that are still open are looked at when their time is over."""
    _payments()
    _calls()
    _notices()
    _late()
    _looks()
    for table in ("gateway_calls", "gateway_answers", "payment_notices", "late_payments"):
        refuse(table, "update", "delete")


def _payments() -> None:
    dialect = op.get_bind().dialect.name
    op.add_column("payments", sa.Column("scanned", sa.Boolean(), nullable=False, server_default=sa.false()))
    # In words of its own: SQLite takes a constraint with a new column, alembic would add it afterwards.
    op.execute(
        sa.text(
            f"ALTER TABLE payments ADD COLUMN refunded {WHOLE_HERE[dialect]} DEFAULT 0 NOT NULL "
            f"CONSTRAINT {f('ck_payments_refunded')} CHECK (refunded BETWEEN 0 AND amount)"
        )
    )
    op.execute(sa.text(NO_UPDATE[dialect]))
    refuse_other_changes("payments", but=("refunded",))


def _calls() -> None:
    op.create_table(
        "gateway_calls",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=False),
        sa.Column("call", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_gateway_calls_payment_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_gateway_calls")),
    )
    op.create_index(f("ix_gateway_calls_payment_id"), "gateway_calls", ["payment_id"])
    op.create_table(
        "gateway_answers",
        sa.Column("call_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("ended_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["gateway_calls.id"], name=f("fk_gateway_answers_call_id")),
        sa.PrimaryKeyConstraint("call_id", name=f("pk_gateway_answers")),
    )


def _notices() -> None:
    op.create_table(
        "payment_notices",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("gateway", TEXT, nullable=False),
        sa.Column("notice", TEXT, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("heard_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_payment_notices_payment_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_payment_notices")),
        sa.UniqueConstraint("gateway", "notice", name=f("uq_payment_notices_gateway_notice")),
    )
    op.create_index(f("ix_payment_notices_payment_id"), "payment_notices", ["payment_id"])


def _late() -> None:
    op.create_table(
        "late_payments",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("matched", sa.Boolean(), nullable=False),
        sa.Column("found_at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_late_payments_payment_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_late_payments")),
        sa.UniqueConstraint("payment_id", name=f("uq_late_payments_payment_id")),
    )


def _looks() -> None:
    op.create_table(
        "payment_looks",
        sa.Column("payment_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("tries", WHOLE, server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_payment_looks_payment_id")),
        sa.PrimaryKeyConstraint("payment_id", name=f("pk_payment_looks")),
    )
    due = sa.text("next_at IS NOT NULL")
    op.create_index("ix_payment_looks_due", "payment_looks", ["next_at"], sqlite_where=due, postgresql_where=due)
    op.execute(
        sa.text(
            "INSERT INTO payment_looks (payment_id, next_at) SELECT id, expires_at FROM payments WHERE NOT EXISTS"
            " (SELECT 1 FROM payment_states WHERE payment_states.payment_id = payments.id AND final)"
        )
    )
