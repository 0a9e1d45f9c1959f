"""The section "Register": one page over the kiosk's flow, for the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from kiosk.domain.acting import Aid, Relation
from kiosk.domain.errors import DatabaseAway, FeesChanged, SlotTaken
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import PaperSort, PayBy, PaymentState, PrintState
from kiosk.ports import CardRead
from tests.ui.register_hall import LI, MORNING, NURSE, OPERATOR, ZHANG, RegisterScene, at_register

MOST_KEYS = 12
DAUGHTER = "110105199003070025"


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterScene]:
    with at_register(qtbot, tmp_path) as scene:
        yield scene


def rows(scene: RegisterScene, statement: str) -> list[tuple[object, ...]]:
    with scene.hall.database.read() as session:
        return [tuple(row) for row in session.execute(text(statement))]


# ---- a known patient -------------------------------------------------------------


@pytest.mark.parametrize("pay_by", [PayBy.PHONE, PayBy.WINDOW])
def test_a_known_patient_takes_twelve_keys_at_most(scene: RegisterScene, pay_by: PayBy) -> None:
    scene.begin()
    scene.keys = 0
    scene.choose()
    if pay_by is PayBy.WINDOW:
        scene.alt(Qt.Key.Key_W)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")
    assert scene.keys <= MOST_KEYS
    scene.wait(lambda: bool(scene.journey.prints))
    assert {outcome.state for outcome in scene.journey.prints} == {PrintState.CONFIRMED}
    sorts = {outcome.sort for outcome in scene.journey.prints}
    assert sorts == ({PaperSort.TICKET, PaperSort.INVOICE} if pay_by is PayBy.PHONE else {PaperSort.TICKET})
    assert rows(scene, "SELECT actor, pay_by FROM registrations") == [(f"{NURSE.number}@D1", pay_by.value)]
    assert f"Number {scene.journey.visit.ticket}" in scene.said()  # type: ignore[union-attr]  # it is done
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: scene.page.pilot.run is None)
    assert scene.page.body.choosing.picker.filter.text() == ""


def test_the_money_is_told_in_three_words(scene: RegisterScene) -> None:
    scene.begin()
    scene.choose()
    assert "Not charged" in scene.said()
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("pay")
    assert "Let the patient scan this code" in scene.said()
    assert not scene.page.frame.buttons["clear"].hasFocus()
    seen: list[PaymentState | None] = []
    scene.page.pilot.changed.connect(lambda run: seen.append(run.journey.payment and run.journey.payment.state))
    scene.wait_step("done")
    assert PaymentState.PAID in seen


def test_a_ticket_in_large_print_is_asked_for_by_a_key(scene: RegisterScene) -> None:
    scene.begin()
    scene.choose()
    scene.alt(Qt.Key.Key_L)
    scene.alt(Qt.Key.Key_W)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")
    scene.wait(lambda: bool(scene.journey.prints))
    scene.alt(Qt.Key.Key_T)
    scene.wait(lambda: [outcome.copy for outcome in scene.journey.prints] == [2])
    assert rows(scene, "SELECT copy, large FROM print_jobs ORDER BY copy") == [(1, 1), (2, 1)]
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: scene.page.pilot.run is None)
    assert not scene.page.frame.large.isChecked()


def test_what_was_chosen_can_be_chosen_otherwise(scene: RegisterScene) -> None:
    scene.begin()
    scene.choose("nk")
    picker = scene.page.body.choosing.picker
    picker.filter.clear()
    scene.enter(picker.filter, "gk")
    scene.key(Qt.Key.Key_Return)
    scene.wait_step("slot")
    assert scene.journey.department is not None
    assert scene.journey.department.department.name == "骨科"
    assert scene.journey.choice is None
    scene.page.body.choosing.aim("slot")
    times = [place for place, key in enumerate(scene.page.body.choosing.times.keys, start=1) if key.isEnabled()]
    scene.type(str(times[0]))
    scene.wait_step("confirm")
    scene.type(str(times[1]))
    scene.wait(lambda: scene.journey.choice is not None and scene.step == "confirm")
    wanted = scene.page.body.choosing.times.keys[times[1] - 1].slot.id
    scene.wait(lambda: scene.journey.choice is not None and scene.journey.choice.slot.id == wanted)


def test_keys_without_a_patient_say_what_is_missing(scene: RegisterScene) -> None:
    scene.key(Qt.Key.Key_F9)
    assert "Please find or enter the patient first." in scene.said()
    scene.begin()
    scene.key(Qt.Key.Key_F9)
    assert "Please choose a department first." in scene.said()
    scene.key(Qt.Key.Key_Escape)
    scene.wait(lambda: scene.page.pilot.run is None)


def test_a_place_that_is_not_paid_is_given_back_only_when_it_is_meant(scene: RegisterScene) -> None:
    scene.begin()
    scene.choose()
    for gateway in scene.hall.services.billing._till._gateways.values():
        gateway._after = 99  # type: ignore[attr-defined]  # nobody scans
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("pay")
    scene.key(Qt.Key.Key_Escape)
    assert "The place will be given back." in scene.said()
    assert scene.step == "pay"
    scene.key(Qt.Key.Key_Escape)
    scene.wait(lambda: scene.page.pilot.run is None)
    assert rows(scene, "SELECT count(*) FROM registrations WHERE cancelled_at IS NOT NULL") == [(1,)]


# ---- who acts ----------------------------------------------------------------------


def test_a_daughter_acts_and_a_wheelchair_is_noted(scene: RegisterScene) -> None:
    scene.begin()
    scene.alt(Qt.Key.Key_D)
    people = scene.page.body.people
    people.relation.choose(Relation.DAUGHTER)
    scene.enter(people.name, "张琳")
    scene.enter(people.number, DAUGHTER[:-1])
    people.aids[Aid.WHEELCHAIR].click()
    scene.page.body.choosing.aim("department")
    scene.choose()
    scene.key(Qt.Key.Key_F9)
    assert "should have 18 characters" in scene.said()
    assert scene.step == "confirm"
    scene.enter(people.number, DAUGHTER[-1])
    scene.alt(Qt.Key.Key_W)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")
    assert rows(scene, "SELECT name, relation FROM registration_proxies") == [("张琳", "daughter")]
    assert rows(scene, "SELECT aid FROM registration_aids") == [("wheelchair",)]
    assert rows(scene, "SELECT flag FROM ticket_flags WHERE flag = 'wheelchair'") == [("wheelchair",)]
    assert scene.journey.patient == scene.patient()


def test_the_patients_own_paper_is_refused_at_its_entry(scene: RegisterScene) -> None:
    scene.begin()
    scene.alt(Qt.Key.Key_D)
    people = scene.page.body.people
    people.relation.choose(Relation.SPOUSE)
    scene.devices.heard.emit(CardRead(check_paper(PaperKind.ID_CARD, ZHANG, today=MORNING.date()), "张有三"))
    assert people.name.text() == "张有三"
    assert ZHANG not in people.number.text() + people.number.placeholderText()
    scene.page.body.choosing.aim("department")
    scene.choose()
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: "This is the patient's own paper" in scene.said())
    assert scene.step == "confirm"


# ---- putting aside --------------------------------------------------------------------


def test_somebody_is_put_aside_and_taken_up_where_they_were(scene: RegisterScene) -> None:
    scene.begin(ZHANG)
    scene.choose()
    chosen = scene.journey.choice
    scene.key(Qt.Key.Key_F8)
    scene.wait(lambda: scene.page.pilot.run is None)
    assert [one.name for one in scene.page.custody.parked] == ["张有三"]
    scene.begin(LI)
    scene.page.custody.unpark(0)
    scene.wait_step("confirm")
    assert scene.journey.choice == chosen
    assert [one.name for one in scene.page.custody.parked] == ["李秀英"]
    scene.key(Qt.Key.Key_F8)
    scene.key(Qt.Key.Key_F8)
    scene.wait_step("confirm")
    assert scene.journey.patient == scene.patient(ZHANG)


# ---- what goes wrong ---------------------------------------------------------------------


def failing(scene: RegisterScene, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The next registration fails once."""
    desk, real = scene.hall.services.registration, scene.hall.services.registration.register

    def once(*_args: object, **_more: object) -> object:
        monkeypatch.setattr(desk, "register", real)
        raise error

    monkeypatch.setattr(desk, "register", once)


