"""Bills of gateways, differences, drawers."""

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Nothing yet."""
