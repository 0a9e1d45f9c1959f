"""Programs whose start is measured: ``bare`` is a window with one button, ``nuanxin`` the kiosk as it is started.

``python -m benchmarks.first_paint bare|nuanxin`` prints one line of JSON: when the first paint was over (seconds since
1970), and how much memory was resident when nothing more was to be loaded (kB; of the kiosk with its hall open).
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

SIZE = (1080, 1920)
LOOK_MS = 50
CALM_MS = 700  # after the hall opened: pages are still loaded, and pending payments asked about


class Painted(QObject):
    """Calls ``done`` once, when the first paint of ``window`` is over."""

    def __init__(self, window: QWidget, done: Callable[[], None]) -> None:
        super().__init__(window)
        self._done = done
        self._is_over = False
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The paint of all widgets ends before the next timer is served."""
        if event.type() == QEvent.Type.Paint and not self._is_over:
            self._is_over = True
            QTimer.singleShot(0, self, self._done)
        return False


def resident() -> int:
    """Memory of this process that is resident, in kB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def tell(painted: float) -> None:
    """The line of JSON, and the end."""
    print(json.dumps({"painted": painted, "resident": resident()}), flush=True)
    QCoreApplication.quit()


def bare() -> int:
    """The least a Qt program can be."""
    program = QApplication(["bare"])
    window = QWidget()
    QVBoxLayout(window).addWidget(QPushButton("挂号"))
    window.resize(*SIZE)
    Painted(window, lambda: tell(time.time()))
    window.show()
    return program.exec()


def nuanxin() -> int:
    """The command's own way, watched."""
    start, cli = import_module("kiosk.start"), import_module("kiosk.cli")
    start.__dict__["APP"] = f"{__package__}.first_paint"  # instead of kiosk.app: `run_kiosk` below
    return int(cli.main(["kiosk", "--windowed", "--size", "{}x{}".format(*SIZE)]))


def run_kiosk(settings: object, /, **options: object) -> int:
    """`kiosk.app.run_kiosk` with a stopwatch on its window."""
    app = import_module("kiosk.app")
    make = app.start_page

    def watched(*facts: object) -> QWidget:
        window = make(*facts)
        Painted(window, lambda: _watch(window, time.time()))
        return cast(QWidget, window)

    app.__dict__["start_page"] = watched
    return int(app.run_kiosk(settings, **options))


def _watch(window: QWidget, painted: float) -> None:
    """Tell when the hall is open and calm has come."""
    looking = QTimer(window)

    def look() -> None:
        if vars(window)["house"].hospital.name:
            looking.stop()
            QTimer.singleShot(CALM_MS, window, lambda: tell(painted))

    looking.timeout.connect(look)
    looking.start(LOOK_MS)


if __name__ == "__main__":
    sys.exit({"bare": bare, "nuanxin": nuanxin}[sys.argv[1]]())
