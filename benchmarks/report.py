"""Figures of a benchmark, as a table for people and JSON for machines: unit, aim, and whether it was met."""

import argparse
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unicodedata import east_asian_width


class Bound(StrEnum):
    """Which side of its number an aim is on."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    EXACTLY = "="


@dataclass(frozen=True)
class Aim:
    """What a figure should be."""

    bound: Bound
    number: float

    def is_met(self, value: float) -> bool:
        """Whether ``value`` is where it should be."""
        if self.bound is Bound.EXACTLY:
            return value == self.number
        return value >= self.number if self.bound is Bound.AT_LEAST else value <= self.number

    def __str__(self) -> str:
        return f"{self.bound} {self.number:g}"


@dataclass(frozen=True)
class Figure:
    """One thing measured; without an aim it is told for what it is worth."""

    name: str
    value: float
    unit: str
    aim: Aim | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the aim was met; None when there is none."""
        return self.aim.is_met(self.value) if self.aim else None


@dataclass(frozen=True)
class Report:
    """Everything one benchmark measured, against what, and where."""

    title: str
    baseline: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether every aim was met."""
        return all(figure.is_met is not False for figure in self.figures)


def arguments(description: str, argv: Sequence[str] | None = None) -> argparse.Namespace:
    """``--quick`` and ``--json FILE``, which every benchmark takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="end within a minute, at the price of precision")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON")
    return parser.parse_args(argv)


def machine() -> str:
    """The machine in one line: processor, cores, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{_processor()}, {cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def publish(report: Report, *, file: Path | None = None) -> int:
    """Print the table and write the JSON; the exit code is 0 when every aim was met."""
    print(f"{report.title}\nMachine:  {machine()}\nBaseline: {report.baseline}\n")
    print(table(report.figures))
    for note in report.notes:
        print(f"\n{note}")
    if file is not None:
        file.write_text(json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if report.is_met else 1


def table(figures: Sequence[Figure]) -> str:
    """The figures in Markdown, so that the README can carry them."""
    rows = [("figure", "value", "unit", "aim", "met"), *map(_row, figures)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(map(_padded, row, widths)) + " |" for row in rows]
    return "\n".join((lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]))


def as_json(report: Report) -> dict[str, object]:
    """What ``--json`` writes."""
    return {
        "title": report.title,
        "machine": machine(),
        "baseline": report.baseline,
        "met": report.is_met,
        "notes": list(report.notes),
        "figures": [
            {
                "name": figure.name,
                "value": figure.value,
                "unit": figure.unit,
                "aim": str(figure.aim) if figure.aim else None,
                "met": figure.is_met,
            }
            for figure in report.figures
        ],
    }


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    met = {True: "yes", False: "NO", None: ""}[figure.is_met]
    return figure.name, _number(figure.value), figure.unit, str(figure.aim or ""), met


def _number(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _processor() -> str:
    """The processor's name, which Python only knows on some systems."""
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text(encoding="utf-8").splitlines() if cpus.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")
