"""Who acted for a patient, who came along, and what aids they need."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
