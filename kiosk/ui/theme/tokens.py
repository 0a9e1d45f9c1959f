"""The design tokens of ``assets/tokens.toml``, with the overrides of the chosen modes and the panel's shape."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from kiosk.paths import ASSETS

MODES = ("large", "contrast", "low")  # what a patient may switch on
VOICE = "voice"  # one more way, in which what is on the screen is spoken as well
SIGNS = "signs"  # another one, in which a signer stands beside it
STILL = "still"  # nothing moves: chosen by the settings, not by a patient
DESK = "desk"  # for staff who sit close to a screen, with keyboard and mouse
DARK = "dark"  # of staff who sit in a dim room
BOARD = "board"  # for everybody in a hall, eight metres away
SHAPES = ("wide", "flat", "small")  # what a panel may be: lying, less high, tight
SECTIONS = ("colour", "type", "length", "time")


@dataclass(frozen=True)
class TypeToken:
    """A type size: the em in mm, the weight 400, 500 or 700."""

    size: float
    weight: int


@dataclass(frozen=True)
class Tokens:
    """Colours as #AARRGGBB or #RRGGBB, lengths in mm, times in ms."""

    colour: Mapping[str, str]
    type: Mapping[str, TypeToken]
    length: Mapping[str, float]
    time: Mapping[str, int]


def load_tokens(words: Iterable[str] = (), path: Path = ASSETS / "tokens.toml") -> Tokens:
    """The tokens with the overrides for ``words``: of `MODES`, `SHAPES`, and of the names above.

    A table named "large-low" holds where both words do. Later tables of the file win over earlier ones.
    """
    raw = _tables(path)
    held = frozenset(words)
    chosen = [table for name, table in raw.items() if name not in SECTIONS and held.issuperset(name.split("-"))]

    def merged(section: str) -> dict[str, object]:
        values: dict[str, object] = {**raw[section]}
        for table in chosen:
            values.update(table.get(section, {}))
        return values

    return Tokens(
        colour={name: str(value) for name, value in merged("colour").items()},
        type={name: _type(value) for name, value in merged("type").items()},
        length={name: float(str(value)) for name, value in merged("length").items()},
        time={name: int(str(value)) for name, value in merged("time").items()},
    )


@cache  # whoever switches modes waits for it
def _tables(path: Path) -> Mapping[str, dict[str, dict[str, object]]]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return cast(Mapping[str, dict[str, dict[str, object]]], tables)


def _type(value: object) -> TypeToken:
    assert isinstance(value, dict)
    return TypeToken(float(value["size"]), int(value["weight"]))
