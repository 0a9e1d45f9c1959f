"""Sittings in hand, for staff who help from a desk."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables."""
