"""Orders at several gateways, their calls, notices and late payments."""

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Nothing yet."""
