"""The section "Register" on the demonstration's hospital, and somebody who types at it and counts the keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import Journey, Patient
from kiosk.domain.roles import Person, Role
from kiosk.flow.engine import FlowRun
from kiosk.hall import Hall, open_hall
from kiosk.settings import Settings
from kiosk.shows import tour_settings
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme

MORNING = datetime(2026, 11, 23, 9, 41, tzinfo=ZoneInfo("Asia/Shanghai"))
NURSE = Person("0001", "吴敏", Role.GUIDE)
OPERATOR, PIN = Actor("D1", "operator"), "270918"
ZHANG, LI = "42010619850312061X", "11010519491231002X"  # known to the demonstration
SOON = 20_000  # ms: what is waited for happens, or the test fails


class Devices(QObject):
    """A reader and a scanner that hear what a test says."""

    heard = Signal(object)


@dataclass
class RegisterScene:
    """One page, its hall, and the keys that were pressed."""

    page: RegisterPage
    hall: Hall
    clock: FixedClock
    devices: Devices
    bot: QtBot
    went: list[tuple[str, object]]  # to other sections, with what
    keys: int = 0

    # ---- typing -----------------------------------------------------------

    def type(self, text: str) -> None:
        """Letters and digits go to whatever has the focus."""
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
            self.keys += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)
        self.keys += 1

    def alt(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def enter(self, field: QLineEdit, text: str) -> None:
        """Into this field, as Tab would have led there; Han as an input method gives them."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if text.isascii():
            self.type(text)
        else:
            field.insert(text)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.page

    # ---- waiting ----------------------------------------------------------

    def wait(self, until: Callable[[], bool]) -> None:
        self.bot.waitUntil(until, timeout=SOON)

    def wait_step(self, step_id: str) -> None:
        self.wait(lambda: self.step == step_id and not self.page.pilot.sitting.is_busy)
        QApplication.processEvents()

    @property
    def step(self) -> str:
        run = self.page.pilot.run
        return run.step_id if run is not None else ""

    @property
    def journey(self) -> Journey:
        run = self.page.pilot.run
        assert run is not None
        return run.journey

    def said(self) -> str:
        """Every word that can be seen."""
        over = self.page
        labels = [each.text() or each.accessibleName() for each in over.findChildren(QLabel) if each.isVisible()]
        buttons = [each.text() for each in over.findChildren(QAbstractButton) if each.isVisible()]
        return "\n".join((*labels, *buttons))

    # ---- shortcuts of a test ------------------------------------------------

    def patient(self, number: str = ZHANG) -> Patient:
        paper = check_paper(PaperKind.ID_CARD, number, today=self.clock.now().date())
        patient = self.hall.services.reception.look_up(Journey(paper=paper)).patient
        assert patient is not None
        return patient

    def begin(self, number: str = ZHANG) -> None:
        """A known patient, handed over by another section."""
        self.page.receive(self.patient(number))
        self.wait_step("department")

    def choose(self, initials: str = "nk") -> None:
        """Department, the first doctor, the first time that is left."""
        self.type(initials)
        self.key(Qt.Key.Key_Return)
        self.wait_step("slot")
        keys = self.page.body.choosing.times.keys
        first = next(place for place, key in enumerate(keys, start=1) if key.isEnabled())
        self.key(Qt.Key.Key_Return)
        self.type(str(first))
        self.wait_step("confirm")

    def run(self) -> FlowRun:
        run = self.page.pilot.run
        assert run is not None
        return run


@cache
def furnished() -> dict[str, bytes]:
    """The files of the demonstration's hospital with its nurse: made once, for it takes longer than most tests."""
    with TemporaryDirectory() as folder:
        settings = tour_settings(Settings(device="D1"), Path(folder))
        hall = open_hall(settings, clock=FixedClock(MORNING))
        hall.services.staff.enrol(NURSE.number, NURSE.name, NURSE.role, PIN, actor=OPERATOR)
        hall.close()
        return {each.name: each.read_bytes() for each in settings.data.iterdir() if each.is_file()}


@contextmanager
def at_register(bot: QtBot, folder: Path, *, language: str = "en", px_per_mm: float = 4.0) -> Iterator[RegisterScene]:
    """The page, shown, of a nurse who has signed in."""
    clock = FixedClock(MORNING)
    settings = tour_settings(Settings(language=language, device="D1"), folder)
    settings.data.mkdir(parents=True)
    for name, content in furnished().items():
        (settings.data / name).write_bytes(content)
    hall = open_hall(settings, clock=clock)
    tasks, devices, went = Tasks(2), Devices(), list[tuple[str, object]]()
    view = DeskView(
        theme=Theme(px_per_mm, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: hall.services,
        person=NURSE,
        now=clock.now,
        language=language,
        device="D1",
        heard=devices.heard,
        go=lambda section, what: went.append((section, what)),
    )
    page = RegisterPage(view)
    page.resize(1000, 700)
    page.show()
    page.activateWindow()
    page.setFocus()
    yield RegisterScene(page, hall, clock, devices, bot, went)
    page.stop()
    tasks.close()
    page.close()
    page.deleteLater()
    devices.deleteLater()
    tasks.deleteLater()
    hall.close()
