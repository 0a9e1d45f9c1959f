"""Messages of the start page, and what administrators change and retire."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0014"
down_revision = "0013"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)
EDITED = ("hospital", "queues", "windows", "staff")
RETIRED = ("departments", "rooms", "doctors", "fees", "clinic_sessions")
RECORDED = text(
    "action IN ('admin.save', 'admin.retire', 'admin.restore', 'staff.enrol', 'staff.change_secret',"
    " 'staff.bind_badge', 'staff.drop_badge', 'staff.lock', 'staff.unlock')"
)


def upgrade() -> None:
    """Make the table; everything there is stands as the files wrote it, version 0."""
    for table in (*EDITED, *RETIRED):
        op.add_column(table, sa.Column("version", WHOLE, server_default=text("0"), nullable=False))
    for table in RETIRED:
        op.add_column(table, sa.Column("retired_at", TIME, nullable=True))
    op.add_column("hospital", sa.Column("edition", WHOLE, server_default=text("0"), nullable=False))
    op.create_table(
        "messages",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("words_en", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("version", WHOLE, server_default=text("0"), nullable=False),
        sa.Column("retired_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=f("pk_messages")),
    )
    op.create_index(
        "ix_audit_administration", "audit", ["record"], sqlite_where=RECORDED, postgresql_where=RECORDED
    )
