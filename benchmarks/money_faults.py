"""A kiosk killed at every point of a payment, on both databases and with both gateways: nothing may be wrong after it.

Each run: a kiosk in a process of its own, real services and adapters against stand-ins for the gateways, dies by
SIGKILL at one recorded point; the next one opens the hall, tends it, the patient comes back or does not, hours pass,
and a checker reads the gateway's ledger, the database and the papers (tests/faults).
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import psycopg

from benchmarks.registration import postgres
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.storage.upkeep import upgrade
from tests.faults.lanes import postgres_lane, sqlite_lane
from tests.faults.lives import Lane, Outcome, chosen, record, run
from tests.faults.scenes import SCENES
from tests.standins.control import standins_apart

NONE = Aim(Bound.EXACTLY, 0)
DATABASES, WALLETS = ("SQLite", "PostgreSQL"), ("wechat", "alipay")
QUICK_RUNS = 3  # of each scene in each lane
AT_ONCE = 2  # lanes at a time
MOST_SHOWN = 20  # faults in words
BASELINE = "none: nothing may be wrong, however often"


@dataclass(frozen=True)
class Result:
    """What one lane came to: recorded points by scene, and every run."""

    database: str
    wallet: str
    points: dict[str, int]
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.database}, {self.wallet}"

    @property
    def killed(self) -> int:
        """Kiosks that died where they should."""
        return sum(one.died for one in self.outcomes)

    @property
    def wrong(self) -> int:
        """Runs after which something was wrong."""
        return sum(bool(one.faults) for one in self.outcomes)


def main() -> int:
    """Run, print, and give 0 when nothing was wrong."""
    args = arguments("A kiosk killed at every point of a payment.")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    results = measure(runs=QUICK_RUNS if args.quick else None)
    notes = (*words(results), f"Load when it began: {load:.1f}.")
    return publish(Report("Kiosks killed while money moves", BASELINE, figures(results), notes), file=args.json)


def measure(*, runs: int | None) -> list[Result]:
    """Every lane: so many kills of each scene, None: at every point that changes anything."""
    lanes = [(database, wallet, runs) for database in DATABASES for wallet in WALLETS]
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("fork"), max_tasks_per_child=None) as pool:
        return list(pool.map(_lane, *zip(*lanes, strict=True)))


def figures(results: Sequence[Result]) -> tuple[Figure, ...]:
    """Points, runs and faults of each lane, and in all."""
    each = [
        figure
        for one in results
        for figure in (
            Figure(f"{one.name}: points recorded", sum(one.points.values()), "points", Aim(Bound.AT_LEAST, 40)),
            Figure(f"{one.name}: kiosks killed", one.killed, "runs"),
            Figure(f"{one.name}: with anything wrong afterwards", one.wrong, "runs", NONE),
        )
    ]
    runs, wrong = sum(one.killed for one in results), sum(one.wrong for one in results)
    return (
        *each,
        Figure("In all: kiosks killed", runs, "runs"),
        Figure("In all: with anything wrong", wrong, "runs", NONE),
    )


def words(results: Sequence[Result]) -> tuple[str, ...]:
    """How the points spread over the scenes, and the first faults."""
    spread: Counter[str] = Counter()
    for one in results:
        spread.update(one.points)
    told = ["Points by scene, all lanes: " + ", ".join(f"{scene} {count}" for scene, count in spread.items()) + "."]
    for one in results:
        told += [
            f"{one.name}, {bad.scene}, killed {bad.point}, {bad.how}: {'; '.join(bad.faults)}"
            for bad in one.outcomes
            if bad.faults
        ][:MOST_SHOWN]
    return tuple(told)


def _lane(database: str, wallet: str, runs: int | None) -> Result:
    # Loaded once, before anybody is forked: what draws papers and talks to databases takes its time.
    import_module("kiosk.services.refunds.refunds")
    with _opened(database, wallet) as lane:
        points = {scene: record(lane, scene, number) for number, scene in enumerate(SCENES, start=1)}
        patients = iter(range(len(SCENES) + 1, 20_000))
        outcomes: list[Outcome] = []
        for scene, names in points.items():
            some = [
                run(lane, scene, next(patients), kill_at=kill_at, point=names[kill_at])
                for kill_at in chosen(names, runs=runs)
            ]
            _tell(f"{database}, {wallet}, {scene}: {len(some)} runs, {sum(bool(one.faults) for one in some)} wrong")
            outcomes += some
    return Result(database, wallet, {scene: len(names) for scene, names in points.items()}, tuple(outcomes))


def _tell(progress: str) -> None:
    """The whole takes most of an hour."""
    print(progress, file=sys.stderr, flush=True)


def _hurry(url: str) -> None:
    """A kiosk dies here, never the server: what it has said is committed need not be on the disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


@contextmanager
def _opened(database: str, wallet: str) -> Iterator[Lane]:
    with standins_apart() as told, tempfile.TemporaryDirectory(prefix="nuanxin-faults-") as folder:
        if database == "SQLite":
            yield sqlite_lane(Path(folder), told, wallet)
            return
        with postgres() as url:
            _hurry(url)
            upgrade(url)
            yield postgres_lane(Path(folder), url, told, wallet)


if __name__ == "__main__":
    sys.exit(main())
