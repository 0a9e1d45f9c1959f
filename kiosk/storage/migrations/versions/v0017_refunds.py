"""Refunds with their states, and visits that were cancelled."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse, refuse_other_changes

revision = "0017"
down_revision = "0016"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; nothing was ever refunded before, so the old table is empty and goes."""
    op.drop_table("refunds")
    _refunds()
    _states()
    _cancels()
    refuse_other_changes("refunds", but=("asked_at", "ask_at"))
    refuse("refunds", "delete")
    for table in ("refund_states", "visit_cancels"):
        refuse(table, "update", "delete")


def _refunds() -> None:
    op.create_table(
        "refunds",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("gateway", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("instead_of", WHOLE, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("asked_at", TIME, nullable=True),
        sa.Column("ask_at", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("second", TEXT, nullable=True),
        sa.CheckConstraint("amount > 0", name=f("ck_refunds_amount")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_refunds_payment_id")),
        sa.ForeignKeyConstraint(["instead_of"], ["refunds.id"], name=f("fk_refunds_instead_of")),
        sa.PrimaryKeyConstraint("id", name=f("pk_refunds")),
        sa.UniqueConstraint("key", name=f("uq_refunds_key")),
        sa.UniqueConstraint("instead_of", name=f("uq_refunds_instead_of")),
    )
    op.create_index(f("ix_refunds_payment_id"), "refunds", ["payment_id"])
    op.create_index(f("ix_refunds_created_at"), "refunds", ["created_at"])
    _index_where("ix_refunds_open", "refunds", "ask_at", "ask_at IS NOT NULL")


def _states() -> None:
    op.create_table(
        "refund_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("refund_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("final", sa.Boolean(), nullable=True),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.id"], name=f("fk_refund_states_refund_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_refund_states")),
        sa.UniqueConstraint("refund_id", "final", name=f("uq_refund_states_refund_id_final")),
    )
    op.create_index(f("ix_refund_states_refund_id"), "refund_states", ["refund_id"])
    op.create_index(f("ix_refund_states_at"), "refund_states", ["at"])
    _index_where("ix_refund_states_refused", "refund_states", "refund_id", "state = 'refused'")


def _cancels() -> None:
    op.create_table(
        "visit_cancels",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("by_patient", sa.Boolean(), nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("second", TEXT, nullable=True),
        sa.Column("unreversed_id", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["unreversed_id"], ["invoices.id"], name=f("fk_visit_cancels_unreversed_id")),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=f("fk_visit_cancels_registration_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_visit_cancels")),
        sa.UniqueConstraint("registration_id", name=f("uq_visit_cancels_registration_id")),
    )
    _index_where("ix_visit_cancels_unreversed", "visit_cancels", "unreversed_id", "unreversed_id IS NOT NULL")


def _index_where(name: str, table: str, column: str, condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
