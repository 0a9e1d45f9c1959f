"""The checker of the simulated day finds every kind of fault that is planted in a copy, and none in the day itself."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.hall_checker import Fault, Kind, check
from benchmarks.hall_day import DayPlan, live, live_alone
from benchmarks.hall_order import overtaken
from benchmarks.hall_tables import Witnessed, connected, read

TABLES = ("tickets", "registrations", "slots", "ticket_states", "calls", "queues")
FIRST = "(SELECT min(id) FROM ticket_states WHERE state = '{state}')"
LATER = "strftime('%Y-%m-%d %H:%M:%f000', {column}, '+1 second')"
UNDO = """SELECT id FROM (SELECT id, former_id, LAG(id) OVER (PARTITION BY ticket_id ORDER BY id) AS before
          FROM ticket_states) WHERE before IS NOT NULL AND former_id IS NOT before"""
LONGEST = """SELECT ticket_id FROM ticket_states WHERE state = 'waiting' AND step = 'issue' AND until IS NOT NULL
             ORDER BY julianday(until) - julianday(since) DESC LIMIT 1"""

PLANTS: dict[Kind, tuple[str, ...]] = {
    Kind.DOUBLE: ("UPDATE tickets SET number = 1 WHERE number = 2 AND department_id = 1",),
    Kind.GAP: ("UPDATE tickets SET number = number + 1 WHERE id = (SELECT max(id) FROM tickets)",),
    Kind.TWO_PLACES: (f"UPDATE ticket_states SET until = NULL WHERE id = {FIRST.format(state='called')}",),
    Kind.HOLE: (
        f"UPDATE ticket_states SET since = {LATER.format(column='since')} WHERE id = {FIRST.format(state='arrived')}",
    ),
    Kind.FORGOTTEN: (
        "DELETE FROM ticket_states WHERE state = 'expired'",
        "UPDATE ticket_states SET until = NULL WHERE id IN (SELECT max(id) FROM ticket_states GROUP BY ticket_id)",
    ),
    Kind.STEP: ("UPDATE ticket_states SET step = 'arrive' WHERE step = 'finish'",),
    Kind.UNDO: (f"UPDATE ticket_states SET rank = rank + 1 WHERE id IN ({UNDO})",),
    Kind.PLACE: ("UPDATE ticket_states SET rank = rank + 1 WHERE step = 'transfer'",),
    Kind.CALL: (
        "INSERT INTO calls (id, ticket_id, window_id, queue_id, at, again, actor)"
        " SELECT id + 100000, ticket_id, 7, queue_id, at, 0, actor FROM calls WHERE again = 0 LIMIT 1",
    ),
    Kind.WINDOW: ("UPDATE ticket_states SET window_id = 1 WHERE window_id = 2",),
    Kind.ORDER: (f"UPDATE ticket_states SET rank = 1 WHERE ticket_id = ({LONGEST})",),
    Kind.BOUND: ("UPDATE queues SET credits = '{}'",),
    Kind.MISS: ("UPDATE ticket_states SET rank = 1 WHERE step = 'miss'",),
    Kind.RETURN: ("UPDATE ticket_states SET rank = 1 WHERE step = 'return'",),
    Kind.WAIT: (f"UPDATE calls SET at = {LATER.format(column='at')} WHERE again = 0",),
}
Day = tuple[Path, list[Witnessed]]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day of 240 patients; the same for the same seed."""
    path = tmp_path_factory.mktemp("day") / "hall.db"
    return path, live_alone(DayPlan(f"sqlite:///{path}", patients=240, kiosks=3))


@pytest.fixture
def copy(day: Day, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The day's tables with no rule that would refuse a fault."""
    connection = sqlite3.connect(tmp_path / "copy.db", isolation_level=None)
    connection.execute("ATTACH DATABASE ? AS day", (str(day[0]),))
    for table in TABLES:
        connection.execute(f"CREATE TABLE {table} AS SELECT * FROM day.{table}")
    connection.execute("DETACH DATABASE day")
    yield connection
    connection.close()


def faults(url: str, seen: Sequence[Witnessed]) -> list[Fault]:
    """What the checker says of a database."""
    with connected(url) as connection:
        return check(read(connection), seen)


def test_every_kind_is_planted() -> None:
    assert set(PLANTS) == set(Kind)


def test_a_day_without_a_fault_has_none(day: Day, copy: sqlite3.Connection) -> None:
    books = read(copy)
    assert check(books, day[1]) == []
    assert {state.step for state in books.states()} >= {"return", "miss", "transfer", "hold", "resume", "expire"}
    assert overtaken(books)[0] > 0  # else nothing would be proven of the bound


@pytest.mark.parametrize("kind", Kind)
def test_a_planted_fault_is_found(kind: Kind, day: Day, copy: sqlite3.Connection) -> None:
    touched = sum(copy.execute(statement).rowcount for statement in PLANTS[kind])
    assert touched > 0
    assert kind in {fault.kind for fault in check(read(copy), day[1])}


def test_who_was_told_otherwise_is_found(day: Day, copy: sqlite3.Connection) -> None:
    seen = day[1]
    invented = Witnessed(ticket=1, window=1, at=1)
    told_wrong = check(read(copy), [*seen[1:], invented])
    assert [fault.kind for fault in told_wrong] == [Kind.WAIT, Kind.WAIT]


def test_a_day_of_many_processes_has_no_fault(database_url: str) -> None:
    seen = live(DayPlan(database_url, patients=40, kiosks=2))
    assert len({one.ticket for one in seen}) == 40
    assert faults(database_url, seen) == []
