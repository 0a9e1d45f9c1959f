"""The section of the hall on a real hall: what is tapped changes its books, what happens there is shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.roles import Person, Role
from kiosk.services import Services
from kiosk.services.help.help_desk import HelpDesk
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.hall.section import Hall
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.services.running_hall import RunningHall
from tests.services.small_hall import build

NUMBERS = {Role.CLERK: "0111", Role.GUIDE: "0112", Role.VOLUNTEER: "0113"}


@dataclass
class HallScene:
    """The section of one person, and the hall behind it."""

    section: Hall
    hall: RunningHall
    bot: QtBot
    went: list[tuple[str, object]]

    def tab(self, number: int) -> Tab:
        """The tab of Alt+number, looked at."""
        self.key(getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.AltModifier)
        return self.settled()

    def settled(self) -> Tab:
        """The tab in hand once every answer has come."""
        self.bot.waitUntil(lambda: not any(self._awaits(tab) for tab in (*self.section.tabs, self.section.stranded)))
        return self.section.tab

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.section, key, modifier)

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def cells(self) -> list[tuple[str, ...]]:
        """The rows of the table in hand."""
        lines = self.section.tab.table._lines
        return [line.cells for line in lines._lines]

    def said(self) -> str:
        """Every word that can be seen."""
        return said(self.section)

    @staticmethod
    def _awaits(tab: Tab) -> bool:
        return any(task is not None and task.is_wanted for task in (tab._looking, tab._working))


def said(over: QWidget) -> str:
    labels = (each for each in over.findChildren(QLabel) if each.isVisibleTo(over))
    return "\n".join(each.text() for each in labels)


def services_of(hall: RunningHall, url: str) -> Services:
    """What the section asks for."""
    desk = SimpleNamespace(
        overview=hall.overview,
        visits_desk=hall.visits,
        session_stops=hall.stops,
        print_desk=hall.papers,
        help=HelpDesk(hall.office),
    )
    return cast("Services", SimpleNamespace(desk=lambda: desk, listen=partial(Bell, url), staff=hall.staff))


@contextmanager
def at_the_hall(bot: QtBot, url: str, vault: Vault, *, role: Role = Role.CLERK) -> Iterator[HallScene]:
    """The section, shown to a member of staff."""
    database, tasks = Database(url), Tasks(2)
    build(database, vault)
    hall = RunningHall(database, vault)
    went: list[tuple[str, object]] = []
    person = Person(NUMBERS[role], "丁一", role)
    services = services_of(hall, url)
    view = DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=person,
        now=hall.office.now,
        language="en",
        device="D1",
        go=lambda section, what: went.append((section, what)),
    )
    section = Hall(view)
    section.resize(1000, 704)
    section.show()
    section.activateWindow()
    bot.waitUntil(section.isActiveWindow)
    section.setFocus()
    scene = HallScene(section, hall, bot, went)
    scene.settled()
    yield scene
    section.stop()
    section.close()
    section.deleteLater()
    tasks.close()
    database.close()
