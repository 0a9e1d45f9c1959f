"""Triage in the schema: queues that were there give the levels their credit, and decisions of a hospital stay."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from kiosk.domain.queue import CREDITS, OF_TRIAGE
from kiosk.storage.database import Database, engine_for
from kiosk.storage.migrate import migrate
from kiosk.storage.schema import make_place
from kiosk.storage.upkeep import upgrade

DEPARTMENT = (
    "INSERT INTO departments (id, code, name, name_en, group_name, floor, icon, letter, position, minutes_each)"
    " VALUES (1, 'NK', '内科', '', '内', 2, 'heart', 'A', 1, 8)"
)
QUEUE = (
    "INSERT INTO queues (code, name, name_en, department_id, credits, elder_age, first_to_return, back_by, times_back,"
    " opens, closes, callers, paused_why)"
    " VALUES (:code, :code, '', 1, :credits, 70, 2, 3, 2, '00:00', '23:59', '[]', '')"
)
USUAL = {"triage_1": 240, "triage_2": 120, "triage_3": 30, "green": 60}


@pytest.fixture
def old(empty_url: str) -> Iterator[Database]:
    """A database of the version before triage, with two queues."""
    make_place(empty_url)
    engine = engine_for(empty_url)
    with engine.begin() as connection:
        migrate(connection, "0011")
        connection.execute(text(DEPARTMENT))
        for code, credits in (("NK-1", {"elder": 15}), ("NK-2", {"critical": 100, "triage_2": 5})):
            connection.execute(text(QUEUE), {"code": code, "credits": json.dumps(credits)})
    engine.dispose()
    upgrade(empty_url)
    database = Database(empty_url)
    yield database
    database.close()


def test_queues_that_were_there_give_the_levels_their_credit(old: Database) -> None:
    with old.read() as session:
        rows = session.execute(text("SELECT code, credits FROM queues ORDER BY code"))
        found = {str(code): told for code, told in rows}
    credits = {code: json.loads(told) if isinstance(told, str) else told for code, told in found.items()}
    assert credits == {"NK-1": {"elder": 15} | USUAL, "NK-2": {"critical": 100} | USUAL | {"triage_2": 5}}


def test_a_new_queue_has_the_same(old: Database) -> None:
    assert {flag.value: CREDITS[flag] for flag in OF_TRIAGE if flag in CREDITS} == USUAL
