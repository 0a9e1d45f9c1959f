"""The weekly timetable laid over real days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from kiosk.services.seeding.hospital import TimetableEntry

SESSION_CODE = re.compile(r"\d{8}-.+-\d{4}")  # as `session_code` makes them; sessions of other origin look otherwise


@dataclass(frozen=True)
class PlannedSlot:
    """号源时段 to be offered."""

    starts: datetime
    ends: datetime
    capacity: int


@dataclass(frozen=True)
class PlannedSession:
    """出诊 of one day. ``code`` is the same whenever the same line of the timetable is laid over the same day."""

    code: str
    day: date
    entry: TimetableEntry
    slots: tuple[PlannedSlot, ...]


def plan(timetable: Iterable[TimetableEntry], *, today: date, days: int, zone: str) -> tuple[PlannedSession, ...]:
    """The sessions of ``days`` days from ``today`` on, their times those of the clocks in ``zone``."""
    dates = [today + timedelta(days=count) for count in range(days)]
    return tuple(
        PlannedSession(session_code(day, entry), day, entry, _slots(entry, day, ZoneInfo(zone)))
        for entry in timetable
        for day in dates
        if day.isoweekday() in entry.weekdays
    )


def session_code(day: date, entry: TimetableEntry) -> str:
    """Day, whose session and its beginning: two sessions that agree in these would be one doctor in two rooms."""
    return f"{day:%Y%m%d}-{entry.who}-{entry.starts // 60:02}{entry.starts % 60:02}"


def _slots(entry: TimetableEntry, day: date, zone: ZoneInfo) -> tuple[PlannedSlot, ...]:
    marks = [_instant(day, minute, zone) for minute in range(entry.starts, entry.ends + 1, entry.band)]
    bands = [(begin, end) for begin, end in pairwise(marks) if begin < end]
    # In the night the clocks go forward an hour is missing, and two bands would begin at the same moment.
    once = {begin: PlannedSlot(begin, end, entry.capacity) for begin, end in bands}
    return tuple(once.values())


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """24:00 is the next day's midnight."""
    clock = datetime.combine(day, time()) + timedelta(minutes=minute)
    return clock.replace(tzinfo=zone).astimezone(UTC)
