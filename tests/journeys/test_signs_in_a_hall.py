"""A deaf patient in the real hall: called by sight, a signer called who answers, and nothing of it left."""

import threading
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select

from kiosk.domain.actor import Actor
from kiosk.domain.help import HelpSort, HelpState, Side
from kiosk.domain.journey import Journey, Visit
from kiosk.domain.roles import Role
from kiosk.hall import Hall
from kiosk.machine import Kiosk
from kiosk.services import Services
from kiosk.services.help.help_desk import HelpDesk
from kiosk.storage.database import Database
from kiosk.storage.tables import HelpMessageRow, HelpStateRow, TicketRow
from kiosk.ui.language import translate
from kiosk.ui.signs import switch as switching
from kiosk.ui.signs.switch import SignSwitch
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import pick_slot
from kiosk.ui.widgets.department_tile import DepartmentTile
from tests.journeys.machines import Machine, present

DESK = Actor("D1", "1001")
WORDS = ("我听不见", "我马上到")


@pytest.fixture(autouse=True)
def still_player(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films have tests of their own."""
    monkeypatch.setattr(switching, "PLAYER", "tests.ui.signing")


def database(kiosk: Kiosk) -> Database:
    return cast(Hall, kiosk.hall).database


def flags(kiosk: Kiosk) -> list[bool]:
    with database(kiosk).read() as session:
        return list(session.scalars(select(TicketRow.by_sight).order_by(TicketRow.id)))


def signs(kiosk: Kiosk) -> SignSwitch:
    assert kiosk.signs is not None
    return kiosk.signs


def sight(kiosk: Kiosk, robot: Robot) -> None:
    robot.tap(translate("Signs", "Call me by sight"))


def choose(robot: Robot) -> None:
    robot.wait_for("department")
    robot.tap_first(DepartmentTile)
    robot.wait_for("slot")
    pick_slot(robot)
    robot.wait_for("confirm_fees")


def pay_at_window(kiosk: Kiosk, robot: Robot) -> None:
    robot.tap(translate("Pages", "Pay cash at a window"))
    robot.wait_for("done")
    robot.wait_until(lambda: bool(robot.journey().prints), "the papers")


def register(kiosk: Kiosk, robot: Robot) -> None:
    """To the ticket, without the signer's questions one by one: they have tests of their own."""
    present(kiosk)
    choose(robot)
    pay_at_window(kiosk, robot)


def test_wished_on_the_start_page_the_ticket_says_so(machine: Machine) -> None:
    kiosk, robot = machine()
    signs(kiosk).sight.wish(on=True)
    register(kiosk, robot)
    assert flags(kiosk) == [True]
    kiosk.sitting.end()
    assert not signs(kiosk).sight.is_wished


def test_wished_on_the_last_page_the_ticket_learns_of_it(machine: Machine) -> None:
    kiosk, robot = machine()
    register(kiosk, robot)
    assert flags(kiosk) == [False]
    kiosk.window.toggle_mode("signs")
    sight(kiosk, robot)
    robot.wait_until(lambda: flags(kiosk) == [True], "the ticket to know")
    sight(kiosk, robot)
    robot.wait_until(lambda: flags(kiosk) == [False], "the ticket to forget")


def test_wished_while_the_number_is_being_given_the_ticket_learns_of_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk, robot = machine()
    present(kiosk)
    choose(robot)
    registration = cast(Hall, kiosk.hall).services.registration
    register_now, written, go_on = registration.register, threading.Event(), threading.Event()

    def register_slowly(journey: Journey, *, actor: Actor) -> Visit:
        visit = register_now(journey, actor=actor)
        written.set()
        assert go_on.wait(20)
        return visit

    monkeypatch.setattr(registration, "register", register_slowly)
    robot.tap(translate("Pages", "Pay cash at a window"))
    robot.wait_until(written.is_set, "the registration")
    assert flags(kiosk) == [False]
    signs(kiosk).sight.wish(on=True)
    go_on.set()
    robot.wait_for("done")
    robot.wait_until(lambda: flags(kiosk) == [True], "the ticket to know")


def test_whoever_comes_back_is_called_by_sight_as_before(machine: Machine) -> None:
    first, robot = machine()
    signs(first).sight.wish(on=True)
    present(first)
    choose(robot)
    for _ in range(60):
        first.window.idle.tick()
    robot.wait_for("home")
    assert not signs(first).sight.is_wished
    second, robot = machine()
    present(second)
    robot.wait_for("resume")
    assert not signs(second).sight.is_wished
    robot.tap(translate("Pages", "Go on"))
    robot.wait_for("confirm_fees")
    assert signs(second).sight.is_wished
    pay_at_window(second, robot)
    assert flags(second) == [True]


def help_desk(services: Services) -> HelpDesk:
    """The desk's end, where somebody is signed in."""
    services.staff.enrol(str(DESK.staff), "王芳", Role.GUIDE, "270918", actor=Actor("D1", "operator"))
    return services.desk().help


def test_a_signer_is_called_answers_and_nothing_stays(machine: Machine) -> None:
    kiosk, robot = machine()
    services = cast(Hall, kiosk.hall).services
    kiosk.window.toggle_mode("signs")
    present(kiosk)
    robot.wait_for("department")
    robot.tap(translate("Signs", "Ask a signer to come"))
    calling = signs(kiosk).calling
    robot.wait_until(lambda: calling.is_waiting, "the call")
    calling.say(WORDS[0])
    desk = help_desk(services)
    robot.wait_until(lambda: len(desk.open(actor=DESK)[0].messages) == 1, "the message at the desk")
    (request,) = desk.open(actor=DESK)
    assert (request.sort, request.page, request.state) == (HelpSort.SIGNS, "department", HelpState.WAITING)
    desk.take(request.id, actor=DESK)
    services.help.say(request.id, WORDS[1], side=Side.STAFF, actor=DESK)
    calling.look()
    robot.wait_until(lambda: WORDS[1] in read(kiosk.window), "the answer")
    kiosk.sitting.end()
    robot.wait_until(lambda: not desk.open(actor=DESK), "the end of the call")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # which the robot's own loop leaves lying
    assert not any(each in read(kiosk.window) for each in WORDS)
    with database(kiosk).read() as session:
        assert set(session.scalars(select(HelpMessageRow.sealed))) == {None}
        last = session.scalars(select(HelpStateRow.state).where(HelpStateRow.until.is_(None))).all()
    assert last == ["closed"]


def read(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_two_machines_stand_in_one_line(machine: Machine) -> None:
    first, robot = machine(device="K1")
    second, robot = machine(device="K2")
    for kiosk in (first, second):
        kiosk.window.toggle_mode("signs")
        signs(kiosk).calling.call()
        robot.wait_until(lambda kiosk=kiosk: signs(kiosk).calling.is_waiting, "the call")
    assert signs(second).calling.words() == "Signer called. 1 before you"
    services = cast(Hall, first.hall).services
    first_request = signs(first).calling.request
    assert first_request is not None
    help_desk(services).take(first_request.id, actor=DESK)
    signs(second).calling.look()
    robot.wait_until(lambda: signs(second).calling.words() == "Signer called", "the place in line")


def test_a_kiosk_that_starts_anew_ends_what_it_left_open(machine: Machine) -> None:
    first, robot = machine()
    services = cast(Hall, first.hall).services
    services.help.ask(HelpSort.SIGNS, page="home", actor=Actor(first._settings.device))
    machine()
    desk = help_desk(services)
    robot.wait_until(lambda: not desk.open(actor=DESK), "the old call to be ended")
