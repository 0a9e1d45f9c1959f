"""What a check says: a state, a sentence, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How serious a finding is."""

    OK = "ok"
    WARNING = "warning"  # works, but somebody should look
    PROBLEM = "problem"  # patients will notice


@dataclass(frozen=True)
class Finding:
    """The answer of one check, in words for staff; ``remedy`` says what to do, "" when nothing."""

    state: State
    words: str
    remedy: str = ""


def ok(words: str) -> Finding:
    """All is well."""
    return Finding(State.OK, words)


def warning(words: str, remedy: str = "") -> Finding:
    """It works, but somebody should look."""
    return Finding(State.WARNING, words, remedy)


def problem(words: str, remedy: str = "") -> Finding:
    """Patients will notice."""
    return Finding(State.PROBLEM, words, remedy)


def worst(findings: Sequence[Finding], otherwise: str) -> Finding:
    """The worst of these as one, with the words of all that are as bad; ``otherwise`` when all is well."""
    for state in (State.PROBLEM, State.WARNING):
        bad = [finding for finding in findings if finding.state is state]
        if bad:
            remedies = dict.fromkeys(finding.remedy for finding in bad if finding.remedy)
            words = dict.fromkeys(finding.words for finding in bad)
            return Finding(state, "; ".join(words), " ".join(remedies))
    return ok(otherwise)
