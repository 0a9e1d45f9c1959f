"""A list under a finger: it follows, glides on when it is let go, and stops at a touch."""

from collections import deque

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPropertyAnimation
from PySide6.QtWidgets import QScrollBar

from kiosk.ui.theme import Theme

RECENT = 100  # ms before the finger lifts that tell how fast it was
SLOPE = 6.93  # of the easing curve at its beginning: 10 ln 2


class Glide(QObject):
    """Moves ``bar``. Places are the finger's height in pixels, times in ms of any clock."""

    def __init__(self, theme: Theme, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._theme, self._bar = theme, bar
        self._motion: QPropertyAnimation | None = None
        self._trace: deque[tuple[int, float]] = deque()
        self._taken_at, self._value = 0.0, 0

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
        lasting = self._theme.ms("glide")
        speed = self._speed(time)
        end = self._within(round(self._bar.value() - speed * lasting))
        if speed and lasting and end != self._bar.value():
            self._move(end, round(SLOPE * abs((end - self._bar.value()) / speed)), QEasingCurve.Type.OutExpo)

    def go(self, by: int) -> None:
        """Move on by so many pixels, in plain sight; from where it is going, when it is going."""
        self._move(self._within(self._end() + by), self._theme.ms("turn"), QEasingCurve.Type.OutCubic)

    def stop(self) -> int:
        """Stay where it is; gives the pixels it would still have gone."""
        left = abs(self._end() - self._bar.value())
        if self._motion is not None:
            self._motion.stop()
        return left

    def _end(self) -> int:
        """Where it comes to rest."""
        if self._motion is None or self._motion.state() is not QAbstractAnimation.State.Running:
            return self._bar.value()
        return int(self._motion.endValue())

    def _speed(self, time: int) -> float:
        """Pixels per ms; a finger that has rested is not moving."""
        recent = [(then, place) for then, place in self._trace if time - then <= RECENT]
        if len(recent) < 2 or recent[-1][0] == recent[0][0]:
            return 0.0
        (begun, first), (ended, last) = recent[0], recent[-1]
        return (last - first) / (ended - begun)

    def _within(self, value: int) -> int:
        return max(self._bar.minimum(), min(value, self._bar.maximum()))

    def _move(self, end: int, ms: int, curve: QEasingCurve.Type) -> None:
        if self._motion is None:
            self._motion = QPropertyAnimation(self._bar, b"value", self)
        self._motion.stop()
        self._motion.setStartValue(self._bar.value())
        self._motion.setEndValue(end)
        self._motion.setDuration(ms)
        self._motion.setEasingCurve(curve)
        self._motion.start()
