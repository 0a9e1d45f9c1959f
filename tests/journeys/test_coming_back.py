"""Walking away from one machine and going on at another, on the real window with the real hall."""

from typing import cast

from sqlalchemy import func, select

from kiosk.hall import Hall
from kiosk.machine import Kiosk
from kiosk.storage.tables import KeptRunRow, RegistrationRow, TicketStateRow
from kiosk.ui.language import translate
from kiosk.ui.tour.routes import pick_slot
from kiosk.ui.widgets.department_tile import DepartmentTile
from tests.journeys.machines import Machine, present


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
