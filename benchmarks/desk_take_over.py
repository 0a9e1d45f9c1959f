"""From the patient's yes at a kiosk to the patient's page on the desk's screen, on both databases."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import cast

from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication

from benchmarks.registration import postgres, sqlite
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.adapters.clock import SystemClock
from kiosk.app import gui
from kiosk.desk import Desk
from kiosk.domain.actor import Actor
from kiosk.domain.live import Deed, Grip, SavedRun, Shown
from kiosk.domain.roles import Role
from kiosk.flow.saving import restored
from kiosk.hall import Hall, open_hall
from kiosk.services.office import Office
from kiosk.services.sittings.live_sittings import LiveSittings
from kiosk.services.staff.staff import StaffAccounts
from kiosk.settings import Settings
from kiosk.storage.upkeep import upgrade
from kiosk.ui.desk.kiosks.page import KiosksPage
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.desk.work import Work
from kiosk.ui.samples import choosing

FULL, QUICK = 60, 8  # takings over
MOST_MS = 500
KIOSK, STEP = Actor("K3"), "department"
NUMBER, SECRET = "0777", "270918"
PATIENCE_S = 20
BASELINE = "the same page with the same sitting opened by a key at the desk: no kiosk, no consent, no database between"
PLACES = (("PostgreSQL", postgres), ("SQLite", sqlite))


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("From the patient's yes at a kiosk to the page at the desk.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    program, count = gui(), QUICK if args.quick else FULL
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    figures: list[Figure] = []
    for name, place in PLACES:
        with place() as url, tempfile.TemporaryDirectory() as folder, _desk(url, Path(folder), program) as desk:
            figures += _measure(name, Ends(desk, program), count)
    notes = (f"{count} takings over on each database. Load when it began: {load:.1f}.",)
    return publish(Report("A kiosk's sitting taken over", BASELINE, tuple(figures), notes), file=args.json)


def _measure(name: str, ends: "Ends", count: int) -> list[Figure]:
    ends.enter()
    ends.take_over()  # once, so that both pages have been made
    bare = [ends.open_page() for _ in range(count)]
    waits = [ends.take_over() for _ in range(count)]
    return [
        Figure(f"{name}, the page opened at the desk, median", _middle(bare), "ms"),
        Figure(f"{name}, yes to page, median", _middle(waits), "ms"),
        Figure(f"{name}, yes to page, 95 % within", _p95(waits), "ms", Aim(Bound.AT_MOST, MOST_MS)),
        Figure(f"{name}, yes to page, longest", max(waits), "ms"),
        Figure(f"{name}, times the page alone", _middle(waits) / _middle(bare), "×"),
    ]


class Ends:
    """The desk as it is, and the kiosk's books; the patient says yes at once."""

    def __init__(self, desk: Desk, program: QApplication) -> None:
        self._desk, self._program = desk, program
        self._run = SavedRun("registration", STEP, choosing.departments()).slight

    def enter(self) -> None:
        """Somebody signs in."""
        self._wait(lambda: self._desk.hall is not None)
        sign_in = self._desk.window.sign_in
        sign_in.number.setText(NUMBER)
        sign_in.secret.setText(SECRET)
        sign_in.secret.returnPressed.emit()
        self._wait(lambda: self._desk.window.work is not None)

    def take_over(self) -> float:
        """Milliseconds from the yes to the page; it is handed back afterwards."""
        number = self._sittings.publish(self._run, Shown(), number=None, actor=KIOSK)
        page = self._kiosks()
        page.look()
        self._wait(lambda: page.chosen is not None and page.chosen.number == number and page.detail.ask.isVisible())
        page.detail.ask.click()
        self._wait(lambda: page.helping.grip is not None)
        grip = cast(Grip, page.helping.grip)
        begun = perf_counter()
        yes = Thread(target=partial(self._sittings.grant, grip, self._run, actor=KIOSK))
        yes.start()
        register = self._until_shown()
        passed = 1000 * (perf_counter() - begun)
        yes.join()
        register.custody.hand_back()
        self._wait(lambda: self._sittings.look(number, actor=KIOSK).last is Deed.HAND_BACK)
        self._sittings.end(number, actor=KIOSK)
        return passed

    def open_page(self) -> float:
        """Milliseconds of the page alone."""
        self._kiosks()
        begun = perf_counter()
        self._work.go("Register", None)
        cast(RegisterPage, self._work.page()).carry_on(restored(self._run), changed=_nothing, ended=_nothing)
        register = self._until_shown()
        passed = 1000 * (perf_counter() - begun)
        register.custody.hand_back()
        return passed

    @property
    def _work(self) -> Work:
        return cast(Work, self._desk.window.work)

    @property
    def _sittings(self) -> LiveSittings:
        return cast(Hall, self._desk.hall).services.sittings

    def _kiosks(self) -> KiosksPage:
        self._work.go("Kiosks", KIOSK.device)
        return cast(KiosksPage, self._work.page())

    def _until_shown(self) -> RegisterPage:
        """The page with the step of the sitting, painted."""
        self._wait(self._is_shown)
        page = cast(RegisterPage, self._work.page())
        page.repaint()
        return page

    def _is_shown(self) -> bool:
        page = self._work.page()
        run = page.pilot.run if isinstance(page, RegisterPage) else None
        return run is not None and bool(run.journey.departments) and not cast(RegisterPage, page).pilot.sitting.is_busy

    def _wait(self, done: Callable[[], bool]) -> None:
        until = perf_counter() + PATIENCE_S
        while not done():
            self._program.processEvents()
            if perf_counter() > until:
                raise TimeoutError("the desk does not come so far")


@contextmanager
def _desk(url: str, folder: Path, program: QApplication) -> Iterator[Desk]:
    """A desk on a demonstration's hall, with somebody who may take over."""
    upgrade(url)
    settings = Settings(data=folder, database_url=url, demo=True, device="D1", reduced_motion=True)
    clock = SystemClock(zone=settings.time_zone)
    hall = open_hall(settings, clock=clock)
    accounts = StaffAccounts(
        Office(hall.database, hall.vault, clock), PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    )
    accounts.enrol(NUMBER, "王敏", Role.GUIDE, SECRET, actor=Actor("D1", "operator"))
    hall.close()
    desk = Desk(settings, clock)
    desk.window.resize(1280, 800)
    desk.window.show()
    desk.open()
    yield desk
    desk.close()
    program.processEvents()


def _nothing(_run: object) -> None:
    """Nobody hears of it."""


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _p95(values: list[float]) -> float:
    return sorted(values)[-(-len(values) * 95 // 100) - 1]


if __name__ == "__main__":
    sys.exit(main())
