"""Invoice books of kiosks, documents of invoice services, and the insurance's split."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

from kiosk.storage.migrations.permanence import refuse, refuse_again, refuse_other_changes

revision = "0018"
down_revision = "0017"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)
OLD_SUMS = "total = fund + due AND fund >= 0 AND due >= 0"
SUMS = "total = fund + account + due AND fund >= 0 AND account >= 0 AND due >= 0"


def upgrade() -> None:
    """Make the tables, empty; the books that are there are everybody's."""
    op.add_column("invoice_books", sa.Column("device", TEXT, nullable=True))
    op.add_column("invoice_books", sa.Column("withdrawn_at", TIME, nullable=True))
    op.add_column("invoice_books", _added("withdrawn_why", TEXT, "''"))
    op.add_column("invoices", _added("account", WHOLE, "0"))
    op.add_column("invoices", _added("reason", TEXT, "''"))
    op.add_column("charges", _added("account", WHOLE, "0"))
    op.add_column("charges", _added("insurance_reference", TEXT, "''"))
    op.add_column("charges", _added("insured", TEXT, "''"))
    op.add_column("hospital", _added("institution", TEXT, "''"))
    _let_accounts_pay()
    _ends()
    _documents()
    for table in ("invoice_lines", "invoice_voids", "invoice_replacements", "fiscal_results"):
        refuse(table, "update", "delete")
    for table in ("fiscal_documents", "fiscal_calls"):
        refuse(table, "delete")
    refuse_other_changes("fiscal_documents", but=("invoice_id", "tries", "next_at"))
    refuse_other_changes("fiscal_calls", but=("ended_at", "said"))
    refuse_again("fiscal_calls", "said")


def _let_accounts_pay() -> None:
    """A charge adds up with the personal account's part."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(f("ck_charges_sums"), "charges", type_="check")
        op.create_check_constraint(f("ck_charges_sums"), "charges", SUMS)
        return
    # SQLite cannot change a check, and a table that others refer to is not made anew within a transaction: this is
    # the way its own manual gives for constraints (sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema
    # Changes").
    connection = op.get_bind()
    version = connection.execute(text("PRAGMA schema_version")).scalar_one()
    connection.execute(text("PRAGMA writable_schema = ON"))
    change = "UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = 'charges'"
    connection.execute(text(change), {"old": OLD_SUMS, "new": SUMS})
    connection.execute(text(f"PRAGMA schema_version = {version + 1}"))
    connection.execute(text("PRAGMA writable_schema = OFF"))


def _ends() -> None:
    op.create_table(
        "invoice_lines",
        sa.Column("invoice_id", WHOLE, nullable=False),
        sa.Column("line_id", WHOLE, nullable=False),
        _of("invoice_lines", "invoice_id", "invoices"),
        _of("invoice_lines", "line_id", "charge_lines"),
        sa.PrimaryKeyConstraint("invoice_id", "line_id", name=f("pk_invoice_lines")),
    )
    op.create_table(
        "invoice_voids",
        sa.Column("invoice_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        _of("invoice_voids", "invoice_id", "invoices"),
        sa.PrimaryKeyConstraint("invoice_id", name=f("pk_invoice_voids")),
    )
    op.create_table(
        "invoice_replacements",
        sa.Column("invoice_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("replaces", WHOLE, nullable=False),
        _of("invoice_replacements", "invoice_id", "invoices"),
        _of("invoice_replacements", "replaces", "invoices"),
        sa.PrimaryKeyConstraint("invoice_id", name=f("pk_invoice_replacements")),
        sa.UniqueConstraint("replaces", name=f("uq_invoice_replacements_replaces")),
    )


def _documents() -> None:
    op.create_table(
        "fiscal_documents",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("serial", TEXT, nullable=False),
        sa.Column("invoice_id", WHOLE, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("tries", WHOLE, nullable=False),
        sa.Column("next_at", TIME, nullable=True),
        _of("fiscal_documents", "invoice_id", "invoices"),
        sa.PrimaryKeyConstraint("id", name=f("pk_fiscal_documents")),
        sa.UniqueConstraint("serial", name=f("uq_fiscal_documents_serial")),
        sa.UniqueConstraint("invoice_id", name=f("uq_fiscal_documents_invoice_id")),
    )
    is_open = text("next_at IS NOT NULL")
    op.create_index(
        "ix_fiscal_documents_open", "fiscal_documents", ["next_at"], sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_table(
        "fiscal_calls",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("document_id", WHOLE, nullable=False),
        sa.Column("try_number", WHOLE, nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("said", TEXT, nullable=True),
        _of("fiscal_calls", "document_id", "fiscal_documents"),
        sa.PrimaryKeyConstraint("id", name=f("pk_fiscal_calls")),
        sa.UniqueConstraint("document_id", "try_number", name=f("uq_fiscal_calls_document_id_try_number")),
    )
    op.create_table(
        "fiscal_results",
        sa.Column("document_id", WHOLE, autoincrement=False, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("state", "code", "number", "check_code", "url", "words")),
        sa.Column("issued_at", TIME, nullable=False),
        sa.Column("at", TIME, nullable=False),
        _of("fiscal_results", "document_id", "fiscal_documents"),
        sa.PrimaryKeyConstraint("document_id", name=f("pk_fiscal_results")),
    )


def _added(name: str, kind: sa.String | sa.BigInteger, before: str) -> sa.Column[object]:
    return sa.Column(name, kind, server_default=text(before), nullable=False)


def _of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f(f"fk_{table}_{column}"))
