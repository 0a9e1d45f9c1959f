"""A staff desk on a real database, and somebody who types at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import cast
from unittest.mock import patch
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.desk import Desk
from kiosk.domain.actor import Actor
from kiosk.domain.help import HelpRequest, HelpSort, Side
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import Role
from kiosk.services import Services
from kiosk.services.help.devices import Devices
from kiosk.services.help.help_desk import HelpDesk
from kiosk.services.help.help_requests import HelpRequests
from kiosk.services.office import Office
from kiosk.services.staff.staff import StaffAccounts
from kiosk.settings import Settings
from kiosk.staffed import Opened
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.vault import Vault
from kiosk.ui.desk.help import chime
from kiosk.ui.desk.help.page import HelpPage
from kiosk.ui.desk.house import DemoAccount
from kiosk.ui.desk.window import DeskWindow

MORNING = datetime(2026, 11, 23, 9, 41, tzinfo=ZoneInfo("Asia/Shanghai"))
PIN = "270918"
WU, ZHAO, CASHIER = ("0001", "吴敏", Role.GUIDE), ("0002", "赵磊", Role.VOLUNTEER), ("0021", "秦朗", Role.CASHIER)
OPERATOR = Actor("D1", "operator")
HOSPITAL = HospitalInfo(name="安和市第一人民医院", name_en="Anhe First")


@dataclass
class SmallHall:
    """The books behind the desk; ``troubles`` are raised, one for each look at the requests."""

    services: Services
    staff: StaffAccounts
    help: HelpRequests
    desk: HelpDesk
    troubles: list[Exception]
    hospital: HospitalInfo = HOSPITAL
    is_closed: bool = False

    def close(self) -> None:
        self.is_closed = True


@dataclass
class DeskScene:
    """One desk, its hall and its clock."""

    desk: Desk
    hall: SmallHall
    clock: FixedClock
    bot: QtBot

    @property
    def window(self) -> DeskWindow:
        return self.desk.window

    @property
    def page(self) -> HelpPage:
        assert self.window.work is not None
        page = self.window.work.page()
        assert isinstance(page, HelpPage)
        return page

    def enter(self, number: str, secret: str) -> None:
        """Type both, and Enter."""
        sign_in = self.window.sign_in
        sign_in.number.clear()
        for field, text in ((sign_in.number, number), (sign_in.secret, secret)):
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Return)

    def sign_in(self, number: str = WU[0]) -> None:
        self.enter(number, PIN)
        self.bot.waitUntil(lambda: self.window.person is not None)

    def refused(self) -> str:
        """What is said once the answer has come."""
        sign_in = self.window.sign_in
        self.bot.waitUntil(lambda: "wait" in said(sign_in) or sign_in.go.isEnabled())
        return said(sign_in)

    def ask(self, device: str = "K3", *, sort: HelpSort = HelpSort.SIGNS, page: str = "slot") -> HelpRequest:
        return self.hall.help.ask(sort, page=page, actor=Actor(device))

    def write(self, request: HelpRequest, text: str) -> None:
        """Somebody at the kiosk writes."""
        self.hall.help.say(request.id, text, side=Side.PATIENT, actor=Actor(request.device))

    def look(self) -> None:
        """As after a second; the answer has come."""
        self.page.look()
        self.bot.waitUntil(lambda: self.page._looking is not None and not self.page._looking.is_wanted)

    def settle(self, until: Callable[[], bool]) -> None:
        self.bot.waitUntil(until)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)


def said(over: QWidget) -> str:
    """Every word that can be seen."""
    labels = [each.text() for each in over.findChildren(QLabel) if each.isVisibleTo(over.window())]
    keys = [each.text() for each in over.findChildren(QAbstractButton) if each.isVisibleTo(over.window())]
    return "\n".join((*labels, *keys))


def small_hall(database: Database, vault: Vault, clock: FixedClock) -> SmallHall:
    match_key(database, vault)
    office = Office(database, vault, clock)
    staff = StaffAccounts(office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for number, name, role in (WU, ZHAO, CASHIER):
        staff.enrol(number, name, role, PIN, actor=OPERATOR)
    requests, desk, troubles = HelpRequests(office), HelpDesk(office), list[Exception]()

    def look(*, actor: Actor) -> tuple[HelpRequest, ...]:
        if troubles:
            raise troubles.pop(0)
        return desk.open(actor=actor)

    deeds = {name: getattr(desk, name) for name in ("figures", "colleagues", "take", "close", "hand_on", "keep")}
    seen = SimpleNamespace(open=look, **deeds)
    known = {
        "staff": staff,
        "hospital": SimpleNamespace(edition=lambda: 0, read=lambda: HOSPITAL),
        "help": SimpleNamespace(say=requests.say),
        "devices": Devices(office),
        "printing": SimpleNamespace(papers=lambda: ()),
        "desk": lambda: SimpleNamespace(help=seen),
        "listen": StillBell,
    }
    services = Services(**{each.name: cast("object", known.get(each.name)) for each in fields(Services)})  # type: ignore[arg-type]  # the desk asks for these only
    return SmallHall(services, staff, requests, desk, troubles)


class StillBell:
    """Nothing rings until a test rings it."""

    def __init__(self) -> None:
        self._rung = Event()
        self._is_closed = False

    def wait(self, _timeout_ms: int) -> bool:
        self._rung.wait(20)
        self._rung.clear()
        return not self._is_closed

    def ring(self) -> None:
        self._rung.set()

    def close(self) -> None:
        self._is_closed = True
        self._rung.set()


class StillSpeaker:
    """Plays to nobody."""

    has_device = True

    def __init__(self) -> None:
        self.played: list[Path] = []

    def play(self, path: Path) -> None:
        assert path.stat().st_size
        self.played.append(path)

    def close(self) -> None:
        self.played.append(Path())


@contextmanager
def at_the_desk(
    bot: QtBot,
    database: Database,
    vault: Vault,
    *,
    failures: list[Exception] | None = None,
    accounts: tuple[DemoAccount, ...] = (),
) -> Iterator[DeskScene]:
    """A desk that is shown; its hall opens after ``failures``."""
    clock = FixedClock(MORNING)
    hall, left = small_hall(database, vault, clock), list(failures or ())

    def open_hall() -> Opened:
        if left:
            raise left.pop(0)
        return Opened(hall, accounts)

    settings = Settings(device="D1", language="en", reduced_motion=True)
    desk = Desk(settings, clock, opener=open_hall, retry_ms=10)
    desk.window.resize(1280, 800)
    desk.window.show()
    desk.window.activateWindow()
    with patch.object(chime, "make_speaker", StillSpeaker):
        yield DeskScene(desk, hall, clock, bot)
        desk.close()
    assert hall.is_closed or desk.hall is None
    desk.window.deleteLater()
    desk.deleteLater()
