"""Visits that are changed and sessions that stop, by keys alone; and what a volunteer sees."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from kiosk.domain.actor import Actor
from kiosk.domain.cancelling import CancelRules
from kiosk.domain.journey import PayBy
from kiosk.domain.money_desk import PaidVisit
from kiosk.domain.roles import Role
from kiosk.ports import Printed
from kiosk.storage.tables import CancelWishRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.hall.visits import Visits
from tests.services.running_hall import CHEN, GUIDE
from tests.services.small_hall import K1, NOW, SLOTS
from tests.ui.hall_scene import HallScene, at_the_hall

MINUTE = timedelta(minutes=1)


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[HallScene]:
    """A clerk's."""
    with at_the_hall(qtbot, sqlite_url, vault) as scene:
        yield scene


# ---- visits -----------------------------------------------------------------


def test_a_visit_is_found_and_moved_by_keys_alone(scene: HallScene) -> None:
    scene.hall.waiting("any 9:30", 1)
    registration = scene.hall.waiting("chen 10:30", 2)
    scene.tab(4)
    assert [row[0] for row in scene.cells()] == ["A001", "A002"]
    scene.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    scene.type("a002")
    scene.bot.waitUntil(lambda: len(scene.cells()) == 1)
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_F5)
    scene.settled()
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Return)
    assert "Move A002 to 10:00, 陈静, 1 诊室?" in scene.said()
    scene.key(Qt.Key.Key_Return)  # without a reason nothing happens
    assert scene.hall.slot_of(registration) == SLOTS["chen 10:30"][0]
    scene.type("late")
    scene.key(Qt.Key.Key_Return)
    scene.settled()
    assert scene.hall.slot_of(registration) == SLOTS["chen 10:00"][0]
    assert "Moved: number A002. The paper has come out." in scene.said()
    assert scene.cells()[0][3] == "10:00"


def test_a_visit_is_cancelled_with_a_reason_and_the_money_of_a_paid_one_goes_back(scene: HallScene) -> None:
    first = scene.hall.waiting("chen 9:30", 1, PayBy.WINDOW)
    paid = scene.hall.paid_visit("chen 10:00", 2)
    with scene.hall.database.begin() as session:  # as it was noted before money could go back here
        wish = {"registration_id": paid.registration_id, "reason": "wrong day", "at": NOW, "actor": "0111@D1"}
        session.execute(insert(CancelWishRow).values(**wish))
    scene.tab(4)
    scene.key(Qt.Key.Key_F7)
    assert scene.went == []  # it is not paid
    scene.key(Qt.Key.Key_F8)
    scene.key(Qt.Key.Key_Escape)
    scene.key(Qt.Key.Key_F8)
    scene.type("cannot come")
    scene.key(Qt.Key.Key_Return)
    scene.settled()
    assert scene.hall.standing(first)["state"] == "void"
    assert "Cancelled: number A001. Its place is free again." in scene.said()
    assert scene.cells()[1][-1] == "Waiting, wants to cancel"
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_F7)
    assert scene.went == [("Money", PaidVisit(paid.registration_id))]
    scene.key(Qt.Key.Key_F8)
    scene.type("wrong day")
    scene.key(Qt.Key.Key_Return)
    scene.settled()
    assert "Cancelled: number A002. Its place is free again. ¥50.01 goes back to the patient." in scene.said()
    assert scene.cells()[1][-1] == "Cancelled"


def test_another_day_and_a_patient_handed_over(scene: HallScene) -> None:
    scene.hall.waiting("chen tomorrow", 1)
    tab = scene.tab(4)
    assert isinstance(tab, Visits)
    assert scene.cells() == []
    scene.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    scene.settled()
    assert len(scene.cells()) == 1
    scene.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    scene.settled()
    assert scene.cells() == []
    scene.tab(1)
    scene.section.receive(scene.hall.patient(1))
    scene.settled()
    assert "Visits of 王小明" in scene.said()
    assert len(scene.cells()) == 1
    scene.tab(4)
    assert tab.patient is None
    assert "No visit here" in scene.said()


# ---- sessions ---------------------------------------------------------------