@pytest.mark.parametrize(
    ("error", "step", "words"),
    [
        (SlotTaken(), "slot", "Someone just took that time"),
        (FeesChanged(), "confirm", "The fee has just changed"),
        (DatabaseAway("cut"), "confirm", "Nothing is lost"),
    ],
)
def test_what_goes_wrong_is_said_in_place_and_can_be_done_again(
    scene: RegisterScene, monkeypatch: pytest.MonkeyPatch, error: Exception, step: str, words: str
) -> None:
    scene.begin()
    scene.choose()
    failing(scene, monkeypatch, error)
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: words in scene.said())
    scene.wait_step(step)
    if step == "slot":
        times = [place for place, key in enumerate(scene.page.body.choosing.times.keys, start=1) if key.isEnabled()]
        scene.type(str(times[1]))
        scene.wait_step("confirm")
        assert words not in scene.said()
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")


def test_a_database_that_is_away_is_tried_again_by_itself(
    scene: RegisterScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    timetable, real = scene.hall.services.timetable, scene.hall.services.timetable.clinics
    tries: list[int] = []

    def away(department: int) -> object:
        tries.append(department)
        if len(tries) < 3:
            raise DatabaseAway("cut")
        return real(department)

    monkeypatch.setattr(timetable, "clinics", away)
    scene.page.pilot.sitting._retry.setInterval(10)
    scene.begin()
    scene.type("nk")
    scene.key(Qt.Key.Key_Return)
    scene.wait(lambda: "It is tried again by itself" in scene.said())
    scene.wait_step("slot")
    scene.wait(lambda: bool(scene.page.body.choosing.times.keys))
    assert "It is tried again by itself" not in scene.said()
    assert len(tries) == 3


def test_rights_taken_away_meanwhile_are_said(scene: RegisterScene) -> None:
    scene.begin()
    scene.choose()
    scene.hall.services.staff.lock(NURSE.number, actor=OPERATOR)
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: "Your role may not do this" in scene.said())
    assert rows(scene, "SELECT count(*) FROM registrations") == [(0,)]
    assert scene.step == "confirm"
