"""Finding patients by initials, correcting and merging them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

from kiosk.storage.migrations.permanence import refuse, refuse_again, refuse_other_changes

revision = "0009"
down_revision = "0008"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
BYTES = sa.LargeBinary()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; `kiosk.services.patients.patient_keys` writes the keys of those who are known, for it has the key file."""
    op.add_column("patients", sa.Column("version", WHOLE, server_default=text("0"), nullable=False))
    op.add_column("patients", sa.Column("merged_into", WHOLE, nullable=True))
    op.add_column("patients", sa.Column("keyed", WHOLE, server_default=text("0"), nullable=False))
    _index_where("ix_patients_merged_into", "patients", "merged_into", condition="merged_into IS NOT NULL")
    _index_where("ix_patients_unkeyed", "patients", "id", condition="keyed = 0")
    op.create_table(
        "patient_keys",
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("key", BYTES, nullable=False),
        sa.Column("patient_id", WHOLE, autoincrement=False, nullable=False),
        _of_patient("patient_keys", "patient_id"),
        sa.PrimaryKeyConstraint("kind", "key", "patient_id", name=f("pk_patient_keys")),
        sqlite_with_rowid=False,
    )
    _changes()
    _merges()
    refuse("patient_changes", "update", "delete")
    refuse_other_changes("patient_merges", but=("until", "ended_by"))
    refuse_again("patient_merges", "until")
    refuse("patient_merges", "delete")


def _changes() -> None:
    op.create_table(
        "patient_changes",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("patient_id", WHOLE, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("fields", TEXT, nullable=False),
        sa.Column("sealed", BYTES, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        _of_patient("patient_changes", "patient_id"),
        sa.PrimaryKeyConstraint("id", name=f("pk_patient_changes")),
        sa.UniqueConstraint("patient_id", "version", name=f("uq_patient_changes_patient_id_version")),
    )


def _merges() -> None:
    op.create_table(
        "patient_merges",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("gone_id", WHOLE, nullable=False),
        sa.Column("kept_id", WHOLE, nullable=False),
        sa.Column("change_id", WHOLE, nullable=False),
        sa.Column("last_visit", WHOLE, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("ended_by", TEXT, nullable=True),
        _of_patient("patient_merges", "gone_id"),
        _of_patient("patient_merges", "kept_id"),
        sa.ForeignKeyConstraint(["change_id"], ["patient_changes.id"], name=f("fk_patient_merges_change_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_patient_merges")),
    )
    op.create_index(f("ix_patient_merges_kept_id"), "patient_merges", ["kept_id"])
    stands = text("until IS NULL")
    op.create_index(
        "uq_patient_merges_open",
        "patient_merges",
        ["gone_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )


def _of_patient(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["patients.id"], name=f(f"fk_{table}_{column}"))


def _index_where(name: str, table: str, column: str, *, condition: str) -> None:
    where = text(condition)
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
