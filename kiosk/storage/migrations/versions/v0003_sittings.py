"""What outlives a sitting: kept runs, counts of struggles, and how long pages usually take."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "kept_runs",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=f("pk_kept_runs")),
    )
    op.create_table(
        "struggles",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("page", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("day", "page", "kind", name=f("pk_struggles")),
    )
    op.create_table(
        "page_dwells",
        sa.Column("page", TEXT, nullable=False),
        sa.Column("mode", TEXT, nullable=False),
        sa.Column("seconds", WHOLE, autoincrement=False, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("page", "mode", "seconds", name=f("pk_page_dwells")),
    )
