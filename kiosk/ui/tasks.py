"""Slow work off the GUI thread; a page that has been left never gets an answer."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.domain.errors import DatabaseAway, DomainError

log = logging.getLogger(__name__)
T = TypeVar("T")


class Task(Generic[T]):
    """One piece of work under way. After `drop` nobody hears of it any more; the work itself still ends."""

    def __init__(self, done: Callable[[T], None], failed: Callable[[DomainError], None]) -> None:
        self._done: Callable[[T], None] | None = done
        self._failed: Callable[[DomainError], None] | None = failed

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return self._done is not None

    def drop(self) -> None:
        """The page was left: a late answer must not reach the next patient's screen."""
        self._done = self._failed = None

    def finish(self, future: "Future[T]") -> None:
        """Hand the answer over, on the GUI thread, once."""
        done, failed = self._done, self._failed
        self.drop()
        error = _told(future.exception())
        if error is not None and failed is not None:
            failed(error)
        elif error is None and done is not None:
            done(future.result())


def _told(error: BaseException | None) -> DomainError | None:
    """What can be told of an error; logged even when nobody waits any more."""
    if error is None:
        return None
    if isinstance(error, DatabaseAway):  # asked again every other second: whoever lost it says so once
        return error
    if isinstance(error, DomainError):
        log.warning("%s: %s", type(error).__name__, error.log)
        return error
    log.error("work failed", exc_info=error)
    return DomainError(f"unexpected {type(error).__name__}")


class Tasks(QObject):
    """A few worker threads: the database and the devices must not wait for each other."""

    _ended = Signal(object)

    def __init__(self, workers: int = 4) -> None:
        super().__init__()
        self.workers = workers
        self._is_closed = False
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="work")
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[DomainError], None]) -> Task[T]:
        """Run ``work`` on a worker; ``done`` or ``failed`` is called on the GUI thread."""
        task = Task(done, failed)
        future = self._pool.submit(work)
        future.add_done_callback(lambda ended: self._ended.emit((task, ended)))
        return task

    @Slot(object)
    def _hand_over(self, ended: "tuple[Task[object], Future[object]]") -> None:
        task, future = ended
        if self._is_closed:
            task.drop()  # whoever asked is being taken down too
        task.finish(future)

    def close(self) -> None:
        """Wait for all that was wanted and end the threads; nobody is told of it any more."""
        self._is_closed = True
        self._pool.shutdown()
