"""The kiosk's journeys in words, walked on the real window, services and database."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when

from kiosk.domain.actor import Actor
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import Journey, Newcomer, PaperSort, PayBy, Way
from kiosk.machine import SAMPLE, Kiosk
from kiosk.settings import Settings
from kiosk.shows import tour
from kiosk.ui.language import Language, translate
from kiosk.ui.tour import routes, tape
from kiosk.ui.tour.guide import Summary
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props
from tests.journeys.machines import Machine, present

Place = tuple[Kiosk, Robot]
scenarios("features/kiosk.feature")


@pytest.fixture
def props(place: Place) -> Props:
    """A card to put on the reader; nobody takes a slot."""
    kiosk, _ = place
    return Props(SAMPLE, lambda _card: present(kiosk), lambda: None)


@given("a kiosk in the hall", target_fixture="place")
def _(machine: Machine) -> Place:
    return machine()


@given("a kiosk that speaks", target_fixture="speaking")
def _(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Settings]:
    monkeypatch.setattr(tape, "SPEED", 400)
    yield Settings(mode="voice", language="en", data=tmp_path / "installation")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


@when("a known patient puts a card on the reader")
def _(place: Place) -> None:
    kiosk, robot = place
    routes.begin(robot)
    present(kiosk)


@when("chooses the first department and doctor")
def _(place: Place) -> None:
    routes.choose(place[1])


@when("pays by phone")
def _(place: Place) -> None:
    routes.pay_by_phone(place[1])


@when("means to pay at a window")
def _(place: Place) -> None:
    routes.pay_at_window(place[1])


@when("somebody nobody knows types number, name and phone")
def _(place: Place) -> None:
    _, robot = place
    routes.begin(robot)
    robot.tap(translate("Pages", "Type the number"))
    robot.wait_for("number")
    robot.type("110105199003070244")
    robot.tap(translate("Pages", "Next"))
    routes.write_name(robot, (("li", "李"), ("xiao", "晓"), ("yun", "云")))
    robot.wait_for("phone")
    robot.type("13800138001")
    robot.tap(translate("Pages", "Next"))


@when("agrees to the privacy notice")
def _(place: Place) -> None:
    routes.agree(place[1])


@when("a guardian registers a child")
def _(place: Place, props: Props) -> None:
    routes.child(place[1], props)


@when("somebody else takes every place of that time")
def _(place: Place) -> None:
    kiosk, robot = place
    routes.check_fees(robot)
    assert kiosk.hall is not None
    services, choice = kiosk.hall.services, robot.journey().choice
    assert choice is not None
    for number in range(choice.slot.left):
        newcomer = Newcomer(name=f"路人{'甲乙丙丁戊己庚辛壬癸'[number % 10]}", phone="", consented=True)
        journey = Journey(way=Way.NO_PAPERS, newcomer=newcomer, choice=choice, pay_by=PayBy.WINDOW)
        journey = replace(journey, patient=services.reception.enrol(journey, actor=Actor("K2")))
        journey = replace(journey, bill=services.registration.quote(journey))
        services.registration.register(journey, actor=Actor("K2"))


@when("the patient wants to pay by phone")
def _(place: Place) -> None:
    place[1].tap(translate("Pages", "Pay by phone"))


@then("the kiosk asks for another time and keeps the rest")
def _(place: Place) -> None:
    _, robot = place
    robot.wait_for("slot")
    assert robot.journey().patient is not None
    assert robot.journey().department is not None


@when("the patient chooses another time")
def _(place: Place) -> None:
    routes.pick_slot(place[1])


@when("a known patient registers and comes back with the same card")
def _(place: Place, props: Props) -> None:
    routes.enquiry(place[1], props)


@when("a known patient registers by ear", target_fixture="summary")
def _(speaking: Settings, tmp_path: Path) -> Summary:
    return tour(speaking, tmp_path / "out", "by_ear")


@then("a ticket is printed")
def _(place: Place) -> None:
    journey = place[1].journey()
    assert journey.visit is not None
    assert journey.visit.ticket
    assert PaperSort.TICKET in [each.sort for each in journey.prints]


@then("the registration is paid")
def _(place: Place) -> None:
    journey = place[1].journey()
    assert PaperSort.INVOICE in [each.sort for each in journey.prints]


@then(parsers.parse("the hospital knows {name} from now on"))
def _(place: Place, name: str) -> None:
    kiosk, robot = place
    assert kiosk.hall is not None
    patient = robot.journey().patient
    assert patient is not None
    assert patient.name == name
    if robot.journey().way is Way.TYPED:
        paper = check_paper(PaperKind.ID_CARD, "110105199003070244", today=kiosk.hall.services.timetable.today())
        assert kiosk.hall.services.reception.look_up(Journey(paper=paper)).patient == patient


@then("the kiosk shows the place in line")
def _(place: Place) -> None:
    _, robot = place
    assert robot.window.page_name == "line"
    assert robot.journey().line is not None


@then("the number was told, and the papers agree with the database")
def _(summary: Summary) -> None:
    assert summary.is_good, (summary.failed, summary.disagreements)
