"""Sessions that stop, and visits that were moved."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables."""
