"""One row of a hospital's files, read value by value, noting what is wrong and what nobody asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.services.seeding.mistakes import Mistakes, Spot, nearest, shown
from kiosk.services.seeding.values import Sort

T = TypeVar("T")


@dataclass(frozen=True)
class Cell:
    """A value as it stands in the file: ``spot`` is its place, ``named`` that of its key or column heading."""

    value: object
    spot: Spot
    named: Spot


@dataclass(frozen=True)
class Row:
    """A table of TOML or a line of CSV; ``top`` is where its keys stand or are missing. Empty cells count as none."""

    spot: Spot
    top: Spot
    cells: Mapping[str, Cell]
    mistakes: Mistakes
    asked: list[str] = field(default_factory=list)

    def required(self, key: str, sort: Sort[T]) -> T:
        """The value of ``key``; its absence is a mistake."""
        value = self.optional(key, sort, None)
        if value is not None:
            return value
        if not self.has(key):
            self.expected(key, sort)
        return sort.blank

    def optional(self, key: str, sort: Sort[T], default: T | None) -> T | None:
        """The value of ``key``, or ``default`` when there is none; what cannot be read is noted and None."""
        self.asked.append(key)
        if not self.has(key):
            return default
        try:
            return sort.parse(self.cells[key].value)
        except (ValueError, KeyError):
            self.expected(key, sort)
            return None

    def given(self, key: str, sort: Sort[T], default: T) -> T:
        """The value of ``key``, or ``default`` when there is none."""
        value = self.optional(key, sort, default)
        return default if value is None else value

    def has(self, key: str) -> bool:
        """Whether something stands in this cell."""
        return key in self.cells and self.cells[key].value != ""

    def expected(self, key: str, sort: Sort[T]) -> None:
        """Note that ``key`` should be of this sort; without such a cell it is missing."""
        if key not in self.cells:
            self.mistakes.add(self.top, f"{shown(key)} is missing: expected {sort.expected}")
        elif sort.secret:
            self.mistakes.add(self.cells[key].spot, f"expected {sort.expected}")
        else:
            self.mistakes.add(self.cells[key].spot, f"expected {sort.expected}, got {shown(self.cells[key].value)}")

    def wrong(self, key: str, text: str) -> None:
        """Note what is wrong with the value of ``key`` beside the others."""
        self.mistakes.add(self.cells[key].spot if key in self.cells else self.spot, text)

    def refuse_unknown(self) -> None:
        """Note every key that was not asked for, with the nearest one that would have been."""
        for key, cell in self.cells.items():
            if key not in self.asked:
                self.mistakes.add(cell.named, f"unknown name {shown(key)}{nearest(key, self.asked)}")
