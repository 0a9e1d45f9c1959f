"""What only a running Qt can tell of this machine; a process of its own, because an unsound Qt may take it down."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.adapters.papers import missing_glyphs

TIMES = 10_000


class _Bell(QObject):
    rung = Signal()


def lost_references(times: int) -> dict[str, int]:
    """How many references to True and None are gone after ``times`` emits and ``times`` calls that return nothing.

    PySide6 6.12.0 on CPython 3.10 and 3.11 loses one with each, until the interpreter dies. From 3.12 on these two
    objects are immortal and nothing can be lost.
    """
    bell = _Bell()
    calls = ((True, bell.rung.emit), (None, lambda: bell.setObjectName("bell")))
    return {str(thing): lost(thing, call, times=times) for thing, call in calls}


def lost(thing: object, call: Callable[[], object], *, times: int) -> int:
    """How many references to ``thing`` are gone after ``times`` calls."""
    before = sys.getrefcount(thing)
    for _ in range(times):
        call()
    return before - sys.getrefcount(thing)


def screen_size(app: QGuiApplication) -> tuple[int, int]:
    """The pixels of the first screen."""
    screen = app.primaryScreen().geometry()
    return screen.width(), screen.height()


def examined(text: str) -> Mapping[str, object]:
    """Everything at once: lost references, characters of ``text`` that no font draws, the screen."""
    app = QGuiApplication([])
    return {
        "lost": lost_references(TIMES),
        "missing": missing_glyphs(text),
        "screen": screen_size(app),
        "platform": app.platformName(),
    }


def main(argv: Sequence[str]) -> int:
    """Print the examination of ``argv[1]`` as JSON."""
    sys.stdout.write(json.dumps(examined("".join(argv[1:]))) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
