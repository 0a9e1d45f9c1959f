"""The triage section on a real database, and a nurse who types."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.roles import Person, Role
from kiosk.domain.triage.cases import Case
from kiosk.services import Services
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.triage.page import TriagePage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.services.small_hall import build
from tests.services.triage_hall import NURSE, TriageHall

ENTER = "\n"


@dataclass
class TriageScene:
    """The page, its hall, and how many keys have been pressed."""

    page: TriagePage
    hall: TriageHall
    bot: QtBot
    keys: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        """Each character is a key, sent to whatever has the focus; a line's end is Enter."""
        for character in text:
            self.keys.append(character)
            target = self.page.focusWidget() or self.page
            if character == ENTER:
                QTest.keyClick(target, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(target, character)

    def write(self, text: str) -> None:
        """Words by an input method."""
        target = self.page.focusWidget()
        assert target is not None
        target.insert(text)

    def key(self, key: Qt.Key, *, alt: bool = False) -> None:
        self.keys.append(str(key))
        modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifier)

    def wait(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=10_000)

    def saved(self, count: int = 1) -> Case:
        """The newest case once so many are open and the form is empty again."""
        self.wait(lambda: len(self.page.due.cases) >= count and "slip" in said(self.page.told))
        newest = max(self.page.due.cases)
        return self.hall.triage.read(newest, actor=NURSE)


def said(over: QWidget) -> str:
    """Every word that can be seen."""
    shown = [over, *over.findChildren(QWidget)]
    return "\n".join(each.text() for each in shown if isinstance(each, QLabel) and each.isVisibleTo(over.window()))


@contextmanager
def at_triage(bot: QtBot, database: Database, vault: Vault) -> Iterator[TriageScene]:
    """A section that is shown, its list read once."""
    build(database, vault)
    hall, tasks = TriageHall(database, vault), Tasks(2)
    services = cast(Services, SimpleNamespace(desk=lambda: SimpleNamespace(triage=hall.triage)))
    view = DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=Person("0031", "丁一", Role.TRIAGE),
        now=hall.clock.now,
        language="en",
        device="D1",
    )
    page = TriagePage(view)
    page.resize(994, 700)
    page.show()
    page.activateWindow()
    page.setFocus()
    scene = TriageScene(page, hall, bot)
    scene.wait(lambda: page.work._looking is not None and not page.work._looking.is_wanted)
    yield scene
    page.stop()
    page.close()
    tasks.close()
    page.deleteLater()
