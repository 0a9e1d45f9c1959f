"""The administration of a desk on a real small hall, and somebody who works there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.administration import Kind
from kiosk.domain.roles import Person, Role
from kiosk.services import Services
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.admin.page import AdminPage
from kiosk.ui.desk.admin.panel import KindPanel
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.services.administrators import Desk
from tests.services.small_hall import NOW, SmallHall, build

BADGE = "NXB" + "0123456789ABCDEFGHIJKLMN"
WU = Person("0001", "吴敏", Role.ADMINISTRATOR)


class Scanner(QObject):
    """What a desk's scanner tells."""

    heard = Signal(object)


class Books:
    """The administration behind the page; ``trouble`` is raised once instead of the next answer."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.trouble = desk, cast("Exception | None", None)

    def __getattr__(self, name: str) -> Callable[..., object]:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        return cast("Callable[..., object]", getattr(self.desk.administration, name))


@dataclass
class Scene:
    """A page that is shown."""

    page: AdminPage
    desk: Desk
    books: Books
    scanner: Scanner
    bot: QtBot

    @property
    def panel(self) -> KindPanel:
        return self.page.panel

    def settle(self) -> None:
        def is_still() -> bool:
            working = self.panel._working
            return working is None or not working.is_wanted

        self.bot.waitUntil(is_still)

    def open(self, kind: Kind) -> KindPanel:
        self.page.choose(kind)
        self.settle()
        return self.panel

    def take(self, code: str, field: str = "code") -> None:
        (record,) = [each for each in self.panel.list.records if each.values[field] == code]
        self.panel.list.table.choose(record.key)

    def type(self, **values: str) -> None:
        for key, value in values.items():
            self.panel.form.entries[key].put(value)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.window().focusWidget() or self.page, key, modifier)
        self.settle()

    def save(self) -> None:
        self.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def said(self) -> str:
        return said(self.page)


def said(over: QWidget) -> str:
    """Every label that can be seen."""
    labels = [each for each in over.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


@contextmanager
def at_the_administration(bot: QtBot, url: str, vault: Vault) -> Iterator[Scene]:
    """吴敏 has opened the section on a small hall; the list has been read."""
    database = Database(url)
    build(database, vault)
    desk = Desk(SmallHall(database, vault))
    tasks, books, scanner = Tasks(2), Books(desk), Scanner()
    services = cast(Services, SimpleNamespace(desk=lambda: SimpleNamespace(administration=books), staff=desk.staff))
    view = DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=WU,
        now=lambda: NOW,
        language="en",
        device="D1",
        heard=scanner.heard,
    )
    page = AdminPage(view)
    bot.addWidget(page)
    page.resize(1030, 730)
    page.show()
    page.activateWindow()
    bot.waitUntil(page.isActiveWindow)
    scene = Scene(page, desk, books, scanner, bot)
    scene.settle()
    yield scene
    page.stop()
    tasks.close()
    database.close()


def lines(panel: KindPanel) -> list[tuple[str, ...]]:
    """What the list shows."""
    return [line.cells for line in panel.list.table._lines._lines]
