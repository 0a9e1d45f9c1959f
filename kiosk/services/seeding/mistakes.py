"""Mistakes in a hospital's files, each with its place, collected so that all are told at once."""

from dataclasses import dataclass
from difflib import get_close_matches

from kiosk.domain.errors import BadSettings

SHOWN = 20  # a screenful; the rest is counted


@dataclass(frozen=True, order=True)
class Spot:
    """A place in a file. ``column`` is the character in TOML and the number of the cell in CSV; both count from 1."""

    file: str
    line: int = 0
    column: int = 0
    name: str = ""

    def __str__(self) -> str:
        numbers = "".join(f":{number}" for number in (self.line, self.column) if number)
        return f"{self.file}{numbers}" + (f" ({printable(self.name)})" if self.name else "")


class Mistakes:
    """What is wrong so far."""

    def __init__(self) -> None:
        self._found: dict[tuple[Spot, str], None] = {}

    def add(self, spot: Spot, text: str) -> None:
        """Note one mistake; the same one twice is one."""
        self._found[(spot, text)] = None

    def raise_any(self) -> None:
        """Raise `BadSettings` with the first mistakes in the order of the files, or return when there are none."""
        if not self._found:
            return
        lines = [f"{spot}: {text}" for spot, text in sorted(self._found)]
        rest = len(lines) - SHOWN
        if rest > 0:
            lines = [*lines[:SHOWN], f"… and {rest} more"]
        raise BadSettings("\n".join(lines))


def shown(value: object) -> str:
    """A value as a person would quote it, shortened when it is long."""
    text = printable(f'"{value}"' if isinstance(value, str) else str(value))
    return text if len(text) <= 60 else f"{text[:57]}…{text[-1]}"


def printable(text: str) -> str:
    """A text that stays on its line of the log."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def nearest(word: str, known: list[str]) -> str:
    """The likeliest word meant, as the end of a sentence; "" when nothing comes near."""
    close = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f"; did you mean {shown(close[0])}?" if close else ""
