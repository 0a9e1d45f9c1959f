"""Bills of gateways, differences, drawers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

from kiosk.storage.migrations.permanence import refuse, refuse_again, refuse_other_changes

revision = "0019"
down_revision = "0018"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)
OPEN = text("counted_at IS NULL")
PAID, SETTLED = text("state = 'paid'"), text("state = 'settled'")
UNPAID = text("until IS NULL AND state = 'unpaid'")
UNSEEN = text("until IS NULL AND state IN ('expired', 'void')")


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "bill_files",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("gateway", TEXT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("lines", WHOLE, nullable=False),
        sa.Column("sums", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_bill_files")),
        sa.UniqueConstraint("gateway", "day", "digest", name=f("uq_bill_files_gateway_day_digest")),
    )
    op.create_table(
        "bill_fetches",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("gateway", TEXT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("device", TEXT, nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("done_at", TIME, nullable=True),
        sa.Column("trouble", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_bill_fetches")),
        sa.UniqueConstraint("gateway", "day", name=f("uq_bill_fetches_gateway_day")),
    )
    _differences()
    _drawers()
    for table in ("bill_files", "differences", "difference_states", "drawer_counts", "drawer_items"):
        refuse(table, "update", "delete")
    refuse("drawers", "delete")
    refuse_other_changes("drawers", but=("counted_at",))
    refuse_again("drawers", "counted_at")
    # What happened on a day is asked for every evening, and must not be looked for among years.
    op.create_index("ix_payment_states_paid", "payment_states", ["at"], sqlite_where=PAID, postgresql_where=PAID)
    op.create_index("ix_charge_states_settled", "charge_states", ["at"], sqlite_where=SETTLED, postgresql_where=SETTLED)
    op.create_index(f("ix_invoices_issued_at"), "invoices", ["issued_at"])
    # What every machine asks for each minute, whatever the years leave.
    for name, columns, where in (
        ("ix_ticket_states_unpaid", ["ticket_id"], UNPAID),
        ("ix_ticket_states_unseen", ["since", "ticket_id"], UNSEEN),
    ):
        op.create_index(name, "ticket_states", columns, sqlite_where=where, postgresql_where=where)


def _differences() -> None:
    op.create_table(
        "differences",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("bill_id", WHOLE, nullable=False),
        sa.Column("gateway", TEXT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sort", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("ours", WHOLE, nullable=True),
        sa.Column("theirs", WHOLE, nullable=True),
        sa.Column("line", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["bill_id"], ["bill_files.id"], name=f("fk_differences_bill_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_differences_payment_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_differences")),
        sa.UniqueConstraint("bill_id", "sort", "key", name=f("uq_differences_bill_id_sort_key")),
    )
    op.create_index(f("ix_differences_day"), "differences", ["day"])
    op.create_index(f("ix_differences_key"), "differences", ["key"])
    op.create_table(
        "difference_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("difference_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["difference_id"], ["differences.id"], name=f("fk_difference_states_difference_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_difference_states")),
        sa.UniqueConstraint("difference_id", "state", name=f("uq_difference_states_difference_id_state")),
    )


def _drawers() -> None:
    op.create_table(
        "drawers",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("staff", TEXT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("change", WHOLE, nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("counted_at", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.CheckConstraint("change >= 0", name=f("ck_drawers_change")),
        sa.PrimaryKeyConstraint("id", name=f("pk_drawers")),
    )
    op.create_index("uq_drawers_open", "drawers", ["staff"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "drawer_counts",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("drawer_id", WHOLE, nullable=False),
        sa.Column("expected", WHOLE, nullable=False),
        sa.Column("counted", WHOLE, nullable=False),
        sa.Column("pieces", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("handed_to", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["drawer_id"], ["drawers.id"], name=f("fk_drawer_counts_drawer_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_drawer_counts")),
        sa.UniqueConstraint("drawer_id", name=f("uq_drawer_counts_drawer_id")),
    )
    op.create_table(
        "drawer_items",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("drawer_id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=True),
        sa.Column("refund_id", WHOLE, nullable=True),
        sa.Column("amount", WHOLE, nullable=False),
        sa.CheckConstraint("(payment_id IS NULL) <> (refund_id IS NULL)", name=f("ck_drawer_items_one")),
        sa.ForeignKeyConstraint(["drawer_id"], ["drawers.id"], name=f("fk_drawer_items_drawer_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_drawer_items_payment_id")),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.id"], name=f("fk_drawer_items_refund_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_drawer_items")),
        sa.UniqueConstraint("payment_id", name=f("uq_drawer_items_payment_id")),
        sa.UniqueConstraint("refund_id", name=f("uq_drawer_items_refund_id")),
    )
    op.create_index(f("ix_drawer_items_drawer_id"), "drawer_items", ["drawer_id"])
