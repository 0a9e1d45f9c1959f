"""Finding patients by initials, correcting and merging them."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
