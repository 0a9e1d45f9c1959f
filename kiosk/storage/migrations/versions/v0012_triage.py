"""Triage: what was measured, what the nurse decided, and what falls due."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables."""
