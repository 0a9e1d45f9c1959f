"""The section for money on a real hall: what is tapped changes its books."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.desk import report_file
from kiosk.domain.roles import Person, Role
from kiosk.services import Services
from kiosk.services.day_end.day_report import DayReport
from kiosk.services.day_end.drawers import Drawers
from kiosk.services.day_end.reconciliation import Reconciliation
from kiosk.services.invoices.invoice_books import InvoiceBooks
from kiosk.services.money.money_desk import MoneyDesk
from kiosk.services.money.unclear import Unclear
from kiosk.services.patients.patients import Patients
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.money.section import MoneySection
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.services.bill_hall import Bank
from tests.services.refund_hall import RefundHall
from tests.services.small_hall import build
from tests.ui.hall_scene import said

CASHIER, CLERK, BOSS = Role.CASHIER, Role.CLERK, Role.ADMINISTRATOR
NUMBERS = {CLERK: "0111", CASHIER: "0114", BOSS: "0115"}
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
LONG = 60_000  # ms, for what ends by itself: nothing is measured by it
WAITS = ("_looking", "_working", "_asking", "_naming")


class Ears(QObject):
    """What a desk's scanner and reader tell."""

    heard = Signal(object)


@dataclass
class MoneyScene:
    """The section of one person, and the hall behind it."""

    section: MoneySection
    hall: RefundHall
    bank: Bank
    bot: QtBot
    ears: Ears

    def tab(self, number: int) -> Tab:
        """The tab of Alt+number, looked at."""
        self.key(Qt.Key(Qt.Key.Key_0 + number), ALT)
        return self.settled()

    def settled(self) -> Tab:
        """The tab in hand once every answer has come."""
        self.bot.waitUntil(lambda: not any(_awaits(tab) for tab in self.section.tabs), timeout=LONG)
        return self.section.tab

    def look(self) -> None:
        """As it is by now."""
        self.section.tab.look_anew()
        self.settled()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.section, key, modifier)
        self.settled()

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def cells(self) -> list[tuple[str, ...]]:
        """The rows of the table in hand."""
        return [line.cells for line in self.section.tab.table._lines._lines]

    def said(self) -> str:
        """Every word that can be seen."""
        return said(self.section.tab)


def _awaits(tab: Tab) -> bool:
    second = getattr(getattr(tab, "second", None), "_task", None)
    tasks = (*(getattr(tab, name, None) for name in WAITS), second)
    return any(task is not None and task.is_wanted for task in tasks)


def services_of(hall: RefundHall, bank: Bank) -> Services:
    """What the section asks for."""
    desk = SimpleNamespace(
        money_desk=MoneyDesk(hall.office),
        unclear=Unclear(hall.office, (hall.gateway,)),
        drawers=Drawers(hall.office),
        invoice_books=InvoiceBooks(hall.office),
        reconciliation=Reconciliation(hall.office, (bank,), hall.billing),
        day_report=DayReport(hall.office),
        patients=Patients(hall.office),
    )
    found = SimpleNamespace(
        desk=lambda: desk, billing=hall.billing, refunds=hall.refunds, printing=hall.printing, staff=hall.staff
    )
    return cast("Services", found)


@contextmanager
def at_the_money_desk(bot: QtBot, url: str, vault: Vault, *, role: Role = CASHIER) -> Iterator[MoneyScene]:
    """The section, shown to a member of staff."""
    database, tasks, ears, bank = Database(url), Tasks(2), Ears(), Bank("wechat")
    build(database, vault)
    hall = RefundHall(database, vault)
    services = services_of(hall, bank)
    view = DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=Person(NUMBERS[role], "钱款", role),
        now=hall.office.now,
        language="en",
        device="D3",
        heard=ears.heard,
        report_file=report_file,
    )
    section = MoneySection(view)
    section.resize(1000, 704)
    section.show()
    section.activateWindow()
    bot.waitUntil(section.isActiveWindow, timeout=LONG)
    section.setFocus()
    scene = MoneyScene(section, hall, bank, bot, ears)
    scene.settled()
    yield scene
    section.stop()
    section.close()
    section.deleteLater()
    tasks.close()
    database.close()
