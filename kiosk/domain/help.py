"""求助: somebody at a kiosk asks for a person, or a machine for itself; who sees to it, and what both write."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.domain.roles import RIGHTS, Right, Role
from kiosk.domain.words import QT_TRANSLATE_NOOP

LONGEST_MESSAGE = 200  # characters
CLIMB_SECONDS = 60  # unanswered so long, a request counts as one step graver (our own choice)


class HelpSort(StrEnum):
    """What is asked for, and by whom."""

    RED_FLAG = "red_flag"  # signs of an emergency
    SIGNS = "signs"  # somebody who signs
    WHEELCHAIR = "wheelchair"  # somebody who sits before the screen asks for a person
    PERSON = "person"
    STRUGGLE = "struggle"  # somebody struggles, and agreed to be helped
    SILENT = "silent"  # a kiosk is not heard of any more
    PAPER = "paper"  # a printer cannot print


class Gravity(IntEnum):
    """How much it matters, 1 most. Nothing climbs to 1."""

    LIFE = 1
    CLIMBED = 2
    PERSON = 3
    STRUGGLE = 4
    MACHINE = 5


GRAVITY: Mapping[HelpSort, Gravity] = MappingProxyType(
    {
        HelpSort.RED_FLAG: Gravity.LIFE,
        HelpSort.SIGNS: Gravity.PERSON,
        HelpSort.WHEELCHAIR: Gravity.PERSON,
        HelpSort.PERSON: Gravity.PERSON,
        HelpSort.STRUGGLE: Gravity.STRUGGLE,
        HelpSort.SILENT: Gravity.STRUGGLE,  # whoever stands before it cannot ask for anybody
        HelpSort.PAPER: Gravity.MACHINE,
    }
)
# Seconds between two sounds while nobody takes it, by how grave it is by now (our own choice).
REPEAT_SECONDS: Mapping[Gravity, int] = MappingProxyType(
    {Gravity.LIFE: 5, Gravity.CLIMBED: 10, Gravity.PERSON: 20, Gravity.STRUGGLE: 30, Gravity.MACHINE: 60}
)
# A patient waits for one person: whoever asks for more than before turns the request, from the right to the left.
ONE_PATIENT = (HelpSort.SIGNS, HelpSort.WHEELCHAIR, HelpSort.PERSON, HelpSort.STRUGGLE)
OF_MACHINES = frozenset({HelpSort.SILENT, HelpSort.PAPER})


class HelpState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a request ended."""

    SOLVED = "solved"
    NOBODY = "nobody"  # nobody was there any more
    CANCELLED = "cancelled"  # by the patient
    LEFT = "left"  # the sitting ended
    BACK = "back"  # the machine is well again


class Side(StrEnum):
    """Who wrote a message."""

    PATIENT = "patient"
    STAFF = "staff"


class CannotTakeIt(DomainError):
    """Somebody was asked to take a request over who does not answer requests, or not any more."""

    sentence = QT_TRANSLATE_NOOP("Words", "This person cannot take it. Please choose another one.")


@dataclass(frozen=True)
class Message:
    """One message, written at ``at``."""

    side: Side
    text: str
    at: datetime


@dataclass(frozen=True)
class Colleague:
    """A member of staff who answers requests."""

    number: str
    name: str
    role: Role | None = None


NOBODY = Colleague("", "")


@dataclass(frozen=True)
class HelpRequest:
    """A request of ``device``, made on ``page`` in ``modes``. ``owner`` is the name of whoever took it, or "".

    ``owner_number`` tells two of one name apart, ``owner_role`` is None when the account is locked. ``since`` is when
    it came to stand as it does. ``waiting_before`` is its place in line: how many that wait come before it.
    ``offered`` is whom its owner has asked to take it over; the owner stays owner until they do. A closed one has no
    messages.
    """

    id: int
    sort: HelpSort
    device: str
    page: str
    state: HelpState
    owner: str
    asked_at: datetime
    messages: tuple[Message, ...] = ()
    waiting_before: int = 0
    owner_number: str = ""
    owner_role: Role | None = None
    modes: frozenset[str] = frozenset()
    since: datetime | None = None
    offered: Colleague = NOBODY

    @property
    def is_waiting(self) -> bool:
        """Whether nobody sees to it."""
        return self.state is HelpState.WAITING

    @property
    def is_orphaned(self) -> bool:
        """Whether whoever took it may not answer requests any more; then anybody else may take it."""
        may_answer = self.owner_role is not None and Right.ANSWER_HELP in RIGHTS[self.owner_role]
        return self.state is HelpState.TAKEN and not may_answer


@dataclass(frozen=True)
class HelpFigures:
    """A day so far: how many were taken, how many of these are closed, and how many seconds people waited for one."""

    taken: int = 0
    solved: int = 0
    mean_seconds: float = 0.0
    p95_seconds: float = 0.0


def gravity(sort: HelpSort, asked_at: datetime, now: datetime) -> Gravity:
    """How grave it is by now: a step graver for each `CLIMB_SECONDS` unanswered, up to `Gravity.CLIMBED`."""
    first = GRAVITY[sort]
    if first is Gravity.LIFE:
        return first
    return Gravity(max(first - _steps(asked_at, now), Gravity.CLIMBED))


def place(sort: HelpSort, asked_at: datetime, now: datetime) -> tuple[int, datetime]:
    """Sorts those who wait: the gravest first; of one gravity whoever came to it first, by asking or by climbing."""
    by_now = gravity(sort, asked_at, now)
    return by_now, asked_at + timedelta(seconds=CLIMB_SECONDS) * (GRAVITY[sort] - by_now)


def in_order(requests: Iterable[HelpRequest], now: datetime) -> tuple[HelpRequest, ...]:
    """Those who wait as `place` sorts them; then those that are seen to, the one taken last first."""

    def key(request: HelpRequest) -> tuple[bool, int, float, int]:
        if request.is_waiting:
            grave, since = place(request.sort, request.asked_at, now)
            return False, grave, since.timestamp(), request.id
        return True, 0, -(request.since or request.asked_at).timestamp(), request.id

    return tuple(sorted(requests, key=key))


def figures(waits: Collection[float], *, solved: int) -> HelpFigures:
    """The figures of so many seconds waited; the 95th percentile is the smallest wait that 95 % did not exceed."""
    if not waits:
        return HelpFigures(solved=solved)
    ordered = sorted(waits)
    at = -(-len(ordered) * 95 // 100) - 1
    return HelpFigures(len(ordered), solved, sum(ordered) / len(ordered), ordered[at])


def _steps(asked_at: datetime, now: datetime) -> int:
    return max(0, int((now - asked_at).total_seconds())) // CLIMB_SECONDS
