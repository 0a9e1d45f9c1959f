"""Queues with their rules, windows and calls; a place in line for every ticket that waits."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import refuse, refuse_again, refuse_other_changes

revision = "0007"
down_revision = "0006"

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)
WAITING = "until IS NULL AND state = 'waiting'"
HELD = "until IS NULL AND state = 'held'"
AT_WINDOW = "until IS NULL AND state IN ('called', 'arrived')"
CREDITS = {"critical": 240, "pregnant": 20, "soldier": 20, "disabled": 20, "martyr": 20, "elder": 15}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def upgrade() -> None:
    """Make the tables; every room gets a queue and a window, every ticket that waits its rank."""
    _queues()
    _windows()
    _states()
    _calls()
    _furnish()
    _place()
    refuse_other_changes("ticket_states", but=("until",))
    refuse_again("ticket_states", "until")
    refuse_other_changes("window_states", but=("until",))
    refuse_again("window_states", "until")
    refuse("window_states", "delete")
    refuse("calls", "update", "delete")


def _queues() -> None:
    op.create_table(
        "queues",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("name_en", TEXT, nullable=False),
        sa.Column("department_id", WHOLE, nullable=False),
        sa.Column("credits", sa.JSON(), nullable=False),
        sa.Column("elder_age", WHOLE, nullable=False),
        sa.Column("first_to_return", WHOLE, nullable=False),
        sa.Column("back_by", WHOLE, nullable=False),
        sa.Column("times_back", WHOLE, nullable=False),
        sa.Column("opens", TEXT, nullable=False),
        sa.Column("closes", TEXT, nullable=False),
        sa.Column("daily_cap", WHOLE, nullable=True),
        sa.Column("callers", sa.JSON(), nullable=False),
        sa.Column("paused_why", TEXT, nullable=False),
        sa.CheckConstraint("first_to_return >= 1 AND back_by >= 1 AND times_back >= 0", name=f("ck_queues_places")),
        sa.CheckConstraint("daily_cap IS NULL OR daily_cap > 0", name=f("ck_queues_cap")),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=f("fk_queues_department_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_queues")),
        sa.UniqueConstraint("code", name=f("uq_queues_code")),
    )
    op.create_index(f("ix_queues_department_id"), "queues", ["department_id"])
    op.create_table(
        "queue_rooms",
        sa.Column("room_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("queue_id", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["queue_id"], ["queues.id"], name=f("fk_queue_rooms_queue_id")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=f("fk_queue_rooms_room_id")),
        sa.PrimaryKeyConstraint("room_id", name=f("pk_queue_rooms")),
    )
    op.create_index(f("ix_queue_rooms_queue_id"), "queue_rooms", ["queue_id"])


def _windows() -> None:
    op.create_table(
        "windows",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("name_en", TEXT, nullable=False),
        sa.Column("room_id", WHOLE, nullable=True),
        sa.Column("floor", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=f("fk_windows_room_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_windows")),
        sa.UniqueConstraint("code", name=f("uq_windows_code")),
    )
    op.create_index(f("ix_windows_room_id"), "windows", ["room_id"])
    op.create_table(
        "queue_windows",
        sa.Column("queue_id", WHOLE, nullable=False),
        sa.Column("window_id", WHOLE, nullable=False),
        sa.Column("weight", WHOLE, nullable=False),
        sa.CheckConstraint("weight >= 1", name=f("ck_queue_windows_weight")),
        sa.ForeignKeyConstraint(["queue_id"], ["queues.id"], name=f("fk_queue_windows_queue_id")),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=f("fk_queue_windows_window_id")),
        sa.PrimaryKeyConstraint("queue_id", "window_id", name=f("pk_queue_windows")),
    )
    op.create_index(f("ix_queue_windows_window_id"), "queue_windows", ["window_id"])
    op.create_table(
        "window_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("window_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=f("fk_window_states_window_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_window_states")),
    )
    _index_where("uq_window_states_open", "window_states", "window_id", condition="until IS NULL", unique=True)


def _states() -> None:
    """SQLite makes the table anew for the references, and with it goes the trigger that keeps its rows."""
    with op.batch_alter_table("ticket_states") as table:
        table.add_column(sa.Column("step", TEXT, nullable=False, server_default="issue"))
        table.add_column(sa.Column("queue_id", WHOLE, nullable=True))
        table.add_column(sa.Column("rank", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("credit", WHOLE, nullable=False, server_default=sa.text("0")))
        table.add_column(sa.Column("misses", WHOLE, nullable=False, server_default=sa.text("0")))
        table.add_column(sa.Column("is_return", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("window_id", WHOLE, nullable=True))
        table.add_column(sa.Column("former_id", WHOLE, nullable=True))
        table.create_foreign_key(f("fk_ticket_states_queue_id"), "queues", ["queue_id"], ["id"])
        table.create_foreign_key(f("fk_ticket_states_window_id"), "windows", ["window_id"], ["id"])
        table.create_foreign_key(f("fk_ticket_states_former_id"), "ticket_states", ["former_id"], ["id"])
    if op.get_bind().dialect.name == "sqlite":
        refuse("ticket_states", "delete")
    _index_where("uq_ticket_states_at_window", "ticket_states", "window_id", condition=AT_WINDOW, unique=True)
    _index_where("ix_ticket_states_line", "ticket_states", "queue_id", "rank", "ticket_id", condition=WAITING)
    _index_where("ix_ticket_states_held", "ticket_states", "queue_id", condition=HELD)
    op.create_index(f("ix_ticket_states_queue_id_since"), "ticket_states", ["queue_id", "since"])
    op.create_index(f("ix_ticket_states_window_id_since"), "ticket_states", ["window_id", "since"])


def _calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("ticket_id", WHOLE, nullable=False),
        sa.Column("window_id", WHOLE, nullable=False),
        sa.Column("queue_id", WHOLE, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("again", WHOLE, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["queue_id"], ["queues.id"], name=f("fk_calls_queue_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=f("fk_calls_ticket_id")),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=f("fk_calls_window_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_calls")),
    )
    op.create_index(f("ix_calls_ticket_id_id"), "calls", ["ticket_id", "id"])
    op.create_index(f("ix_calls_at"), "calls", ["at"])
    op.create_table(
        "ticket_flags",
        sa.Column("ticket_id", WHOLE, nullable=False),
        sa.Column("flag", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=f("fk_ticket_flags_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "flag", name=f("pk_ticket_flags")),
    )


def _furnish() -> None:
    """One queue and one window for every room there is, named as the room."""
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "INSERT INTO queues (code, name, name_en, department_id, credits, elder_age, first_to_return, back_by,"
            " times_back, opens, closes, callers, paused_why)"
            " SELECT code, name, COALESCE(name_en, ''), department_id, :credits, 70, 2, 3, 2, '00:00', '23:59',"
            " :nobody, '' FROM rooms ORDER BY id"
        ).bindparams(sa.bindparam("credits", CREDITS, sa.JSON()), sa.bindparam("nobody", [], sa.JSON()))
    )
    connection.execute(
        sa.text(
            "INSERT INTO windows (code, name, name_en, room_id, floor)"
            " SELECT code, name, COALESCE(name_en, ''), id, floor FROM rooms ORDER BY id"
        )
    )
    connection.execute(
        sa.text(
            "INSERT INTO queue_rooms (room_id, queue_id) SELECT rooms.id, queues.id FROM rooms"
            " JOIN queues ON queues.code = rooms.code"
        )
    )
    connection.execute(
        sa.text(
            "INSERT INTO queue_windows (queue_id, window_id, weight) SELECT queues.id, windows.id, 1 FROM queues"
            " JOIN windows ON windows.code = queues.code"
        )
    )


def _place() -> None:
    """Tickets that wait, or wait for their money, stand by their slot and number; nobody had priority before."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT ticket_states.id AS id, queue_rooms.queue_id AS queue, tickets.number AS number,"
            " slots.starts_at AS starts, tickets.created_at AS issued FROM ticket_states"
            " JOIN tickets ON tickets.id = ticket_states.ticket_id"
            " JOIN registrations ON registrations.id = tickets.registration_id"
            " JOIN slots ON slots.id = registrations.slot_id"
            " JOIN clinic_sessions ON clinic_sessions.id = registrations.session_id"
            " JOIN queue_rooms ON queue_rooms.room_id = clinic_sessions.room_id"
            " WHERE ticket_states.until IS NULL AND ticket_states.state IN ('unpaid', 'waiting')"
        ).columns(starts=TIME, issued=TIME)
    ).all()
    place = sa.text("UPDATE ticket_states SET queue_id = :queue, rank = :rank WHERE id = :id")
    for row in rows:
        base = max(_aware(row.starts), _aware(row.issued))
        rank = (base - EPOCH) // timedelta(microseconds=1) + row.number * 1000
        connection.execute(place, {"id": row.id, "queue": row.queue, "rank": rank})


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _index_where(name: str, table: str, *columns: str, condition: str, unique: bool = False) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
