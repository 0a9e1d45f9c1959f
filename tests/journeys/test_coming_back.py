"""Walking away from one machine and going on at another, on the real window with the real hall."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.hall import Hall, open_hall
from kiosk.machine import SAMPLE, Kiosk
from kiosk.settings import Settings
from kiosk.shows import tour_settings
from kiosk.storage.tables import KeptRunRow, RegistrationRow, TicketStateRow
from kiosk.ui.language import Language, translate
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import pick_slot
from kiosk.ui.widgets.department_tile import DepartmentTile

MORNING = datetime.now(UTC).astimezone(timezone(timedelta(hours=8))).replace(hour=9, minute=41)
Machine = Callable[[], tuple[Kiosk, Robot]]


@pytest.fixture
def machine(qapp: QApplication, tmp_path: Path) -> Iterator[Machine]:
    """Makes machines of one hall, one database and one clock."""
    settings, clock = tour_settings(Settings(language="en"), tmp_path), FixedClock(MORNING)
    made: list[Kiosk] = []

    def make() -> tuple[Kiosk, Robot]:
        kiosk = Kiosk(settings, clock, opener=partial(open_hall, settings, clock=clock), watch_ms=50)
        made.append(kiosk)
        kiosk.window.resize(1080, 1920)
        kiosk.window.start()
        kiosk.window.show()
        kiosk.start()
        robot = Robot(kiosk.window, tmp_path)
        robot.wait_until(lambda: kiosk.hall is not None, "the hall")
        return kiosk, robot

    yield make
    for kiosk in made:
        kiosk.close()
        kiosk.deleteLater()
        kiosk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


def present(kiosk: Kiosk) -> None:
    cast(DemoCardReader, kiosk.reader).present(SAMPLE)


def kept_runs(kiosk: Kiosk) -> int:
    database = cast(Hall, kiosk.hall).database
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(KeptRunRow)) or 0


def test_left_at_one_machine_finished_at_another(machine: Machine) -> None:
    first, robot = machine()
    present(first)
    robot.wait_for("department")
    robot.tap_first(DepartmentTile)
    robot.wait_for("slot")
    pick_slot(robot)
    robot.wait_for("confirm_fees")
    chosen = robot.journey().choice
    for _ in range(60):
        first.window.idle.tick()
    robot.wait_for("home")
    robot.wait_until(lambda: kept_runs(first) == 1, "the run to be kept")

    second, robot = machine()
    present(second)
    robot.wait_for("resume")
    robot.tap(translate("Pages", "Go on"))
    robot.wait_for("confirm_fees")
    resumed = robot.journey().choice
    assert chosen is not None
    assert resumed is not None
    assert (resumed.slot.id, resumed.clinic.session_id) == (chosen.slot.id, chosen.clinic.session_id)
    assert kept_runs(second) == 0

    robot.tap(translate("Pages", "Pay cash at a window"))
    robot.wait_for("done")
    robot.wait_until(lambda: bool(robot.journey().prints), "the papers")
    ticket = robot.journey().visit
    second.sitting.end()
    present(second)
    robot.wait_for("open_visits")
    assert ticket is not None
    robot.tap(translate("Pages", "Number {ticket}: pay {amount}").format(ticket=ticket.ticket, amount="").strip())
    robot.wait_for("pay")
    robot.wait_for("done")
    database = cast(Hall, second.hall).database
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(RegistrationRow)) == 1
        assert session.scalars(select(TicketStateRow.state).where(TicketStateRow.until.is_(None))).all() == ["waiting"]
