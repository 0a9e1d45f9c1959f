"""Badges that sign staff in."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "badges",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=f("fk_badges_staff_id")),
        sa.PrimaryKeyConstraint("digest", name=f("pk_badges")),
    )
    op.create_index(f("ix_badges_staff_id"), "badges", ["staff_id"])
