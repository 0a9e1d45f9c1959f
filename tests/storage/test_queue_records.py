"""Queues in the schema: what was there before gets its place, and what happened stays."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.domain.queue import instant
from kiosk.storage.database import Database, engine_for, violated
from kiosk.storage.migrate import migrate
from kiosk.storage.schema import make_place
from kiosk.storage.upkeep import upgrade

AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
BEFORE = (
    "INSERT INTO departments (id, code, name, name_en, group_name, floor, icon, letter, position, minutes_each)"
    " VALUES (1, 'NK', '内科', '', '内', 2, 'heart', 'A', 1, 8)",
    "INSERT INTO rooms (id, code, department_id, name, floor, way) VALUES (1, 'NK-1', 1, '1 诊室', 2, '[]'),"
    " (2, 'NK-2', 1, '2 诊室', 3, '[]')",
    "INSERT INTO patients (id, outpatient_number, name, sex, fee_class, consent, created_at)"
    " VALUES (1, 'M1', '王䶮', 'female', 'self', '1', :at)",
    "INSERT INTO clinic_sessions (id, code, department_id, room_id, day, part, kind, fee_group)"
    " VALUES (1, 'S1', 1, 2, '2026-11-20', 'morning', 'general', 'general')",
    "INSERT INTO slots (id, session_id, starts_at, ends_at, capacity, booked) VALUES (1, 1, :at, :at, 9, 3)",
)
TICKETS = (
    "INSERT INTO registrations (id, patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor,"
    " created_at) VALUES (:id, 1, 1, 1, 1, :id, '2026-11-20', 'window', 'K1', :at)",
    "INSERT INTO tickets (id, registration_id, department_id, day, number, label, created_at)"
    " VALUES (:id, :id, 1, '2026-11-20', :id, :label, :at)",
    "INSERT INTO ticket_states (ticket_id, state, since, actor) VALUES (:id, :state, :at, 'K1')",
)


@pytest.fixture
def old(empty_url: str) -> Iterator[Database]:
    """A database of the version before there were queues, with three tickets."""
    make_place(empty_url)
    engine = engine_for(empty_url)
    with engine.begin() as connection:
        migrate(connection, "0006")
        at = AT.replace(tzinfo=None) if empty_url.startswith("sqlite") else AT
        for statement in BEFORE:
            connection.execute(text(statement), {"at": at})
        for key, state in enumerate(("waiting", "unpaid", "void"), start=1):
            values = {"id": key, "label": f"A00{key}", "state": state, "at": at}
            for statement in TICKETS:
                connection.execute(text(statement), values)
    engine.dispose()
    upgrade(empty_url)
    database = Database(empty_url)
    yield database
    database.close()


def rows(database: Database, statement: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(text(statement))]


def test_every_room_gets_a_queue_and_a_window(old: Database) -> None:
    named = [("NK-1", "1 诊室"), ("NK-2", "2 诊室")]
    assert rows(old, "SELECT code, name FROM queues ORDER BY id") == named
    assert rows(old, "SELECT code, name FROM windows ORDER BY id") == named
    assert rows(old, "SELECT room_id, queue_id FROM queue_rooms ORDER BY room_id") == [(1, 1), (2, 2)]
    assert rows(old, "SELECT queue_id, window_id, weight FROM queue_windows ORDER BY 1") == [(1, 1, 1), (2, 2, 1)]


def test_tickets_that_wait_get_their_place(old: Database) -> None:
    places = rows(old, "SELECT state, queue_id, rank, step, credit, misses FROM ticket_states ORDER BY id")
    assert places == [
        ("waiting", 2, instant(AT) + 1000, "issue", 0, 0),
        ("unpaid", 2, instant(AT) + 2000, "issue", 0, 0),
        ("void", None, None, "issue", 0, 0),
    ]


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE ticket_states SET rank = 1", "ticket_states"),
        ("UPDATE ticket_states SET state = 'called'", "ticket_states"),
        ("UPDATE ticket_states SET until = since", "ticket_states"),
        ("DELETE FROM ticket_states", "ticket_states"),
        ("UPDATE calls SET again = 7", "calls"),
        ("DELETE FROM calls", "calls"),
        ("UPDATE window_states SET reason = 'x'", "window_states"),
        ("UPDATE window_states SET until = since", "window_states"),
        ("DELETE FROM window_states", "window_states"),
    ],
)
def test_what_happened_stays(old: Database, statement: str, table: str) -> None:
    with old.begin() as session:
        session.execute(text("UPDATE ticket_states SET until = since WHERE id = 1"))
        session.execute(
            text(
                "INSERT INTO calls (ticket_id, window_id, queue_id, at, again, actor)"
                " SELECT 1, 1, 1, since, 0, 'W1' FROM ticket_states WHERE id = 1"
            )
        )
        session.execute(
            text(
                "INSERT INTO window_states (window_id, state, reason, since, until, actor)"
                " SELECT 1, 'open', '', since, since, 'W1' FROM ticket_states WHERE id = 1"
            )
        )
    with pytest.raises(IntegrityError) as caught, old.begin() as session:
        session.execute(text(statement))
    assert violated(caught.value) == f"permanent_{table}"


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE queues SET back_by = 0", "places"),
        ("UPDATE queues SET daily_cap = 0", "cap"),
        ("UPDATE queue_windows SET weight = 0", "weight"),
    ],
)
def test_rules_that_make_no_sense_are_refused(old: Database, statement: str, rule: str) -> None:
    with pytest.raises(IntegrityError) as caught, old.begin() as session:
        session.execute(text(statement))
    assert str(violated(caught.value)).endswith(rule)


def test_a_window_has_one_patient(old: Database) -> None:
    add = (
        "INSERT INTO ticket_states (ticket_id, state, since, actor, window_id)"
        " SELECT ticket_id, 'called', since, 'W1', 1 FROM ticket_states WHERE id = :id"
    )
    with old.begin() as session:
        session.execute(text("UPDATE ticket_states SET until = since WHERE id < 3"))
        session.execute(text(add), {"id": 1})
    with pytest.raises(IntegrityError), old.begin() as session:
        session.execute(text(add), {"id": 2})
