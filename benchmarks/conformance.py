"""What the conformance suite finds, as figures: it is run as it is, in processes of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Aim, Bound, Figure

ROOT = Path(__file__).resolve().parents[1]
SUITE = "tests/conformance/test_conformance.py"
QUICK = ("standard-zh_CN-portrait",)  # the looks that one minute has time for
NONE = Aim(Bound.EXACTLY, 0)
ENDED = (0, 1)  # pytest's exit codes when tests were run: all good, some failed


@dataclass(frozen=True)
class Check:
    """One check over all looks and pages: how many things it measured, and how many faults it found."""

    name: str
    measured: int
    faults: int


@dataclass(frozen=True)
class Found:
    """Everything the suite found; ``pictures`` is pages × states × looks."""

    looks: int
    pictures: int
    checks: tuple[Check, ...]
    note: str


def run(*, quick: bool) -> Found:
    """Run the suite; ``quick`` in two looks only. Raises `SystemExit` when it cannot be run."""
    with tempfile.TemporaryDirectory(prefix="nuanxin-conformance-") as folder:
        file = Path(folder) / "conformance.json"
        chosen = [f"{SUITE}::test_everything_conforms[{look}]" for look in QUICK] if quick else [SUITE]
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            *chosen,
            "-n",
            str(os.cpu_count()),
            f"--conformance-json={file}",
        ]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode not in ENDED or not file.exists():
            raise SystemExit(f"the conformance suite cannot be run:\n{done.stdout}{done.stderr}")
        rows = json.loads(file.read_text(encoding="utf-8"))
    note = f"Conformance: only {' and '.join(QUICK)}." if quick else "Conformance: every look of the suite."
    return read(rows, note)


def read(rows: Sequence[Mapping[str, object]], note: str) -> Found:
    """Sum up the rows of ``conformance.json``: one for each check in each look."""
    names = dict.fromkeys(str(row["check"]) for row in rows)
    looks = {(row["modes"], row["language"], row["size"]): int(str(row["pages"])) for row in rows}
    checks = tuple(_check(name, [row for row in rows if row["check"] == name]) for name in names)
    return Found(len(looks), sum(looks.values()), checks, note)


def _check(name: str, rows: Sequence[Mapping[str, object]]) -> Check:
    faults = [row["faults"] for row in rows]
    return Check(
        name,
        measured=sum(int(str(row["measured"])) for row in rows),
        faults=sum(len(each) for each in faults if isinstance(each, list)),
    )


def figures(found: Found) -> Iterator[Figure]:
    """How much was looked at, and the faults of each check."""
    yield Figure("conformance: combinations of mode, language and size", found.looks, "looks")
    yield Figure("conformance: pages in all their states and looks", found.pictures, "pages")
    yield Figure("conformance: measured", sum(check.measured for check in found.checks), "things")
    for check in found.checks:
        yield Figure(f"conformance: faults of {check.name} in {check.measured:,}", check.faults, "faults", NONE)
