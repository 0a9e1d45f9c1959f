"""How soon the start page is there and how much memory the kiosk takes, beside a bare window; how fast pages change."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.display import display
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from benchmarks.visitor import Visitor, visitor

TWICE = Aim(Bound.AT_MOST, 2)
CHANGE = Aim(Bound.AT_MOST, 33)
TAPS = Aim(Bound.AT_MOST, 7)
PROGRAMS = ("bare", "nuanxin")
BASELINE = "a bare PySide6 window with one button, started in turn with ours"
CALM_MS = 1000.0
PAGES = 7  # changes of one journey


@dataclass(frozen=True)
class Plan:
    """Starts of each program, and journeys."""

    starts: int
    journeys: int


FULL, QUICK = Plan(starts=15, journeys=60), Plan(starts=7, journeys=10)


@dataclass(frozen=True)
class Start:
    """One start: seconds until the first paint was over, and resident memory in MB."""

    seconds: float
    memory: float


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("The start, the memory and the pages of the kiosk.")
    plan = QUICK if args.quick else FULL
    with tempfile.TemporaryDirectory(prefix="nuanxin-bench-") as folder, display() as shown:
        os.environ.update(shown.environment)
        figures = (*of_starts(Path(folder), plan.starts), *of_pages(Path(folder), plan.journeys))
    notes = (
        f"Shown on: {shown.name}, 1080 × 1920. Medians of {plan.starts} starts of each program in turn; "
        f"memory is read when the hall is open and nothing more is loaded. {plan.journeys} journeys of known patients "
        "on SQLite; the wait for the money is no page change. "
        f"Load of the machine meanwhile: {os.getloadavg()[0]:.1f}.",
    )
    return publish(Report("The kiosk's window", BASELINE, figures, notes), file=args.json)


def of_starts(folder: Path, rounds: int) -> tuple[Figure, ...]:
    """Both programs in turn, so that whatever else the machine does hits both; the first start of each warms up."""
    environment = os.environ | {
        "KIOSK_DATA": str(folder / "starts"),
        "PYTHONWARNINGS": "ignore",
        "PYTHONDONTWRITEBYTECODE": "",  # as installed: modules are compiled once, not at each start
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    starts: dict[str, list[Start]] = {program: [] for program in PROGRAMS}
    for turn in range(rounds + 1):
        for program in PROGRAMS:
            one = start(program, environment)
            if turn:
                starts[program].append(one)
    bare, ours = (starts[program] for program in PROGRAMS)
    return (
        Figure("start to first paint: bare", median(one.seconds for one in bare), "s"),
        Figure("start to first painted start page: ours", median(one.seconds for one in ours), "s"),
        Figure("start: ratio", _ratio([one.seconds for one in ours], [one.seconds for one in bare]), "of bare", TWICE),
        Figure("resident memory: bare", median(one.memory for one in bare), "MB"),
        Figure("resident memory: ours", median(one.memory for one in ours), "MB"),
        Figure("memory: ratio", _ratio([one.memory for one in ours], [one.memory for one in bare]), "of bare", TWICE),
    )


def start(program: str, environment: Mapping[str, str]) -> Start:
    """Start it once, from just before its process is made."""
    command = [sys.executable, "-m", "benchmarks.first_paint", program]
    begun = time.time()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{program} did not start:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return Start(told["painted"] - begun, told["resident"] / 1024)


def of_pages(folder: Path, journeys: int) -> tuple[Figure, ...]:
    """From a tap to the painted page, over whole journeys."""
    with visitor(folder / "pages") as patient:
        patient.journey()  # warms up
        patient.changes.clear()
        for _ in range(journeys):
            patient.journey()
        return _of(patient)


def _of(patient: Visitor) -> tuple[Figure, ...]:
    changes = patient.changes
    return (
        Figure("page changes measured", len(changes), "pages"),
        Figure("page change, tap to painted: median", median(changes), "ms"),
        Figure("page change, tap to painted: 95th percentile", quantiles(changes, n=20)[-1], "ms", CHANGE),
        Figure("taps of a known patient, card to ticket", patient.taps, "taps", TAPS),
    )


def _ratio(ours: Sequence[float], bare: Sequence[float]) -> float:
    """The median over rounds of ours beside the baseline's in the same round."""
    return median(one / other for one, other in zip(ours, bare, strict=True))


if __name__ == "__main__":
    sys.exit(main())
