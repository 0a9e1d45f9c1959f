"""A long day in one process: does anything grow, and is anything left over?"""

import gc
import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from benchmarks.display import display
from benchmarks.first_paint import resident
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from benchmarks.visitor import Visitor, visitor
from kiosk.ports import PaymentOrder
from kiosk.start import use_plain_imports
from kiosk.ui.tasks import Tasks

NONE = Aim(Bound.AT_MOST, 0)
STEADY = Aim(Bound.AT_MOST, 1.1)
FEW = Aim(Bound.AT_MOST, 100)  # they come and go with everything else; a lost one is lost with each call
OUTSIDE = "kiosk.adapters.payment"  # plays the bank, which remembers every order
BASELINE = "the same process after its first journeys"


@dataclass(frozen=True)
class Plan:
    """``first`` journeys warm up; then the rest of ``journeys``, and pages until there were ``changes``."""

    first: int
    journeys: int
    changes: int


FULL, QUICK = Plan(first=100, journeys=1000, changes=100_000), Plan(first=10, journeys=40, changes=1500)


@dataclass(frozen=True)
class Belongings:
    """What a process has: MB, and how many of each thing."""

    memory: float
    counts: Counter[str]
    references: Mapping[str, int]
    files: frozenset[Path]


def main() -> int:
    """Soak, print, and give 0 when nothing grew."""
    args = arguments("Nothing grows and nothing is left over.")
    plan = QUICK if args.quick else FULL
    use_plain_imports()
    with tempfile.TemporaryDirectory(prefix="nuanxin-soak-") as folder, display() as shown:
        temporary = Path(folder) / "temporary"  # of our own: others write to the system's
        temporary.mkdir()
        tempfile.tempdir = str(temporary)
        os.environ.update({**shown.environment, "TMPDIR": str(temporary)})
        with visitor(Path(folder) / "hall") as patient:
            begun = perf_counter()
            before = soak(patient, plan)
            after = belongings()
            hours = (perf_counter() - begun) / 3600
        figures = of(patient, plan, before, after, hours)
    notes = (f"Shown on: {shown.name}. The rest of the journeys is spread evenly among the page changes.",)
    return publish(Report("A long day", BASELINE, figures, notes), file=args.json)


def soak(patient: Visitor, plan: Plan) -> Belongings:
    """What there was after the first journeys."""
    wake(patient.kiosk.tasks)
    for _ in range(plan.first):
        patient.journey()
        patient.stroll()
    before = belongings()
    told = perf_counter()
    for journey in range(plan.first, plan.journeys):
        patient.journey()
        share = (journey + 1 - plan.first) / (plan.journeys - plan.first)
        while len(patient.changes) < share * plan.changes:
            patient.stroll()
            if perf_counter() - told > 10:
                told = perf_counter()
                tell(f"{journey + 1} journeys, {len(patient.changes)} page changes, {resident() / 1024:.1f} MB")
    return before


def wake(tasks: Tasks) -> None:
    """Make all workers come now: they are made when they are needed, and that must not look like growth."""
    together = threading.Barrier(tasks.workers + 1)
    for _ in range(tasks.workers):
        tasks.run(together.wait, lambda _place: None, lambda _error: None)
    together.wait()


def of(patient: Visitor, plan: Plan, before: Belongings, after: Belongings, hours: float) -> tuple[Figure, ...]:
    """What has grown."""
    return (
        Figure("whole journeys", plan.journeys, "journeys"),
        Figure("page changes", len(patient.changes), "pages"),
        Figure("time", hours, "h"),
        Figure(f"memory after {plan.first} journeys", before.memory, "MB"),
        Figure("memory at the end", after.memory, "MB"),
        Figure("memory: ratio", after.memory / before.memory, "of before", STEADY),
        *(Figure(f"more {name}", after.counts[name] - before.counts[name], name, NONE) for name in THINGS),
        *(Figure(f"lost references to {name}", lost, "references", FEW) for name, lost in _lost(before, after)),
        Figure("temporary files left over", len(after.files - before.files), "files", NONE),
    )


def belongings() -> Belongings:
    """Everything that is there once the rubbish was taken out."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    memory = resident() / 1024
    found = gc.get_objects()
    counts = Counter({name: count(found) for name, count in THINGS.items()})
    references = {str(thing): sys.getrefcount(thing) for thing in (None, True, False)}
    return Belongings(memory, counts, references, frozenset(Path(tempfile.gettempdir()).rglob("*")))


def _widgets(_found: list[object]) -> int:
    return len(QApplication.allWidgets())


def _timers(found: list[object]) -> int:
    return sum(1 for each in found if isinstance(each, QTimer) and isValid(each) and each.isActive())


def _threads(_found: list[object]) -> int:
    return threading.active_count()


def _ours(found: list[object]) -> int:
    modules = (str(type(each).__module__) for each in found if not isinstance(each, PaymentOrder))
    return sum(1 for module in modules if module.startswith("kiosk.") and module != OUTSIDE)


def _qobjects(found: list[object]) -> int:
    return sum(1 for each in found if isinstance(each, QObject))


THINGS: dict[str, Callable[[list[object]], int]] = {
    "widgets": _widgets,
    "running timers": _timers,
    "threads": _threads,
    "objects of ours": _ours,
    "objects of Qt's": _qobjects,
}


def _lost(before: Belongings, after: Belongings) -> Iterator[tuple[str, int]]:
    """References fewer than before, which ends in a crash. More do no harm: PySide6's layouts keep some to None."""
    for name, count in before.references.items():
        yield name, max(0, count - after.references[name])


def tell(line: str) -> None:
    """Progress, for whoever waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
