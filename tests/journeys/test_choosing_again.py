"""Back from the pay page: the place is given back, another one chosen, and the records agree."""

from typing import cast

from sqlalchemy import select

from kiosk.domain.journey import PaymentState
from kiosk.hall import Hall
from kiosk.machine import Kiosk
from kiosk.settings import Device
from kiosk.storage.tables import PaymentStateRow, RegistrationRow, SlotRow
from kiosk.ui.kiosk.dialogs import ReallyBack
from kiosk.ui.language import translate
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import pick_slot
from kiosk.ui.widgets.department_tile import DepartmentTile
from tests.journeys.machines import Machine, present

PHONE = "Pay by phone"


def to_pay(machine: Machine, behaviour: str, **options: int) -> tuple[Kiosk, Robot]:
    device = Device("kiosk.adapters.payment:DemoGateway", {"behaviour": behaviour, **options})
    kiosk, robot = machine(payment=device)
    present(kiosk)
    robot.wait_for("department")
    robot.tap_first(DepartmentTile)
    robot.wait_for("slot")
    pick_slot(robot)
    robot.wait_for("confirm_fees")
    robot.tap(translate("Pages", PHONE))
    robot.wait_for("pay")
    return kiosk, robot


def cancelled(kiosk: Kiosk) -> list[bool]:
    """Whether each registration is cancelled, oldest first."""
    with cast(Hall, kiosk.hall).database.read() as session:
        rows = session.scalars(select(RegistrationRow).order_by(RegistrationRow.id)).all()
        return [row.cancelled_at is not None for row in rows]


def money(kiosk: Kiosk) -> list[str]:
    """The state each order for money ended in."""
    with cast(Hall, kiosk.hall).database.read() as session:
        return list(session.scalars(select(PaymentStateRow.state).where(PaymentStateRow.final)))


def taken(kiosk: Kiosk) -> int:
    """How many places are taken."""
    with cast(Hall, kiosk.hall).database.read() as session:
        return sum(session.scalars(select(SlotRow.booked)))


def back(robot: Robot) -> None:
    robot.tap(translate("Bars", "Back"))
    robot.wait_until(lambda: isinstance(robot.window.overlays.dialog, ReallyBack), "the question")


def test_another_doctor_after_the_code_was_shown(machine: Machine) -> None:
    kiosk, robot = to_pay(machine, "never")
    places = taken(kiosk)
    back(robot)
    robot.tap(translate("Dialogs", "Give it back, choose again"))
    robot.wait_for("confirm_fees")
    assert (cancelled(kiosk), money(kiosk), taken(kiosk)) == ([True], ["not_paid"], places - 1)
    robot.tap(translate("Bars", "Back"))
    robot.wait_for("slot")
    pick_slot(robot)
    robot.wait_for("confirm_fees")
    robot.tap(translate("Pages", "Pay cash at a window"))
    robot.wait_for("done")
    robot.wait_until(lambda: bool(robot.journey().prints), "the papers")
    assert (cancelled(kiosk), money(kiosk), taken(kiosk)) == ([True, False], ["not_paid"], places)


def test_who_stays_still_pays(machine: Machine) -> None:
    kiosk, robot = to_pay(machine, "never")
    back(robot)
    robot.tap(translate("Dialogs", "Keep my place and pay"))
    assert (robot.window.page_name, kiosk.window.overlays.dialog) == ("pay", None)
    assert robot.journey().payment is not None


def test_a_question_about_a_place_that_is_paid_meanwhile_goes_away(machine: Machine) -> None:
    kiosk, robot = to_pay(machine, "pays", after=10)
    back(robot)
    robot.wait_for("done")
    assert kiosk.window.overlays.dialog is None
    assert robot.journey().payment is not None
    assert robot.journey().payment.state is PaymentState.PAID


def test_what_is_being_checked_cannot_be_given_back(machine: Machine) -> None:
    _, robot = to_pay(machine, "unknown")
    robot.wait_until(lambda: robot.journey().payment.state is PaymentState.UNKNOWN, "an answer nobody understands")
    assert robot.choices(translate("Bars", "Back")) == []