def test_a_session_stops_and_its_patients_move_by_keys(scene: HallScene) -> None:
    people = [scene.hall.waiting("chen 9:30", 1), scene.hall.waiting("chen 10:00", 2)]
    people.append(scene.hall.waiting("chen 10:30", 3))
    scene.tab(5)
    assert scene.cells()[0] == ("内科, 陈静", "09:00–11:00", "3/7", "3", "Goes on")
    scene.key(Qt.Key.Key_F6)
    scene.type("ill")
    scene.key(Qt.Key.Key_Return)
    scene.bot.waitUntil(lambda: scene.section.tab is scene.section.stranded)
    scene.settled()
    assert [row[0] for row in scene.cells()] == ["A001", "A002", "A003"]
    assert scene.cells()[0][-1] == "14:00, 周立国, 1 诊室"
    scene.key(Qt.Key.Key_F5)
    scene.settled()
    assert "Moved: number A001. The paper has come out." in scene.said()
    scene.key(Qt.Key.Key_F6)
    scene.settled()
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Return)
    scene.settled()
    assert scene.hall.slot_of(people[1]) == SLOTS["chen tomorrow"][0]
    scene.key(Qt.Key.Key_F9)
    scene.settled()
    assert "1 patients were moved." in scene.said()
    assert "Nobody is left in this session" in scene.said()
    scene.key(Qt.Key.Key_Escape)
    scene.settled()
    assert scene.cells()[0][-1] == "Stopped"


def test_a_session_goes_on_again_while_nobody_was_moved(scene: HallScene) -> None:
    registration = scene.hall.waiting("chen 10:00", 1)
    scene.tab(5)
    scene.key(Qt.Key.Key_F5)
    scene.type("away")
    scene.key(Qt.Key.Key_Return)
    scene.bot.waitUntil(lambda: scene.section.tab is scene.section.stranded)
    scene.settled()
    scene.key(Qt.Key.Key_Escape)
    scene.settled()
    scene.key(Qt.Key.Key_F9)
    assert scene.settled() is scene.section.stranded
    scene.tab(5)
    scene.key(Qt.Key.Key_F7)
    scene.settled()
    assert "goes on." in scene.said()
    assert scene.cells()[0][-1] == "Goes on"
    stop = scene.hall.overview.schedule(scene.hall.office.today(), actor=GUIDE)[0].stop_id
    assert (stop, scene.hall.slot_of(registration)) == (None, SLOTS["chen 10:00"][0])


# ---- rights -----------------------------------------------------------------


def test_a_volunteer_sees_the_hall_and_changes_nothing(qtbot: QtBot, sqlite_url: str, vault: Vault) -> None:
    with at_the_hall(qtbot, sqlite_url, vault, role=Role.VOLUNTEER) as scene:
        scene.hall.tickets.result = Printed.UNKNOWN
        scene.hall.printing.print_papers(scene.hall.waiting("chen 9:30"), large=False, actor=K1)
        assert [key.words for key in scene.section.keys] == ["Queues", "Machines", "Print jobs", "Sessions"]
        scene.tab(3)
        for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8):
            scene.key(key)
        scene.tab(4)
        for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F9):
            scene.key(key)
        scene.settled()
        assert len(scene.hall.tickets.titles) == 1
        assert scene.section.tab.reason.isHidden()
        assert scene.hall.overview.schedule(scene.hall.office.today(), actor=GUIDE)[0].session_id == CHEN
        scene.section.receive(scene.hall.patient(1))


def test_above_the_limit_a_second_person_signs_in_beside_the_visit(
    scene: HallScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene.hall.refunds, "_rules", CancelRules(limit=1))
    scene.hall.staff.enrol("0115", "郑主任", Role.ADMINISTRATOR, "270918", actor=Actor("D1", "operator"))
    paid = scene.hall.paid_visit("chen 10:00")
    tab = scene.tab(4)
    assert isinstance(tab, Visits)
    scene.key(Qt.Key.Key_F8)
    scene.type("wrong day")
    scene.key(Qt.Key.Key_Return)
    scene.settled()
    assert "a second person must agree" in scene.said()
    tab.second.number.setText("0115")
    tab.second.secret.setText("270918")
    tab.second.confirm.click()
    scene.bot.waitUntil(lambda: scene.hall.standing(paid.registration_id)["state"] == "void")
    scene.settled()
    assert "goes back to the patient." in scene.said()
    assert tab.second.isHidden()
