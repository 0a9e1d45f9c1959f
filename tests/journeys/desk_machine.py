"""A guide desk beside a kiosk, in one process and on one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.adapters.clock import FixedClock
from kiosk.desk import Desk
from kiosk.opening import Hall
from kiosk.settings import Settings
from kiosk.staffed import opener_of
from kiosk.ui.tour.typist import Typist

ADMINISTRATOR, PIN = "0031", "270918"  # of the demonstration


@dataclass
class DeskMachine:
    """The desk, and whoever types at it."""

    desk: Desk
    typist: Typist

    @property
    def hall(self) -> Hall:
        assert self.desk.hall is not None
        return self.desk.hall

    def take_keys(self) -> None:
        """Somebody turns to the desk: keys go to its window."""
        self.desk.window.activateWindow()
        self.typist.wait_until(self.desk.window.isActiveWindow, "the desk's window to have the keys")


@contextmanager
def desk_machine(settings: Settings, clock: FixedClock, out: Path) -> Iterator[DeskMachine]:
    """A desk that is open; nobody has signed in."""
    settings = replace(settings, device="D1")
    desk = Desk(settings, clock, opener=opener_of(settings, clock))
    desk.window.resize(1280, 800)
    desk.window.show()
    desk.window.activateWindow()
    desk.open()
    yield DeskMachine(desk, Typist(desk.window, out))
    desk.close()
    for each in (desk.window, desk):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
