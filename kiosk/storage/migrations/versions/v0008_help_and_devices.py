"""Requests for help of every sort, and what is known of each machine."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
