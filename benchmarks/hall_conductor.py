"""One clock for many processes: it moves to the next moment at which anybody has something to do.

Nobody waits for real time, and no step takes simulated time: what happens at one moment happens at once, in as many
processes as have something to do then; what happens at different moments happens one after the other.
"""

import sys
from collections.abc import Callable, Sequence
from ctypes import c_double
from datetime import datetime
from functools import partial
from math import inf
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from multiprocessing.synchronize import Barrier
from typing import Protocol, TypeVar, cast

from benchmarks.hall_books import moment

PATIENCE_S = 600  # until a process must have said something
# Forty processes that each import everything anew would take longer than what is measured.
CONTEXT = get_context("spawn") if sys.platform == "win32" else get_context("forkserver")

T = TypeVar("T")


class Player(Protocol):
    """Somebody of the hall."""

    @property
    def due(self) -> float:
        """When (seconds) they next have something to do; never: infinity."""
        ...

    def act(self, now: float) -> None:
        """Do what is due."""
        ...


class SharedClock:
    """The conductor's time, in the hospital's zone."""

    def __init__(self, now: "Synchronized[float]") -> None:
        self._now = now

    def now(self) -> datetime:
        """The simulated time."""
        return moment(self._now.value)


class Conductor:
    """Keeps the time of ``parties`` processes; pickled into each of them."""

    def __init__(self, parties: int) -> None:
        self.now = CONTEXT.Value(c_double, 0.0)
        self._dues = CONTEXT.Array(c_double, parties)
        self._barrier = CONTEXT.Barrier(parties, partial(_move_on, self.now, self._dues))

    def play(self, player: Player, place: int) -> None:
        """Let this process's player act until nobody has anything to do; who fails, ends it for all."""
        try:
            self._play(player, place)
        except BaseException:
            self._barrier.abort()
            raise

    def _play(self, player: Player, place: int) -> None:
        while True:
            self._dues[place] = player.due
            self._barrier.wait(PATIENCE_S)
            now = self.now.value
            if now == inf:
                return
            if player.due <= now:
                player.act(now)


def play_alone(players: Sequence[Player], now: "Synchronized[float]") -> None:
    """The same in one process, one player after the other."""
    while (at := min(player.due for player in players)) < inf:
        now.value = at
        for player in players:
            if player.due <= at:
                player.act(at)


def together(works: Sequence[Callable[[Barrier], T]], preload: Sequence[str]) -> list[T]:
    """What each work gives, run in processes of their own that wait for each other at the barrier."""
    if CONTEXT.get_start_method() == "forkserver":
        CONTEXT.set_forkserver_preload(list(preload))
    barrier, results = CONTEXT.Barrier(len(works)), CONTEXT.Queue()
    processes = [
        CONTEXT.Process(target=_report, args=(place, work, barrier, results)) for place, work in enumerate(works)
    ]
    for process in processes:
        process.start()
    given = dict(results.get(timeout=PATIENCE_S) for _ in works)
    for process in processes:
        process.join()
    if failed := [process for process in processes if process.exitcode]:
        raise RuntimeError(f"{len(failed)} processes failed")
    return [cast(T, given[place]) for place in range(len(works))]


def _report(place: int, work: Callable[[Barrier], T], barrier: Barrier, results: "Queue[tuple[int, T | None]]") -> None:
    try:
        results.put((place, work(barrier)))
    except BaseException:
        barrier.abort()
        results.put((place, None))
        raise


def _move_on(now: "Synchronized[float]", dues: "SynchronizedArray[float]") -> None:
    now.value = min(dues[:])
