"""Triage: what was measured, what the nurse decided, and what falls due."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse, refuse_again, refuse_other_changes

revision = "0012"
down_revision = "0011"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)
BLOB = sa.LargeBinary()
CREDITS = {"triage_1": 240, "triage_2": 120, "green": 60, "triage_3": 30}


def upgrade() -> None:
    """Make the tables, empty; every queue gives the levels of triage their usual credit: nobody has decided yet."""
    _cases()
    _decisions()
    _clocks()
    _credit()
    refuse_other_changes("triage_cases", but=("patient_id", "closed_at"))
    refuse_again("triage_cases", "closed_at")
    refuse("triage_assessments", "update", "delete")
    for table in ("triage_levels", "triage_tracks"):
        refuse_other_changes(table, but=("until",))
        refuse_again(table, "until")
    refuse_other_changes("triage_clocks", but=("stopped_at", "stopped_how", "stopped_by"))
    refuse_again("triage_clocks", "stopped_at")
    refuse("triage_links", "update")
    for table in ("triage_cases", "triage_levels", "triage_tracks", "triage_clocks", "triage_links"):
        refuse(table, "delete")


def _cases() -> None:
    op.create_table(
        "triage_cases",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("patient_id", WHOLE, nullable=True),
        sa.Column("known_sealed", BLOB, nullable=True),
        sa.Column("began_at", TIME, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], name=f("fk_triage_cases_patient_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_triage_cases")),
    )
    op.create_index(f("ix_triage_cases_patient_id"), "triage_cases", ["patient_id"])
    _index_where("ix_triage_cases_open", "triage_cases", "began_at", condition="closed_at IS NULL", unique=False)
    op.create_table(
        "triage_assessments",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("sealed", BLOB, nullable=False),
        sa.Column("tables", TEXT, nullable=False),
        sa.Column("proposed", WHOLE, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["triage_cases.id"], name=f("fk_triage_assessments_case_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_triage_assessments")),
    )
    op.create_index(f("ix_triage_assessments_case_id"), "triage_assessments", ["case_id"])


def _decisions() -> None:
    op.create_table(
        "triage_levels",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("assessment_id", WHOLE, nullable=False),
        sa.Column("level", WHOLE, nullable=False),
        sa.Column("reason_sealed", BLOB, nullable=True),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["triage_cases.id"], name=f("fk_triage_levels_case_id")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["triage_assessments.id"], name=f("fk_triage_levels_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=f("pk_triage_levels")),
    )
    op.create_index(f("ix_triage_levels_case_id"), "triage_levels", ["case_id"])
    _index_where("uq_triage_levels_open", "triage_levels", "case_id", condition="until IS NULL", unique=True)
    op.create_table(
        "triage_tracks",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("track", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["triage_cases.id"], name=f("fk_triage_tracks_case_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_triage_tracks")),
    )
    _index_where(
        "uq_triage_tracks_open", "triage_tracks", "case_id", "track", condition="until IS NULL", unique=True
    )


def _clocks() -> None:
    op.create_table(
        "triage_clocks",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("sort", TEXT, nullable=False),
        sa.Column("began_at", TIME, nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("stopped_at", TIME, nullable=True),
        sa.Column("stopped_how", TEXT, nullable=True),
        sa.Column("stopped_by", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["triage_cases.id"], name=f("fk_triage_clocks_case_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_triage_clocks")),
    )
    op.create_index(f("ix_triage_clocks_case_id"), "triage_clocks", ["case_id"])
    _index_where(
        "uq_triage_clocks_running", "triage_clocks", "case_id", "sort", condition="stopped_at IS NULL", unique=True
    )
    op.create_table(
        "triage_links",
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("ticket_id", WHOLE, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["triage_cases.id"], name=f("fk_triage_links_case_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=f("fk_triage_links_ticket_id")),
        sa.PrimaryKeyConstraint("case_id", "ticket_id", name=f("pk_triage_links")),
    )
    op.create_index(f("ix_triage_links_ticket_id"), "triage_links", ["ticket_id"])


def _credit() -> None:
    connection = op.get_bind()
    queues = sa.table("queues", sa.column("id", WHOLE), sa.column("credits", sa.JSON()))
    for key, known in connection.execute(sa.select(queues.c.id, queues.c.credits)).all():
        change = sa.update(queues).where(queues.c.id == key).values(credits=CREDITS | known)
        connection.execute(change)


def _index_where(name: str, table: str, *columns: str, condition: str, unique: bool) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
