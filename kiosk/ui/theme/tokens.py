"""The design tokens of ``assets/tokens.toml``, with the overrides of the chosen modes."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.paths import ASSETS

MODES = ("large", "contrast")


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


def load_tokens(modes: Iterable[str] = (), path: Path = ASSETS / "tokens.toml") -> Tokens:
    """The tokens with the overrides of ``modes`` in the order of `MODES`."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    chosen = [raw[mode] for mode in MODES if mode in set(modes)]

    def merged(section: str) -> dict[str, object]:
        values = dict(raw[section])
        for mode in chosen:
            values.update(mode.get(section, {}))
        return values

    return Tokens(
        colour={name: str(value) for name, value in merged("colour").items()},
        type={name: _type(value) for name, value in merged("type").items()},
        length={name: float(str(value)) for name, value in merged("length").items()},
        time={name: int(str(value)) for name, value in merged("time").items()},
    )


def _type(value: object) -> TypeToken:
    assert isinstance(value, dict)
    return TypeToken(float(value["size"]), int(value["weight"]))
