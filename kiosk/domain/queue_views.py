"""The queue as windows, boards and patients see it, and why one person comes before another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from kiosk.domain.queue import Flag, Rules, Step, TicketState
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words

BADGES: Mapping[Flag, str] = MappingProxyType(
    {
        Flag.TRIAGE_1: QT_TRANSLATE_NOOP("Words", "Level Ⅰ, at once"),
        Flag.TRIAGE_2: QT_TRANSLATE_NOOP("Words", "Level Ⅱ, very urgent"),
        Flag.TRIAGE_3: QT_TRANSLATE_NOOP("Words", "Level Ⅲ, urgent"),
        Flag.TRIAGE_4: QT_TRANSLATE_NOOP("Words", "Level Ⅳ, can wait"),
        Flag.GREEN: QT_TRANSLATE_NOOP("Words", "Green channel"),
        Flag.CRITICAL: QT_TRANSLATE_NOOP("Words", "Critically ill"),
        Flag.PREGNANT: QT_TRANSLATE_NOOP("Words", "Pregnant"),
        Flag.ELDER: QT_TRANSLATE_NOOP("Words", "Elderly"),
        Flag.SOLDIER: QT_TRANSLATE_NOOP("Words", "Soldier or veteran"),
        Flag.DISABLED: QT_TRANSLATE_NOOP("Words", "Disabled"),
        Flag.MARTYR: QT_TRANSLATE_NOOP("Words", "Martyr's family"),
        Flag.CHILD: QT_TRANSLATE_NOOP("Words", "Child"),
        Flag.SIGNS: QT_TRANSLATE_NOOP("Words", "Signs, call by sight"),
        Flag.WHEELCHAIR: QT_TRANSLATE_NOOP("Words", "Wheelchair"),
        Flag.VOICE: QT_TRANSLATE_NOOP("Words", "Hears, does not see"),
    }
)
GRANTED: Mapping[Flag, str] = MappingProxyType(
    {
        Flag.TRIAGE_1: QT_TRANSLATE_NOOP("Words", "Triage level Ⅰ: counted {minutes} minutes earlier"),
        Flag.TRIAGE_2: QT_TRANSLATE_NOOP("Words", "Triage level Ⅱ: counted {minutes} minutes earlier"),
        Flag.GREEN: QT_TRANSLATE_NOOP("Words", "Green channel: counted {minutes} minutes earlier"),
        Flag.TRIAGE_3: QT_TRANSLATE_NOOP("Words", "Triage level Ⅲ: counted {minutes} minutes earlier"),
        Flag.CRITICAL: QT_TRANSLATE_NOOP("Words", "Critically ill: counted {minutes} minutes earlier"),
        Flag.PREGNANT: QT_TRANSLATE_NOOP("Words", "Pregnant: counted {minutes} minutes earlier"),
        Flag.ELDER: QT_TRANSLATE_NOOP("Words", "Elderly: counted {minutes} minutes earlier"),
        Flag.SOLDIER: QT_TRANSLATE_NOOP("Words", "Soldier or veteran: counted {minutes} minutes earlier"),
        Flag.DISABLED: QT_TRANSLATE_NOOP("Words", "Disabled: counted {minutes} minutes earlier"),
        Flag.MARTYR: QT_TRANSLATE_NOOP("Words", "Martyr's family: counted {minutes} minutes earlier"),
    }
)
PRIORITY = QT_TRANSLATE_NOOP("Words", "Priority: counted {minutes} minutes earlier")
FROM_SLOT = QT_TRANSLATE_NOOP("Words", "Booked for {time}")
FROM_ISSUE = QT_TRANSLATE_NOOP("Words", "Came at {time}")
RETURNED = QT_TRANSLATE_NOOP("Words", "Return visit: one after every {count} others")
MISSED = QT_TRANSLATE_NOOP("Words", "Calls missed: {count}")
TRANSFERRED = QT_TRANSLATE_NOOP("Words", "Sent here from another queue, with the place kept")
MOVED_HERE = QT_TRANSLATE_NOOP("Words", "Moved here from another time or session")
CHECKED_IN = QT_TRANSLATE_NOOP("Words", "Checked in again at {time}")
EARLIER = QT_TRANSLATE_NOOP("Words", "{first} counts from {early}, {second} from {late}.")


@dataclass(frozen=True)
class QueueInfo:
    """A queue and its rules; ``paused_why`` "" while it is not paused."""

    id: int
    code: str
    name: str
    name_en: str
    department_id: int
    rules: Rules
    paused_why: str = ""


@dataclass(frozen=True)
class WindowInfo:
    """窗口 or room where people are called to; ``queues`` are ids and weights, the heaviest first."""

    id: int
    code: str
    name: str
    name_en: str
    floor: int
    queues: tuple[tuple[int, int], ...]
    paused_why: str = ""


@dataclass(frozen=True)
class Call:
    """叫号. ``name`` is masked; ``again`` counts recalls from 0; ``by_sight`` asks to be shown, not only told."""

    id: int
    ticket_id: int
    label: str
    name: str
    window_id: int
    window: str
    window_en: str
    floor: int
    queue_id: int
    at: datetime
    again: int = 0
    by_sight: bool = False


@dataclass(frozen=True)
class InQueue:
    """Somebody in a queue or at a window, as staff see them; ``name`` is masked, ``credit`` in minutes.

    ``due`` is the time the order counts from; ``counted`` the later of issue and slot, before any rule moved it.
    """

    ticket_id: int
    label: str
    name: str
    state: TicketState
    queue_id: int
    due: datetime
    issued: datetime
    starts: datetime
    since: datetime
    flags: tuple[Flag, ...] = ()
    credit: int = 0
    misses: int = 0
    is_return: bool = False
    step: Step = Step.ISSUE
    window_id: int | None = None

    @property
    def counted(self) -> datetime:
        """When they came, or their slot begins."""
        return max(self.issued, self.starts)


@dataclass(frozen=True)
class Numbers:
    """The day of a queue or window; ``minutes`` is the usual length of a visit as measured, None before the first."""

    waiting: int
    served: int
    missed: int
    minutes: int | None = None


@dataclass(frozen=True)
class InLine:
    """排队查询: what a patient is told. ``ahead`` people and ``wait`` minutes (low, high) while waiting, else 0.

    ``where`` is the window called to, else the queue; ``has_window`` is False while every window pauses;
    ``may_check_in`` is True where checking in brings the ticket back into line.
    """

    ticket_id: int
    label: str
    state: TicketState
    queue: str
    queue_en: str
    where: str
    where_en: str
    floor: int
    way: tuple[tuple[str, str], ...]
    way_en: tuple[tuple[str, str], ...]
    ahead: int
    wait: tuple[int, int]
    starts: datetime
    has_window: bool = True
    department: str = ""
    department_en: str = ""
    may_check_in: bool = False


@dataclass(frozen=True)
class Line:
    """A queue as a board counts it; ``is_paused`` while nobody is called from it."""

    queue_id: int
    name: str
    name_en: str
    waiting: int
    is_paused: bool = False


@dataclass(frozen=True)
class BoardPicture:
    """What a board shows: the last call of each ticket, newest first, and who waits where; true ``at`` that time."""

    calls: tuple[Call, ...]
    lines: tuple[Line, ...]
    at: datetime


def reasons(who: InQueue, rules: Rules) -> tuple[Words, ...]:
    """Why somebody stands where they stand, the strongest first."""
    return (*_moved(who, rules), *_granted(who, rules), _began(who))


def why_before(first: InQueue, second: InQueue, rules: Rules) -> tuple[Words, ...]:
    """Why ``first`` comes before ``second``: the times both count from, and what moved either."""
    early, late = f"{first.due:%H:%M}", f"{second.due:%H:%M}"
    told = words(EARLIER, first=first.label, early=early, second=second.label, late=late)
    return (told, *_moved(first, rules), *_granted(first, rules), *_moved(second, rules))


def measured(seconds: list[float], *, usual: int) -> tuple[float, float]:
    """A visit's length in minutes (low, high): the middle half of what was measured, or ``usual`` before five were."""
    if len(seconds) < 5:
        return 0.75 * usual, 1.25 * usual
    ordered = sorted(seconds)
    quarter = len(ordered) // 4
    return ordered[quarter] / 60, ordered[-1 - quarter] / 60


