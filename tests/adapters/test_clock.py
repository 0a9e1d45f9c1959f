"""The hospital's time, whatever the machine's zone is."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.adapters.clock import FixedClock, SystemClock
from kiosk.domain.errors import BadSettings


def test_the_time_is_told_in_the_hospitals_zone() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(hours=8)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("zone", ["Asia/Shanghi", "", "../etc/passwd", "Asia"])
def test_an_unknown_zone_is_named(zone: str) -> None:
    with pytest.raises(BadSettings, match="Asia/Shanghai"):
        SystemClock(zone=zone)


def test_a_fixed_clock_moves_only_when_it_is_moved() -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    clock = FixedClock(start)
    assert clock.now() == clock.now() == start
    assert clock.advance(timedelta(minutes=5)) == clock.now() == start + timedelta(minutes=5)
    clock.set(start)
    assert clock.now() == start
    for naive in (lambda: FixedClock(start.replace(tzinfo=None)), lambda: clock.set(start.replace(tzinfo=None))):
        with pytest.raises(ValueError, match="aware"):
            naive()
