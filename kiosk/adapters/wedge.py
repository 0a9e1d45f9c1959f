"""Scanners that type like a keyboard: told from people by their speed, and kept from typing into the program.

The filter in front of the window gives every key press to `WedgeScanner.feed` before anything else sees it. What comes
back in ``passed`` was typed by a person and goes on to the window; while ``hold_ms`` is not None it asks again by
`WedgeScanner.flush` after so many milliseconds. A key that repeats because it is held down goes around the filter: no
scanner does that, and it is as fast as one.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.adapters.frames import Frame
from kiosk.adapters.scanner import read_code
from kiosk.domain.codes import LONGEST
from kiosk.ports import Clock, CodeRead, DeviceState

log = logging.getLogger(__name__)

ENTERS = ("\r", "\n")
PERSONS_KEYS = ("\t", "\b", "\x7f", "\x1b")  # Tab, Backspace, Delete, Escape
LATE_ENTER_MS = 500  # an Enter so soon after a scanner's keys is the scanner's too


@dataclass(frozen=True)
class Verdict:
    """What to do: keys that go on to the window in order, a whole scan, and when to ask again (None: nothing held)."""

    passed: tuple[str, ...] = ()
    scan: Frame | None = None
    hold_ms: int | None = None


class WedgeBuffer:
    """Holds each key until its speed tells who pressed it.

    Keys at most ``gap_ms`` apart belong together. From ``fewest`` keys on that is faster than people type: it is a
    scanner's, and never passes. With Enter at its end it is a scan; without one it is dropped.

    A key is the character it gives, or a name of more letters for one that gives none ("Left"); "" stands for what must
    never pass, such as a character typed with Ctrl or Alt.
    """

    def __init__(self, *, gap_ms: int = 30, fewest: int = 5, longest: int = LONGEST) -> None:
        self._gap = gap_ms
        self._fewest = fewest
        self._longest = longest
        self._held: list[str] = []
        self._count = 0
        self._last = 0
        self._enter_is_late_until = 0

    def feed(self, key: str, at_ms: int) -> Verdict:
        """One key at a steady clock's milliseconds."""
        passed = self.flush(at_ms)
        self._last = at_ms
        if key in ENTERS:
            return self._entered(passed, key)
        self._count += 1
        if self._count <= self._longest:
            self._held.append(key)
        return Verdict(passed, hold_ms=self._gap + 1)

    def flush(self, at_ms: int) -> tuple[str, ...]:
        """The held keys that turn out to be a person's, once nothing has followed for longer than the gap."""
        if not self._count or at_ms - self._last <= self._gap:
            return ()
        keys, count = self._empty()
        if count < self._fewest:
            return _passing(keys)
        log.warning("scan ignored: %d characters, no Enter", count)
        self._enter_is_late_until = self._last + LATE_ENTER_MS
        return ()

    def _entered(self, passed: tuple[str, ...], key: str) -> Verdict:
        keys, count = self._empty()
        if count >= self._fewest:
            return Verdict(passed, scan=_frame(keys, count))
        if not count and self._last < self._enter_is_late_until:
            return Verdict(passed)
        return Verdict((*passed, *_passing(keys), key))

    def _empty(self) -> tuple[list[str], int]:
        held = self._held, self._count
        self._held, self._count = [], 0
        return held


def _passing(keys: list[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key and (key.isprintable() or key in PERSONS_KEYS))


def _frame(keys: list[str], count: int) -> Frame:
    """The keys as bytes; one that gives no character becomes one that no code holds."""
    text = "".join(key if len(key) == 1 else "\0" for key in keys)
    return Frame(text.encode(errors="surrogatepass"), count)


class WedgeScanner:
    """A `CodeScanner` fed by the window's key filter; ``heard`` is called in the thread that feeds it."""

    def __init__(self, *, clock: Clock, gap_ms: int = 30, fewest: int = 5) -> None:
        self._clock = clock
        self._buffer = WedgeBuffer(gap_ms=gap_ms, fewest=fewest)
        self._heard: Callable[[CodeRead], None] | None = None

    def start(self, heard: Callable[[CodeRead], None]) -> None:
        """Hand allow-listed codes to ``heard`` from now on."""
        self._heard = heard

    def stop(self) -> None:
        """Swallow scans without a word."""
        self._heard = None

    def state(self) -> DeviceState:
        """Nobody can say: a silent scanner is like a keyboard that nobody touches."""
        return DeviceState(None, "types like a keyboard, cannot be asked")

    def feed(self, key: str, at_ms: int) -> Verdict:
        """As `WedgeBuffer.feed`; a scan is judged here and its code handed on."""
        verdict = self._buffer.feed(key, at_ms)
        if verdict.scan:
            code = read_code(verdict.scan, today=self._clock.now().date())
            if code and self._heard:
                self._heard(code)
        return verdict

    def flush(self, at_ms: int) -> tuple[str, ...]:
        """As `WedgeBuffer.flush`."""
        return self._buffer.flush(at_ms)
