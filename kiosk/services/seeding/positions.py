"""Where each value of a TOML text stands: `tomllib` gives the values but forgets their lines."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
Place = tuple[int, int]

BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
KEY = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
# In this order: the two long strings must be tried before the empty short one; a bare value ends at a separator.
SCALAR = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?'{3,5}(?!')|"(?:[^"\\]|\\.)*"|'[^']*'|[^,\]}#\r\n]+''', re.DOTALL
)


@dataclass(frozen=True)
class TomlPlaces:
    """Line and column, from 1: ``values`` of every table, value and array element, ``names`` of every key."""

    values: Mapping[Path, Place]
    names: Mapping[Path, Place]


def toml_places(text: str) -> TomlPlaces:
    """Find everything in ``text``, which `tomllib` has accepted."""
    return _Scanner(text).places()


def _place(lines: list[int], offset: int) -> Place:
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


class _Scanner:
    """Walks a valid TOML text once: it need not judge, only look where things begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._begins: dict[Path, int] = {}
        self._names: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}  # how many tables each array of tables has so far

    def places(self) -> TomlPlaces:
        """Scan all and turn offsets into lines and columns."""
        table: Path = ()
        while self._skip_blank():
            begin = self._at
            if self._text[begin] == "[":
                table = self._header()
                self._note(table, begin)
            else:
                self._pair(table)
        lines = [0, *(found.end() for found in re.finditer("\n", self._text))]
        values = {path: _place(lines, offset) for path, offset in self._begins.items()}
        return TomlPlaces(values, {path: _place(lines, offset) for path, offset in self._names.items()})

    def _note(self, path: Path, begin: int) -> None:
        """A key begins here, and with it every table that its dots imply."""
        for length in range(1, len(path) + 1):
            self._names.setdefault(path[:length], begin)
            self._begins.setdefault(path[:length], begin)

    def _skip_blank(self) -> bool:
        self._take(BLANK)
        return self._at < len(self._text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        assert found is not None, "not called for text that tomllib refuses"
        self._at = found.end()
        return found.group(found.lastindex or 0)

    def _skip(self, mark: str) -> bool:
        found = self._text.startswith(mark, self._at)
        self._at += len(mark) * found
        return found

    def _header(self) -> Path:
        many = self._skip("[[")
        if not many:
            self._skip("[")
        keys = self._keys()
        parent = self._newest(keys[:-1])
        path = (*parent, keys[-1])
        self._skip("]]" if many else "]")
        if not many:
            return self._newest(keys)
        self._counts[path] = self._counts.get(path, 0) + 1
        return (*path, self._counts[path] - 1)

    def _newest(self, keys: Path) -> Path:
        """The path of ``keys``, entering the newest table of each array of tables on the way."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _keys(self) -> Path:
        keys = [self._take(KEY).strip("\"'")]
        while self._skip("."):
            keys.append(self._take(KEY).strip("\"'"))
        return tuple(keys)

    def _pair(self, table: Path) -> None:
        begin = self._at
        path = (*table, *self._keys())
        self._note(path, begin)
        self._skip("=")
        self._skip_blank()
        self._value(path)

    def _value(self, path: Path) -> None:
        self._begins[path] = self._at
        if self._skip("["):
            self._array(path)
        elif self._skip("{"):
            self._inline_table(path)
        else:
            self._take(SCALAR)

    def _array(self, path: Path) -> None:
        index = 0
        while self._skip_blank() and not self._skip("]"):
            self._value((*path, index))
            self._skip_blank()
            self._skip(",")
            index += 1

    def _inline_table(self, path: Path) -> None:
        while self._skip_blank() and not self._skip("}"):
            self._pair(path)
            self._skip_blank()
            self._skip(",")
