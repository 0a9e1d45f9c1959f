"""The hall at a glance: queues, windows, papers and the day's sessions, and what is called overdue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.journey import DayPart, PaperSort, PrintState, SessionKind
from kiosk.domain.words import QT_TRANSLATE_NOOP

# Our own choice, after mock 12: nobody should wait longer without somebody going to look.
OVERDUE = timedelta(minutes=45)
FEW = 5  # people
STUCK = timedelta(minutes=2)  # longer no paper takes that is really being printed


class Crowding(StrEnum):
    """How a queue stands, in one word."""

    FEW = "few"
    MODERATE = "moderate"
    OVERDUE = "overdue"
    FULL = "full"


CROWDING: Mapping[Crowding, str] = MappingProxyType(
    {
        Crowding.FEW: QT_TRANSLATE_NOOP("Hall", "Few"),
        Crowding.MODERATE: QT_TRANSLATE_NOOP("Hall", "Moderate"),
        Crowding.OVERDUE: QT_TRANSLATE_NOOP("Hall", "Overdue"),
        Crowding.FULL: QT_TRANSLATE_NOOP("Hall", "Full"),
    }
)


def crowding(waiting: int, longest: timedelta, *, is_full: bool) -> Crowding:
    """The word for a queue; overdue before all, because somebody has to go and look."""
    if waiting and longest >= OVERDUE:
        return Crowding.OVERDUE
    if is_full:
        return Crowding.FULL
    return Crowding.FEW if waiting <= FEW else Crowding.MODERATE


@dataclass(frozen=True)
class QueueNow:
    """A queue as it stands; ``longest`` is how long the first has waited, ``opened`` and ``paused`` count windows.

    ``is_full`` when no place of its department is left today, or the queue has its number of the day.
    """

    queue_id: int
    code: str
    name: str
    name_en: str
    department: str
    department_en: str
    waiting: int
    longest: timedelta
    served: int
    opened: int
    paused: int
    is_full: bool = False
    paused_why: str = ""

    @property
    def crowding(self) -> Crowding:
        """In one word."""
        return crowding(self.waiting, self.longest, is_full=self.is_full)


class WindowWork(StrEnum):
    """What a window does."""

    WORKING = "working"  # somebody is called there, or in the room
    FREE = "free"
    PAUSED = "paused"
    CLOSED = "closed"  # nothing has happened there today


WINDOW_WORK: Mapping[WindowWork, str] = MappingProxyType(
    {
        WindowWork.WORKING: QT_TRANSLATE_NOOP("Hall", "Working"),
        WindowWork.FREE: QT_TRANSLATE_NOOP("Hall", "Free"),
        WindowWork.PAUSED: QT_TRANSLATE_NOOP("Hall", "Paused"),
        WindowWork.CLOSED: QT_TRANSLATE_NOOP("Hall", "Closed"),
    }
)


@dataclass(frozen=True)
class WindowNow:
    """A window as it stands: who works there ("" nobody yet), whom it has, and since when; how many wait for it.

    ``department`` is that of its queues, "" for several: rooms of two departments may have one name.
    """

    window_id: int
    name: str
    name_en: str
    floor: int
    work: WindowWork
    who: str
    ticket: str
    since: datetime | None
    paused_why: str
    waiting: int
    department: str = ""
    department_en: str = ""


class PaperTrouble(StrEnum):
    """Why a paper is on the list."""

    FAILED = "failed"  # certainly not printed
    UNKNOWN = "unknown"  # sent, and nobody can say whether it came out
    STUCK = "stuck"  # sent some time ago without a word since
    AWAITING = "awaiting"  # never sent, or just being printed


PAPER_TROUBLE: Mapping[PaperTrouble, str] = MappingProxyType(
    {
        PaperTrouble.FAILED: QT_TRANSLATE_NOOP("Hall", "Not printed"),
        PaperTrouble.UNKNOWN: QT_TRANSLATE_NOOP("Hall", "Not known"),
        PaperTrouble.STUCK: QT_TRANSLATE_NOOP("Hall", "Stuck"),
        PaperTrouble.AWAITING: QT_TRANSLATE_NOOP("Hall", "Awaiting"),
    }
)


def paper_trouble(state: PrintState, age: timedelta) -> PaperTrouble:
    """What is wrong with a paper that has stood so long in a state it cannot stay in."""
    if state is PrintState.FAILED:
        return PaperTrouble.FAILED
    if state is PrintState.UNKNOWN:
        return PaperTrouble.UNKNOWN
    return PaperTrouble.STUCK if state is PrintState.SENT and age >= STUCK else PaperTrouble.AWAITING


@dataclass(frozen=True)
class PaperJob:
    """A paper that somebody has to see to; ``label`` is the ticket's number, ``reason`` what kept it back."""

    job_id: int
    sort: PaperSort
    label: str
    device: str
    copy: int
    trouble: PaperTrouble
    reason: str
    since: datetime


@dataclass(frozen=True)
class SessionNow:
    """出诊 of a day with its places; ``waiting`` are people not seen yet who are registered for it.

    ``stop_id`` is the stop that stands, ``why`` its reason; ``doctor`` is "" for any doctor.
    """

    session_id: int
    day: date
    part: DayPart
    kind: SessionKind
    department_id: int
    department: str
    department_en: str
    doctor: str
    doctor_en: str
    room: str
    room_en: str
    starts: datetime
    ends: datetime
    booked: int
    capacity: int
    waiting: int
    stop_id: int | None = None
    why: str = ""
