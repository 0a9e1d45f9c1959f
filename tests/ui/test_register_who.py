"""Who it is, at the desk: found by any key, read from a card, typed, brought in without papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.acting import Relation
from kiosk.domain.errors import CardUnreadable
from kiosk.domain.identity import PaperKind, Sex, check_paper
from kiosk.domain.token import sign_ticket
from kiosk.ports import CardRead, CodeRead
from tests.ui.register_hall import LI, MORNING, ZHANG, RegisterScene, at_register

DAUGHTER = "110105199003070025"


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterScene]:
    with at_register(qtbot, tmp_path) as scene:
        yield scene


def test_a_number_is_enough_for_somebody_known(scene: RegisterScene) -> None:
    scene.type(ZHANG[:-1] + "1")
    scene.key(Qt.Key.Key_Return)
    assert "One digit does not fit" in scene.said()
    scene.page.body.patient.search.field.setText(ZHANG)
    scene.key(Qt.Key.Key_Return)
    scene.wait_step("department")
    assert scene.journey.patient == scene.patient()


@pytest.mark.parametrize("typed", ["zys", "8000", "13800138000", "D000001", "061X"])
def test_whatever_is_typed_of_somebody_known_finds_them(scene: RegisterScene, typed: str) -> None:
    scene.type(typed)
    scene.wait(lambda: bool(scene.page.body.patient.search.found))
    assert "张" in next(iter(scene.page.body.patient.search.found.values())).name
    scene.key(Qt.Key.Key_Return)
    scene.wait_step("department")
    assert scene.journey.patient == scene.patient()


def test_enter_may_come_before_the_answer_and_the_arrows_choose(scene: RegisterScene) -> None:
    search = scene.page.body.patient.search
    scene.type("zys")
    scene.key(Qt.Key.Key_Return)
    scene.wait_step("department")
    scene.key(Qt.Key.Key_Escape)
    scene.wait(lambda: scene.page.pilot.run is None)
    scene.type("zx")
    scene.wait(lambda: len(search.found) > 1)
    first = search.table.current
    scene.key(Qt.Key.Key_Down)
    assert search.table.current != first
    scene.key(Qt.Key.Key_Up)
    assert search.table.current == first


@pytest.mark.parametrize("typed", ["%", "' OR 1=1 --", "qqqqq", "1" * 10_000])
def test_what_nobody_is_called_finds_nobody(scene: RegisterScene, typed: str) -> None:
    search = scene.page.body.patient.search
    search.field.insert(typed)
    search._edited(typed)
    scene.key(Qt.Key.Key_Return)
    scene.wait(lambda: not search.label.trouble.isHidden())
    assert search.found == {}
    assert scene.page.pilot.run is None


def test_a_number_of_somebody_new_asks_what_is_missing(scene: RegisterScene) -> None:
    scene.type(DAUGHTER)
    scene.key(Qt.Key.Key_Return)
    scene.wait_step("name")
    form = scene.page.body.patient.form
    scene.wait(form.isVisible)
    assert DAUGHTER not in scene.said()
    scene.enter(form.name, "王芳")
    form.consent.click()
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("department")
    assert scene.journey.patient is not None
    assert scene.journey.patient.sex is Sex.FEMALE


def test_a_card_is_enough_for_somebody_known(scene: RegisterScene) -> None:
    scene.devices.heard.emit(CardRead(check_paper(PaperKind.ID_CARD, LI, today=MORNING.date()), "李秀英"))
    scene.wait_step("department")
    assert "李秀英" in scene.said()
    assert LI not in scene.said()


def test_a_card_of_somebody_new_asks_only_what_is_missing(scene: RegisterScene) -> None:
    paper = check_paper(PaperKind.ID_CARD, DAUGHTER, today=MORNING.date())
    scene.devices.heard.emit(CardRead(paper, "王芳", Sex.FEMALE))
    scene.wait_step("phone")
    form = scene.page.body.patient.form
    scene.wait(form.isVisible)
    assert form.name.text() == "王芳"
    scene.key(Qt.Key.Key_F2)
    assert "tick that they agree" in scene.said()
    form.consent.click()
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("department")
    assert scene.journey.patient is not None
    assert scene.journey.patient.name == "王芳"


def test_a_typed_number_of_somebody_new(scene: RegisterScene) -> None:
    scene.key(Qt.Key.Key_F7)
    form = scene.page.body.patient.form
    scene.enter(form.number, DAUGHTER[:-1] + "1")
    scene.enter(form.name, "王芳")
    form.consent.click()
    scene.key(Qt.Key.Key_F2)
    assert "One digit does not fit" in scene.said()
    form.number.setText(DAUGHTER)
    scene.enter(form.phone, "13800138001")
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("department")
    assert scene.journey.patient is not None
    assert (scene.journey.patient.name, scene.journey.patient.sex) == ("王芳", Sex.FEMALE)


def test_a_typed_number_of_somebody_known_finds_them(scene: RegisterScene) -> None:
    scene.key(Qt.Key.Key_F7)
    form = scene.page.body.patient.form
    scene.enter(form.number, ZHANG)
    scene.enter(form.name, "张有三")
    form.consent.click()
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("department")
    assert scene.journey.patient == scene.patient()


def test_a_child_without_number_comes_with_whoever_acts(scene: RegisterScene) -> None:
    scene.key(Qt.Key.Key_F7)
    form, people = scene.page.body.patient.form, scene.page.body.people
    form.kind.choose("child")
    form.sex.choose(Sex.MALE)
    scene.enter(form.name, "张小果")
    scene.enter(form.birth, "20241108")
    form.consent.click()
    scene.key(Qt.Key.Key_F2)
    assert "comes with an adult" in scene.said()
    people.relation.choose(Relation.PARENT)
    scene.enter(people.name, "张有三")
    scene.enter(people.number, ZHANG)
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("department")
    assert scene.journey.patient is not None
    assert scene.journey.patient.outpatient_number == "D000004"


def test_an_emergency_without_papers_needs_nothing(scene: RegisterScene) -> None:
    scene.key(Qt.Key.Key_F6)
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("department")
    assert scene.journey.patient is not None
    assert scene.journey.patient.provisional
    scene.choose("jz")
    scene.alt(Qt.Key.Key_W)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")


def test_the_code_on_a_ticket_finds_its_holder(scene: RegisterScene) -> None:
    scene.begin(LI)
    scene.choose()
    scene.alt(Qt.Key.Key_W)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")
    scene.wait(lambda: bool(scene.journey.prints))
    key, day = scene.hall.vault.signing_key, MORNING.date()
    scene.devices.heard.emit(CodeRead("ticket", sign_ticket(1, day, key=key)))
    scene.wait_step("open_visits")  # its money is still to be paid
    scene.devices.heard.emit(CodeRead("badge", "NXB1.0002"))
    assert scene.step == "open_visits"
    assert scene.journey.patient == scene.patient(LI)
    scene.devices.heard.emit(CodeRead("ticket", sign_ticket(99, day, key=key)))
    scene.wait(lambda: "Nobody found." in scene.said())


def test_troubles_of_devices_are_said_and_unknown_codes_too(scene: RegisterScene) -> None:
    scene.devices.heard.emit(CardUnreadable())
    assert "The card was not read" in scene.said()
    scene.devices.heard.emit(CodeRead("insurance", "no code at all"))
    scene.wait(lambda: "This code can't be used here" in scene.said())
    scene.begin()
