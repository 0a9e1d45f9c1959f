"""Rows from a TOML file."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from kiosk.services.seeding.mistakes import Mistakes, Spot, nearest, shown
from kiosk.services.seeding.positions import Place, TomlPlaces, toml_places
from kiosk.services.seeding.rows import Cell, Row

AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(path: Path, sections: list[str], mistakes: Mistakes) -> list[tuple[str, Row]]:
    """The rows of ``path`` with their sections, in its order; what is not TOML is noted."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        document: dict[str, object] = tomllib.loads(text)
    except UnicodeDecodeError as error:
        mistakes.add(Spot(path.name), f"expected UTF-8, byte {error.start + 1} is something else")
        return []
    except tomllib.TOMLDecodeError as error:
        mistakes.add(*_syntax(path.name, text, str(error)))
        return []
    reader = _Document(path.name, toml_places(text), mistakes)
    return [
        (section, row)
        for section, value in document.items()
        if reader.knows(section, sections)
        for row in reader.rows(section, value)
    ]


def _syntax(file: str, text: str, message: str) -> tuple[Spot, str]:
    """tomllib tells the place at the end of its message, except at the end of the text."""
    found = AT.search(message)
    end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
    line, column = (int(found[1]), int(found[2])) if found and found[1] else end
    return Spot(file, line, column), f"expected TOML: {AT.sub('', message)}"


class _Document:
    """One TOML file with its places."""

    def __init__(self, file: str, places: TomlPlaces, mistakes: Mistakes) -> None:
        self._file = file
        self._places = places
        self._mistakes = mistakes

    def knows(self, section: str, sections: list[str]) -> bool:
        """Whether this is a section of a hospital; if not, that is noted."""
        if section not in sections:
            spot = self._spot(self._places.names.get((section,)) or self._places.names[(section, 0)], "")
            self._mistakes.add(spot, f"unknown name {shown(section)}{nearest(section, sections)}")
        return section in sections

    def rows(self, section: str, value: object) -> list[Row]:
        """The tables of a section: one ``[section]`` or several ``[[section]]``."""
        if isinstance(value, Mapping):
            return [self._row(section, (section,), value)]
        if isinstance(value, list) and all(isinstance(table, Mapping) for table in value):
            return [self._row(section, (section, index), table) for index, table in enumerate(value)]
        self._mistakes.add(self._spot(self._places.values[(section,)], section), f"expected [[{section}]] tables")
        return []

    def _row(self, section: str, path: tuple[str | int, ...], table: Mapping[str, object]) -> Row:
        cells = {}
        for key, value in table.items():
            name = f"{section}.{key}"
            place = self._places.values.get((*path, key), self._places.values[path])
            named = self._places.names.get((*path, key), place)
            cells[key] = Cell(value, self._spot(place, name), self._spot(named, name))
        spot = self._spot(self._places.values[path], section)
        return Row(spot, spot, cells, self._mistakes)

    def _spot(self, place: Place, name: str) -> Spot:
        return Spot(self._file, *place, name)
