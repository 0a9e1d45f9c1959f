"""Devices for the adapters' tests: all of them on 127.0.0.1 or a pseudo-terminal, none outlives its test."""

import random
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import Protocol

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


class Until(Protocol):
    def __call__(self, happened: Callable[[], bool]) -> None: ...


@pytest.fixture
def until() -> Until:
    """Wait until something has happened, looking often; a busy machine gets plenty of time."""

    def wait(happened: Callable[[], bool]) -> None:
        pause = threading.Event()
        deadline = monotonic() + 20
        while not happened():
            assert monotonic() < deadline, "it never happened"
            pause.wait(0.005)

    return wait


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before, "a thread outlived the test"
