"""A board that stands still must not look as if it went: whoever stops ticking is ended, and started anew."""

import faulthandler
import logging
import os
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

LONGEST_S = 60.0
FROZEN = 70  # exit code; EX_SOFTWARE of sysexits.h


def end_program() -> None:
    """At once, for a thread that hangs cannot be asked; where it hangs goes to stderr."""
    faulthandler.dump_traceback()
    os._exit(FROZEN)


class Pulse:
    """Whoever paints the clock beats. A thread of its own looks whether the last beat is too long ago."""

    def __init__(
        self,
        *,
        longest_s: float = LONGEST_S,
        end: Callable[[], None] = end_program,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._longest, self._end, self._now = longest_s, end, now
        self._last = now()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="pulse", daemon=True)

    def beat(self) -> None:
        """The clock was painted."""
        self._last = self._now()

    def is_frozen(self) -> bool:
        """Whether the clock on the wall stands still."""
        return self._now() - self._last > self._longest

    def start(self) -> None:
        """Watch from now on."""
        self._thread.start()

    def close(self) -> None:
        """Watch no more."""
        self._closed.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        while not self._closed.wait(self._longest / 6):
            if self.is_frozen():
                log.critical("the board stood still for %.0f s and is ended", self._longest)
                self._end()
                return
