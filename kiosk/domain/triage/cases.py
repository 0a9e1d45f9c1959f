"""A person at triage as the desk sees them: what was found, what was decided, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.errors import DomainError
from kiosk.domain.queue import Flag
from kiosk.domain.triage.clocks import Clock, ClockSort
from kiosk.domain.triage.judging import Proposal
from kiosk.domain.triage.signs import Level, Presented, Sign, Track
from kiosk.domain.words import QT_TRANSLATE_NOOP

FLAGS = {
    Level.ONE: Flag.TRIAGE_1,
    Level.TWO: Flag.TRIAGE_2,
    Level.THREE: Flag.TRIAGE_3,
    Level.FOUR: Flag.TRIAGE_4,
}


class ReasonWanted(DomainError):
    """The level decided is not the one proposed, and nobody has said why."""

    sentence = QT_TRANSLATE_NOOP("Words", "Please say in a few words why the level is another one than proposed.")


class TriageOver(DomainError):
    """The case has been closed."""

    sentence = QT_TRANSLATE_NOOP("Words", "This triage has been closed.")


class AlreadyStopped(DomainError):
    """Somebody else was quicker to stop a clock."""

    sentence = QT_TRANSLATE_NOOP("Words", "{who} has stopped this clock already, at {time}.")


class KnownAlready(DomainError):
    """The case belongs to a patient."""

    sentence = QT_TRANSLATE_NOOP("Words", "This triage belongs to a patient already.")


@dataclass(frozen=True)
class Taken:
    """What a nurse has typed. ``patient_id`` is None for somebody not known yet, ``known_as`` tells them from others.

    ``began`` is the first contact (None: now); ``confirmed`` are signs said to be right all the same; ``case_id`` names
    the case that is looked at again.
    """

    presented: Presented
    patient_id: int | None = None
    known_as: str = ""
    began: datetime | None = None
    confirmed: frozenset[Sign] = frozenset()
    case_id: int | None = None


@dataclass(frozen=True)
class Assessment:
    """One look at the patient: what was found and what the machine proposed of it, at that time."""

    id: int
    presented: Presented
    proposal: Proposal
    at: datetime
    by: str


@dataclass(frozen=True)
class Decision:
    """What the nurse decided; ``reason`` "" where it is what was proposed."""

    level: Level
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Case:
    """Somebody at triage. ``name`` is the patient's full name, or how an unknown person is told from others.

    ``decision`` is None until a nurse has decided; ``tickets`` are the numbers that follow the case.
    """

    id: int
    patient_id: int | None
    name: str
    outpatient_number: str
    began: datetime
    assessment: Assessment
    decision: Decision | None
    tracks: frozenset[Track]
    clocks: tuple[Clock, ...]
    tickets: tuple[str, ...] = ()
    closed: datetime | None = None

    @property
    def level(self) -> Level:
        """What was decided, and before that what is proposed."""
        return self.decision.level if self.decision else self.assessment.proposal.level

    @property
    def running(self) -> tuple[Clock, ...]:
        """The clocks nobody has stopped, the first due before the others."""
        return tuple(sorted((each for each in self.clocks if each.stopped is None), key=lambda each: each.due))

    def clock(self, sort: ClockSort) -> Clock | None:
        """The newest of a sort."""
        return next((each for each in reversed(self.clocks) if each.sort is sort), None)


def flags_of(level: Level | None, tracks: frozenset[Track]) -> frozenset[Flag]:
    """What a queue and its windows are told. A fast track goes the green channel too."""
    found = {FLAGS[level]} if level is not None else set()
    return frozenset(found | ({Flag.GREEN} if tracks else set()))


def gravest_first(cases: Sequence[Case], *, now: datetime) -> tuple[Case, ...]:
    """Overdue ones first, then by level, then by what is due next."""

    def place(case: Case) -> tuple[bool, int, datetime]:
        running = case.running
        is_late = any(each.is_overdue(now) for each in running)
        return not is_late, case.level, running[0].due if running else case.began

    return tuple(sorted(cases, key=place))
