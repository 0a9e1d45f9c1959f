"""A desk's section of kiosks on real books, a stand-in for the page that goes on, and the kiosks of the hall."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

from argon2 import PasswordHasher
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.journey import Journey
from kiosk.domain.live import SavedRun, Shown
from kiosk.domain.roles import Person, Role
from kiosk.flow.engine import FlowRun
from kiosk.services import Services
from kiosk.services.office import Office
from kiosk.services.sittings.live_sittings import LiveSittings
from kiosk.services.sittings.taking_over import TakingOver
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.vault import Vault
from kiosk.ui.desk.kiosks.page import KiosksPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.samples import choosing
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.ui.at_the_desk import MORNING

K1, K3 = Actor("K1"), Actor("K3")
WU, ZHAO = Person("0001", "吴敏", Role.GUIDE), Person("0002", "赵磊", Role.VOLUNTEER)
RUN = SavedRun("registration", "slot", choosing.slots(), (("department", Journey()),))


class Register(QWidget):
    """Stands in for the section that goes on with a sitting."""

    def __init__(self) -> None:
        super().__init__()
        self.run: FlowRun | None = None
        self.said = ""
        self.changed: Callable[[FlowRun], None] = lambda _run: None
        self.ended: Callable[[FlowRun | None], None] = lambda _run: None

    def carry_on(
        self, run: FlowRun, *, changed: Callable[[FlowRun], None], ended: Callable[[FlowRun | None], None]
    ) -> None:
        self.run, self.changed, self.ended = run, changed, ended

    def let_go(self, words: str) -> None:
        self.run, self.said = None, words


@dataclass
class Room:
    """One desk of somebody, and the kiosks of the hall."""

    page: KiosksPage
    register: Register
    stack: QStackedWidget
    kiosk: LiveSittings
    desk: TakingOver
    clock: FixedClock
    bot: QtBot
    troubles: list[Exception] = field(default_factory=list)

    def begin(self, actor: Actor = K3, shown: Shown = Shown(), run: SavedRun = RUN) -> int:  # noqa: B008  # a frozen value
        return self.kiosk.publish(run, shown, number=None, actor=actor)

    def sees(self, *devices: str) -> None:
        """Looks until it does."""

        def is_there() -> bool:
            self.page.look()
            return tuple(each.device for each in self.page.sittings) == devices

        self.bot.waitUntil(is_there)

    def asks(self, device: str = "K3") -> None:
        self.page.table.choose(device)
        self.page.detail.ask.click()
        self.bot.waitUntil(lambda: self.page.helping.grip is not None)

    def takes(self, device: str = "K3") -> None:
        """Asks, and the patient agrees."""
        self.asks(device)
        grip = self.page.helping.grip
        assert grip is not None
        self.kiosk.grant(grip, RUN, actor=Actor(device))
        self.bot.waitUntil(lambda: self.page.helping.is_held)


def books_of(database: Database, vault: Vault) -> Office:
    match_key(database, vault)
    office = Office(database, vault, FixedClock(MORNING))
    accounts = StaffAccounts(office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for person in (WU, ZHAO, Person("0009", "何立", Role.TRIAGE)):
        accounts.enrol(person.number, person.name, person.role, "270918", actor=Actor("D1", "operator"))
    return office


def room_of(office: Office, person: Person, bot: QtBot, *, has_register: bool = True) -> Iterator[Room]:
    kiosk, desk, tasks = LiveSittings(office), TakingOver(office), Tasks()
    stack, register, troubles = QStackedWidget(), Register(), list[Exception]()

    def look() -> object:
        if troubles:
            raise troubles.pop(0)
        return kiosk.open()

    bundle = SimpleNamespace(sittings=SimpleNamespace(open=look), desk=lambda: SimpleNamespace(taking_over=desk))
    clock = cast(FixedClock, office.clock)
    view = DeskView(
        theme=Theme(4.034, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: cast(Services, bundle),
        person=person,
        now=clock.now,
        language="en",
        device="D1",
        go=lambda _name, _what: stack.setCurrentWidget(register) if has_register else None,
    )
    page = KiosksPage(view)
    stack.addWidget(page)
    stack.addWidget(register)
    stack.resize(1100, 700)
    stack.show()
    yield Room(page, register, stack, kiosk, desk, clock, bot, troubles)
    page.stop()
    tasks.close()
    stack.close()
    stack.deleteLater()
