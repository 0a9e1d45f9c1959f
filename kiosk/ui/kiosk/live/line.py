"""The kiosk's line to the books about its sitting: one thing after the other, off the GUI thread, until it is done."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.live import SavedRun, Shown
from kiosk.ui.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.services.sittings.live_sittings import LiveSittings

T = TypeVar("T")
Work = Callable[["LiveSittings", int, Actor], T]


class Line(QObject):
    """Writes, and looks again and again while somebody sits there; what fails is tried again with the next look.

    A sitting that has ended is wiped in any case, also when it was still being written at that moment.
    """

    seen = Signal(object)  # Look
    unseen = Signal()  # the books did not answer

    def __init__(self, tasks: Tasks, sittings: "LiveSittings", actor: Actor, *, every_ms: int) -> None:
        super().__init__()
        self._tasks, self._sittings, self.actor = tasks, sittings, actor
        self.number: int | None = None  # of the sitting in hand; None until it is written
        self._sitting = 0  # how many there were: what was asked for one is not answered to the next
        self._to_write: tuple[SavedRun, Shown] | None = None
        self._to_end: list[int] = []
        self._deeds: deque[Callable[[int], None]] = deque()
        self._task: object | None = None  # under way
        self._is_open = True
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._look)

    def clear(self) -> None:
        """At a start: what was in hand when the kiosk lost its power is wiped."""
        self._run(partial(self._sittings.clear, actor=self.actor), lambda _done: None, lambda _error: None)

    def write(self, run: SavedRun, shown: Shown) -> None:
        """The sitting stands here now."""
        self._to_write = run, shown
        self._begin_to_look()
        self._turn()

    def do(self, deed: Work[T], done: Callable[[T], None], failed: Callable[[DomainError], None]) -> None:
        """Do something about the sitting in hand; nobody hears of it when that has ended meanwhile."""
        self._deeds.append(partial(self._do, deed, done, failed))
        self._turn()

    def begin_anew(self) -> None:
        """The row was wiped: what is written next begins another."""
        self.number = None

    def end(self) -> None:
        """Nobody sits there any more."""
        self._sitting += 1
        if self.number is not None:
            self._to_end.append(self.number)
        self.number = self._to_write = None
        self._deeds.clear()
        self._begin_to_look()
        self._turn()

    def close(self) -> None:
        """Look no more, for good."""
        self._is_open = False
        self._timer.stop()

    def _begin_to_look(self) -> None:
        if self._is_open and not self._timer.isActive():
            self._timer.start()

    # ---- one after the other --------------------------------------------------

    def _turn(self) -> None:
        if self._task is not None:
            return
        if self._to_write is not None:
            self._write(*self._to_write)
        elif self._deeds and self.number is not None:
            self._deeds.popleft()(self.number)
        elif self._to_end:
            self._end(self._to_end[0])

    def _write(self, run: SavedRun, shown: Shown) -> None:
        self._to_write = None
        work = partial(self._sittings.publish, run, shown, number=self.number, actor=self.actor)
        self._run(work, partial(self._written, self._sitting), partial(self._not_written, self._sitting, run, shown))

    def _written(self, sitting: int, number: int) -> None:
        if sitting == self._sitting:
            self.number = number
        else:
            self._to_end.append(number)

    def _not_written(self, sitting: int, run: SavedRun, shown: Shown, _error: DomainError) -> None:
        """With the next look again, unless there is something newer to write."""
        if sitting == self._sitting and self._to_write is None:
            self._to_write = run, shown

    def _do(self, deed: Work[T], done: Callable[[T], None], failed: Callable[[DomainError], None], number: int) -> None:
        mine = partial(self._for, self._sitting)
        self._run(partial(deed, self._sittings, number, self.actor), partial(mine, done), partial(mine, failed))

    def _for(self, sitting: int, then: Callable[[T], None], outcome: T) -> None:
        if sitting == self._sitting:
            then(outcome)

    def _end(self, number: int) -> None:
        work = partial(self._sittings.end, number, actor=self.actor)
        self._run(work, lambda _done: self._to_end.remove(number), lambda _error: None)

    def _look(self) -> None:
        if self._task is not None:
            return
        if self._to_write is not None or self._deeds or self._to_end:
            self._turn()
        elif self.number is not None:
            work = partial(self._sittings.look, self.number, actor=self.actor)
            seen, unseen = partial(self._for, self._sitting, self.seen.emit), lambda _error: self.unseen.emit()
            self._run(work, seen, unseen)
        else:
            self._timer.stop()

    def _run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[DomainError], None]) -> None:
        self._task = self._tasks.run(work, partial(self._done, done), partial(self._failed, failed))

    def _done(self, then: Callable[[T], None], outcome: T) -> None:
        self._task = None
        then(outcome)
        self._turn()

    def _failed(self, then: Callable[[DomainError], None], error: DomainError) -> None:
        """What is left waits for the next look: the books may be away for a while."""
        self._task = None
        then(error)
