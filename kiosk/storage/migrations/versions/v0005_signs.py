"""Films of signers and the clips published of them, requests for help, and tickets called by sight."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse, refuse_other_changes

revision = "0005"
down_revision = "0004"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, empty; tickets given out before are called as they were."""
    _films()
    _clips()
    _help()
    op.add_column("tickets", sa.Column("by_sight", sa.Boolean(), nullable=False, server_default=sa.false()))
    for table in ("films", "sign_clips", "help_requests", "help_states", "help_messages"):
        refuse(table, "delete")
    refuse("sign_captions", "update", "delete")
    # The conflict of an upsert writes a film's content again; its name stays.
    refuse_other_changes("films", but=("content",))
    refuse_other_changes("sign_clips", but=("withdrawn_at", "withdrawn_why"))


def _films() -> None:
    op.create_table(
        "films",
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("container", TEXT, nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("width", WHOLE, nullable=False),
        sa.Column("height", WHOLE, nullable=False),
        sa.Column("fps", sa.Double(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=f("pk_films")),
    )


def _clips() -> None:
    op.create_table(
        "sign_clips",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("pack", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("edition", WHOLE, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("signer", TEXT, nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=True),
        sa.Column("reviewer", TEXT, nullable=False),
        sa.Column("published_at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("withdrawn_at", TIME, nullable=True),
        sa.Column("withdrawn_why", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["digest"], ["films.digest"], name=f("fk_sign_clips_digest")),
        sa.PrimaryKeyConstraint("id", name=f("pk_sign_clips")),
        sa.UniqueConstraint("pack", "language", "key", "edition", name=f("uq_sign_clips_pack_language_key_edition")),
    )
    op.create_index(f("ix_sign_clips_digest"), "sign_clips", ["digest"])
    _one_where("uq_sign_clips_standing", "sign_clips", "pack", "language", "key", condition="withdrawn_at IS NULL")
    op.create_table(
        "sign_captions",
        sa.Column("clip_id", WHOLE, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("position", WHOLE, autoincrement=False, nullable=False),
        sa.Column("starts", WHOLE, nullable=False),
        sa.Column("ends", WHOLE, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["clip_id"], ["sign_clips.id"], name=f("fk_sign_captions_clip_id")),
        sa.PrimaryKeyConstraint("clip_id", "language", "position", name=f("pk_sign_captions")),
    )


def _help() -> None:
    op.create_table(
        "help_requests",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("sort", TEXT, nullable=False),
        sa.Column("device", TEXT, nullable=False),
        sa.Column("page", TEXT, nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("said", WHOLE, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=f("pk_help_requests")),
    )
    _one_where("uq_help_requests_open", "help_requests", "device", "sort", condition="closed_at IS NULL")
    op.create_table(
        "help_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("request_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("owner", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["help_requests.id"], name=f("fk_help_states_request_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_help_states")),
    )
    op.create_index(f("ix_help_states_request_id"), "help_states", ["request_id"])
    _one_where("uq_help_states_open", "help_states", "request_id", condition="until IS NULL")
    op.create_table(
        "help_messages",
        sa.Column("request_id", WHOLE, nullable=False),
        sa.Column("position", WHOLE, autoincrement=False, nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["help_requests.id"], name=f("fk_help_messages_request_id")),
        sa.PrimaryKeyConstraint("request_id", "position", name=f("pk_help_messages")),
    )


def _one_where(name: str, table: str, *columns: str, condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)
