"""Readings of the measures, and what a table says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import cast

Row = dict[str, object]


@dataclass(frozen=True)
class Reading:
    """One thing measured: good when ``value`` is at least ``limit``, or at most if ``limit`` is an upper one."""

    what: str
    value: float
    limit: float
    is_upper: bool = False

    @property
    def slack(self) -> float:
        """How far from the limit; below 0 is a fault."""
        return self.limit - self.value if self.is_upper else self.value - self.limit

    @property
    def is_good(self) -> bool:
        return self.slack >= 0


@dataclass(frozen=True)
class Line:
    """What one check found in one look: where the worst value is, and every fault."""

    check: str
    unit: str
    modes: str
    language: str
    size: str
    pages: int
    measured: int
    worst: float | None
    limit: float | None
    where: str
    faults: tuple[str, ...]


@dataclass
class Tally:
    """Collects the readings of one check in one look."""

    check: str
    unit: str
    pages: set[str] = field(default_factory=set)
    measured: int = 0
    worst: tuple[Reading, str] | None = None
    faults: list[str] = field(default_factory=list)

    def add(self, label: str, readings: Iterable[Reading]) -> None:
        """What was measured on one page in one state."""
        self.pages.add(label)
        for reading in readings:
            self.measured += 1
            if self.worst is None or reading.slack < self.worst[0].slack:
                self.worst = reading, label
            if not reading.is_good:
                self.faults.append(f"{label}: {reading.what}: {reading.value:.2f}, not {reading.limit:g} {self.unit}")

    def line(self, modes: str, language: str, size: str) -> Line:
        """The sum of it."""
        reading, label = self.worst or (None, "")
        return Line(
            check=self.check,
            unit=self.unit,
            modes=modes,
            language=language,
            size=size,
            pages=len(self.pages),
            measured=self.measured,
            worst=round(reading.value, 3) if reading else None,
            limit=reading.limit if reading else None,
            where=f"{label}: {reading.what}" if reading else "",
            faults=tuple(self.faults),
        )


def as_row(line: Line) -> Row:
    """For JSON."""
    return {**asdict(line), "faults": list(line.faults)}


def from_row(row: Mapping[str, object]) -> Line:
    """Back from JSON."""
    return Line(**{**row, "faults": tuple(cast(Sequence[str], row["faults"]))})  # type: ignore[arg-type]  # our own rows


def table(lines: Sequence[Line]) -> Iterator[str]:
    """One row for each check and set of modes: pages, things measured, the worst value and where it is."""
    head = ("check", "modes", "pages", "measured", "worst", "limit", "faults", "where")
    rows = [head, *(_cells(check, modes, lines) for check, modes in _pairs(lines))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        yield "  ".join((*cells, row[-1])).rstrip()


def _pairs(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((line.check, line.modes) for line in lines))


def _cells(check: str, modes: str, lines: Sequence[Line]) -> tuple[str, ...]:
    mine = [line for line in lines if (line.check, line.modes) == (check, modes)]
    measured = [line for line in mine if line.worst is not None]
    worst = min(measured, key=_slack, default=None)
    value, limit = (f"{worst.worst:.2f}", f"{worst.limit:g} {worst.unit}") if worst else ("–", "–")
    where = f"{worst.language} {worst.size} {worst.where}" if worst else ""
    pages, count = sum(line.pages for line in mine), sum(line.measured for line in mine)
    faults = sum(len(line.faults) for line in mine)
    return check, modes, str(pages), str(count), value, limit, str(faults), where


def _slack(line: Line) -> float:
    """Faults first, then what is nearest to its limit."""
    assert line.worst is not None
    assert line.limit is not None
    return abs(line.worst - line.limit) * (-1 if line.faults else 1)
