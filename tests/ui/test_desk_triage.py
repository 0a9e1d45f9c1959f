"""Triage by keyboard: sign after sign, questions before mistakes, the nurse's own level, and what is due."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.triage.clocks import ClockSort
from kiosk.domain.triage.signs import Consciousness, Level, Scale, Sign, Track
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.services.triage_hall import NURSE
from tests.ui.at_triage import TriageScene, at_triage, said

FULL = "26\n93\nA78\n52\n128\nV38.6\n7\nxt hx\n"
WELL = "16\n98\nA120\n80\n70\nA36.8\n0\n"


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[TriageScene]:
    database = Database(sqlite_url)
    with at_triage(qtbot, database, vault) as scene:
        yield scene
    database.close()


def told_beside(scene: TriageScene, sign: Sign) -> str:
    return scene.page.form.lines[sign].reason.text()


def test_signs_are_typed_one_after_the_other_and_each_tells_what_it_means(scene: TriageScene) -> None:
    assert "Type the first sign" in said(scene.page.proposal)
    scene.type(FULL)
    presented = scene.page.form.presented()
    assert {sign.value: str(value) for sign, value in presented.vitals.numbers.items()} == {
        "respiration": "26",
        "spo2": "93",
        "systolic": "78",
        "diastolic": "52",
        "pulse": "128",
        "temperature": "38.6",
        "pain": "7",
    }
    assert presented.vitals.on_oxygen is False
    assert presented.vitals.consciousness is Consciousness.VOICE
    assert presented.findings == {"chest_pain", "dyspnoea"}
    assert told_beside(scene, Sign.RESPIRATION) == "3 points (≥25)"
    assert told_beside(scene, Sign.SYSTOLIC) == "3 points · level Ⅱ (70–80)"
    assert told_beside(scene, Sign.CONSCIOUSNESS) == "Answers to voice · 3 points"
    assert "Level Ⅱ, very urgent" in said(scene.page.proposal)
    assert "NEWS2 14: emergency" in said(scene.page.proposal)
    assert "Systolic: 78: level Ⅱ (70–80)" in said(scene.page.proposal)
    assert scene.page.proposal.open_tracks == {Track.CHEST_PAIN}


def test_one_key_saves_decides_prints_and_makes_room_for_the_next(scene: TriageScene) -> None:
    scene.type(FULL)
    scene.key(Qt.Key.Key_F9)
    case = scene.saved()
    assert case.decision is not None
    assert (case.decision.level, case.decision.by, case.tracks) == (Level.TWO, "0031", {Track.CHEST_PAIN})
    assert {each.sort for each in case.running} == {ClockSort.RESPONSE, ClockSort.REASSESS, ClockSort.ECG}
    assert scene.page.form.is_empty()
    assert scene.page.form.path[0].hasFocus()
    assert "Level Ⅱ, very urgent, saved at 09:41. The slip is printed." in said(scene.page.told)
    assert len(scene.hall.tickets.titles) == 1


def test_enter_after_the_last_entry_leads_to_the_key_that_saves(scene: TriageScene) -> None:
    scene.type(WELL + "ft\n")
    assert scene.page.keys.keys["F9"].hasFocus()


def test_nothing_typed_is_nothing_saved(scene: TriageScene) -> None:
    scene.key(Qt.Key.Key_F9)
    assert scene.page.work._working is None
    assert scene.hall.triage.open(actor=NURSE) == ()


def test_arrows_lead_up_and_down(scene: TriageScene) -> None:
    scene.type("18\n")
    scene.key(Qt.Key.Key_Up)
    assert scene.page.form.path[0].hasFocus()
    scene.key(Qt.Key.Key_Up)
    assert scene.page.form.path[0].hasFocus(), "there is none above"
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Down)
    assert scene.page.form.air.hasFocus()


@pytest.mark.parametrize(("typed", "letter"), [("a", "A"), ("O", "O"), ("x", ""), ("ａ", "A")])
def test_a_letter_stands_for_what_it_stands_for(scene: TriageScene, typed: str, letter: str) -> None:
    scene.page.form.air.setFocus()
    if typed.isascii():
        scene.type(typed)
    else:
        scene.page.form.air.setText("A")
    assert scene.page.form.air.letter() == letter


def test_a_tall_screen_shows_every_reason(scene: TriageScene) -> None:
    scene.type(FULL)
    assert "and 4 more" in said(scene.page.proposal)
    scene.page.resize(994, 980)
    scene.wait(lambda: "and 4 more" not in said(scene.page.proposal))
    assert "NEWS2 is 14, 7 or more: level Ⅱ at the least" in said(scene.page.proposal)


def test_no_input_method_stands_between_the_keys_and_the_figures(scene: TriageScene) -> None:
    plain = [entry for entry in scene.page.form.path if entry is not scene.page.form.complaint]
    assert not any(entry.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) for entry in plain)
    assert scene.page.form.complaint.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


# ---- questions ----------------------------------------------------------------------


def test_a_slip_is_asked_about_and_put_right_by_one_key(scene: TriageScene) -> None:
    scene.type("18\n98\nA120\n80\n70\nA370\n")
    assert "Temperature: 370 cannot be. Did you mean 37.0? F1: take what was meant." in said(scene.page.asked)
    assert Sign.TEMPERATURE not in scene.page.form.presented().vitals.numbers, "it does not count"
    scene.key(Qt.Key.Key_F1)
    assert scene.page.form.numbers[Sign.TEMPERATURE].text() == "37.0"
    assert not scene.page.asked.isVisible()
    assert scene.page.form.numbers[Sign.PAIN].hasFocus()


def test_enter_again_insists_where_it_can_be(scene: TriageScene) -> None:
    scene.type("18\n98\nA120\n80\n20\n")
    assert "Pulse: 20: is that right?" in said(scene.page.asked)
    assert "Enter again: it is right." in said(scene.page.asked)
    assert scene.page.form.numbers[Sign.PULSE].hasFocus()
    scene.type("\n")
    assert scene.page.form.mind.hasFocus()
    assert scene.page.form.presented().vitals.numbers[Sign.PULSE] == 20
    scene.page.form.numbers[Sign.PULSE].setText("21")
    assert scene.page.form.confirmed == set(), "another figure is another question"


def test_what_cannot_be_is_never_insisted_on(scene: TriageScene) -> None:
    scene.type("18\n140\n\n\n")
    assert scene.page.form.numbers[Sign.SPO2].hasFocus()
    assert "SpO2: 140 cannot be. Is it from 0 to 100?" in said(scene.page.asked)
    scene.key(Qt.Key.Key_F1)
    scene.key(Qt.Key.Key_F9)
    assert scene.page.work._working is None
    assert scene.page.form.numbers[Sign.SPO2].hasFocus()


def test_a_pressure_upside_down_is_turned_by_one_key(scene: TriageScene) -> None:
    scene.type("18\n98\nA80\n120\n")
    assert "80 over 120: is that right? The upper value is higher." in said(scene.page.asked)
    scene.key(Qt.Key.Key_F1)
    known = scene.page.form.presented().vitals.numbers
    assert (known[Sign.SYSTOLIC], known[Sign.DIASTOLIC]) == (120, 80)
    assert scene.page.form.numbers[Sign.PULSE].hasFocus()


def test_what_is_no_number_is_told_beside_it(scene: TriageScene) -> None:
    scene.type("1e\n")
    assert told_beside(scene, Sign.RESPIRATION) == "Please type a number here, such as 80."
    assert scene.page.form.path[0].hasFocus()
    scene.key(Qt.Key.Key_F9)
    assert scene.hall.triage.open(actor=NURSE) == ()


def test_little_oxygen_asks_for_the_breath(scene: TriageScene) -> None:
    scene.type("18\n85\n")
    assert "Is the patient short of breath? Then this means level Ⅱ. (code hx)" in scene.page.form.found.text()


def test_codes_are_guessed_while_they_are_typed(scene: TriageScene) -> None:
    scene.page.form.complaint.setFocus()
    scene.type("z")
    assert "zf Stroke signs" in scene.page.form.found.text()
    scene.type("1 ")
    assert scene.page.form.found.text() == "BE-FAST: face droops"
    scene.write("摔倒了")
    assert scene.page.form.presented().complaint == "摔倒了"
    assert scene.page.proposal.open_tracks == {Track.STROKE}


# ---- scale, age, other signs ----------------------------------------------------------


def test_the_second_scale_by_one_key(scene: TriageScene) -> None:
    scene.type("18\n98\nO")
    assert told_beside(scene, Sign.SPO2) == "0 points (≥96)"
    scene.key(Qt.Key.Key_F6)
    assert scene.page.form.scale is Scale.TWO
    assert told_beside(scene, Sign.SPO2) == "3 points (≥97)"
    assert scene.page.form.scale_key.words == "Scale 2"


def test_a_child_gets_no_news2_and_is_told_so(scene: TriageScene) -> None:
    scene.key(Qt.Key.Key_F2)
    scene.type("girl in red\n9\n")
    assert scene.page.form.path[0].hasFocus()
    scene.type("30\n")
    assert "NEWS2 is not usable under 16 years." in said(scene.page.proposal)
    scene.type("98\n")
    scene.key(Qt.Key.Key_F9)
    case = scene.saved()
    assert (case.name, case.assessment.presented.age, case.assessment.proposal.news2) == ("girl in red", 9, None)


@pytest.mark.parametrize("typed", ["abc", "999", ""])
def test_an_age_that_is_none_is_left_out(scene: TriageScene, typed: str) -> None:
    scene.page.who.years.setText(typed)
    assert scene.page.who.age() is None


def test_three_figures_of_the_laboratory_have_a_key(scene: TriageScene) -> None:
    scene.type("18\n")
    scene.key(Qt.Key.Key_F7)
    scene.type("8\n3.2\n7.5\n")
    assert scene.page.proposal.level is Level.ONE
    assert scene.page.keys.keys["F9"].hasFocus()


# ---- the nurse decides -------------------------------------------------------------------


def test_another_level_wants_a_reason(scene: TriageScene) -> None:
    scene.type(WELL)
    scene.key(Qt.Key.Key_2, alt=True)
    assert scene.page.proposal.reason.hasFocus()
    assert "Your level; proposed is Ⅳ" in said(scene.page.proposal)
    scene.key(Qt.Key.Key_F9)
    assert "Please say why the level is another one than proposed." in said(scene.page.asked)
    scene.write("面色灰白")
    scene.type("\n")
    assert scene.page.keys.keys["F9"].hasFocus()
    scene.key(Qt.Key.Key_F9)
    decision = scene.saved().decision
    assert decision is not None
    assert (decision.level, decision.reason) == (Level.TWO, "面色灰白")


def test_the_level_proposed_takes_the_nurses_own_back(scene: TriageScene) -> None:
    scene.type(WELL)
    scene.key(Qt.Key.Key_1, alt=True)
    scene.write("x")
    scene.key(Qt.Key.Key_4, alt=True)
    assert scene.page.proposal.override is None
    assert not scene.page.proposal.reason.isEnabled()
    assert scene.page.proposal.level is Level.FOUR


def test_tracks_are_opened_and_taken_back_by_their_keys(scene: TriageScene) -> None:
    scene.type(FULL)
    scene.key(Qt.Key.Key_F3)
    scene.key(Qt.Key.Key_F5)
    assert scene.page.proposal.open_tracks == {Track.GREEN}
    scene.key(Qt.Key.Key_F9)
    assert scene.saved().tracks == {Track.GREEN}


def test_escape_empties_the_form(scene: TriageScene) -> None:
    scene.type(FULL)
    scene.key(Qt.Key.Key_Escape)
    assert scene.page.form.is_empty()
    assert scene.page.proposal.level is None
    assert scene.page.proposal.open_tracks == frozenset()
    assert told_beside(scene, Sign.PULSE) == ""
