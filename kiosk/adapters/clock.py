"""The hospital's time."""

from datetime import datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.errors import BadSettings


class SystemClock:
    """The machine's clock, told in the hospital's zone (an IANA name); raises `BadSettings` for an unknown zone."""

    def __init__(self, *, zone: str = "Asia/Shanghai") -> None:
        try:
            self._zone = ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise BadSettings(f"zone: {zone!r} is no IANA time zone such as 'Asia/Shanghai'") from error

    def now(self) -> datetime:
        """The time now, aware, in the hospital's zone."""
        return datetime.now(self._zone)


class FixedClock:
    """A clock that stands where it was put, for tests and the tour; safe to move from any thread."""

    def __init__(self, now: datetime) -> None:
        self._lock = Lock()
        self._now = _aware(now)

    def now(self) -> datetime:
        """The time it was last put to."""
        with self._lock:
            return self._now

    def set(self, now: datetime) -> None:
        """Put the clock to ``now``, which must be aware."""
        with self._lock:
            self._now = _aware(now)

    def advance(self, by: timedelta) -> datetime:
        """Move the clock on and tell the new time."""
        with self._lock:
            self._now += by
            return self._now


def _aware(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError("a clock needs an aware time")
    return now
