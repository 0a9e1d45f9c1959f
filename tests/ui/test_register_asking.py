"""What the flow asks in between at the desk, and finding departments by letters."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.identity import PaperKind, Sex
from kiosk.domain.journey import Choice, Department, DepartmentOffer, Journey, PayBy, Standing
from kiosk.ui.desk.register.letters import initials, matching
from tests.ui.register_hall import RegisterScene, at_register

K1 = Actor("K1")


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterScene]:
    with at_register(qtbot, tmp_path) as scene:
        yield scene


def chosen_at_a_kiosk(scene: RegisterScene) -> Journey:
    """Somebody who has chosen the first department, doctor and time that is left."""
    services = scene.hall.services
    department = next(offer for offer in services.timetable.departments() if offer.left)
    clinic = next(one for one in services.timetable.clinics(department.department.id) if one.left)
    slot = next(slot for slot in clinic.slots if slot.left)
    from_here = Journey(patient=scene.patient(), department=department, pay_by=PayBy.PHONE)
    journey = replace(from_here, choice=Choice(clinic, slot))
    return replace(journey, bill=services.registration.quote(journey))


def test_an_unfinished_registration_is_paid_here(scene: RegisterScene) -> None:
    visit = scene.hall.services.registration.register(chosen_at_a_kiosk(scene), actor=K1)
    scene.page.receive(scene.patient())
    scene.wait_step("open_visits")
    assert f"Number {visit.ticket}" in scene.said()
    scene.type("1")
    scene.wait_step("done")
    assert scene.journey.visit is not None
    assert scene.journey.visit.registration_id == visit.registration_id


def test_or_left_for_another_one(scene: RegisterScene) -> None:
    scene.hall.services.registration.register(chosen_at_a_kiosk(scene), actor=K1)
    scene.page.receive(scene.patient())
    scene.wait_step("open_visits")
    scene.type("2")
    scene.wait_step("department")


@pytest.mark.parametrize(("digit", "step"), [("1", "confirm"), ("2", "department")])
def test_what_was_left_at_a_kiosk_is_gone_on_with_or_not(scene: RegisterScene, digit: str, step: str) -> None:
    left = replace(chosen_at_a_kiosk(scene), standing=Standing("confirm", ("department", "slot")))
    scene.hall.services.resuming.keep(left, flow="registration")
    scene.page.receive(scene.patient())
    scene.wait_step("resume")
    scene.type(digit)
    scene.wait_step(step)


def namesake(scene: RegisterScene) -> None:
    """A passport of somebody who shares name and birth date with a patient."""
    scene.key(Qt.Key.Key_F7)
    form = scene.page.body.patient.form
    form.kind.choose(PaperKind.PASSPORT)
    scene.enter(form.number, "E12345678")
    scene.enter(form.name, "张有三")
    form.sex.choose(Sex.MALE)
    scene.enter(form.birth, "19850312")
    form.consent.click()
    scene.key(Qt.Key.Key_F2)
    scene.wait_step("namesakes")


def test_somebody_of_the_same_name_is_asked_about(scene: RegisterScene) -> None:
    namesake(scene)
    assert "Somebody of this name and birth date is known here." in scene.said()
    scene.type("2")
    scene.wait_step("department")
    assert scene.journey.patient != scene.patient()


def test_and_looked_for_when_it_is_the_same(scene: RegisterScene) -> None:
    namesake(scene)
    scene.type("1")
    scene.wait(lambda: scene.page.pilot.run is None)
    assert scene.page.body.patient.search.isVisible()


def test_what_must_be_typed_is_marked_in_words(scene: RegisterScene) -> None:
    scene.key(Qt.Key.Key_F7)
    form = scene.page.body.patient.form
    form.kind.choose(PaperKind.PASSPORT)
    scene.enter(form.number, "E12345678")
    for field, text, words in (
        (form.name, "", "Please enter the name"),
        (form.name, "李四", "Please choose male or female."),
        (form.birth, "20261301", "This birth date does not exist"),
        (form.phone, "12", "A mobile number has 11 digits"),
    ):
        field.setText(text)
        scene.key(Qt.Key.Key_F2)
        assert words in scene.said()
        form.sex.choose(Sex.MALE if form.name.text() else Sex.UNKNOWN)
        form.birth.setText("19900101")
    assert scene.page.pilot.run is None


# ---- letters --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letters"),
    [("内科", "nk"), ("耳鼻喉科", "ebhk"), ("妇产科", "fck"), ("肛肠科", "gck"), ("ＣＴ 室", "cts"), ("髋关节", "kgj")],
)
def test_initials_of_departments(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_character_beyond_the_table_is_passed_over() -> None:
    assert initials("䶮科") == "k"


def offer(number: int, name: str, name_en: str = "") -> DepartmentOffer:
    department = Department(number, f"D{number}", name, name_en, "", 1, "")
    return DepartmentOffer(department, 0, (0, 0), 1)


OFFERS = [offer(1, "神经内科"), offer(2, "内分泌科", "Endocrinology"), offer(3, "内科"), offer(4, "眼科", "Eye Clinic")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nk", ["内科", "神经内科", "内分泌科"]),
        ("NF", ["内分泌科"]),
        ("内", ["内分泌科", "内科", "神经内科"]),
        ("eye", ["眼科"]),
        ("d4", ["眼科"]),
        ("zz", []),
        ("", ["神经内科", "内分泌科", "内科", "眼科"]),
        ("%", []),
    ],
)
def test_what_fits_best_comes_first(typed: str, found: list[str]) -> None:
    assert [each.department.name for each in matching(OFFERS, typed)] == found
