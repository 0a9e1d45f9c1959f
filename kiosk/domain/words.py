"""Sentences for people, written in English and translated where they are shown."""

from dataclasses import dataclass
from datetime import date

Value = str | int | date  # a date is said as people write it


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  (the name Qt Linguist looks for)
    """Mark ``text`` for translation and give it back unchanged."""
    return text


@dataclass(frozen=True)
class Words:
    """One sentence: English source with ``{named}`` places, the values that fill them, and the catalogue context."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    context: str = "Words"


def words(text: str, /, **values: Value) -> Words:
    """A sentence of the catalogue context ``Words``; mark ``text`` with `QT_TRANSLATE_NOOP` where it is written."""
    return Words(text, tuple(values.items()))
