"""The page of patients on a real small hall, and somebody who types at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.patient_files import PatientFile
from kiosk.domain.roles import Person, Role
from kiosk.services import Services
from kiosk.services.queue.places_in_line import PlacesInLine
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.patients.page import PatientsPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.services.patients_hall import CLERK, PatientsHall
from tests.services.small_hall import build


@dataclass
class PatientsScene:
    """A clerk, the page, and where it led to."""

    hall: PatientsHall
    view: DeskView
    bot: QtBot
    page: PatientsPage
    gone: list[tuple[str, object]] = field(default_factory=list)

    def type(self, text: str) -> None:
        """Into the search; what Qt's own typing cannot type comes as from an input method."""
        finder = self.page.list.finder
        finder.setText(text)
        finder.textEdited.emit(text)
        self.settle()

    def settle(self) -> None:
        """Every answer has come."""
        self.bot.waitUntil(lambda: not self.page.list.looking.is_busy and self.page._task is None)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        self.settle()

    def rows(self) -> list[str]:
        """What each row says."""
        model = self.page.list.table.rows.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def file(self, patient_id: int) -> PatientFile:
        return self.hall.patients.file(patient_id, actor=CLERK)


@contextmanager
def at_patients(bot: QtBot, database: Database, vault: Vault, *, role: Role = Role.CLERK) -> Iterator[PatientsScene]:
    """The page is shown; the person is a clerk of the books, whatever ``role`` the screen believes in."""
    build(database, vault)
    hall, tasks = PatientsHall(database, vault), Tasks(2)
    desk = SimpleNamespace(patients=hall.patients)
    services = cast(Services, SimpleNamespace(desk=lambda: desk, places_in_line=PlacesInLine(hall.office)))
    gone: list[tuple[str, object]] = []
    view = DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=Person(str(CLERK.staff), "吴敏", role),
        now=hall.clock.now,
        language="en",
        device="D1",
        go=lambda name, what: gone.append((name, what)),
    )
    page = PatientsPage(view)
    bot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    bot.waitExposed(page)
    page.activateWindow()
    yield PatientsScene(hall, view, bot, page, gone)
    page.stop()
    tasks.close()


def said(over: QWidget) -> str:
    """Every word that can be seen."""
    labels = [each.text() for each in over.findChildren(QLabel) if each.isVisibleTo(over.window())]
    keys = [each.text() for each in over.findChildren(QAbstractButton) if each.isVisibleTo(over.window())]
    return "\n".join((*labels, *keys))
