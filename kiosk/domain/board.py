"""叫号屏: which calls are news, what an area is called, and when a board is awake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import BoardPicture, Call, Line

FRESH = timedelta(minutes=2)  # older calls are shown and no longer spoken: who was meant has gone, or been recalled
EARLY = timedelta(minutes=30)  # awake so long before opening: people are there first
LATE = timedelta(minutes=60)  # and so long after the last call: clinics overrun


@dataclass(frozen=True)
class Area:
    """What a board is called, its ``name`` or its ``floor``, and how places are told apart there.

    ``departments`` names the department of each queue where there are several, else it is empty; ``has_floors`` is
    whether people have to be told the floor as well.
    """

    name: str = ""
    name_en: str = ""
    floor: int | None = None
    departments: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    has_floors: bool = False


@dataclass(frozen=True)
class Count:
    """How many wait at a place; ``is_paused`` while nobody is called there."""

    name: str
    name_en: str
    waiting: int
    is_paused: bool = False


@dataclass(frozen=True)
class Seen:
    """One look at an area: its picture, and the calls of the last minutes that still stand, to be spoken.

    ``hospital`` is the house as it is by now; None where nobody watches it.
    """

    area: Area
    picture: BoardPicture
    standing: tuple[Call, ...]
    hospital: HospitalInfo | None = None


class News:
    """Tells of each call once, and of none that was made before the first look, or is older than `FRESH`."""

    def __init__(self) -> None:
        self._known: dict[int, datetime] | None = None

    def of(self, calls: Iterable[Call], at: datetime) -> tuple[Call, ...]:
        """Those of ``calls`` of which nobody was told yet, the oldest first; ``at`` is now."""
        fresh = {call.id: call for call in calls if at - call.at <= FRESH}
        known = {key: call.at for key, call in fresh.items()} if self._known is None else self._known
        news = (call for key, call in fresh.items() if key not in known)
        kept = {key: made for key, made in known.items() if at - made <= FRESH}  # older ones are no news anyway
        self._known = kept | {key: call.at for key, call in fresh.items()}
        return tuple(sorted(news, key=lambda call: (call.at, call.id)))


def counts(lines: tuple[Line, ...], area: Area) -> tuple[Count, ...]:
    """Who waits where: by queue, or by department where there are several of them."""
    if not area.departments:
        return tuple(Count(line.name, line.name_en, line.waiting, line.is_paused) for line in lines)
    summed: dict[tuple[str, str], Count] = {}
    for line in lines:
        names = area.departments.get(line.queue_id, (line.name, line.name_en))
        before = summed.get(names, Count(*names, 0, is_paused=True))
        summed[names] = Count(*names, before.waiting + line.waiting, before.is_paused and line.is_paused)
    return tuple(summed.values())


def is_awake(hospital: HospitalInfo, now: datetime, last_call: datetime | None) -> bool:
    """Whether a board has anybody to show something to: from before opening until some time after the last call."""
    is_called = last_call is not None and now - last_call < LATE
    return is_called or hospital.is_open(now) or hospital.is_open(now + EARLY)
