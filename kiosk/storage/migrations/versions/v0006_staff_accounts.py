"""Accounts of staff, and misses at signing in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, empty: the first account is made by a command."""
    op.create_table(
        "staff_secrets",
        sa.Column("staff_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=f("fk_staff_secrets_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=f("pk_staff_secrets")),
    )
    op.create_table(
        "sign_in_misses",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("misses", WHOLE, nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=f("pk_sign_in_misses")),
    )
