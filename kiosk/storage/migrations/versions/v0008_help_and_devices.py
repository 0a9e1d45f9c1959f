"""Requests for help of every sort, and what is known of each machine."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse

revision = "0008"
down_revision = "0007"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, empty; of requests made before nobody knows how they ended."""
    for column in ("modes", "outcome"):
        op.add_column("help_requests", sa.Column(column, TEXT, nullable=False, server_default=""))
    op.create_index(f("ix_help_requests_asked_at"), "help_requests", ["asked_at"])
    _offers()
    _devices()


def _offers() -> None:
    op.create_table(
        "help_offers",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("request_id", WHOLE, nullable=False),
        sa.Column("offered_by", TEXT, nullable=False),
        sa.Column("offered_to", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["help_requests.id"], name=f("fk_help_offers_request_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_help_offers")),
    )
    op.create_index(f("ix_help_offers_request_id"), "help_offers", ["request_id"])
    stands = sa.text("until IS NULL")
    op.create_index(
        "uq_help_offers_open",
        "help_offers",
        ["request_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    refuse("help_offers", "delete")


def _devices() -> None:
    op.create_table(
        "devices",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("page", TEXT, nullable=False),
        sa.Column("papers", TEXT, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("error", TEXT, nullable=False),
        sa.Column("left_at", TIME, nullable=True),
        sa.Column("trouble_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("name", name=f("pk_devices")),
    )
