"""Patients without papers at the desk: listed, the overdue marked, opened and completed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import Journey, Newcomer, Patient, Way
from kiosk.ui.desk.register.unfinished import UnfinishedBox
from tests.ui.register_hall import MORNING, NURSE, ZHANG, RegisterScene, at_register

DAUGHTER = "110105199003070025"
D1 = Actor("D1", NURSE.number)


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[RegisterScene]:
    with at_register(qtbot, tmp_path) as scene:
        yield scene


def brought_in(scene: RegisterScene, name: str = "") -> Patient:
    journey = replace(Journey(way=Way.NO_PAPERS), newcomer=Newcomer(name))
    return scene.hall.services.reception.enrol(journey, actor=D1)


def listed(scene: RegisterScene) -> UnfinishedBox:
    """The list, read."""
    box = scene.page.frame.unfinished
    scene.alt(Qt.Key.Key_U)
    scene.wait(lambda: box._looking is not None and not box._looking.is_wanted)
    box.look()
    scene.wait(lambda: box._looking is not None and not box._looking.is_wanted)
    return box


def completed(scene: RegisterScene, box: UnfinishedBox, patient: Patient, number: str = DAUGHTER) -> None:
    """Opened, and everything entered."""
    box.table.choose(patient.id)
    box.table.setFocus()
    scene.key(Qt.Key.Key_Return)
    scene.wait(box.form.isVisible)
    scene.enter(box.form.number, number)
    scene.enter(box.form.name, "王芳")
    box.form.consent.click()
    scene.key(Qt.Key.Key_F2)


def test_nobody_is_without_papers(scene: RegisterScene) -> None:
    listed(scene)
    assert "Everybody is known." in scene.said()
    scene.alt(Qt.Key.Key_U)
    assert scene.page.body.isVisible()


def test_the_overdue_are_marked_and_counted(scene: RegisterScene) -> None:
    counts: list[int] = []
    scene.page.counted.connect(counts.append)
    first = brought_in(scene)
    scene.clock.advance(timedelta(hours=2))
    second = brought_in(scene, "老李")
    scene.clock.advance(timedelta(hours=22, minutes=1))
    box = listed(scene)
    lines = {line.key: line for line in map(box._line, box.people.values())}
    assert list(box.people) == [first.id, second.id]
    assert (lines[first.id].tone, lines[first.id].cells[3]) == ("bad", "overdue")
    assert (lines[second.id].tone, lines[second.id].cells[3]) == ("", "1 h 59 min")
    assert counts[-1] == 1
    assert "Without papers: 2" in scene.said()


def test_the_list_rests_while_somebody_else_works_here(scene: RegisterScene) -> None:
    box = listed(scene)
    scene.page.rest()
    brought_in(scene)
    assert not box._timer.isActive()
    scene.page.wake()
    scene.wait(lambda: len(box.people) == 1)
    assert box._timer.isActive()


def test_completed_once_and_gone_from_the_list(scene: RegisterScene) -> None:
    patient = brought_in(scene)
    box = listed(scene)
    completed(scene, box, patient)
    scene.wait(lambda: not box.people)
    assert not box.form.isVisible()
    assert scene.patient(DAUGHTER).id == patient.id
    assert scene.patient(DAUGHTER).name == "王芳"


def test_a_known_paper_leads_to_joining_the_two(scene: RegisterScene) -> None:
    patient = brought_in(scene)
    box = listed(scene)
    completed(scene, box, patient, ZHANG)
    scene.wait(lambda: "join the two under Patients" in scene.said())
    assert list(box.people) == [patient.id]
    assert box.form.isVisible()
    scene.alt(Qt.Key.Key_J)
    scene.wait(lambda: scene.went == [("Patients", scene.patient(ZHANG))])


def test_what_cannot_be_is_marked_and_somebody_quicker_is_told(scene: RegisterScene) -> None:
    patient = brought_in(scene)
    box = listed(scene)
    completed(scene, box, patient, DAUGHTER[:-1] + "1")
    assert "One digit does not fit" in scene.said()
    paper = check_paper(PaperKind.ID_CARD, DAUGHTER, today=MORNING.date())
    journey = Journey(paper=paper, newcomer=Newcomer("王芳"))
    scene.hall.services.desk().acting.complete(patient.id, journey, actor=D1)
    box.form.number.setText(ZHANG)
    scene.key(Qt.Key.Key_F2)
    scene.wait(lambda: "Somebody has already completed this patient." in scene.said())
    scene.wait(lambda: not box.people)
