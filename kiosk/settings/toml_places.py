"""The values of a TOML file, each with the line it stands on."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.settings.model import SettingsError
from kiosk.settings.values import Given

TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
ENTRY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")


def read_toml(path: Path) -> tuple[Given, ...]:
    """Every value of ``path``. Raises `SettingsError` when the file cannot be read or is not TOML, naming the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: this is not UTF-8 text (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: this is not TOML: {error}") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    lines = line_numbers(text)
    return tuple(
        Given(key, value, place=f"{path}, line {_line(key, lines)}", written=key, folder=path.absolute().parent)
        for key, value in _leaves(table)
    )


def line_numbers(text: str) -> Mapping[str, int]:
    """The line each dotted key and each table first stands on."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := TABLE.match(line):
            table = _plain(header[1]) + "."
            lines.setdefault(table.removesuffix("."), number)
        elif entry := ENTRY.match(line):
            lines.setdefault(table + _plain(entry[1]), number)
    return lines


def _plain(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _line(key: str, lines: Mapping[str, int]) -> int:
    """The line of ``key``, else of the table or inline table that holds it; 1 if even that is written unusually."""
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 1)


def _leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{prefix}{key}.")
        elif not isinstance(value, dict):
            yield prefix + key, value
