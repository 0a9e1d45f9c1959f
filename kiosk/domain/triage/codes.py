"""The complaint as a nurse types it: short codes, names, and words of her own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.text import narrow
from kiosk.domain.triage.tables import Finding, LevelTable

LONGEST = 200  # characters
APART = re.compile(r"[\s,，、;；/]+")


@dataclass(frozen=True)
class Complaint:
    """What was typed: ``findings`` in that order, and the ``words`` that are no code."""

    findings: tuple[Finding, ...]
    words: str


def read_complaint(text: str, table: LevelTable) -> Complaint:
    """Codes and whole names become findings, everything else stays words (the first 200 characters)."""
    known = {name: found for found in table.findings.values() for name in _names(found)}
    parts = [part for part in APART.split(narrow(text[: 2 * LONGEST]).strip()) if part]
    found = dict.fromkeys(known[part.lower()] for part in parts if part.lower() in known)
    left = " ".join(part for part in parts if part.lower() not in known)
    return Complaint(tuple(found), left[:LONGEST])


def matching(typed: str, table: LevelTable) -> tuple[Finding, ...]:
    """The findings whose code or name begins with the last thing typed, codes first."""
    last = APART.split(narrow(typed))[-1].lower()
    if not last:
        return ()
    by_code = [found for found in table.findings.values() if found.code.startswith(last)]
    by_name = [found for found in table.findings.values() if _begins(found, last)]
    return tuple(dict.fromkeys((*by_code, *by_name)))


def _names(found: Finding) -> Iterable[str]:
    return found.code, found.name, found.name_en.lower()


def _begins(found: Finding, last: str) -> bool:
    return any(name.startswith(last) for name in _names(found))
