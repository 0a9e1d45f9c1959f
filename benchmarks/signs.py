"""Sign mode: how soon a signer is seen, whether pictures are dropped, what switching costs, and captions in time."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.display import display
from benchmarks.films import FPS, make_pack
from benchmarks.pictures import SIGNED, of_changing_pages, of_slow_captions, of_whole_films
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from benchmarks.signing import Watcher, watcher
from benchmarks.soak import THINGS, Belongings, belongings
from benchmarks.switching import percentile
from benchmarks.walkthrough import dressed
from kiosk.app import gui
from kiosk.settings import Settings

OPEN = Aim(Bound.AT_MOST, 300)  # ms, from the issue
SWITCH = Aim(Bound.AT_MOST, 200)
FLAT = Aim(Bound.AT_MOST, 1.02)
NONE = Aim(Bound.AT_MOST, 0)
PROGRAMS = ("bare", "nuanxin")
LEFT = {"threads of the system": "task", "open files": "fd"}  # under /proc/self
SETTLE_S = 0.5
BASELINE = "the same films in a bare QVideoWidget and a bare QMediaPlayer; pages and memory: without the signer, before"


@dataclass(frozen=True)
class Plan:
    """Seconds of a film and of a page; starts of each program, openings after the first; walks, changes of clip."""

    seconds: int
    stands: float
    starts: int
    openings: int
    walks: int
    changes: int


FULL = Plan(seconds=10, stands=3.5, starts=7, openings=10, walks=2, changes=500)
QUICK = Plan(seconds=4, stands=1.2, starts=1, openings=3, walks=1, changes=24)


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("Sign mode: first picture, dropped pictures, switching, memory, captions.")
    plan = QUICK if args.quick else FULL
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="nuanxin-signs-") as folder, display() as shown:
        tempfile.tempdir = folder  # of our own: others write to the system's
        os.environ.update({**shown.environment, "TMPDIR": folder})
        figures = list(of_everything(Path(folder), plan))  # no tuple: what counts objects would see it half made
    notes = (
        f"Shown on: {shown.name}, 1080 × 1920, no graphics card used. Films: {plan.seconds} s, 1280 × 720 at {FPS} "
        f"pictures a second, somebody moving before a grainy wall. Pages change every {plan.stands:g} s. A picture is "
        "dropped that no painting of the signer showed, up to where the film was left. Load of the machine: "
        f"{load:.1f} before, {os.getloadavg()[0]:.1f} at the end.",
    )
    return publish(Report("Sign mode", BASELINE, tuple(figures), notes), file=args.json)


def of_everything(folder: Path, plan: Plan) -> Iterator[Figure]:
    """First the processes of their own, then one kiosk for all the rest."""
    gui()
    films = make_pack(Settings(data=folder).signed / "packs" / "hospital", seconds=plan.seconds)
    yield from of_opening(folder, plan)  # before our own: a kiosk that starts tidies up after speech engines
    with watcher(folder) as patient:
        patient.watch(1)
        with dressed(patient, SIGNED):
            patient.wait_for_picture()
            yield from of_whole_films(patient, films, seconds=plan.seconds)
            yield from of_slow_captions(patient, seconds=plan.seconds)
            yield from of_changing_pages(patient, walks=plan.walks, stands=plan.stands)
        yield from of_page_changes(patient, plan)
        yield from of_many_clips(patient, plan)


# ---- the first picture ----------------------------------------------------


def of_opening(folder: Path, plan: Plan) -> Iterator[Figure]:
    """Tap to picture in processes of their own, both programs in turn."""
    first: dict[str, list[float]] = {program: [] for program in PROGRAMS}
    later: dict[str, list[float]] = {program: [] for program in PROGRAMS}
    for _ in range(plan.starts):
        for program in PROGRAMS:
            told = _started(program, folder, plan.openings)
            first[program] += told["first"]
            later[program] += told["later"]
    for name, taken in (("first time in a process", first), ("later", later)):
        worst = [percentile(taken[program]) if len(taken[program]) > 1 else taken[program][0] for program in PROGRAMS]
        yield Figure(f"hands to first picture, {name}: bare, 95th percentile", worst[0], "ms")
        yield Figure(f"hands to first picture, {name}: ours, 95th percentile", worst[1], "ms", OPEN)
        yield Figure(f"hands to first picture, {name}: ratio of medians", _ratio(taken), "of bare")


def _started(program: str, folder: Path, times: int) -> Mapping[str, list[float]]:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.first_sign", program, str(folder), str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{program} showed no film:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return {"first": [told["first"]], "later": told["later"]}


def _ratio(taken: Mapping[str, Sequence[float]]) -> float:
    bare, ours = (median(taken[program]) for program in PROGRAMS)
    return ours / bare


# ---- pages and memory -------------------------------------------------------


def of_page_changes(patient: Watcher, plan: Plan) -> Iterator[Figure]:
    """Tap to painted page with the signer and without, walk by walk in turn."""
    changes: dict[frozenset[str], list[float]] = {SIGNED: [], frozenset(): []}
    for _ in range(plan.walks * 5):
        for modes, taken in changes.items():
            with dressed(patient, modes):
                patient.watch(SETTLE_S)
                patient.changes.clear()
                patient.walk()
                taken.extend(patient.changes)
    for modes, name in ((frozenset(), "without the signer"), (SIGNED, "with the signer")):
        yield Figure(f"page change, tap to painted, {name}: 95th percentile", percentile(changes[modes]), "ms")
    ratio = median(changes[SIGNED]) / median(changes[frozenset()])
    yield Figure("page change, ratio of medians", ratio, "of without")


def of_many_clips(patient: Watcher, plan: Plan) -> Iterator[Figure]:
    """A clip for each page, seen before the next: how soon it was, and what is left of them all."""
    patient.waits_for_picture = True
    _clips(patient, max(plan.changes // 2, 10))  # until the pools of decoders and painters are as large as they get
    before, patient.eyes.latencies[:] = _left(patient), []
    done = _clips(patient, plan.changes)
    after = _left(patient)
    patient.waits_for_picture = False
    yield Figure(f"page to first picture of its clip, {done} clips: 95th percentile", _latest(patient), "ms", SWITCH)
    yield Figure("page to first picture of its clip: longest", max(patient.eyes.latencies), "ms")
    yield Figure(f"memory before {done} changes of clip", before.memory, "MB")
    yield Figure("memory after them: ratio", after.memory / before.memory, "of before", FLAT)
    for name in (*THINGS, *LEFT):
        yield Figure(f"more {name}", after.counts[name] - before.counts[name], name, NONE)


def _clips(patient: Watcher, count: int) -> int:
    """Walk until so many clips were seen; gives how many there were."""
    patient.eyes.showings.clear()
    seen = 0
    with dressed(patient, SIGNED):
        while seen < count:
            patient.walk()
            seen += len(patient.eyes.showings)
            patient.eyes.showings.clear()
    return seen


def _left(patient: Watcher) -> Belongings:
    """With the signer switched off again; also threads that are not Python's, and open files."""
    patient.watch(SETTLE_S)
    found = belongings()
    counts = {name: len(list(Path(f"/proc/self/{folder}").iterdir())) for name, folder in LEFT.items()}
    return replace(found, counts=found.counts + Counter(counts))


def _latest(patient: Watcher) -> float:
    return percentile(patient.eyes.latencies)


if __name__ == "__main__":
    sys.exit(main())
