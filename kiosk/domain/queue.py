"""排队: where people stand in a line, what moves them, and how far anybody can be overtaken (docs/queue.md)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from kiosk.domain.calendar import age, needs_guardian

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MINUTE = 60_000_000  # microseconds, the unit of every rank
NUMBER_STEP = 1_000  # a millisecond for each number of the day: people of one slot keep the order of their numbers
MOST_CREDIT = 720  # minutes; no rule of a hospital may let anybody overtake more
# A day's tickets may be called until four in the morning: whoever still waits in the emergency hall at midnight stays.
DAY_ENDS_AFTER = timedelta(hours=4)
# Nobody is called much before the slot they chose: they need not be here yet.
EARLY = timedelta(minutes=30)


class TicketState(StrEnum):
    """Where a ticket stands."""

    UNPAID = "unpaid"
    WAITING = "waiting"
    CALLED = "called"
    ARRIVED = "arrived"  # in the room
    HELD = "held"  # put aside by staff: gone for a test, back later
    SERVED = "served"
    VOID = "void"  # missed too often, or cancelled
    EXPIRED = "expired"  # its day ended first


AT_WINDOW = frozenset({TicketState.CALLED, TicketState.ARRIVED})
IN_LINE = frozenset({TicketState.UNPAID, TicketState.WAITING})
ENDED = frozenset({TicketState.SERVED, TicketState.VOID, TicketState.EXPIRED})


class Step(StrEnum):
    """What led to a state; kept beside it."""

    ISSUE = "issue"
    PAY = "pay"
    CANCEL = "cancel"
    FLAG = "flag"
    CALL = "call"
    RECALL = "recall"
    ARRIVE = "arrive"
    MISS = "miss"
    HOLD = "hold"
    RESUME = "resume"
    FINISH = "finish"
    RETURN = "return"
    TRANSFER = "transfer"
    CHECK_IN = "check_in"
    MOVE = "move"  # staff moved the visit to another slot or session
    EXPIRE = "expire"


_S = TicketState
FROM: Mapping[Step, frozenset[TicketState]] = MappingProxyType(
    {
        Step.CALL: frozenset({_S.WAITING, _S.HELD}),
        Step.RECALL: frozenset({_S.CALLED}),
        Step.ARRIVE: frozenset({_S.CALLED}),
        Step.MISS: frozenset({_S.CALLED}),
        Step.HOLD: frozenset({_S.WAITING, _S.CALLED, _S.ARRIVED}),
        Step.RESUME: frozenset({_S.HELD}),
        Step.FINISH: AT_WINDOW,
        Step.RETURN: frozenset({_S.SERVED, _S.HELD}),
        Step.TRANSFER: frozenset({_S.WAITING, _S.CALLED, _S.ARRIVED, _S.HELD}),
        Step.CHECK_IN: frozenset({_S.HELD, _S.VOID}),
        Step.FLAG: IN_LINE,
        Step.MOVE: frozenset({_S.UNPAID, _S.WAITING, _S.HELD, _S.VOID}),
        Step.EXPIRE: frozenset({_S.WAITING, _S.CALLED, _S.ARRIVED, _S.HELD}),
    }
)
# Money and the day's end are no slip of a clerk.
UNDOABLE = frozenset(
    {Step.CALL, Step.ARRIVE, Step.MISS, Step.HOLD, Step.RESUME, Step.FINISH, Step.RETURN, Step.TRANSFER}
)


class Flag(StrEnum):
    """What staff should know of a patient at a glance; some of them grant priority (domain.md)."""

    TRIAGE_1 = "triage_1"  # the levels of triage, and the green channel
    TRIAGE_2 = "triage_2"
    TRIAGE_3 = "triage_3"
    TRIAGE_4 = "triage_4"
    GREEN = "green"
    CRITICAL = "critical"
    PREGNANT = "pregnant"
    ELDER = "elder"
    SOLDIER = "soldier"  # and veterans
    DISABLED = "disabled"
    MARTYR = "martyr"  # of a martyr's family
    CHILD = "child"
    SIGNS = "signs"
    WHEELCHAIR = "wheelchair"
    VOICE = "voice"


CREDITS: Mapping[Flag, int] = MappingProxyType(
    {
        Flag.TRIAGE_1: 240,
        Flag.TRIAGE_2: 120,
        Flag.GREEN: 60,
        Flag.TRIAGE_3: 30,
        Flag.CRITICAL: 240,
        Flag.PREGNANT: 20,
        Flag.SOLDIER: 20,
        Flag.DISABLED: 20,
        Flag.MARTYR: 20,
        Flag.ELDER: 15,
    }
)
# Set by triage alone; whoever sets the other flags leaves these as they are.
OF_TRIAGE = frozenset({Flag.TRIAGE_1, Flag.TRIAGE_2, Flag.TRIAGE_3, Flag.TRIAGE_4, Flag.GREEN})


@dataclass(frozen=True)
class Rules:
    """What a hospital decides for a queue. ``credits`` are minutes; ``callers`` roles that may call, () everybody."""

    credits: Mapping[Flag, int] = field(default_factory=lambda: CREDITS)
    elder_age: int = 70
    first_to_return: int = 2  # first visits for each return visit
    back_by: int = 3  # places lost by a missed call
    times_back: int = 2  # so often; then once to the end, then void
    opens: time = time.min
    closes: time = time.max
    daily_cap: int | None = None
    callers: tuple[str, ...] = ()

    def is_open(self, at: time) -> bool:
        """Whether the queue takes people at this time of the day; calling goes on until nobody waits."""
        return self.opens <= at and (at < self.closes or self.closes == time.max)


DEFAULT_RULES = Rules()


class Days(NamedTuple):
    """What may be called at a moment: tickets of these days, whose ranks lie between these."""

    first: date
    last: date
    floor: int
    ceiling: int


def callable_days(now: datetime) -> Days:
    """``now`` is aware, in the hospital's zone."""
    first = (now - DAY_ENDS_AFTER).date()
    midnight = datetime.combine(first, time.min, now.tzinfo)
    floor = instant(midnight) - MOST_CREDIT * MINUTE
    return Days(first, now.date(), floor, instant(now + EARLY))


