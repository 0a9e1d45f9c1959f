"""Sessions that stop, visits that were moved, and wishes to cancel."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse, refuse_again, refuse_other_changes

revision = "0013"
down_revision = "0012"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; no session is stopped until somebody stops one."""
    op.add_column("slots", sa.Column("stopped", sa.Boolean(), nullable=False, server_default=sa.false()))
    _stops()
    _moves()
    _wishes()
    refuse_other_changes("session_stops", but=("starts_at", "moved", "until"))
    refuse_again("session_stops", "until")
    refuse("session_stops", "delete")
    refuse("visit_moves", "update", "delete")
    refuse("cancel_wishes", "update", "delete")


def _stops() -> None:
    op.create_table(
        "session_stops",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("session_id", WHOLE, nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("moved", WHOLE, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_session_stops")),
    )
    stands = sa.text("until IS NULL")
    op.create_index(
        "uq_session_stops_open",
        "session_stops",
        ["session_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )


def _moves() -> None:
    op.create_table(
        "visit_moves",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("from_slot_id", WHOLE, nullable=False),
        sa.Column("to_slot_id", WHOLE, nullable=False),
        sa.Column("stop_id", WHOLE, nullable=True),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=f("fk_visit_moves_registration_id")),
        sa.ForeignKeyConstraint(["stop_id"], ["session_stops.id"], name=f("fk_visit_moves_stop_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_visit_moves")),
    )
    op.create_index(f("ix_visit_moves_registration_id"), "visit_moves", ["registration_id"])
    op.create_index(f("ix_visit_moves_stop_id"), "visit_moves", ["stop_id"])


def _wishes() -> None:
    op.create_table(
        "cancel_wishes",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=f("fk_cancel_wishes_registration_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_cancel_wishes")),
    )
    op.create_index(f("ix_cancel_wishes_registration_id"), "cancel_wishes", ["registration_id"])
