"""Sittings in hand, for staff who help from a desk."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "live_sittings",
        sa.Column("device", TEXT, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("flow", TEXT, nullable=False),
        sa.Column("step", TEXT, nullable=False),
        sa.Column("began", TIME, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("modes", TEXT, nullable=False),
        sa.Column("struggles", sa.Boolean(), nullable=False),
        sa.Column("run", sa.LargeBinary(), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("written", TIME, nullable=False),
        sa.Column("hold", TEXT, nullable=False),
        sa.Column("last", TEXT, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.Column("helper", TEXT, nullable=False),
        sa.Column("desk", TEXT, nullable=False),
        sa.Column("beat", WHOLE, nullable=False),
        sa.Column("watch", WHOLE, nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("points", WHOLE, nullable=False),
        sa.Column("pointed_picture", WHOLE, nullable=False),
        sa.Column("pointed_place", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("device", name=f("pk_live_sittings")),
    )
