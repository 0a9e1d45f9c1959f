"""Slots that the timetable no longer has but somebody holds are closed: a place given back there is not offered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """None is closed until the hospital's files are loaded again."""
    op.add_column("slots", sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))