class Spot(NamedTuple):
    """A place in a line: by rank, then by ticket."""

    rank: int
    ticket_id: int
    is_return: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """What lines are sorted by."""
        return self.rank, self.ticket_id


def instant(at: datetime) -> int:
    """An aware time in the unit of ranks: microseconds since 1970."""
    return (at - EPOCH) // MICROSECOND


def moment(rank: int) -> datetime:
    """The time of a rank, in UTC."""
    return EPOCH + rank * MICROSECOND


def natural_rank(*, issued: datetime, starts: datetime, number: int, credit: int) -> int:
    """Where a ticket belongs: counted from its issue or its slot's beginning, the later, minus its credit (minutes)."""
    return instant(max(issued, starts)) - credit * MINUTE + number * NUMBER_STEP


def credit_of(flags: Collection[Flag], rules: Rules) -> int:
    """Minutes granted: the largest of what the flags grant, never their sum."""
    return max((rules.credits.get(flag, 0) for flag in flags), default=0)


def flags_of_age(birth: date | None, today: date, rules: Rules) -> frozenset[Flag]:
    """What a birth date tells."""
    if birth is None:
        return frozenset()
    elder = {Flag.ELDER} if age(birth, today) >= rules.elder_age else set()
    return frozenset(elder | ({Flag.CHILD} if needs_guardian(birth, today) else set()))


def behind(line: Sequence[Spot], count: int, *, ticket_id: int, now: int) -> int:
    """A rank for the ticket so that at least ``count`` (from 1) of ``line`` stay before it; where fewer wait, now.

    ``line`` is in order, all due (rank up to ``now``), without the ticket. Where two neighbours leave no room between
    them, the ticket goes behind the second one.
    """
    for place in range(count, len(line)):
        rank = _between(line[place - 1], line[place], ticket_id)
        if rank is not None:
            return rank
    return at_end(line, ticket_id=ticket_id, now=now)


def at_end(line: Sequence[Spot], *, ticket_id: int, now: int) -> int:
    """The rank behind everybody who is due, and before whoever comes after this."""
    last = line[-1] if line else Spot(now, ticket_id - 1)
    return now if (now, ticket_id) > last.key else last.rank + 1


def return_place(line: Sequence[Spot], rules: Rules) -> int:
    """How many of ``line`` stay before one more return visit: N first visits after the last return visit there."""
    returns = [place for place, spot in enumerate(line, start=1) if spot.is_return]
    return (returns[-1] if returns else 0) + rules.first_to_return


class Fate(StrEnum):
    """What a missed call leads to."""

    BACK = "back"
    END = "end"
    VOID = "void"


def after_miss(misses: int, rules: Rules) -> Fate:
    """What the ``misses``-th missed call (from 1) leads to: back by some, then to the end, then void."""
    if misses <= rules.times_back:
        return Fate.BACK
    return Fate.END if misses == rules.times_back + 1 else Fate.VOID


def bound(rules: Rules) -> timedelta:
    """How much later than you somebody may have come and still be called before you by priority."""
    return timedelta(minutes=max(rules.credits.values(), default=0))


def urgency(rank: int, *, now: int, weight: int) -> int:
    """By which the heads of several queues at one window compare: time since due times weight; the largest is next."""
    waited = now - rank
    return waited * weight if waited > 0 else waited


def _between(before: Spot, after: Spot, ticket_id: int) -> int | None:
    middle = (before.rank + after.rank) // 2
    fits = (rank for rank in (middle, after.rank) if before.key < (rank, ticket_id) < after.key)
    return next(fits, None)
