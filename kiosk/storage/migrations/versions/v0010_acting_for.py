"""Who acted for a patient, who came along, and what aids they need."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse

revision = "0010"
down_revision = "0009"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
BYTES = sa.LargeBinary()


def upgrade() -> None:
    """Make the tables; what they say of a registration stays as it was written."""
    op.create_table(
        "registration_proxies",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("relation", TEXT, nullable=False),
        sa.Column("paper_kind", TEXT, nullable=False),
        sa.Column("paper_sealed", BYTES, nullable=False),
        sa.Column("paper_digest", BYTES, nullable=False),
        sa.Column("phone_sealed", BYTES, nullable=True),
        sa.Column("phone_digest", BYTES, nullable=True),
        _of_registration("registration_proxies"),
        sa.PrimaryKeyConstraint("id", name=f("pk_registration_proxies")),
        sa.UniqueConstraint("registration_id", name=f("uq_registration_proxies_registration_id")),
    )
    op.create_index(f("ix_registration_proxies_paper_digest"), "registration_proxies", ["paper_digest"])
    op.create_table(
        "registration_companions",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("relation", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        _of_registration("registration_companions"),
        sa.PrimaryKeyConstraint("id", name=f("pk_registration_companions")),
        sa.UniqueConstraint("registration_id", name=f("uq_registration_companions_registration_id")),
    )
    op.create_table(
        "registration_aids",
        sa.Column("registration_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("aid", TEXT, nullable=False),
        _of_registration("registration_aids"),
        sa.PrimaryKeyConstraint("registration_id", "aid", name=f("pk_registration_aids")),
    )
    for table in ("registration_proxies", "registration_companions", "registration_aids"):
        refuse(table, "update", "delete")


def _of_registration(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=f(f"fk_{table}_registration_id"))
