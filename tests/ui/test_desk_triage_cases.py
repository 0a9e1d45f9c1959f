"""Triage by keyboard: patients handed over, looked at again, what is due, and what may fail."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import DatabaseAway
from kiosk.domain.triage.clocks import ClockSort, Stopped
from kiosk.domain.triage.signs import Level, Sign, Track
from kiosk.services.triage.triage import TriageDesk
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.triage.due import Due
from tests.services.triage_hall import NURSE, OPERATOR, OTHER
from tests.ui.at_triage import TriageScene, at_triage, said

FULL = "26\n93\nA78\n52\n128\nV38.6\n7\nxt hx\n"
WELL = "16\n98\nA120\n80\n70\nA36.8\n0\n"


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[TriageScene]:
    database = Database(sqlite_url)
    with at_triage(qtbot, database, vault) as scene:
        yield scene
    database.close()


# ---- patients --------------------------------------------------------------------------------


def test_a_patient_handed_over_is_triaged_by_name(scene: TriageScene) -> None:
    patient = scene.hall.patient()
    ticket = scene.hall.ticket()
    scene.page.receive("something else")
    scene.page.receive(patient)
    assert patient.name in said(scene.page.who)
    assert "36 years" in said(scene.page.who)
    scene.wait(lambda: not scene.page.work._working.is_wanted)
    scene.type(FULL)
    scene.key(Qt.Key.Key_F9)
    case = scene.saved()
    assert (case.patient_id, case.tickets) == (patient.id, (scene.hall.lines.ticket(ticket).label,))


def test_a_patient_with_an_open_case_is_looked_at_again(scene: TriageScene) -> None:
    patient = scene.hall.patient()
    case = scene.hall.decided(Level.TWO, "chest_pain", patient=patient.id, tracks=frozenset({Track.CHEST_PAIN}))
    scene.page.receive(patient)
    scene.wait(lambda: scene.page.who.who.case is not None)
    assert "Looked at again" in said(scene.page.who)
    assert scene.page.form.numbers[Sign.PULSE].placeholderText() == "70"
    assert scene.page.proposal.open_tracks == {Track.CHEST_PAIN}, "what was opened stays open"
    scene.type(WELL + "ot\n")
    scene.key(Qt.Key.Key_F9)
    again = scene.saved()
    assert again.id == case.id
    assert again.level is Level.THREE
    assert again.tracks == {Track.CHEST_PAIN}


def test_somebody_unknown_in_hand_becomes_the_patient_who_was_found(scene: TriageScene) -> None:
    patient = scene.hall.patient()
    unknown = scene.hall.decided(Level.TWO)
    scene.page.look_again(unknown)
    assert f"No name {unknown.id}" in said(scene.page.who)
    scene.page.receive(patient)
    assert f"Is this {patient.name}?" in said(scene.page.asked)
    scene.key(Qt.Key.Key_F1)
    scene.wait(lambda: scene.page.who.who.patient_id == patient.id)
    assert scene.hall.triage.read(unknown.id, actor=NURSE).patient_id == patient.id


# ---- what is due -------------------------------------------------------------------------------


def test_every_clock_that_runs_is_a_row_and_the_late_ones_are_counted(scene: TriageScene) -> None:
    counts: list[int] = []
    scene.page.counted.connect(counts.append)
    case = scene.hall.decided(Level.TWO, tracks=frozenset({Track.STROKE}))
    undecided = scene.hall.record()
    scene.hall.clock.advance(timedelta(minutes=11))
    scene.page.work.look_anew()
    scene.wait(lambda: bool(counts) and counts[-1] == 1)
    keys = [line.key for line in scene.page.due.table._lines._lines]
    assert keys == [*(Due(case.id, clock.id) for clock in case.running), Due(undecided.id, 0)]
    assert "Persons: 2" in said(scene.page.due)
    assert "Late: 1" in said(scene.page.due)


def test_a_clock_is_stopped_from_the_list(scene: TriageScene) -> None:
    case = scene.hall.decided(Level.TWO, tracks=frozenset({Track.CHEST_PAIN}))
    scene.page.work.look_anew()
    scene.wait(lambda: bool(scene.page.due.cases))
    ecg = case.clock(ClockSort.ECG)
    assert ecg is not None
    scene.key(Qt.Key.Key_F10)
    scene.page.due.table.choose(Due(case.id, ecg.id))
    scene.key(Qt.Key.Key_F11)
    scene.wait(lambda: len(scene.page.due.cases[case.id].running) == 2)
    stopped = scene.hall.triage.read(case.id, actor=NURSE).clock(ClockSort.ECG)
    assert stopped is not None
    assert (stopped.how, stopped.by) == (Stopped.DONE, "0031")


def test_whoever_is_slower_reads_who_stopped_it(scene: TriageScene) -> None:
    case = scene.hall.decided(Level.TWO)
    scene.page.work.look_anew()
    scene.wait(lambda: bool(scene.page.due.cases))
    scene.page.due.table.choose(Due(case.id, case.running[0].id))
    scene.hall.triage.stop(case.running[0].id, actor=OTHER)
    scene.page.due.keys["F11"].click()
    scene.wait(lambda: "何立 has stopped this clock already, at 09:41." in said(scene.page.asked))
    scene.wait(lambda: not scene.page.due.cases)


def test_a_row_is_opened_printed_and_closed_by_keys(scene: TriageScene) -> None:
    case = scene.hall.decided(Level.TWO)
    scene.page.work.look_anew()
    scene.wait(lambda: bool(scene.page.due.cases))
    scene.key(Qt.Key.Key_F10)
    scene.key(Qt.Key.Key_Return)
    assert scene.page.who.who.case == case
    scene.key(Qt.Key.Key_F12)
    scene.wait(lambda: "The slip is printed." in said(scene.page.told))
    scene.key(Qt.Key.Key_F8)
    scene.wait(lambda: not scene.page.due.cases)
    assert scene.hall.triage.read(case.id, actor=NURSE).closed is not None


def test_keys_of_an_empty_list_do_nothing(scene: TriageScene) -> None:
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F11, Qt.Key.Key_F12, Qt.Key.Key_F1):
        scene.key(key)
    assert scene.page.work._working is None


# ---- when something fails -------------------------------------------------------------------------


def test_a_try_after_the_database_was_away_goes_on_with_the_same_case(
    scene: TriageScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = TriageDesk.decide

    def away(*_: object, **__: object) -> None:
        monkeypatch.setattr(TriageDesk, "decide", real)
        raise DatabaseAway

    monkeypatch.setattr(TriageDesk, "decide", away)
    scene.type(FULL)
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: "Nothing was changed" in said(scene.page.asked))
    assert not scene.page.form.is_empty(), "what was typed stays"
    scene.key(Qt.Key.Key_F9)
    case = scene.saved()
    assert case.decision is not None
    assert len(scene.hall.triage.open(actor=NURSE)) == 1


def test_rights_taken_away_meanwhile_hold_at_once(scene: TriageScene) -> None:
    scene.type(FULL)
    scene.hall.staff.lock("0031", actor=OPERATOR)
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: "Your role may not do this." in said(scene.page.asked))
    assert not scene.page.form.is_empty()


def test_a_slip_that_did_not_come_out_is_told(scene: TriageScene) -> None:
    scene.hall.artist.trouble = RuntimeError("no font")
    scene.type(WELL)
    scene.key(Qt.Key.Key_F9)
    scene.wait(lambda: "The slip did not come out" in said(scene.page.told))


def test_the_list_stays_while_the_database_is_away(scene: TriageScene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.hall.decided(Level.TWO)
    scene.page.work.look_anew()
    scene.wait(lambda: bool(scene.page.due.cases))

    def away(*_: object, **__: object) -> None:
        raise DatabaseAway

    monkeypatch.setattr(TriageDesk, "open", away)
    scene.hall.clock.advance(timedelta(minutes=11))
    scene.page.work.look_anew()
    scene.wait(lambda: "Late: 1" in said(scene.page.due))
