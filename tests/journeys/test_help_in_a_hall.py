"""A person is called at a real kiosk, taken at the desk, and seen to come; the kiosk is missed when it falls silent."""

from datetime import timedelta
from typing import cast

from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.actor import Actor
from kiosk.domain.devices import SILENT_AFTER, MachineRole
from kiosk.domain.help import HelpSort
from kiosk.domain.roles import Role
from kiosk.hall import Hall
from kiosk.ui.kiosk.help_dialog import HelpDialog
from tests.journeys.machines import Machine, present

DESK = Actor("D1", "1001")


def read(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_a_person_is_called_taken_and_seen_to_come(machine: Machine) -> None:
    kiosk, robot = machine(device="K4")
    services = cast(Hall, kiosk.hall).services
    services.staff.enrol(str(DESK.staff), "王敏", Role.GUIDE, "270918", actor=Actor("D1", "operator"))
    desk = services.desk().help
    present(kiosk)
    robot.wait_for("department")
    kiosk.window.help_asked.emit()
    robot.wait_until(lambda: bool(desk.open(actor=DESK)), "the request at the desk")
    (request,) = desk.open(actor=DESK)
    assert (request.sort, request.device, request.page) == (HelpSort.PERSON, "K4", "department")
    desk.take(request.id, actor=DESK)
    robot.wait_until(lambda: "王敏" in read(kiosk.window), "who is coming")
    assert isinstance(kiosk.window.overlays.dialog, HelpDialog)
    desk.close(request.id, actor=DESK)
    robot.wait_until(lambda: kiosk.window.overlays.dialog is None, "the page again")
    assert desk.figures(actor=DESK).solved == 1


def test_a_kiosk_is_known_and_missed_when_it_is_silent(machine: Machine) -> None:
    kiosk, robot = machine(device="K4")
    services = cast(Hall, kiosk.hall).services
    robot.wait_until(lambda: bool(services.devices.all()), "the first beat")
    (known,) = services.devices.all()
    assert (known.name, known.beat.role, known.beat.page) == ("K4", MachineRole.KIOSK, "home")
    assert {paper.sort: paper.state for paper in known.beat.papers} == {"ticket": "ready", "invoice": "ready"}
    assert known.is_alive(known.seen_at + SILENT_AFTER)
    assert not known.is_alive(known.seen_at + SILENT_AFTER + timedelta(seconds=1))
    services.devices.leave(actor=Actor("K4"))
    (gone,) = services.devices.all()
    assert gone.left_at is not None
