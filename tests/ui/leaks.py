"""What a test of the screen must not leave behind: a widget, a running timer, a thread, a file."""

import gc
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@dataclass(frozen=True)
class Belongings:
    """What is about at one moment; ``timers`` are the running ones."""

    widgets: frozenset[QWidget]
    timers: frozenset[QObject]
    threads: frozenset[object]
    files: frozenset[Path]


def look_around(folder: Path) -> Belongings:
    """Everything there is now, after the rubbish was taken out; files are those in ``folder``."""
    take_out_rubbish()
    mortal = gc.get_objects()  # without what `forget_the_past` has set aside
    return Belongings(
        widgets=frozenset(QApplication.topLevelWidgets()),
        timers=frozenset(_living(mortal, QTimer, QTimer.isActive)),
        threads=frozenset((*threading.enumerate(), *_living(mortal, QThread, QThread.isRunning))),
        files=frozenset(folder.rglob("*")),
    )


def left_over(before: Belongings, after: Belongings) -> tuple[str, ...]:
    """One line for each thing that was not there before."""
    return (
        *(f"widget {type(widget).__name__}" for widget in after.widgets - before.widgets),
        *(f"running timer of {timer.parent()!r}" for timer in after.timers - before.timers),
        *(f"thread {thread!r}" for thread in after.threads - before.threads),
        *(f"file {path}" for path in after.files - before.files),
    )


def forget_the_past() -> None:
    """Set everything that exists now aside, so that the next look takes milliseconds."""
    gc.freeze()


def take_out_rubbish() -> None:
    """Delete what waits to be deleted, and what only refers to itself."""
    for _ in range(2):  # what is deleted may let go of more
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def _living(found: Iterable[object], kind: type[QObject], runs: Callable[..., bool]) -> tuple[QObject, ...]:
    return tuple(each for each in found if isinstance(each, kind) and isValid(each) and runs(each))
