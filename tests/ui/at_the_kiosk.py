"""A whole kiosk on a hall of fakes, and a finger that uses it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.identity import Paper, PaperKind
from kiosk.machine import Kiosk
from kiosk.ports import CardRead
from kiosk.ui.kiosk.usher import Usher
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.widgets.dialog import Dialog
from tests.ui.fake_hall import FakeHall

NUMBER = "42010619850312061X"
CARD = CardRead(Paper(PaperKind.ID_CARD, NUMBER), name="慕容云舒")


@dataclass
class Scene:
    """One kiosk, its hall and its clock."""

    kiosk: Kiosk
    hall: FakeHall
    clock: FixedClock
    bot: QtBot

    @property
    def window(self) -> KioskWindow:
        return self.kiosk.window

    @property
    def usher(self) -> Usher:
        assert self.window.usher is not None
        return self.window.usher

    @property
    def dialog(self) -> Dialog | None:
        return self.window.overlays.dialog

    def button(self, name: str) -> QAbstractButton:
        """The visible control whose name begins with ``name``; the dialog's, when there is one in front."""
        over: QWidget = self.dialog if self.dialog is not None else self.window
        found = [each for each in buttons(over) if each.accessibleName().startswith(name)]
        assert found, f"no control {name!r} among {[each.accessibleName() for each in buttons(over)]}"
        return found[0]

    def tap(self, name: str) -> None:
        """Tap as soon as the double-strike guard lets it; that guard has tests of its own."""
        button = self.button(name)
        button.setProperty("confirming", None)
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait_for(self, page: str) -> None:
        self.bot.waitUntil(lambda: self.window.page_name == page and not self.window.sitting.is_busy)

    def present(self) -> None:
        self.window.heard.emit(CARD)

    def identify(self) -> None:
        """From the start page to the departments, by card."""
        self.present()
        self.wait_for("department")

    def key(self, key: Qt.Key) -> None:
        """A key of a keyboard, as the window system reports it."""
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key)

    def idle_for(self, seconds: int) -> None:
        """So many seconds without a touch, at once."""
        for _ in range(seconds):
            self.window.idle.tick()


def buttons(over: QWidget) -> list[QAbstractButton]:
    """The controls that can be seen and used."""
    return [each for each in over.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]


def centre(button: QWidget) -> QPoint:
    return button.rect().center()


def texts(window: QWidget) -> str:
    """Everything any widget says, shown or not."""
    everything = (window, *window.findChildren(QWidget))
    said = [(each.accessibleName(), each.accessibleDescription(), each.toolTip()) for each in everything]
    words = [each.text() for each in everything if isinstance(each, (QLabel, QAbstractButton))]
    return "\n".join((*words, *(line for lines in said for line in lines)))
