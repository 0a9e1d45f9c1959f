"""Invoice books of kiosks, documents of invoice services, and the insurance's split."""

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Nothing yet."""
