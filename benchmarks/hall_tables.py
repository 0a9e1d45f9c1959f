"""What the checker reads: the tables of a hall by plain SQL, and what people of the hall say they saw.

Nothing here and in the checks comes from the program that wrote the tables: no service, no rule, no name of a state.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple, Protocol, cast

import psycopg

FOREVER = 1 << 62
MINUTE = 60_000_000  # microseconds
NUMBER_STEP = 1_000  # by which people of one slot stand behind each other (docs/queue.md)

STATES = """
    SELECT id, ticket_id, state, step, since, until, queue_id, rank, credit, misses, is_return, window_id, former_id
    FROM ticket_states ORDER BY ticket_id, id"""
TICKETS = """
    SELECT t.id, t.department_id, CAST(t.day AS VARCHAR(10)), t.number, t.created_at, s.starts_at
    FROM tickets t JOIN registrations r ON r.id = t.registration_id JOIN slots s ON s.id = r.slot_id"""
CALLS = "SELECT ticket_id, window_id, at, again FROM calls ORDER BY id"
RULES = "SELECT id, credits, first_to_return, back_by, times_back FROM queues"

Rows = list[tuple[object, ...]]


class Witnessed(NamedTuple):
    """What somebody was told: a ticket issued to them (no window), or called to a window, at (microseconds)."""

    ticket: int
    window: int | None
    at: int
    again: int = 0


class State(NamedTuple):
    """A row of ``ticket_states``; times are microseconds since 1970, an open row lasts for ever."""

    id: int
    ticket: int
    state: str
    step: str
    since: int
    until: int
    queue: int
    rank: int
    credit: int
    misses: int
    is_return: bool
    window: int | None
    former: int | None

    @property
    def key(self) -> tuple[int, int]:
        """By what a line is sorted."""
        return self.rank, self.ticket


class Ticket(NamedTuple):
    """A number: whose line, which day, when it was issued and when its slot begins."""

    id: int
    department: int
    day: str
    number: int
    issued: int
    starts: int

    @property
    def base(self) -> int:
        """Since when its holder can be said to wait."""
        return max(self.issued, self.starts)


class Rules(NamedTuple):
    """What a queue's row says: the largest credit in minutes, first visits to a return, places lost by a miss."""

    credit: int
    first_to_return: int
    back_by: int
    times_back: int


@dataclass(frozen=True)
class Books:
    """Everything that is checked. ``chains`` are each ticket's states in the order in which they were written."""

    tickets: Mapping[int, Ticket]
    chains: Mapping[int, Sequence[State]]
    calls: Sequence[Witnessed]
    rules: Mapping[int, Rules]

    def states(self) -> Iterator[State]:
        """Every state."""
        return (state for chain in self.chains.values() for state in chain)

    def steps(self) -> Iterator[tuple[State, State]]:
        """Every state with the one that follows it."""
        return (pair for chain in self.chains.values() for pair in pairwise(chain))

    def is_natural(self, state: State) -> bool:
        """Whether nothing but a priority decides the place: it counts from issue or slot, the later one."""
        ticket = self.tickets[state.ticket]
        return state.rank == ticket.base - state.credit * MINUTE + ticket.number * NUMBER_STEP


class Connection(Protocol):
    """What both drivers have."""

    def execute(self, query: str) -> "Cursor":
        """Run a query."""
        ...

    def close(self) -> None:
        """Hang up."""
        ...


class Cursor(Protocol):
    """What a query gives."""

    def fetchall(self) -> Rows:
        """Every row."""
        ...


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """The bare driver's connection to an SQLite file ("sqlite:///...") or a PostgreSQL server."""
    scheme, _, path = url.partition(":///")
    opened = sqlite3.connect(path) if scheme == "sqlite" else psycopg.connect(url)
    connection = cast(Connection, opened)
    try:
        yield connection
    finally:
        connection.close()


def read(connection: Connection) -> Books:
    """The tables as they are now."""
    chains: dict[int, list[State]] = defaultdict(list)
    for row in connection.execute(STATES).fetchall():
        state = _state(row)
        chains[state.ticket].append(state)
    tickets = [_ticket(row) for row in connection.execute(TICKETS).fetchall()]
    calls = [
        Witnessed(_whole(ticket), _whole(window), _instant(at), _whole(again))
        for ticket, window, at, again in connection.execute(CALLS).fetchall()
    ]
    rules = {_whole(row[0]): _rules(row) for row in connection.execute(RULES).fetchall()}
    return Books({ticket.id: ticket for ticket in tickets}, chains, calls, rules)


def _state(row: tuple[object, ...]) -> State:
    key, ticket, state, step, since, until, queue, rank, credit, misses, is_return, window, former = row
    return State(
        id=_whole(key),
        ticket=_whole(ticket),
        state=str(state),
        step=str(step),
        since=_instant(since),
        until=FOREVER if until is None else _instant(until),
        queue=_whole(queue),
        rank=_whole(rank),
        credit=_whole(credit),
        misses=_whole(misses),
        is_return=bool(is_return),
        window=None if window is None else _whole(window),
        former=None if former is None else _whole(former),
    )


def _ticket(row: tuple[object, ...]) -> Ticket:
    key, department, day, number, issued, starts = row
    return Ticket(_whole(key), _whole(department), str(day), _whole(number), _instant(issued), _instant(starts))


def _rules(row: tuple[object, ...]) -> Rules:
    _, credits_, first_to_return, back_by, times_back = row
    granted = json.loads(credits_) if isinstance(credits_, str) else cast("dict[str, int]", credits_)
    return Rules(max(granted.values(), default=0), _whole(first_to_return), _whole(back_by), _whole(times_back))


def _whole(value: object) -> int:
    return int(str(value))


def _instant(value: object) -> int:
    """Microseconds since 1970; SQLite keeps UTC as text."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    since = aware - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
