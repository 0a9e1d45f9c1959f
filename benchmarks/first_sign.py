"""Programs in which a film is wanted for the first time: ``bare`` shows it in a window of its own, ``nuanxin`` is ours.

``python -m benchmarks.first_sign bare|nuanxin FOLDER TIMES`` prints one line of JSON: milliseconds from the finger's
release to the first picture on the screen, the first time in the process and ``TIMES`` after that. ``FOLDER`` is the
kiosk's data, with a pack of films under it.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from benchmarks.visitor import PATIENCE_S, SIZE, WAIT, Act, Stuck, Visitor, visitor
from kiosk.ui.language import translate
from kiosk.ui.theme import SIGNS

CALM_S = 1.0  # until everything that is loaded behind the start page is there
PULSE_MS = 5  # so that waiting ends in time where nothing happens


class Painting(QObject):
    """Counts how often a window was painted, and lets waiting end in time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        window.windowHandle().installEventFilter(self)
        window.installEventFilter(self)
        self._pulse = QTimer(window, interval=PULSE_MS)
        self._pulse.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """With this event the window paints everything that is new."""
        self.count += event.type() == QEvent.Type.UpdateRequest
        return False


def bare(folder: Path, times: int) -> int:
    """The least a program that plays a film can be."""
    keeps = QApplication(["bare"])
    window = QWidget()
    window.resize(*SIZE)
    column = QVBoxLayout(window)
    button = QPushButton("手语")
    column.addWidget(button)
    window.show()
    film = next(folder.rglob("film.webm"))
    shown: list[QObject] = [keeps]
    button.clicked.connect(lambda: shown.append(_play(film, column)))
    Painting(window)
    _rest()
    taken = []
    for _ in range(times + 1):
        taken.append(_timed(button.click, lambda: bool(shown[-1].property("seen"))))
        old = cast(QWidget, shown.pop())
        column.removeWidget(old)
        old.deleteLater()
        _rest()
    return _tell(taken)


def _play(film: Path, column: QVBoxLayout) -> QObject:
    """A video widget with a player, loaded now."""
    widgets, multimedia = import_module("PySide6.QtMultimediaWidgets"), import_module("PySide6.QtMultimedia")
    screen = widgets.QVideoWidget()
    column.addWidget(screen)
    player = multimedia.QMediaPlayer(screen)
    player.setVideoOutput(screen)
    screen.videoSink().videoFrameChanged.connect(lambda _frame: screen.setProperty("seen", True))
    player.setSource(QUrl.fromLocalFile(str(film)))
    player.play()
    return cast(QObject, screen)


def nuanxin(folder: Path, times: int) -> int:
    """The kiosk's start page and its hands."""
    with visitor(folder) as patient:
        painting, seen = Painting(patient.window), list[int]()
        _rest()
        taken = []
        for _ in range(times + 1):
            hands = patient.tap(translate("Bars", "Signs"))
            seen.clear()
            taken.append(_timed(hands, lambda: _is_painted(patient, painting, seen)))
            patient.window.toggle_mode(SIGNS)  # off again
            _rest()
    return _tell(taken)


def _is_painted(patient: Visitor, painting: Painting, seen: list[int]) -> bool:
    """Whether the window was painted after the picture came; ``seen`` keeps the paintings until it came."""
    player = patient.kiosk.signs.player if patient.kiosk.signs is not None else None
    if player is None or player.image.isNull():
        return False
    seen.append(painting.count)
    return painting.count > seen[0]


def _timed(release: Act, is_seen: Callable[[], bool]) -> float:
    """Lift the finger, and wait for the picture."""
    QCoreApplication.processEvents()
    begun = perf_counter()
    release()
    _wait(is_seen)
    return (perf_counter() - begun) * 1000


def _wait(happened: Callable[[], bool]) -> None:
    until = perf_counter() + PATIENCE_S
    while not happened():
        if perf_counter() > until:
            raise Stuck("no picture came")
        QCoreApplication.processEvents(WAIT)


def _rest() -> None:
    until = perf_counter() + CALM_S
    _wait(lambda: perf_counter() > until)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _tell(taken: list[float]) -> int:
    print(json.dumps({"first": taken[0], "later": taken[1:]}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit({"bare": bare, "nuanxin": nuanxin}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])))
