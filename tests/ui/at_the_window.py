"""A calling window on a real database, somebody who presses its keys, and a cable that can be cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from types import SimpleNamespace
from typing import cast

from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import delete

from kiosk.domain.errors import DatabaseAway
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import InQueue
from kiosk.domain.roles import Role
from kiosk.services import Services
from kiosk.services.staff.staff import StaffAccounts
from kiosk.settings import Settings
from kiosk.staffed import Opened
from kiosk.storage.database import Database
from kiosk.storage.tables import StaffRow, StaffSecretRow
from kiosk.storage.vault import Vault
from kiosk.ui.ear import Doorbell
from kiosk.ui.window.console import Console
from kiosk.ui.window.counter import Counter
from kiosk.ui.window.strip import Strip
from kiosk.ui.window.window import CallingWindow
from kiosk.ui.window.work import CallingWork, Shape
from kiosk.window import Window
from tests.services.queue_hall import W2, QueueHall
from tests.services.small_hall import build
from tests.ui.at_the_desk import HOSPITAL, OPERATOR, PIN, StillBell, said

LI, MA = ("0101", "李娜", Role.CLERK), ("0102", "马超", Role.CLERK)
CODE = "R2"


@dataclass
class Cable:
    """Between window and records: cut, nothing passes; what is named in ``lost`` is done, and its answer lost."""

    is_cut: bool = False
    lost: set[str] = field(default_factory=set)
    sent: list[str] = field(default_factory=list)

    def through(self, service: object) -> object:
        """``service`` at the far end."""
        return _Far(self, service)

    def send(self, name: str, work: Callable[[], object]) -> object:
        self.sent.append(name)
        if self.is_cut:
            raise DatabaseAway
        answer = work()
        if name in self.lost:
            self.lost.clear()
            self.is_cut = True
            raise DatabaseAway
        return answer


class _Far:
    def __init__(self, cable: Cable, service: object) -> None:
        self._cable, self._service = cable, service

    def __getattr__(self, name: str) -> Callable[..., object]:
        method = getattr(self._service, name)
        return lambda *args, **kwargs: self._cable.send(name, lambda: method(*args, **kwargs))


@dataclass
class Front:
    """What the window opens."""

    services: Services
    hospital: HospitalInfo = HOSPITAL
    is_closed: bool = False

    def close(self) -> None:
        self.is_closed = True


@dataclass
class WindowScene:
    """One window, its hall, its cable."""

    machine: Window
    hall: QueueHall
    staff: StaffAccounts
    cable: Cable
    bot: QtBot

    @property
    def window(self) -> CallingWindow:
        return self.machine.window

    @property
    def work(self) -> CallingWork:
        assert self.window.work is not None
        return self.window.work

    @property
    def counter(self) -> Counter:
        assert self.work.counter is not None
        return self.work.counter

    @property
    def console(self) -> Console:
        assert self.work.console is not None
        return self.work.console

    @property
    def strip(self) -> Strip:
        assert self.work.strip is not None
        return self.work.strip

    @property
    def here(self) -> InQueue | None:
        return self.counter.here

    @property
    def message(self) -> str:
        return self.counter.message.words if self.counter.message is not None else ""

    def enter(self, number: str = LI[0]) -> None:
        """Sign in."""
        sign_in = self.window.sign_in
        self.bot.waitUntil(sign_in.go.isEnabled)
        sign_in.number.clear()
        for entry, text in ((sign_in.number, number), (sign_in.secret, PIN)):
            QTest.keyClicks(entry, text)
            QTest.keyClick(entry, Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.window.person is not None)

    def open(self) -> None:
        """Sign in, and the first picture has come; from now on a test looks when it wants to."""
        self.enter()
        self.bot.waitUntil(lambda: self.work.counter is not None and self.counter.picture is not None)
        self.counter._timer.stop()

    def look(self) -> None:
        """As after a second; the answer has come."""
        self.settle()
        self.counter.look()
        self.bot.waitUntil(lambda: self.counter._looking is not None and not self.counter._looking.is_wanted)

    def settle(self) -> None:
        """Whatever is under way has been answered."""

        def is_still() -> bool:
            counter = self.counter
            return not any(task is not None and task.is_wanted for task in (counter._working, counter._looking))

        self.bot.waitUntil(is_still)

    def press(self, key: Qt.Key, *, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the focus is; what it began has been answered."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def rest(self) -> None:
        """Longer than a double strike: the next press of a key that calls is another one."""
        self.counter._called.invalidate()

    def next(self) -> None:
        """A press of the one key, well after the one before."""
        self.rest()
        self.press(Qt.Key.Key_Space)

    def said(self) -> str:
        """Every word that can be seen."""
        return said(self.window)

    def label(self, ticket: int) -> str:
        return self.hall.lines.ticket(ticket).label

    def elsewhere(self) -> int:
        """A second window on the same queue."""
        return self.hall.second_window()

    def call_elsewhere(self, ticket: int) -> None:
        """Another clerk is quicker."""
        self.hall.queueing.call(ticket, window_id=self.elsewhere(), actor=W2)


@contextmanager
def at_the_window(
    bot: QtBot,
    database: Database,
    vault: Vault,
    *,
    code: str = CODE,
    shape: Shape = Shape.WHOLE,
    people: int = 4,
    bell: Callable[[], Doorbell] = StillBell,
) -> Iterator[WindowScene]:
    """A window that is shown; so many people wait, a minute apart."""
    build(database, vault)
    hall = QueueHall(database, vault)
    hall.people(people)
    staff = StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    with database.begin() as session:  # here they sign in, by their own names
        for table in (StaffSecretRow, StaffRow):
            session.execute(delete(table))
    for number, name, role in (LI, MA):
        staff.enrol(number, name, role, PIN, actor=OPERATOR)
    cable = Cable()
    far = {name: cable.through(getattr(hall, name)) for name in ("queueing", "lines", "windows", "board")}
    far["staff"] = cable.through(staff)
    far["hospital"] = SimpleNamespace(edition=lambda: 0, read=lambda: HOSPITAL)
    beats = SimpleNamespace(beat=lambda *_, **__: None, leave=lambda **_: None)
    far |= {"listen": bell, "devices": beats, "printing": SimpleNamespace(papers=lambda: ())}
    known = SimpleNamespace(**{each.name: far.get(each.name) for each in fields(Services)})
    front = Front(cast(Services, known))
    settings = Settings(device="W1", language="en", reduced_motion=True)
    machine = Window(settings, hall.clock, code=code, shape=shape, opener=lambda: Opened(front), retry_ms=10)
    machine.window.resize(1280, 800)
    machine.window.show()
    machine.window.activateWindow()
    machine.open()
    yield WindowScene(machine, hall, staff, cable, bot)
    machine.close()
    assert front.is_closed
    machine.window.deleteLater()
    machine.deleteLater()
