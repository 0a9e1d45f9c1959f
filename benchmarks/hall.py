"""A whole hall: a simulated day proven from its tables, many kiosks and clerks at once, a long history, and a study.

The day's assumptions stand in `benchmarks.hall_plan`; the checks in `benchmarks.hall_checker`.
"""

import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

import psycopg
from sqlalchemy import make_url

from benchmarks.hall_checker import Kind, check
from benchmarks.hall_day import DayPlan, live
from benchmarks.hall_history import compare_histories
from benchmarks.hall_issue import issue
from benchmarks.hall_order import overtaken
from benchmarks.hall_rush import rush
from benchmarks.hall_study import study
from benchmarks.hall_tables import MINUTE, Books, connected, read
from benchmarks.registration import postgres, sqlite
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish

NONE = Aim(Bound.EXACTLY, 0)
BASELINE = "hand-written SQL by sqlite3 or psycopg 3 (issuing), 10,000 past tickets (history), the published study"
# As many as six windows can see, and far more than that.
DAYS: Mapping[str, int] = {"a day": 600, "a day too full": 2_000}


@dataclass(frozen=True)
class Plan:
    """How much of everything."""

    days: Mapping[str, int]  # patients
    people: int  # in the line that eight clerks call from
    past: int
    calls: int  # beside each history
    rounds: int
    seconds: float
    study_runs: int


FULL = Plan(days=DAYS, people=10_000, past=10_000_000, calls=3_000, rounds=9, seconds=1.0, study_runs=4_000)
QUICK = Plan(days={"a day": 150}, people=600, past=100_000, calls=300, rounds=3, seconds=0.2, study_runs=1_000)


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("A whole hall on PostgreSQL and on SQLite.")
    plan = QUICK if args.quick else FULL
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    figures = [*study(plan.study_runs), *_on_postgres(plan), *_on_sqlite(plan)]
    notes = [
        f"Load when it began: {load:.1f}. Kiosks and clerks are processes; a ratio is the median over rounds.",
        "The day's arrivals and habits are assumptions (benchmarks/hall_day.toml); the checks read its tables alone.",
        "Past tickets have a registration, two states and a call each, no bill and no audit.",
    ]
    if plan.past < FULL.past:
        notes.append(f"Quick: {plan.past:,} past tickets and {plan.people:,} calls, not {FULL.past:,} and 10,000.")
    return publish(Report("A whole hall", BASELINE, tuple(figures), tuple(notes)), file=args.json)


def _on_postgres(plan: Plan) -> list[Figure]:
    name = "PostgreSQL"
    with postgres() as server:
        urls = {what: _database(server, what.replace(" ", "_")) for what in plan.days}
        figures = [one for what, people in plan.days.items() for one in day(f"{name}, {what}", urls[what], people)]
        figures += issue(name, _database(server, "issue"), (8, 40), rounds=plan.rounds, seconds=plan.seconds)
        figures += rush(name, _database(server, "rush"), plan.people)
        return figures + compare_histories(server, many=plan.past, calls=plan.calls)


def _on_sqlite(plan: Plan) -> list[Figure]:
    name = "SQLite"
    figures = []
    for what, people in plan.days.items():
        with sqlite() as url:
            figures += day(f"{name}, {what}", url, people)
    with sqlite() as url:
        figures += issue(name, url, (8,), rounds=plan.rounds, seconds=plan.seconds)
    with sqlite() as url:
        return figures + rush(name, url, plan.people)


def day(what: str, url: str, patients: int) -> list[Figure]:
    """Let a day pass and prove it."""
    began = perf_counter()
    seen = live(DayPlan(url, patients, kiosks=4))
    took = perf_counter() - began
    with connected(url) as connection:
        books = read(connection)
    found = Counter(fault.kind for fault in check(books, seen))
    return [
        Figure(f"{what}: patients", len(books.tickets), "patients"),
        Figure(f"{what}: steps", sum(map(len, books.chains.values())), "steps"),
        Figure(f"{what}: took", took, "s"),
        *(Figure(f"{what}: {kind}", found[kind], "faults", NONE) for kind in Kind),
        *_overtaking(what, books),
        Figure(f"{what}: wait until the first call, median", median_wait(books), "min"),
    ]


def _overtaking(what: str, books: Books) -> list[Figure]:
    times, most = overtaken(books)
    bound = Aim(Bound.AT_MOST, max(rules.credit for rules in books.rules.values()))
    return [
        Figure(f"{what}: called before an earlier one, by priority", times, "calls"),
        Figure(f"{what}: the latest to overtake came later by", most / MINUTE, "min", bound),
    ]


def median_wait(books: Books) -> float:
    """Minutes from issue or slot, the later one, to the first call; whoever was called before the slot waited 0."""
    first: dict[int, int] = {}
    for call in books.calls:
        first.setdefault(call.ticket, call.at)
    waits = sorted(max(at - books.tickets[ticket].base, 0) for ticket, at in first.items())
    return waits[len(waits) // 2] / MINUTE


def _database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)


if __name__ == "__main__":
    sys.exit(main())
