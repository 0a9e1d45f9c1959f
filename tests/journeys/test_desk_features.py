"""The desk's journeys in words: a real kiosk and a real desk, on one database, worked by taps and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from sqlalchemy import text

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaperSort
from kiosk.domain.roles import Role
from kiosk.domain.triage.signs import Track
from kiosk.hall import Hall
from kiosk.machine import SAMPLE, Kiosk
from kiosk.ports import CodeRead
from kiosk.settings import Settings
from kiosk.shows import tour_settings
from kiosk.staff_commands import new_badge
from kiosk.ui.desk.help.page import HelpPage
from kiosk.ui.desk.kiosks.page import KiosksPage
from kiosk.ui.desk.register.frame import KEYS
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.desk.triage.page import TriagePage
from kiosk.ui.tour import desk_routes, patient
from kiosk.ui.tour.desk_routes import Outside
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props
from tests.journeys.conftest import MORNING
from tests.journeys.desk_machine import ADMINISTRATOR, PIN, DeskMachine, desk_machine
from tests.journeys.machines import Machine, present

Place = tuple[Kiosk, Robot]
NOBODY_OUTSIDE = Outside()
COLLEAGUE = ("0002", "赵磊")
scenarios("features/desk.feature")


@pytest.fixture
def props(place: Place) -> Props:
    """A card to put on the reader."""
    kiosk, _ = place
    return Props(SAMPLE, lambda _card: present(kiosk), lambda: None)


@given("a kiosk in the hall", target_fixture="place")
def _(machine: Machine) -> Place:
    return machine()


@given("a guide desk at which the administrator works", target_fixture="desk")
def _(place: Place, tmp_path: Path) -> Iterator[DeskMachine]:
    with desk_machine(tour_settings(Settings(language="en"), tmp_path), FixedClock(MORNING), tmp_path) as desk:
        desk.typist.sign_in(ADMINISTRATOR, PIN)
        yield desk


# ---- help ------------------------------------------------------------------------


@when("a patient at the kiosk calls staff")
def _(place: Place, props: Props) -> None:
    patient.sit_down(place[1], props)
    patient.call_staff(place[1], props)


@then(parsers.re(r"the desk lists (?P<count>one|no) request"))
def _(desk: DeskMachine, count: str) -> None:
    desk.take_keys()
    page = desk.typist.section("Help")
    assert isinstance(page, HelpPage)
    wanted = {"one": 1, "no": 0}[count]
    desk.typist.wait_until(lambda: len(page.column.rows) == wanted, f"{count} request at the desk")


@when("the desk takes it")
def _(desk: DeskMachine) -> None:
    desk.typist.press("F1")


@then("the kiosk says who comes")
def _(place: Place, props: Props) -> None:
    patient.see_who_comes(place[1], props)
    assert any("丁一" in words for words in place[1].sights[-1].words)


@when("the desk closes it")
def _(desk: DeskMachine) -> None:
    desk.take_keys()
    desk.typist.press("F4")


# ---- acting for a patient ----------------------------------------------------------


@when("the desk registers a known patient who pays at a window")
def _(desk: DeskMachine) -> None:
    desk_routes.assisted(desk.typist, NOBODY_OUTSIDE)


@when("the desk registers a patient for whom the daughter acts")
def _(desk: DeskMachine) -> None:
    desk_routes.proxy(desk.typist, NOBODY_OUTSIDE)


@then("the paper comes out at the desk")
def _(desk: DeskMachine) -> None:
    page = desk.typist.in_hand()
    assert isinstance(page, RegisterPage)
    assert page.pilot.run is not None
    assert PaperSort.TICKET in [each.sort for each in page.pilot.run.journey.prints]


@then("the daughter is kept with the registration")
def _(desk: DeskMachine) -> None:
    hall = desk.hall
    assert isinstance(hall, Hall)
    with hall.database.read() as session:
        rows = session.execute(text("SELECT relation FROM registration_proxies")).all()
    assert [row[0] for row in rows] == ["daughter"]


# ---- triage ------------------------------------------------------------------------


@when("the desk types the signs of a heart attack")
def _(desk: DeskMachine) -> None:
    desk_routes.triage(desk.typist, NOBODY_OUTSIDE)


@then("the case is of level 2, on the chest-pain track")
def _(desk: DeskMachine) -> None:
    page = desk.typist.in_hand()
    assert isinstance(page, TriagePage)
    (case,) = page.due.cases.values()
    assert case.decision is not None
    assert int(case.decision.level) == 2
    assert Track.CHEST_PAIN in case.tracks


# ---- taking over --------------------------------------------------------------------


@when("a patient sits down with a card")
def _(place: Place, props: Props) -> None:
    patient.sit_down(place[1], props)


@when("the desk asks to help, and the patient agrees")
def _(desk: DeskMachine, place: Place, props: Props) -> None:
    desk.take_keys()
    page = desk.typist.section("Kiosks")
    assert isinstance(page, KiosksPage)
    desk.typist.wait_until(lambda: bool(page.sittings), "the sitting at the desk")
    desk.typist.press("F2")
    patient.agree(place[1], props)
    desk.typist.wait_until(lambda: isinstance(desk.typist.in_hand(), RegisterPage), "the sitting's page")


@when("the desk chooses department, doctor and time, and hands back")
def _(desk: DeskMachine) -> None:
    desk.take_keys()
    page = desk.typist.in_hand()
    assert isinstance(page, RegisterPage)
    desk_routes.wait_step(desk.typist, page, "department")
    page.body.choosing.aim("department")
    desk_routes.choose(desk.typist, page)
    desk.typist.press(KEYS["hand_back"])
    desk.typist.wait_until(lambda: page.pilot.run is None, "the sitting to go back")


@when("the patient pays at a window")
def _(place: Place, props: Props) -> None:
    patient.go_on(place[1], props)


@then("a ticket is printed")
def _(place: Place) -> None:
    journey = place[1].journey()
    assert journey.visit is not None
    assert PaperSort.TICKET in [each.sort for each in journey.prints]


# ---- several people ------------------------------------------------------------------


@given("a volunteer with a badge", target_fixture="badge")
def _(desk: DeskMachine) -> str:
    staff, operator, code = desk.hall.services.staff, Actor("D1", "operator"), new_badge()
    staff.enrol(*COLLEAGUE, Role.VOLUNTEER, PIN, actor=operator)
    staff.bind_badge(COLLEAGUE[0], code, actor=operator)
    return code


@when("the badge is scanned", target_fixture="left_work")
def _(desk: DeskMachine, badge: str) -> object:
    left = desk.desk.window.work
    desk.desk.window.read.emit(CodeRead("badge", badge))
    return left


@then("the volunteer works at the desk")
def _(desk: DeskMachine) -> None:
    window = desk.desk.window
    desk.typist.wait_until(lambda: window.person is not None and window.person.number == COLLEAGUE[0], "the volunteer")


@when("the administrator goes on with the PIN")
def _(desk: DeskMachine) -> None:
    desk.take_keys()
    desk.typist.press("Ctrl+U", "F2")
    desk.typist.type(PIN)
    desk.typist.press("Return")
    window = desk.desk.window
    desk.typist.wait_until(lambda: window.person is not None and window.person.number == ADMINISTRATOR, "the PIN")


@then("the desk is as the administrator left it")
def _(desk: DeskMachine, left_work: object) -> None:
    assert desk.desk.window.work is left_work
