"""Reads the tables of triage from their files, once, and refuses what cannot be right."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from kiosk.domain.errors import BadSettings
from kiosk.domain.triage.signs import Consciousness, Level, Sign, Track
from kiosk.domain.triage.tables import (
    WHOLE,
    Band,
    Finding,
    Floor,
    LevelBand,
    LevelTable,
    Limit,
    News2Table,
    Tables,
    Times,
    TrackClock,
    faults,
)
from kiosk.paths import ASSETS

FOLDER = ASSETS / "triage"
FILES = ("news2.toml", "levels.toml", "limits.toml")
TENTH = Decimal("0.1")

T = TypeVar("T")
Row = Mapping[str, object]


@cache
def load_tables(folder: Path = FOLDER) -> Tables:
    """The tables in ``folder``. Raises `BadSettings` naming the file and what is wrong."""
    news2, levels, limits = (_read(folder / name) for name in FILES)
    tables = Tables(
        news2=_built(_news2, news2, "news2.toml"),
        levels=_built(_levels, levels, "levels.toml"),
        limits=_built(_limits, limits, "limits.toml"),
        limits_version=_built(lambda file: _text(file["version"]), limits, "limits.toml"),
    )
    wrong = "; ".join(faults(tables))
    if wrong:
        raise BadSettings(f"{folder}: {wrong}")
    return tables


def _read(path: Path) -> Row:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, ValueError) as error:  # a TOML mistake and a wrong encoding are both of the second sort
        raise BadSettings(f"{path}: {error}") from error


def _built(build: Callable[[Row], T], file: Row, name: str) -> T:
    """What ``build`` makes of a file; whatever it stumbles over is a mistake in the file."""
    try:
        return build(file)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise BadSettings(f"{name}: {type(error).__name__} {error}") from error


def _news2(file: Row) -> News2Table:
    points = _table(file["points"])
    consciousness = {Consciousness(key): _whole(value) for key, value in _table(points["consciousness"]).items()}
    return News2Table(
        version=_text(file["version"]),
        from_age=_whole(file["from_age"]),
        urgent=_whole(file["urgent"]),
        single=_whole(file["single"]),
        emergency=_whole(file["emergency"]),
        oxygen=_whole(points["oxygen"]),
        consciousness=consciousness,
        rows={name: _bands(_list(row), _step(name)) for name, row in _table(file["rows"]).items()},
    )


def _step(row: str) -> Decimal:
    return TENTH if row == Sign.TEMPERATURE else WHOLE


def _bands(row: Sequence[Row], step: Decimal) -> tuple[Band, ...]:
    found, before = list[Band](), None
    for each in row:
        end = _number(each["to"]) if "to" in each else None
        found.append(Band(_whole(each["points"]), end, _words_of(before, end, step)))
        before = end
    return tuple(found)


def _words_of(before: Decimal | None, end: Decimal | None, step: Decimal) -> str:
    """ "≤8", "9–11", "≥25"."""
    if before is None:
        return f"≤{end}"
    first = before + step
    if end is None:
        return f"≥{first}"
    return str(end) if first == end else f"{first}–{end}"


def _levels(file: Row) -> LevelTable:
    times = {Level(int(key)): _times(_table(row)) for key, row in _table(file["levels"]).items()}
    bands = {Sign(key): tuple(map(_level_band, _list(rows))) for key, rows in _table(file["signs"]).items()}
    findings = {key: _finding(key, _table(row)) for key, row in _table(file["findings"]).items()}
    return LevelTable(
        version=_text(file["version"]),
        times=times,
        signs=bands,
        consciousness={Consciousness(key): _level(value) for key, value in _table(file["consciousness"]).items()},
        floors=tuple(map(_floor, _list(file["floors"]))),
        tracks={Track(key): _track(_table(row)) for key, row in _table(file["tracks"]).items()},
        findings=findings,
    )


def _times(row: Row) -> Times:
    return Times(_whole(row["response_minutes"]), _whole(row["reassess_minutes"]))


def _track(row: Row) -> TrackClock:
    return TrackClock(_text(row["clock"]), _whole(row["minutes"]))


def _floor(row: Row) -> Floor:
    least, single = (_whole(row[key]) if key in row else None for key in ("least", "single"))
    return Floor(_level(row["level"]), least, single)


def _level_band(row: Row) -> LevelBand:
    low, high = row.get("above", row.get("from")), row.get("below", row.get("to"))
    low, high = (None if end is None else _number(end) for end in (low, high))
    needs = _text(row["with"]) if "with" in row else ""
    named = _named(low, high, has_low="from" in row, has_high="to" in row)
    return LevelBand(_level(row["level"]), low, high, "from" in row, "to" in row, needs, named)


def _named(low: Decimal | None, high: Decimal | None, *, has_low: bool, has_high: bool) -> str:
    """ ">180", "<40", "150–180"."""
    if low is None:
        return f"{'≤' if has_high else '<'}{high}"
    if high is None:
        return f"{'≥' if has_low else '>'}{low}"
    return f"{low}–{high}"


def _finding(key: str, row: Row) -> Finding:
    return Finding(
        key=key,
        code=_text(row["code"]),
        name=_text(row["name"]),
        name_en=_text(row["name_en"]),
        level=_level(row["level"]) if "level" in row else None,
        track=Track(_text(row["track"])) if "track" in row else None,
        tells=_text(row["tells"]) if "tells" in row else "",
    )


def _limits(file: Row) -> Mapping[Sign, Limit]:
    return {Sign(key): _limit(_table(row)) for key, row in _table(file["signs"]).items()}


def _limit(row: Row) -> Limit:
    lowest, highest = map(_number, cast(Sequence[object], row["possible"]))
    usual_low, usual_high = map(_number, cast(Sequence[object], row["usual"]))
    return Limit(lowest, highest, usual_low, usual_high, _number(row["step"]))


def _table(value: object) -> Row:
    if not isinstance(value, dict):
        raise TypeError(f"a table is needed, not {value!r}")
    return cast(Row, value)


def _level(value: object) -> Level:
    return Level(_whole(value))


def _list(value: object) -> Sequence[Row]:
    if not isinstance(value, list):
        raise TypeError(f"a list is needed, not {value!r}")
    return [_table(each) for each in value]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"words are needed, not {value!r}")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"a whole number is needed, not {value!r}")
    return value


def _number(value: object) -> Decimal:
    if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
        raise TypeError(f"a number is needed, not {value!r}")
    return Decimal(value)
