"""From the gateway's "paid" to the page that says so: by asking the gateway, and by the notice it sends.

The real kiosk window with the real adapters; the gateways are stand-ins in another process (tests/standins), and the
receiver of notices is a process of its own, as in a hospital.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from threading import Timer
from time import perf_counter
from typing import cast

from PySide6.QtCore import QCoreApplication

from benchmarks.registration import postgres
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from benchmarks.visitor import MONDAY, SIZE, Visitor
from kiosk.adapters.clock import FixedClock
from kiosk.app import gui
from kiosk.domain.journey import PaymentState
from kiosk.machine import Kiosk
from kiosk.settings import Device, Settings
from kiosk.storage.upkeep import upgrade
from kiosk.ui.language import translate
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.widgets.department_tile import DepartmentTile
from kiosk.ui.widgets.doctor_head import DoctorHead
from tests.faults.hall import gateway_device
from tests.standins.control import Afar, standins_apart

ROOT = Path(__file__).parents[1]
FULL, QUICK = 60, 8  # payments each way, on each database
POLLED_MS, NOTICED_MS = 1500, 300
SOONEST_S, LATEST_S = 0.3, 3.0  # after the code is shown, the phone pays: any moment between two questions
BASELINE = "none: the gateway's own word, taken when the stand-in is told to pay"


@dataclass(frozen=True)
class Place:
    """A kind of database, how a new one is made, and the wallet that pays there."""

    name: str
    wallet: str
    fresh: Callable[[], AbstractContextManager[str]]


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("From paid at the gateway to paid on the page.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    found = measure(count=QUICK if args.quick else FULL)
    notes = (f"{QUICK if args.quick else FULL} payments each way. Load when it began: {load:.1f}.",)
    return publish(Report("A payment, from the gateway to the page", BASELINE, tuple(found), notes), file=args.json)


def measure(*, count: int) -> list[Figure]:
    """Both ways, on both databases, ``count`` payments each."""
    figures: list[Figure] = []
    for place in (Place("SQLite", "wechat", lambda: nullcontext("")), Place("PostgreSQL", "alipay", _migrated)):
        for way, most in (("asking", POLLED_MS), ("notice", NOTICED_MS)):
            waits = _waits(place, way, count)
            name = f"{place.name}, {place.wallet}, by {way}"
            figures += [
                Figure(f"{name}: median", _share(waits, 0.5), "ms"),
                Figure(f"{name}: 95 % within", _share(waits, 0.95), "ms", Aim(Bound.AT_MOST, most)),
                Figure(f"{name}: longest", max(waits), "ms"),
            ]
    return figures


@contextmanager
def _migrated() -> Iterator[str]:
    with postgres() as url:
        upgrade(url)
        yield url


def _waits(place: Place, way: str, count: int) -> list[float]:
    """Milliseconds of each payment."""
    folders = tempfile.TemporaryDirectory(prefix="nuanxin-page-")
    with standins_apart() as told, place.fresh() as url, folders as folder:
        bank = Afar(str(told["control"]), place.wallet)
        settings, config = _settings(url, place.wallet, Path(folder), told[place.wallet])
        with _kiosk(settings) as (kiosk, clock):
            payer = Payer(kiosk, clock, bank)
            payer.wait(lambda: kiosk.hall is not None, "the hall")
            bank.call("notices", copies=1 if way == "notice" else 0)
            with _receiver(config) if way == "notice" else nullcontext():
                payer.pay_once()  # pages are made, statements compiled
                return [payer.pay_once() for _ in range(count)]


class Payer(Visitor):
    """A visitor whose phone pays at some moment after the code is shown."""

    def __init__(self, kiosk: Kiosk, clock: FixedClock, bank: Afar) -> None:
        super().__init__(kiosk, clock)
        self._bank, self._moments, self._standing = bank, Random(1), clock

    def pay_once(self) -> float:
        """One whole journey; milliseconds from the payment to the page that says so."""
        # The hall's clock stands, the gateway's goes on: set it back, or orders would be over when they are made.
        self._bank.call("shift", seconds=(self._standing.now() - datetime.now(MONDAY.tzinfo)).total_seconds())
        card, department = self._next_turn()
        self.change("identify", self.tap(translate("Home", "Register")))
        self.change("department", lambda: self.present(card))
        self.change("slot", self.tap_widget(self._of(DepartmentTile)[department]))
        self.tap_widget(self._of(DoctorHead)[0])()
        self.change("confirm_fees", self.tap(translate("Pages", "Next")))
        self.change("pay", self.tap(translate("Pages", "Pay by phone")))
        self.wait(lambda: self._says(PaymentState.WAITING), "the code")
        passed = self._time()
        self.wait(lambda: self.window.page_name == "done", "the papers' page")
        self.wait(self._journey_prints, "the papers")
        self.change("home", self.tap(translate("Pages", "Finish")))
        return passed

    def _time(self) -> float:
        """The phone pays by a clock of its own: this loop wakes when the page does, and would pay just then."""
        key = cast(list[str], self._bank.call("keys"))[-1]
        begun: list[float] = []

        def pay() -> None:
            begun.append(perf_counter())
            self._bank.call("pay", key=key)

        phone = Timer(self._moments.uniform(SOONEST_S, LATEST_S), pay)
        phone.start()
        self.wait(lambda: self._says(PaymentState.PAID), "the page that says paid")
        self.window.repaint()
        passed = 1000 * (perf_counter() - begun[0])
        phone.join()
        return passed

    def _says(self, state: PaymentState) -> bool:
        page = self.window.page
        return isinstance(page, PayPage) and page.section.payment.state is state


@contextmanager
def _kiosk(settings: Settings) -> Iterator[tuple[Kiosk, FixedClock]]:
    """A kiosk that asks as often as one in a hall; its hall is still to be opened."""
    gui()
    clock = FixedClock(MONDAY)
    kiosk = Kiosk(settings, clock)
    kiosk.window.resize(*SIZE)
    kiosk.window.start()
    kiosk.window.show()
    kiosk.start()
    yield kiosk, clock
    kiosk.close()
    QCoreApplication.processEvents()


@contextmanager
def _receiver(config: Path) -> Iterator[None]:
    """``main.py notices``, listening."""
    command = [sys.executable, str(ROOT / "main.py"), "notices", "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it says where it listens
        try:
            yield
        finally:
            process.terminate()


def _settings(database: str, wallet: str, folder: Path, told: dict[str, str]) -> tuple[Settings, Path]:
    """A demonstration's hall with a real adapter, and the same settings in a file for the receiver."""
    port = _free_port()
    device = gateway_device(folder, wallet, told, notify_url=f"http://127.0.0.1:{port}/notify/{wallet}")
    settings = Settings(
        device="K1",
        data=folder,
        database_url=database,
        payment_wechat=device if wallet == "wechat" else Device(),
        payment_alipay=device if wallet == "alipay" else Device(),
    )
    options = ", ".join(f"{name} = {json.dumps(value)}" for name, value in device.options.items())
    lines = [
        'device = "K1"',
        f'data = "{folder}"',
        f'database_url = "{database}"',
        "[notices]",
        f"port = {port}",
        f"[payment.{wallet}]",
        f'adapter = "{device.adapter}"',
        f"options = {{ {options} }}",
    ]
    config = folder / "kiosk.toml"
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return settings, config


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _share(values: list[float], share: float) -> float:
    """So many of them are not longer."""
    return sorted(values)[max(0, -int(-len(values) * share // 1) - 1)]


if __name__ == "__main__":
    sys.exit(main())
