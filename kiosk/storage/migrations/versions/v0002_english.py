"""What a hospital calls its groups, rooms, ways and doctors in English, where it says so."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WORDS = (
    ("hospital", "guide_desk_en"),
    ("hospital", "notice_en"),
    ("departments", "group_name_en"),
    ("rooms", "name_en"),
    ("doctors", "name_en"),
    ("doctors", "speciality_en"),
)


def upgrade() -> None:
    """Room for the words; databases filled before have none until they are seeded again."""
    for table, column in WORDS:
        op.add_column(table, sa.Column(column, sa.String(), nullable=True))
    op.add_column("rooms", sa.Column("way_en", sa.JSON(), nullable=True))
