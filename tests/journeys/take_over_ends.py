"""One end of a taking over, as a process of its own: `python -m tests.journeys.take_over_ends kiosk|desk FOLDER URL`.

It tells what it shows as lines of JSON, and does what it reads, a word a line.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QAbstractButton

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.app import gui
from kiosk.desk import Desk
from kiosk.machine import SAMPLE, Kiosk
from kiosk.settings import Settings
from kiosk.ui.desk.kiosks.page import KiosksPage
from kiosk.ui.desk.register.page import RegisterPage

LOOK_MS = 50  # how often it is told what is shown
LOST_MS = 2500  # a shorter patience than in a hall
NUMBER, SECRET = "0777", "270918"


def settings_of(folder: str, url: str, *, device: str) -> Settings:
    return Settings(data=Path(folder), database_url=url, demo=True, device=device, language="en", reduced_motion=True)


class End(QObject):
    """Tells whatever is new of what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        self._stdin = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._stdin.activated.connect(self._hear)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.tell)
        self._timer.start()

    def shows(self) -> dict[str, object]:
        raise NotImplementedError

    def deeds(self) -> dict[str, Callable[[], object]]:
        raise NotImplementedError

    def tell(self) -> None:
        told = json.dumps(self.shows(), ensure_ascii=False)
        if told != self._told:
            self._told = told
            sys.stdout.write(f"{told}\n")
            sys.stdout.flush()

    def _hear(self) -> None:
        word = sys.stdin.readline().strip()
        if word:
            self.deeds()[word]()
        else:
            gui().quit()


class KioskEnd(End):
    def __init__(self, folder: str, url: str) -> None:
        settings = settings_of(folder, url, device="K3")
        self.kiosk = Kiosk(settings, SystemClock(zone=settings.time_zone))
        super().__init__()
        self.kiosk.window.resize(1080, 1920)
        self.kiosk.window.start()
        self.kiosk.window.show()
        self.kiosk.start()

    def shows(self) -> dict[str, object]:
        lending, dialog = self.kiosk.lending, self.kiosk.window.overlays.dialog
        if lending is not None:
            lending._lost_ms = LOST_MS
        return {
            "open": self.kiosk.hall is not None,
            "page": self.kiosk.window.page_name,
            "dialog": type(dialog).__name__ if dialog is not None else "",
            "says": dialog.accessibleName() if dialog is not None else "",
            "more": dialog.accessibleDescription() if dialog is not None else "",
            "busy": self.kiosk.sitting.is_busy,
        }

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "card": lambda: cast(DemoCardReader, self.kiosk.reader).present(SAMPLE),
            "yes": partial(self._press, "Please help me"),
            "ok": partial(self._press, "OK"),
            "back": self.kiosk.sitting.back,
        }

    def _press(self, name: str) -> None:
        dialog = self.kiosk.window.overlays.dialog
        assert dialog is not None
        next(each for each in dialog.findChildren(QAbstractButton) if each.accessibleName() == name).click()


class DeskEnd(End):
    def __init__(self, folder: str, url: str) -> None:
        settings = settings_of(folder, url, device="D1")
        self.desk = Desk(settings, SystemClock(zone=settings.time_zone))
        super().__init__()
        self.desk.window.resize(1280, 800)
        self.desk.window.show()
        self.desk.open()

    def shows(self) -> dict[str, object]:
        page = self.desk.window.work.page() if self.desk.window.work is not None else None
        run = page.pilot.run if isinstance(page, RegisterPage) else None
        return {
            "open": self.desk.hall is not None,
            "page": type(page).__name__,
            "may_ask": isinstance(page, KiosksPage) and page.detail.ask.isVisible(),
            "step": run.step_id if run is not None else "",
            "busy": isinstance(page, RegisterPage) and page.pilot.sitting.is_busy,
            "patient": run.journey.patient is not None if run is not None else False,
        }

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {"enter": self._enter, "kiosks": self._go, "ask": self._ask, "choose": self._choose, "give": self._give}

    def _enter(self) -> None:
        sign_in = self.desk.window.sign_in
        sign_in.number.setText(NUMBER)
        sign_in.secret.setText(SECRET)
        sign_in.secret.returnPressed.emit()

    def _go(self) -> None:
        work = self.desk.window.work
        assert work is not None
        work.view.go("Kiosks", "K3")

    def _page(self) -> object:
        assert self.desk.window.work is not None
        return self.desk.window.work.page()

    def _ask(self) -> None:
        cast(KiosksPage, self._page()).detail.ask.click()

    def _choose(self) -> None:
        """The first department: on to its times."""
        page = cast(RegisterPage, self._page())
        run = page.pilot.run
        assert run is not None
        page._choose_department(next(each for each in run.journey.departments if each.left))

    def _give(self) -> None:
        cast(RegisterPage, self._page()).custody.hand_back()


def main(end: str, folder: str, url: str) -> int:
    program = gui()
    running = {"kiosk": KioskEnd, "desk": DeskEnd}[end](folder, url)
    code = program.exec()
    (running.kiosk if isinstance(running, KioskEnd) else running.desk).close()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
