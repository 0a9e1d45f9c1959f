"""Refunds with their states, and what is left of a payment."""

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Nothing yet."""
