"""Finding one of a million patients at the desk by each key, on both databases, beside a row fetched by its number."""

import os
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from random import Random
from time import perf_counter

import psycopg
from sqlalchemy import make_url

from benchmarks.desk_people import Invented, people
from benchmarks.desk_search_books import FIRST_NUMBER, NURSE, VISITORS, fill
from benchmarks.hall_books import moment
from benchmarks.hall_plan import DAY, HOUR
from benchmarks.registration import postgres, sqlite
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.spelling import spelt
from kiosk.domain.token import sign_ticket
from kiosk.services.office import Office
from kiosk.services.patients.patients import Patients
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault

FULL, QUICK = 1_000_000, 20_000
ASKED, ASKED_QUICK = 300, 60  # times by each key
SOON = Aim(Bound.AT_MOST, 100)
BASELINE = "one patient's row fetched by its primary key, in bare SQL by sqlite3 or psycopg 3"
WARM_UP = 8  # psycopg prepares a statement when it comes the sixth time
BY_NUMBER = "SELECT id, name, sex, birth_date, outpatient_number, fee_class, phone_sealed FROM patients WHERE id = "
# The most people who share a beginning, whole keys and sorted stretches both.
CROWDED = ("王", "李", "张", "wang", "li", "zh", "sh", "王华", "李国", "wangx", "lij", "lj", "zhangg", "wg", "ll")

Ask = Callable[[Invented], str]


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("Finding one of a million patients by any key.")
    count, asked = (QUICK, ASKED_QUICK) if args.quick else (FULL, ASKED)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    figures: list[Figure] = []
    for name, place in (("SQLite", sqlite), ("PostgreSQL", postgres)):
        with place() as url:
            figures += _measure(name, url, count, asked)
    notes = [
        f"{count:,} patients, {VISITORS:,} of them here today. Load when it began: {load:.1f}.",
        "A search is what the desk asks: rights, keys, today's visits, and twenty people unsealed and masked.",
    ]
    return publish(Report("Finding patients", BASELINE, tuple(figures), tuple(notes)), file=args.json)


def _measure(name: str, url: str, count: int, asked: int) -> list[Figure]:
    began = perf_counter()
    vault = fill(url, people(count))
    figures = [Figure(f"{name}, {count:,} patients written in", perf_counter() - began, "s")]
    database = Database(url)
    patients = Patients(Office(database, vault, FixedClock(moment(10 * HOUR))))
    some = _sample(count, asked)
    base = _p95(_baseline(url, some))
    figures.append(Figure(f"{name}, by primary key, bare, 95 % within", base, "ms"))
    for key, texts in _questions(vault, some).items():
        figures += _figures(f"{name}, by {key}", _timed(patients, texts), base)
    figures += _figures(f"{name}, crowded beginnings", _timed(patients, CROWDED * (asked // len(CROWDED) + 1)), base)
    database.close()
    return figures


def _sample(count: int, asked: int) -> list[Invented]:
    """Visitors of today, who have tickets too, and others from all over the books."""
    chosen = {*Random(3).sample(range(VISITORS), asked // 2), *Random(4).sample(range(count), asked // 2)}
    return [one for place, one in enumerate(islice(people(count), max(chosen) + 1)) if place in chosen]


def _questions(vault: Vault, some: Sequence[Invented]) -> Mapping[str, list[str]]:
    ways: Mapping[str, Ask] = {
        "surname": lambda one: one.name[0],
        "two characters": lambda one: one.name[:2],
        "whole name": lambda one: one.name,
        "surname in Pinyin": lambda one: spelt(one.name)[0][0],
        "name in Pinyin": lambda one: "".join(spelt(one.name)[0]),
        "Pinyin initials": lambda one: "".join(each[0] for each in spelt(one.name)[0]),
        "paper": lambda one: one.paper,
        "last four of the paper": lambda one: one.paper[-4:],
        "phone": lambda one: one.phone,
        "last four of the phone": lambda one: one.phone[-4:],
        "outpatient number": lambda one: one.outpatient,
    }
    numbers = [FIRST_NUMBER + place for place in Random(5).sample(range(VISITORS), len(some) // 2)]
    return {
        **{key: [ask(one) for one in some] for key, ask in ways.items()},
        "ticket number": [f"A{number:03}" for number in numbers],
        "code on the ticket": [sign_ticket(number, DAY, key=vault.signing_key) for number in numbers],
    }


def _timed(patients: Patients, texts: Sequence[str]) -> list[float]:
    actor = Actor("D1", NURSE)
    times: list[float] = []
    for text in (*texts[:WARM_UP], *texts):
        began = perf_counter()
        found = patients.search(text, actor=actor)
        times.append((perf_counter() - began) * 1000)
        if not found:
            raise LookupError(f"nobody found by {text!r}")
    return times[WARM_UP:]


def _baseline(url: str, some: Sequence[Invented]) -> list[float]:
    """Milliseconds for one row each."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(str(make_url(url).database))) as connection:
            return [_one(partial(_light_row, connection, one.id)) for one in some]
    with psycopg.connect(url, autocommit=True) as line:
        return [_one(partial(_row, line, one.id)) for one in some]


def _light_row(connection: sqlite3.Connection, key: int) -> object:
    return connection.execute(f"{BY_NUMBER} ?", (key,)).fetchone()


def _row(line: psycopg.Connection[tuple[object, ...]], key: int) -> object:
    return line.execute(f"{BY_NUMBER} %s", (key,)).fetchone()


def _one(fetch: Callable[[], object]) -> float:
    began = perf_counter()
    fetch()
    return (perf_counter() - began) * 1000


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def _figures(name: str, times: Sequence[float], base: float) -> list[Figure]:
    took = _p95(times)
    return [Figure(f"{name}, 95 % within", took, "ms", SOON), Figure(f"{name}, ratio", took / base, "× baseline")]


if __name__ == "__main__":
    sys.exit(main())
