"""A list under a finger: it follows, glides on when it is let go, and stops at a touch."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QScrollBar

from kiosk.ui.theme import Theme

RECENT = 100  # ms before the finger lifts that tell how fast it was
SLOPE = 6.93  # of `_expiring` at its beginning: 10 ln 2


@dataclass(frozen=True)
class Way:
    """From one value of the bar to another in ``ms``; ``left`` is the share still to go after a share of the time."""

    start: int
    end: int
    ms: int
    left: Callable[[float], float]

    def at(self, passed: int) -> int:
        """Where the bar is after so many milliseconds."""
        return (
            self.end if passed >= self.ms else round(self.end + (self.start - self.end) * self.left(passed / self.ms))
        )


def _expiring(share: float) -> float:
    return float(2 ** (-10 * share))


def _easing(share: float) -> float:
    return (1 - share) ** 3


class Glide(QObject):
    """Moves ``bar``. Places are the finger's height in pixels, times in ms of any clock.

    With a plain timer: Qt's animations are classes that the start page would have to wait for.
    """

    def __init__(self, theme: Theme, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._theme, self._bar = theme, bar
        self._trace: deque[tuple[int, float]] = deque()
        self._taken_at, self._value = 0.0, 0
        self.way: Way | None = None  # on which it is
        self._passed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(theme.ms("scroll-frame"))
        self._timer.timeout.connect(lambda: self.show_at(self._passed.elapsed()))

    def can_follow(self, way: float) -> bool:
        """Whether there is more to see when a finger moves that way; downwards is positive."""
        return self._bar.value() > self._bar.minimum() if way > 0 else self._bar.value() < self._bar.maximum()

    def take(self, place: float, time: int) -> None:
        """A finger begins to move the list."""
        self.stop()
        self._taken_at, self._value = place, self._bar.value()
        self._trace.clear()
        self._trace.append((time, place))

    def follow(self, place: float, time: int) -> None:
        """The finger moves on."""
        self._bar.setValue(round(self._value - (place - self._taken_at)))
        self._trace.append((time, place))
        while time - self._trace[0][0] > RECENT:
            self._trace.popleft()

    def let_go(self, time: int) -> None:
        """The finger is lifted: glide on as fast as it was, ever more slowly."""
        speed, here = self._speed(time), self._bar.value()
        end = self._within(round(here - speed * self._theme.ms("glide")))
        if end != here:
            self._set_out(Way(here, end, round(SLOPE * abs((end - here) / speed)), _expiring))

    def go(self, by: int) -> None:
        """Move on by so many pixels, in plain sight; from where it is going, when it is going."""
        end = self._within((self._bar.value() if self.way is None else self.way.end) + by)
        self._set_out(Way(self._bar.value(), end, self._theme.ms("turn"), _easing))

    def stop(self) -> int:
        """Stay where it is; gives the pixels it would still have gone."""
        way, self.way = self.way, None
        self._timer.stop()
        return 0 if way is None else abs(way.end - self._bar.value())

    def show_at(self, passed: int) -> None:
        """Where the list is so many milliseconds after it set out."""
        if self.way is not None:
            self._bar.setValue(self.way.at(passed))
            if passed >= self.way.ms:
                self.stop()

    def _set_out(self, way: Way) -> None:
        self.way = way
        self._passed.start()
        self._timer.start()
        self.show_at(0)

    def _speed(self, time: int) -> float:
        """Pixels per ms; a finger that has rested is not moving."""
        recent = [(then, place) for then, place in self._trace if time - then <= RECENT]
        if len(recent) < 2 or recent[-1][0] == recent[0][0]:
            return 0.0
        (begun, first), (ended, last) = recent[0], recent[-1]
        return (last - first) / (ended - begun)

    def _within(self, value: int) -> int:
        return max(self._bar.minimum(), min(value, self._bar.maximum()))
