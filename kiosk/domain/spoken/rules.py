"""How a table of rules is read: one pattern after the other, each seeing what those before it left."""

import re
from collections.abc import Callable, Iterable

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def rule(pattern: str, say: str | Callable[[re.Match[str]], str]) -> Rule:
    """A pattern and what is said for it: plain words, or a function of the match."""
    if isinstance(say, str):
        words = say
        return re.compile(pattern), lambda _found: words
    return re.compile(pattern), say


def apply(rules: Iterable[Rule], text: str) -> str:
    """``text`` after all ``rules``."""
    for pattern, say in rules:
        text = pattern.sub(say, text)
    return text
