"""Whether everybody is served: what the conformance suite finds, how soon looks and pages change, how long it takes."""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path
from statistics import mean, median

from benchmarks import conformance
from benchmarks.display import display
from benchmarks.keystrokes import ADULT, OLDER, Act, Operator, Person, returning, seconds, thorough
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from benchmarks.switching import Switch, Switcher, percentile
from benchmarks.visitor import Visitor, visitor
from benchmarks.walkthrough import ASSUMED, Patient, dressed
from kiosk.ui.theme import MODES

SWITCH = Aim(Bound.AT_MOST, 100)
CHANGE = Aim(Bound.AT_MOST, 33)
BASELINE = "page changes in standard mode, in turn with those in the other modes"
STANDARD: tuple[str, ...] = ()
PEOPLE = ((STANDARD, ADULT, Aim(Bound.AT_MOST, 30)), (("large",), OLDER, Aim(Bound.AT_MOST, 90)))
SINGLE = (STANDARD, *((mode,) for mode in MODES), MODES)
EVERY = tuple(chain.from_iterable(combinations(MODES, count) for count in range(len(MODES) + 1)))

Milliseconds = Mapping[tuple[str, ...], Sequence[float]]
Journeys = Mapping[tuple[str, ...], Sequence[tuple[Act, ...]]]


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("Whether everybody is served: conformance, changes of look and page, modelled times.")
    found = conformance.run(quick=args.quick)
    with tempfile.TemporaryDirectory(prefix="nuanxin-everybody-") as folder, display() as shown:
        os.environ.update(shown.environment)
        with visitor(Path(folder) / "looks") as patient:  # a hall of its own: the scenes' people are in no books
            switched = tuple(of_switches(patient, quick=args.quick))
        with visitor(Path(folder) / "journeys") as patient:
            changes, journeys = walk(patient, SINGLE if args.quick else EVERY, rounds=2 if args.quick else 20)
    figures = (*conformance.figures(found), *switched, *of_changes(changes), *of_times(journeys))
    notes = (
        f"Shown on: {shown.name}, 1080 × 1920. Load of the machine at the end: {os.getloadavg()[0]:.1f}.",
        found.note,
        *(line for modes, person, _aim in PEOPLE for line in told(journeys[modes][-1], person)),
        *ASSUMED,
    )
    return publish(Report("Everybody", BASELINE, figures, notes), file=args.json)


def of_switches(patient: Visitor, *, quick: bool) -> Iterator[Figure]:
    """The slowest page of all, then each mode on it again and again."""
    switcher = Switcher(patient)
    scene, slowest = switcher.heaviest(3 if quick else 10)
    name = f"{scene.page}-{scene.state}"
    yield Figure(f"change of look: heaviest page ({name}), when it was found", slowest, "ms")
    taken: dict[str, list[Switch]] = defaultdict(list)
    for _ in range(10 if quick else 40):
        for switch in switcher.on(scene):
            taken[switch.mode].append(switch)
    for mode, switches in taken.items():
        worst = percentile([switch.milliseconds for switch in switches])
        yield Figure(f"{mode} on {name}, tap to painted: 95th percentile", worst, "ms", SWITCH)


def walk(patient: Visitor, looks: Sequence[tuple[str, ...]], *, rounds: int) -> tuple[Milliseconds, Journeys]:
    """Whole registrations in each look in turn, so that whatever else the machine does hits all of them."""
    walker = Patient(patient)
    changes: dict[tuple[str, ...], list[float]] = defaultdict(list)
    journeys: dict[tuple[str, ...], list[tuple[Act, ...]]] = defaultdict(list)
    for turn in range(rounds + 1):
        for look in looks:
            with dressed(patient, frozenset(look)):
                walker.changes.clear()
                walker.register()
            if turn:  # the first warms up
                changes[look] += [change.milliseconds for change in walker.changes]
                journeys[look].append(tuple(walker.acts))
    return changes, journeys


def of_changes(changes: Milliseconds) -> Iterator[Figure]:
    """Each look by itself and beside standard."""
    standard = median(changes[STANDARD])
    for look, taken in changes.items():
        name = "+".join(look) or "standard"
        yield Figure(f"page change in {name}, tap to painted: 95th percentile", percentile(taken), "ms", CHANGE)
        if look:
            yield Figure(f"page change in {name}: ratio of medians", median(taken) / standard, "of standard")


def of_times(journeys: Journeys) -> Iterator[Figure]:
    """The modelled time to register and pay, the mean of all journeys: doctors' names are longer and shorter."""
    for modes, person, aim in PEOPLE:
        name = f"register and pay, {'+'.join(modes) or 'standard'}, {person.name}"
        walked = journeys[modes]
        known = mean(sum(returning(acts, person).values()) for acts in walked)
        yield Figure(f"{name}: who has been here before", known, "s", aim)
        every = mean(sum(thorough(acts, person).values()) for acts in walked)
        yield Figure(f"{name}: who reads every word", every, "s")
        yield Figure(f"{name}: taps", max(sum(act.taps for act in acts) for acts in walked), "taps")


def told(acts: Sequence[Act], person: Person) -> Iterator[str]:
    """The model's sum for one journey, act by act and operator by operator, and its assumptions."""
    whole = returning(acts, person)
    parts = "; ".join(f"{operator} {whole[operator]:.1f}" for operator in Operator)
    steps = "\n".join(f"  {_step(act, person)}" for act in acts)
    given = "\n".join(f"  {line}" for line in person.told())
    yield f"The model's {person.name} on the last journey, seconds: {parts}.\n{steps}\nassuming\n{given}"


def _step(act: Act, person: Person) -> str:
    taken = sum(seconds(act, person, words=act.must).values())
    where = ""
    if act.target is not None:
        far = act.start.distance(act.target)
        where = f", {act.target.width:.0f} × {act.target.height:.0f} mm, {far:.0f} mm away"
    return f"{act.page}: {act.name}{where}, {act.must} of {act.all_words} words: {taken:.1f} s"


if __name__ == "__main__":
    sys.exit(main())
