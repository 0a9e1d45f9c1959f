"""Devices for the adapters' tests: all of them on 127.0.0.1 or a pseudo-terminal, none outlives its test."""

import random
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiosk.adapters.clock import FixedClock
from kiosk.domain.papers import Raster


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


@pytest.fixture
def picture() -> Raster:
    """576 dots wide, several bands high, without the two bytes that begin a real-time command."""
    dice = random.Random(7)
    choice = [byte for byte in range(256) if byte != 0x10]
    return Raster(576, 300, bytes(dice.choices(choice, k=72 * 300)))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before, "a thread outlived the test"