def honest_wait(ahead: int, each: tuple[float, float], *, windows: int, until: timedelta) -> tuple[int, int]:
    """Minutes (low, high) in steps of five, never below ``until`` (what is known: the slot's beginning)."""
    low, high = (people * minutes / max(windows, 1) for people, minutes in zip((ahead, ahead + 1), each, strict=True))
    known = max(until, timedelta()) / timedelta(minutes=1)
    begin = int(max(low if ahead else 0, known)) // 5 * 5
    end = -(-int(max(high, known + 5) + 0.999) // 5) * 5
    return begin, max(end, begin + 5)


def _moved(who: InQueue, rules: Rules) -> tuple[Words, ...]:
    found = []
    if who.is_return:
        found.append(words(RETURNED, count=rules.first_to_return))
    if who.misses:
        found.append(words(MISSED, count=who.misses))
    if who.step is Step.TRANSFER:
        found.append(words(TRANSFERRED))
    if who.step is Step.MOVE:
        found.append(words(MOVED_HERE))
    if who.step is Step.CHECK_IN:
        found.append(words(CHECKED_IN, time=f"{who.since:%H:%M}"))
    return tuple(found)


def _granted(who: InQueue, rules: Rules) -> tuple[Words, ...]:
    if not who.credit:
        return ()
    granting = [flag for flag in who.flags if rules.credits.get(flag) == who.credit and flag in GRANTED]
    return (words(GRANTED[granting[0]] if granting else PRIORITY, minutes=who.credit),)


def _began(who: InQueue) -> Words:
    is_slot = who.starts >= who.issued
    return words(FROM_SLOT if is_slot else FROM_ISSUE, time=f"{who.counted:%H:%M}")
