"""From the tap on 找工作人员 at one of forty kiosks to the row on the desk's screen, on both databases."""

import os
import sys
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from random import Random
from threading import Thread
from time import perf_counter, sleep
from types import SimpleNamespace

from argon2 import PasswordHasher
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.desk_help_bare import BASELINE, bare_listen, bare_poll
from benchmarks.hall_conductor import CONTEXT
from benchmarks.registration import postgres, sqlite
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.adapters.clock import SystemClock
from kiosk.domain.actor import Actor
from kiosk.domain.devices import BEAT_SECONDS, Beat, MachineRole
from kiosk.domain.help import HelpSort
from kiosk.domain.roles import Person, Role
from kiosk.services import Services
from kiosk.services.help.devices import Devices
from kiosk.services.help.help_desk import HelpDesk
from kiosk.services.help.help_requests import HelpRequests
from kiosk.services.office import Office
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault
from kiosk.ui.desk.help.page import HelpPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from kiosk.ui.theme.fonts import load_fonts

KIOSKS = 40
FULL_S, QUICK_S = 90, 12
PAUSE_S, STAY_S = (2.0, 6.0), (0.5, 1.5)  # between two requests of a kiosk, and until it calls its request off
SETTLE_S = 1.5
SECRET, NURSE = b"n" * 32, Person("0001", "吴敏", Role.GUIDE)
ZONE, PX_PER_MM = "Asia/Shanghai", 4.034
PLACES = (("PostgreSQL", postgres, bare_listen, 500), ("SQLite", sqlite, bare_poll, 1000))

Told = tuple[int, float]  # a request, and when its patient tapped


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("From the tap at a kiosk to the desk.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    program = QApplication([])
    load_fonts()
    seconds = QUICK_S if args.quick else FULL_S
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    figures: list[Figure] = []
    for name, place, bare, most in PLACES:
        with place() as url:
            figures += _measure(name, program, url, bare=bare, most=most, seconds=seconds)
    notes = (
        f"{KIOSKS} kiosks, each asking every {PAUSE_S[0]:.0f} to {PAUSE_S[1]:.0f} s for {seconds} s, and beating every "
        f"{BEAT_SECONDS} s. Load when it began: {load:.1f}.",
        "Timed from before the kiosk's call to the row in the list of a desk that is shown, in another process.",
    )
    return publish(Report("Help from kiosk to desk", BASELINE, tuple(figures), notes), file=args.json)


def _measure(
    name: str, program: QApplication, url: str, *, bare: Callable[[str], list[float]], most: int, seconds: int
) -> list[Figure]:
    base = _p95(bare(url))
    upgrade(url)
    _employ(url)
    told: Queue[Told] = CONTEXT.Queue()
    crowd = CONTEXT.Process(target=kiosks, args=(url, seconds, told))
    screen = Screen(url)
    crowd.start()
    asked = _gather(crowd, told, program)
    seen = screen.close()
    waits = [1000 * (seen[key] - at) for key, at in asked.items() if key in seen]
    p95 = _p95(waits)
    return [
        Figure(f"{name}, bare: the same insert heard, 95 % within", base, "ms"),
        Figure(f"{name}, requests", len(asked), "requests"),
        Figure(f"{name}, never seen", len(asked) - len(waits), "requests", Aim(Bound.EXACTLY, 0)),
        Figure(f"{name}, tap to desk, median", sorted(waits)[len(waits) // 2], "ms"),
        Figure(f"{name}, tap to desk, 95 % within", p95, "ms", Aim(Bound.AT_MOST, most)),
        Figure(f"{name}, tap to desk, longest", max(waits), "ms"),
        Figure(f"{name}, times the bare one", p95 / base, "×"),
    ]


def _gather(crowd: BaseProcess, told: "Queue[Told]", program: QApplication) -> dict[int, float]:
    """Until the kiosks are done and the desk has had time to see the last; the desk's events go on meanwhile."""
    asked: dict[int, float] = {}
    timer = QTimer(interval=50)

    def listen() -> None:
        while not told.empty():
            key, at = told.get()
            asked[key] = at
        if crowd.exitcode is not None and told.empty():
            timer.stop()
            QTimer.singleShot(round(SETTLE_S * 1000), program.quit)

    timer.timeout.connect(listen)
    timer.start()
    program.exec()
    return asked


def _office(url: str) -> Office:
    return Office(Database(url), Vault(SECRET), SystemClock(zone=ZONE))


def _employ(url: str) -> None:
    office = _office(url)
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    operator = Actor("D1", "operator")
    StaffAccounts(office, hasher).enrol(NURSE.number, NURSE.name, NURSE.role, "270918", actor=operator)
    office.database.close()


class Screen(QObject):
    """The desk's page as it is; remembers when each request was first in its list."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._office, self._tasks = _office(url), Tasks()
        desk = HelpDesk(self._office)
        known: dict[str, object] = {"help": HelpRequests(self._office), "devices": Devices(self._office)}
        known |= {"desk": lambda: SimpleNamespace(help=desk), "listen": partial(Bell, url)}
        services = Services(**{each.name: known.get(each.name) for each in fields(Services)})  # type: ignore[arg-type]  # the page asks for these only
        self._seen: dict[int, float] = {}
        self._page = HelpPage(
            DeskView(
                theme=Theme(PX_PER_MM, {DESK}),
                tasks=self._tasks,
                services=lambda: services,
                person=NURSE,
                now=self._office.now,
                language="zh_CN",
                device="D1",
            )
        )
        self._page.resize(1280, 800)
        self._page.show()
        self._page.counted.connect(self._note)

    def close(self) -> dict[int, float]:
        """When each was seen."""
        self._page.stop()
        self._page.close()
        self._tasks.close()
        self._office.database.close()
        return self._seen

    def _note(self, _count: int) -> None:
        now = perf_counter()
        for key in self._page.column.rows:
            self._seen.setdefault(key, now)


def kiosks(url: str, seconds: int, told: "Queue[Told]") -> None:
    """All of them, in a process of their own; each has its own connection."""
    until = perf_counter() + seconds
    crowd = [Thread(target=_kiosk, args=(url, number, until, told)) for number in range(KIOSKS)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()


def _kiosk(url: str, number: int, until: float, told: "Queue[Told]") -> None:
    office, chance, actor = _office(url), Random(number), Actor(f"K{number}")
    requests, devices = HelpRequests(office), Devices(office)
    state, beaten = Beat(MachineRole.KIOSK, office.now(), "bench", page="slot"), 0.0
    sleep(chance.uniform(0, PAUSE_S[1]))
    while perf_counter() < until:
        if perf_counter() - beaten > BEAT_SECONDS:
            beaten = perf_counter()
            devices.beat(state, actor=actor)
        tapped = perf_counter()
        request = requests.ask(HelpSort.PERSON, page="slot", actor=actor)
        told.put((request.id, tapped))
        sleep(chance.uniform(*STAY_S))
        requests.cancel(request.id, actor=actor)
        sleep(chance.uniform(*PAUSE_S))
    office.database.close()


def _p95(values: list[float]) -> float:
    return sorted(values)[-(-len(values) * 95 // 100) - 1]


if __name__ == "__main__":
    sys.exit(main())
