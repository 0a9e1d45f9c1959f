"""A kiosk's sitting at the desk: gone on with from the same step, handed back, finished, or let go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.acting import Aid, Companion, Relation
from kiosk.domain.journey import Journey
from kiosk.flow.engine import FlowRun
from kiosk.flow.enquiry import ENQUIRY
from kiosk.flow.registration import REGISTRATION
from tests.ui.register_hall import LI, RegisterScene, at_register


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterScene]:
    with at_register(qtbot, tmp_path) as scene:
        yield scene


@dataclass
class Kiosk:
    """What a kiosk hears of its sitting."""

    moves: list[FlowRun] = field(default_factory=list)
    ends: list[FlowRun | None] = field(default_factory=list)

    def lend(self, scene: RegisterScene, run: FlowRun) -> None:
        scene.page.carry_on(run, changed=self.moves.append, ended=self.ends.append)


def at_the_department(scene: RegisterScene, **knows: object) -> FlowRun:
    """A run as a kiosk lends it: the patient known, a department to be chosen."""
    journey = Journey(patient=scene.patient(), **knows)  # type: ignore[arg-type]  # by name
    return FlowRun(REGISTRATION, "department", journey)


def test_it_goes_on_from_the_same_step_and_is_handed_back(scene: RegisterScene) -> None:
    kiosk = Kiosk()
    kiosk.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    assert "张有三" in scene.said()
    assert "This sitting comes from a kiosk." in scene.said()
    scene.choose()
    scene.key(Qt.Key.Key_F10)
    assert len(kiosk.ends) == 1
    back = kiosk.ends[0]
    assert back is not None
    assert (back.step_id, back.journey.patient) == ("confirm", scene.patient())
    assert back.journey.choice is not None
    assert [run.step_id for run in kiosk.moves if run.step_id != "department"] == ["slot", "confirm"]
    assert scene.page.pilot.run is None
    assert "This sitting comes from a kiosk." not in scene.said()


def test_it_is_brought_to_its_end_here(scene: RegisterScene) -> None:
    kiosk = Kiosk()
    kiosk.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    scene.choose()
    scene.alt(Qt.Key.Key_W)
    scene.key(Qt.Key.Key_F9)
    scene.wait_step("done")
    scene.wait(lambda: bool(scene.journey.prints))
    assert kiosk.ends == []
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: kiosk.ends == [None])
    assert kiosk.moves[-1].journey.prints


def test_finishing_early_lets_the_sitting_go(scene: RegisterScene) -> None:
    kiosk = Kiosk()
    kiosk.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    scene.key(Qt.Key.Key_Escape)
    assert "hand back, or finish here" in scene.said()
    scene.key(Qt.Key.Key_F8)
    assert scene.step == "department"
    scene.key(Qt.Key.Key_F11)
    scene.wait(lambda: kiosk.ends == [None])
    assert scene.page.pilot.run is None


def test_what_the_kiosk_noted_is_shown_and_kept(scene: RegisterScene) -> None:
    kiosk = Kiosk()
    knows = {"companion": Companion(Relation.SON, "张伟"), "aids": (Aid.WHEELCHAIR,), "large": True}
    kiosk.lend(scene, at_the_department(scene, **knows))
    scene.wait_step("department")
    people = scene.page.body.people
    assert (people.companion.value, people.companion_name.text()) == (Relation.SON, "张伟")
    assert people.aids[Aid.WHEELCHAIR].isChecked()
    scene.key(Qt.Key.Key_F10)
    assert kiosk.ends[0] is not None
    journey = kiosk.ends[0].journey
    assert (journey.companion, journey.aids, journey.large) == (
        Companion(Relation.SON, "张伟"),
        (Aid.WHEELCHAIR,),
        True,
    )


def test_a_sitting_about_something_else_is_only_handed_back(scene: RegisterScene) -> None:
    kiosk, run = Kiosk(), FlowRun.begin(ENQUIRY, Journey())
    kiosk.lend(scene, run)
    scene.wait(lambda: "This sitting is not a registration." in scene.said())
    scene.key(Qt.Key.Key_F9)
    scene.key(Qt.Key.Key_F10)
    assert [back.step_id if back else "" for back in kiosk.ends] == [run.step_id]


def test_whoever_is_in_hand_is_put_aside_for_it(scene: RegisterScene) -> None:
    scene.begin(LI)
    kiosk = Kiosk()
    kiosk.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    assert scene.journey.patient == scene.patient()
    assert [one.name for one in scene.page.custody.parked] == ["李秀英"]
    assert kiosk.ends == []


def test_it_goes_straight_back_while_another_kiosk_is_in_hand(scene: RegisterScene) -> None:
    first, second = Kiosk(), Kiosk()
    first.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    run = at_the_department(scene)
    second.lend(scene, run)
    assert second.ends == [run]
    assert first.ends == []
    assert "Please finish with the patient in hand first." in scene.said()


def test_the_kiosk_takes_it_back_by_itself(scene: RegisterScene) -> None:
    kiosk = Kiosk()
    kiosk.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    scene.page.let_go("The kiosk goes on by itself again.")
    assert scene.page.pilot.run is None
    assert "The kiosk goes on by itself again." in scene.said()
    assert kiosk.ends == []


def test_a_person_who_goes_gives_it_back(scene: RegisterScene) -> None:
    kiosk = Kiosk()
    kiosk.lend(scene, at_the_department(scene))
    scene.wait_step("department")
    scene.page.stop()
    assert [run.step_id if run else "" for run in kiosk.ends] == ["department"]


def test_a_run_handed_over_by_another_section_is_taken_up(scene: RegisterScene) -> None:
    scene.page.receive(at_the_department(scene))
    scene.wait_step("department")
    scene.page.receive("Register")
    assert scene.step == "department"
