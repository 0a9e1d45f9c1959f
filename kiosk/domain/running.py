"""Visits as staff change them, and sessions that stop: what is listed, and where a patient can go instead."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.journey import PrintOutcome
from kiosk.domain.queue import TicketState
from kiosk.domain.words import QT_TRANSLATE_NOOP

LONGEST_REASON = 100  # characters
NO_REASON = QT_TRANSLATE_NOOP("Words", "Please say why. It is kept with your number.")
LONG_REASON = QT_TRANSLATE_NOOP("Words", "Please say why in at most {most} characters.")


def check_reason(reason: str) -> str:
    """The reason without its margins; raises `InvalidEntry` when there is none, or too much of it."""
    said = " ".join(reason.split())
    if not said:
        raise InvalidEntry(NO_REASON, field="reason")
    if len(said) > LONGEST_REASON:
        raise InvalidEntry(LONG_REASON, field="reason", most=LONGEST_REASON)
    return said


class Money(StrEnum):
    """Where the money of a visit stands."""

    DUE = "due"
    SETTLED = "settled"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class VisitLine:
    """One registration as staff see it; ``doctor`` is "" for any, ``wished`` when somebody wants it cancelled."""

    registration_id: int
    patient_id: int
    label: str
    name: str
    day: date
    starts: datetime
    department_id: int
    department: str
    department_en: str
    doctor: str
    doctor_en: str
    room: str
    room_en: str
    state: TicketState
    money: Money
    is_cancelled: bool = False
    wished: bool = False

    @property
    def can_move(self) -> bool:
        """Whether it stands where it can be changed."""
        return not self.is_cancelled and self.state in MOVABLE


# Of somebody called or in the room a window says first what became of them.
MOVABLE = frozenset({TicketState.UNPAID, TicketState.WAITING, TicketState.HELD, TicketState.VOID})


@dataclass(frozen=True)
class FreePlace:
    """A slot with room, in a session a visit can move to; ``waiting`` people stand in its line."""

    slot_id: int
    session_id: int
    day: date
    starts: datetime
    ends: datetime
    left: int
    doctor: str
    doctor_en: str
    room: str
    room_en: str
    waiting: int = 0


@dataclass(frozen=True)
class Moved:
    """What became of one patient: the number now, ``outcome`` of the slip (None: there is none to print yet)."""

    registration_id: int
    label: str
    slot_id: int
    outcome: PrintOutcome | None = None


class Extent(StrEnum):
    """How much of a session stops."""

    LATER = "later"  # slots that begin from now on; whoever waits for an earlier one is still seen
    WHOLE = "whole"  # everybody who has not been seen yet


@dataclass(frozen=True)
class StopInfo:
    """停诊 that stands. ``starts`` is where it begins, ``moved`` how many patients have been moved out."""

    stop_id: int
    session_id: int
    department_id: int
    reason: str
    starts: datetime
    moved: int

    @property
    def can_resume(self) -> bool:
        """While nobody was moved."""
        return not self.moved


@dataclass(frozen=True)
class Proposal:
    """Where a patient of a stopped session would wait least: ``wait`` is how long from now, about."""

    place: FreePlace
    wait: timedelta


@dataclass(frozen=True)
class StrandedVisit:
    """Somebody who is still in a stopped session, and where they could go; None where nothing has room that day."""

    visit: VisitLine
    proposal: Proposal | None
