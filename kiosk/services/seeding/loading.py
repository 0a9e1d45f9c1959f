"""Reads a hospital from TOML and CSV files, whole or not at all."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from kiosk.services.seeding import queue_sections, sections
from kiosk.services.seeding.checks import Draft, check, with_departments
from kiosk.services.seeding.csv_rows import read_csv
from kiosk.services.seeding.hospital import Hospital
from kiosk.services.seeding.mistakes import Mistakes, Spot, nearest
from kiosk.services.seeding.patients import patient
from kiosk.services.seeding.rows import Row
from kiosk.services.seeding.toml_rows import read_toml

T = TypeVar("T")
Sections = dict[str, list[Row]]

NEEDED = ("hospital", "departments", "rooms", "fees", "timetable")
NAMES = (*NEEDED, "doctors", "books", "staff", "patients", "queues", "windows")


def load_hospital(source: Path, *, today: date | None = None) -> Hospital:
    """The hospital that ``source``, a TOML file or a folder of TOML and CSV files, describes.

    Raises `BadSettings` with every mistake, its file, line and column, and what was expected. ``today`` (default: the
    machine's) only judges birth dates.
    """
    mistakes = Mistakes()
    found = _rows(source, mistakes)
    mistakes.raise_any()  # a file that cannot be read makes nonsense of whatever refers to it
    hospital = _hospital(found, source, mistakes, today=today or datetime.now(UTC).date())
    mistakes.raise_any()
    return hospital


def _rows(source: Path, mistakes: Mistakes) -> Sections:
    found: Sections = {name: [] for name in NAMES}
    for path in _files(source, mistakes):
        for section, row in _read(path, mistakes):
            found[section].append(row)
    return found


def _files(source: Path, mistakes: Mistakes) -> list[Path]:
    if source.is_file():
        return [source]
    paths = sorted(path for path in source.glob("*") if path.suffix.lower() in (".toml", ".csv"))
    if not paths:
        mistakes.add(Spot(str(source)), "expected a TOML file or a folder of TOML and CSV files, found none")
    return paths


def _read(path: Path, mistakes: Mistakes) -> list[tuple[str, Row]]:
    try:
        if path.suffix.lower() == ".toml":
            return read_toml(path, list(NAMES), mistakes)
        if path.stem in NAMES:
            return [(path.stem, row) for row in read_csv(path, mistakes)]
    except OSError as error:
        mistakes.add(Spot(path.name), f"expected a file that can be read: {error.strerror}")
        return []
    known = [f"{name}.csv" for name in NAMES]
    mistakes.add(Spot(path.name), f"expected one of {', '.join(known)}{nearest(path.name, known)}")
    return []


def _each(rows: Iterable[Row], read: Callable[[Row], T]) -> list[tuple[Row, T]]:
    entries = [(row, read(row)) for row in rows]
    for row, _ in entries:
        row.refuse_unknown()
    return entries


def _hospital(found: Sections, source: Path, mistakes: Mistakes, *, today: date) -> Hospital:
    for name in NEEDED:
        if not found[name]:
            mistakes.add(Spot(source.name), f'section "{name}" is missing')
    for row in found["hospital"][1:]:
        mistakes.add(row.spot, "expected one hospital, got another")
    mistakes.raise_any()
    doctors = _each(found["doctors"], sections.doctor)
    draft = Draft(
        info=_each(found["hospital"], sections.hospital),
        departments=_each(found["departments"], sections.department),
        rooms=_each(found["rooms"], sections.room),
        doctors=doctors,
        fees=_each(found["fees"], sections.fee),
        timetable=with_departments(_each(found["timetable"], sections.timetable), doctors),
        books=_each(found["books"], sections.book),
        staff=_each(found["staff"], sections.staff),
        patients=_each(found["patients"], partial(patient, today=today)),
        queues=_each(found["queues"], queue_sections.queue),
        windows=_each(found["windows"], queue_sections.window),
    )
    check(draft)
    return draft.hospital()
