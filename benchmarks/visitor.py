"""A known patient who never hesitates, on the real window with the real hall, and how soon each page is there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.app import gui
from kiosk.domain.actor import Actor
from kiosk.hall import DEMO, Hall
from kiosk.machine import Kiosk
from kiosk.ports import CardRead
from kiosk.services.seeding import load_hospital, seed
from kiosk.settings import Device, Settings
from kiosk.ui.language import translate
from kiosk.ui.widgets.department_tile import DepartmentTile
from kiosk.ui.widgets.doctor_head import DoctorHead

SIZE = (1080, 1920)
MONDAY = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=8)))
DEPARTMENTS = 6  # tiles on the first page that lead on at once
PATIENCE_S = 30
PAYMENT = Device("kiosk.adapters.payment:DemoGateway", {"after": 1})
WATCH_MS = 20  # between two questions whether the money came
WAIT = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents

Act = Callable[[], object]


class Stuck(Exception):
    """What should have come did not."""


class Watch(QObject):
    """Tells when a page has been shown and painted."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self.name, self.is_painted = "", False
        self.is_fresh = False  # something was painted, of whatever page
        kiosk.window.page_shown.connect(self._shown)
        kiosk.window.installEventFilter(self)
        kiosk.window.windowHandle().installEventFilter(self)

    def forget(self) -> None:
        """Wait for the next one."""
        self.name, self.is_painted, self.is_fresh = "", False, False

    def _shown(self, name: str) -> None:
        self.name, self.is_painted = name, False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """With this event the window paints everything that is new."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.is_fresh = True
            self.is_painted = bool(self.name)
        return False


class Visitor:
    """``changes`` are the milliseconds from a tap to the painted page; ``taps`` those that a journey needs."""

    def __init__(self, kiosk: Kiosk, clock: FixedClock) -> None:
        self.kiosk, self.window = kiosk, kiosk.window
        self.changes: list[float] = []
        self.taps = 0
        self._clock, self._demo = clock, load_hospital(DEMO)
        self._watch = Watch(kiosk)
        self._cards = [
            CardRead(one.paper, name=one.name) for one in self._demo.patients if one.paper and not one.guardian
        ]
        self._turns = count()

    def journey(self) -> None:
        """From the start page to the papers and back, paid by phone."""
        card, department = self._next_turn()
        self.taps = 0
        self.change("identify", self.tap(translate("Home", "Register")))
        self.change("department", lambda: self.present(card))
        self.change("slot", self.tap_widget(self._of(DepartmentTile)[department]))
        self.tap_widget(self._of(DoctorHead)[0])()
        self.change("confirm_fees", self.tap(translate("Pages", "Next")))
        self.change("pay", self.tap(translate("Pages", "Pay by phone")))
        self.wait(lambda: bool(self._named(translate("Pages", "Next"))), "the money")
        needed = self.taps  # who waits a moment need not tap here
        self.change("done", self.tap(translate("Pages", "Next")))
        self.wait(lambda: bool(self._journey_prints()), "the papers")
        self.taps = needed
        self.change("home", self.tap(translate("Pages", "Finish")))

    def stroll(self) -> None:
        """Eight pages without a registration: type a number, think better of it; look at doctors, leave."""
        self.change("identify", self.tap(translate("Home", "Register")))
        self.change("number", self.tap(translate("Pages", "Type the number")))
        self.tap("4")()
        self.change("identify", self.tap(translate("Bars", "Back")))
        self.leave()
        self.change("department", lambda: self.present(self._cards[0]))
        self.change("slot", self.tap_widget(self._of(DepartmentTile)[0]))
        self.change("department", self.tap(translate("Bars", "Back")))
        self.leave()

    def leave(self) -> None:
        """退出, and yes."""
        self.tap(translate("Bars", "Leave"))()
        self.change("home", self.tap(translate("Dialogs", "Leave and clear my details")))

    def present(self, card: CardRead) -> None:
        """Lay a card on the reader."""
        cast(DemoCardReader, self.kiosk.reader).present(card)

    def change(self, page: str, act: Act) -> None:
        """Do it, and take the time until ``page`` is painted."""
        self.wait(lambda: not self.window.sitting.is_busy, "the work before")
        self._watch.forget()
        begun = perf_counter()
        act()
        self.wait(lambda: self._watch.name == page and self._watch.is_painted, f"page {page}")
        self.changes.append((perf_counter() - begun) * 1000)
        QCoreApplication.processEvents()

    def tap(self, name: str) -> Act:
        """Press the control whose name begins so; what is given back lifts the finger."""
        self.wait(lambda: bool(self._named(name)), name)
        return self.tap_widget(self._named(name)[0])

    def tap_widget(self, button: QAbstractButton) -> Act:
        """Press through the window, as a touch panel does; what is given back lifts the finger."""
        button.setProperty("confirming", None)  # a hand that does not tremble needs no guard against it
        self.taps += 1
        handle, at = self.window.windowHandle(), button.mapTo(self.window, button.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(handle, left, none, QPoint(at))
        return lambda: QTest.mouseRelease(handle, left, none, QPoint(at))

    def wait(self, happened: Callable[[], bool], what: str) -> None:
        """Let the program run until then; raises `Stuck`."""
        until = perf_counter() + PATIENCE_S
        while not happened():
            if perf_counter() > until:
                raise Stuck(f"waited in vain for {what}; on the screen: {self.window.page_name}")
            QCoreApplication.processEvents(WAIT)

    def _journey_prints(self) -> bool:
        run = self.window.sitting.run
        return run is not None and bool(run.journey.prints)

    def _next_turn(self) -> tuple[CardRead, int]:
        """Whose turn it is and where they go: nobody goes to one department twice on a day."""
        turn, today = next(self._turns), len(self._cards) * DEPARTMENTS
        if turn and turn % today == 0:
            self._next_day()
        return self._cards[turn % len(self._cards)], turn // len(self._cards) % DEPARTMENTS

    def next_card(self) -> CardRead:
        """Whose turn it is when all go to one department: everybody once a day."""
        turn = next(self._turns)
        if turn and turn % len(self._cards) == 0:
            self._next_day()
        return self._cards[turn % len(self._cards)]

    def _next_day(self) -> None:
        """The next day on which the hall works; its timetable is made as long as ever."""
        hall = cast(Hall, self.kiosk.hall)
        days = 3 if self._clock.now().weekday() == 4 else 1
        now = self._clock.advance(timedelta(days=days))
        seed(hall.database, hall.vault, self._demo, today=now.date(), days=7, at=now, actor=Actor("bench"))

    def _named(self, name: str) -> list[QAbstractButton]:
        return [button for button in self._buttons() if button.accessibleName().startswith(name)]

    def _of(self, kind: type[QAbstractButton]) -> list[QAbstractButton]:
        self.wait(lambda: any(type(button) is kind for button in self._buttons()), kind.__name__)
        return [button for button in self._buttons() if type(button) is kind]

    def _buttons(self) -> list[QAbstractButton]:
        dialog = self.window.overlays.dialog
        over: QWidget = dialog if dialog is not None else self.window
        return [each for each in over.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]


@contextmanager
def visitor(data: Path) -> Iterator[Visitor]:
    """A kiosk with a hall of its own under ``data``, on a Monday morning, and somebody in front of it."""
    with kiosk_of(Settings(device="K1", data=data, payment=PAYMENT)) as (kiosk, clock):
        made = Visitor(kiosk, clock)
        made.wait(lambda: kiosk.hall is not None, "the hall")
        yield made


@contextmanager
def kiosk_of(settings: Settings) -> Iterator[tuple[Kiosk, FixedClock]]:
    """A kiosk on the screen; its hall is still to be opened."""
    gui()
    clock = FixedClock(MONDAY)
    kiosk = Kiosk(settings, clock, watch_ms=WATCH_MS)
    kiosk.window.resize(*SIZE)
    kiosk.window.start()
    kiosk.window.show()
    kiosk.start()
    yield kiosk, clock
    kiosk.close()
