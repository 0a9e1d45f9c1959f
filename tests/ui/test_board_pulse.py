"""A board whose clock stands still is ended; one that ticks is left alone."""

import threading
from collections.abc import Iterator

import pytest

from kiosk.ui.board.pulse import Pulse


class Time:
    """Seconds, put by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def ended() -> threading.Event:
    return threading.Event()


@pytest.fixture
def pulse(time: Time, ended: threading.Event) -> Iterator[Pulse]:
    pulse = Pulse(longest_s=0.06, end=ended.set, now=time)
    yield pulse
    pulse.close()


def test_a_stale_clock_is_seen(pulse: Pulse, time: Time) -> None:
    pulse.beat()
    time.seconds = 0.05
    assert not pulse.is_frozen()
    time.seconds = 0.07
    assert pulse.is_frozen()
    pulse.beat()
    assert not pulse.is_frozen()


def test_who_stands_still_is_ended(pulse: Pulse, time: Time, ended: threading.Event) -> None:
    time.seconds = 1.0
    pulse.start()
    assert ended.wait(5)


def test_who_ticks_is_left_alone(pulse: Pulse, ended: threading.Event) -> None:
    pulse.start()
    assert not ended.wait(0.1)  # several looks
    pulse.close()
    assert not ended.is_set()
