"""The clocks of triage: to the doctor, to the electrocardiogram, to the scanner, to the next look."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.triage.signs import Level, Track
from kiosk.domain.triage.tables import LevelTable
from kiosk.domain.words import QT_TRANSLATE_NOOP


class ClockSort(StrEnum):
    """What is waited for."""

    RESPONSE = "response"  # a doctor
    REASSESS = "reassess"
    ECG = "ecg"
    CT = "ct"


class Stopped(StrEnum):
    """How a clock ended."""

    DONE = "done"
    REPLACED = "replaced"  # by another level, or another look
    LEFT = "left"  # the patient, or it was a mistake


CLOCKS: Mapping[ClockSort, str] = MappingProxyType(
    {
        ClockSort.RESPONSE: QT_TRANSLATE_NOOP("Words", "Doctor"),
        ClockSort.REASSESS: QT_TRANSLATE_NOOP("Words", "New look"),
        ClockSort.ECG: QT_TRANSLATE_NOOP("Words", "ECG"),
        ClockSort.CT: QT_TRANSLATE_NOOP("Words", "CT"),
    }
)
BELOW = frozenset({ClockSort.ECG, ClockSort.CT})  # "in less than": the minute itself is too late


@dataclass(frozen=True)
class Term:
    """A clock to start: from when it runs, and when it is due."""

    sort: ClockSort
    begins: datetime
    due: datetime


@dataclass(frozen=True)
class Clock:
    """A clock as it stands; ``stopped`` with how and by whom, or None while it runs."""

    id: int
    sort: ClockSort
    began: datetime
    due: datetime
    stopped: datetime | None = None
    how: Stopped | None = None
    by: str = ""

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been stopped before ``now``; one that was stopped too late stays so."""
        at = self.stopped or now
        return at >= self.due if self.sort in BELOW else at > self.due


def level_terms(
    level: Level, *, contact: datetime, at: datetime, before: Level | None, table: LevelTable
) -> tuple[Term, ...]:
    """The clocks of a level decided ``at``: a doctor, counted from the first contact, and the next look.

    For whoever has become worse the doctor's clock runs anew from ``at``; the same level again leaves it as it is.
    """
    times = table.times[level]
    again = Term(ClockSort.REASSESS, at, at + timedelta(minutes=times.reassess))
    if level == before:
        return (again,)
    begins = at if before is not None and level < before else contact
    return Term(ClockSort.RESPONSE, begins, begins + timedelta(minutes=times.response)), again


def track_terms(tracks: Collection[Track], *, contact: datetime, table: LevelTable) -> tuple[Term, ...]:
    """The clocks of fast tracks, all from the first contact."""
    found = [table.tracks[track] for track in Track if track in tracks and track in table.tracks]
    return tuple(Term(ClockSort(each.clock), contact, contact + timedelta(minutes=each.minutes)) for each in found)
