"""Patients at the desk by keys alone: found, shown, corrected, joined and taken apart."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import UnknownCode
from kiosk.domain.identity import PaperKind
from kiosk.domain.journey import PayBy
from kiosk.domain.patient_files import Correction
from kiosk.domain.roles import Role
from kiosk.ports import CardRead, CodeRead
from kiosk.storage.database import Database
from kiosk.storage.tables import AuditRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.patients.quick import QuickSearch
from tests.services.patients_hall import CLERK, WHY
from tests.services.small_hall import citizen
from tests.ui.at_patients import PatientsScene, at_patients, said


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[PatientsScene]:
    database = Database(sqlite_url)
    with at_patients(qtbot, database, vault) as scene:
        yield scene
    database.close()


def open_wang(scene: PatientsScene) -> int:
    """Wang is found and in hand."""
    patient = scene.hall.someone("王小明", 1, phone="13912345678")
    scene.type("5678")
    assert scene.page.file.opened is not None
    return patient.id


def test_whoever_is_here_today_stands_first_and_the_arrows_open_the_file(scene: PatientsScene) -> None:
    first = scene.hall.someone("王小明", 1, phone="13912345678")
    scene.hall.someone("王伟", 2)
    visit = scene.hall.visit("any 9:30", first, PayBy.WINDOW)
    scene.type("王")
    assert [row.split(",")[0] for row in scene.rows()] == ["Name: 王*明", "Name: 王*"]
    assert visit.ticket in scene.rows()[0]
    scene.page.list.finder.setFocus()
    scene.key(Qt.Key.Key_Down)
    assert scene.page.file.name.text() == "王*明"
    assert f"{visit.ticket}, 内科, 09:30, Waiting" in said(scene.page.file)
    scene.key(Qt.Key.Key_Down)
    assert scene.page.file.name.text() == "王*"
    assert "No number for today." in said(scene.page.file)


def test_numbers_are_whole_only_when_asked_for_and_the_audit_knows(scene: PatientsScene) -> None:
    key = open_wang(scene)
    number = citizen(1).number
    assert number not in said(scene.page)
    assert "139****5678" in said(scene.page)
    scene.key(Qt.Key.Key_F3)
    assert all(words in said(scene.page.file) for words in (number, "13912345678", "王小明", "1990-03-07"))
    told = scene.hall.rows(AuditRow)[-1]
    assert (told["action"], told["record"]) == ("patient.reveal", f"patients/{key}")
    scene.key(Qt.Key.Key_F3)
    assert number not in said(scene.page)
    scene.key(Qt.Key.Key_F3)
    scene.page.hide()
    scene.page.show()
    assert number not in said(scene.page)


def test_questions_and_nobody(scene: PatientsScene) -> None:
    scene.type("w")
    assert scene.page.list.words.text() == "Please type one more letter."
    scene.type("'%_")
    assert scene.page.list.words.text() == "Nobody found."
    assert "Nobody in hand" in said(scene.page)
    scene.type("")
    assert scene.page.list.words.text() == "Whoever is here today comes first."


def test_keys_lead_to_registering_and_triage(scene: PatientsScene) -> None:
    scene.key(Qt.Key.Key_F4)
    assert scene.gone == []
    open_wang(scene)
    scene.key(Qt.Key.Key_F4)
    assert scene.page.file.opened is not None
    assert scene.gone == [("Register", scene.page.file.opened.file.patient)]
    assert "F5" not in scene.page.buttons  # a clerk does no triage


def test_a_nurse_is_led_to_triage_and_corrects_nothing(qtbot: QtBot, sqlite_url: str, vault: Vault) -> None:
    database = Database(sqlite_url)
    with at_patients(qtbot, database, vault, role=Role.TRIAGE) as scene:
        open_wang(scene)
        assert list(scene.page.buttons) == ["F3", "F4", "F5"]
        scene.key(Qt.Key.Key_F5)
        assert [name for name, _ in scene.gone] == ["Triage"]
    database.close()


def test_a_file_is_corrected_with_a_reason(scene: PatientsScene) -> None:
    key = open_wang(scene)
    scene.key(Qt.Key.Key_F6)
    form = scene.page.form
    assert (form.name.text(), form.phone.text(), form.birth.text()) == ("王小明", "13912345678", "19900307")
    form.name.setText("王晓明")
    form.number.setText("E12345678")
    form.kind.choose(PaperKind.PASSPORT)
    scene.key(Qt.Key.Key_F9)
    assert "Please say why" in said(form)
    form.reason.setText(WHY)
    scene.key(Qt.Key.Key_F9)
    assert "The file has been corrected." in said(scene.page)
    assert scene.file(key).patient.name == "王晓明"
    assert len(scene.file(key).papers) == 2
    assert (form.name.text(), form.phone.text(), form.number.text()) == ("", "", "")
    assert "Corrected, name, paper added, 0011@D1" in said(scene.page.file)


def test_what_cannot_be_is_said_at_its_entry(scene: PatientsScene) -> None:
    open_wang(scene)
    scene.key(Qt.Key.Key_F6)
    form = scene.page.form
    form.reason.setText(WHY)
    scene.key(Qt.Key.Key_F9)
    assert "Nothing has been changed yet." in said(form)
    for entry, wrong, words in (
        (form.phone, "123", "A mobile number has 11 digits"),
        (form.birth, "19901332", "date"),
        (form.number, "123", "should have 18 characters"),
    ):
        before = entry.text()
        entry.setText(wrong)
        scene.key(Qt.Key.Key_F9)
        assert words in said(form)
        assert entry.hasFocus()
        entry.setText(before)
    scene.key(Qt.Key.Key_Escape)
    assert scene.page.stack.currentIndex() == 0
    assert form.name.text() == ""


def test_whoever_was_slower_is_told(scene: PatientsScene) -> None:
    key = open_wang(scene)
    scene.key(Qt.Key.Key_F6)
    scene.hall.patients.correct(key, Correction(name="王筱明"), version=0, reason=WHY, actor=CLERK)
    scene.page.form.name.setText("王晓明")
    scene.page.form.reason.setText(WHY)
    scene.key(Qt.Key.Key_F9)
    assert "Somebody else has changed this file meanwhile." in said(scene.page.form)


def test_two_files_are_joined_and_taken_apart(scene: PatientsScene) -> None:
    older = scene.hall.someone("王小明", 1, phone="13912345678")
    newer = scene.hall.someone("王小明", 2, phone="13700001111")
    scene.type("1111")
    assert "There may be another file of this person." in said(scene.page.file)
    scene.key(Qt.Key.Key_F7)
    joining = scene.page.joining
    joining.table.setFocus()
    scene.key(Qt.Key.Key_Return)
    scene.bot.waitUntil(lambda: joining._ask is not None)
    assert f"{older.outpatient_number} of 王*明 stays, {newer.outpatient_number} goes into it." in said(joining)
    scene.key(Qt.Key.Key_F2)
    assert f"{newer.outpatient_number} of 王*明 stays" in said(joining)
    scene.key(Qt.Key.Key_Return)
    assert "Please say why." in said(joining)
    assert joining._ask is not None
    joining._ask.entry.setText(WHY)
    scene.key(Qt.Key.Key_Return)
    assert "The two files are one now." in said(scene.page)
    assert scene.hall.found_by(citizen(1)).id == newer.id
    scene.key(Qt.Key.Key_F8)
    assert scene.page._ask is not None
    scene.page._ask.entry.setText(WHY)
    scene.key(Qt.Key.Key_Return)
    assert "They are two files again." in said(scene.page)
    assert scene.hall.found_by(citizen(1)).id == older.id


def test_the_other_file_may_be_found_by_typing(scene: PatientsScene) -> None:
    open_wang(scene)
    other = scene.hall.someone("李建国", 2)
    scene.key(Qt.Key.Key_F7)
    joining = scene.page.joining
    assert "Find the other file above" in said(joining)
    QTest.keyClicks(joining.finder, "ljg")
    scene.bot.waitUntil(lambda: joining.table.rows.model().rowCount() == 1)
    QTest.keyClick(joining.finder, Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Return)
    scene.bot.waitUntil(lambda: joining._ask is not None)
    assert other.outpatient_number in said(joining)
    scene.key(Qt.Key.Key_Escape)
    assert joining._ask is None
    scene.key(Qt.Key.Key_Escape)
    assert scene.page.stack.currentIndex() == 0


def test_a_patient_from_elsewhere_and_a_card_are_keys_too(scene: PatientsScene) -> None:
    patient = scene.hall.someone("王小明", 1)
    other = scene.hall.someone("李建国", 2)
    scene.page.receive("nobody")
    scene.page.receive(patient)
    scene.settle()
    assert scene.page.file.opened is not None
    assert scene.page.file.opened.file.patient.id == patient.id
    scene.page._heard(CardRead(citizen(2)))
    scene.settle()
    assert scene.page.file.opened.file.patient.id == other.id
    scene.page._heard(CodeRead("badge", citizen(1).number))
    scene.page._heard(UnknownCode("not a card"))
    scene.page._heard(CodeRead("payment", "134567890123456789"))
    assert "This code can't be used here" in said(scene.page)
    scene.settle()
    assert scene.page.list.finder.text() == citizen(2).number
    scene.page._heard(CodeRead("paper", citizen(1).number))
    scene.settle()
    assert scene.page.file.opened.file.patient.id == patient.id


def test_nothing_of_a_patient_stays_when_the_person_goes(scene: PatientsScene) -> None:
    open_wang(scene)
    scene.key(Qt.Key.Key_F3)
    scene.page.stop()
    assert not any(words in said(scene.page) for words in ("王", "139", "110105"))
    assert scene.rows() == []
    assert scene.page.list.finder.text() == ""


# ---- Ctrl+K ------------------------------------------------------------------


@pytest.fixture
def quick(scene: PatientsScene) -> Iterator[QuickSearch]:
    search = QuickSearch(scene.view)
    scene.bot.addWidget(search)
    search.resize(400, 50)
    search.show()
    search.activateWindow()
    scene.bot.waitExposed(search)
    yield search
    search.stop()


def test_ctrl_k_finds_from_anywhere(scene: PatientsScene, quick: QuickSearch) -> None:
    scene.hall.someone("王伟民", 2)
    wanted = scene.hall.someone("王小明", 1)
    chosen: list[object] = []
    quick.chosen.connect(chosen.append)
    QTest.keyClick(quick, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert quick.field.hasFocus()
    QTest.keyClicks(quick.field, "wang")
    scene.bot.waitUntil(lambda: quick.panel.isVisible() and quick.table.rows.model().rowCount() == 2)
    QTest.keyClick(quick.field, Qt.Key.Key_Down)
    QTest.keyClick(quick.field, Qt.Key.Key_Up)
    QTest.keyClick(quick.field, Qt.Key.Key_Return)
    assert [one.id for one in chosen if hasattr(one, "id")] == [wanted.id]
    assert (quick.field.text(), quick.panel.isVisible()) == ("", False)


def test_enter_before_the_answer_takes_the_first(scene: PatientsScene, quick: QuickSearch) -> None:
    wanted = scene.hall.someone("王小明", 1)
    with scene.bot.waitSignal(quick.chosen) as taken:
        QTest.keyClicks(quick.field, "wxm\r")
    assert taken.args is not None
    assert taken.args[0].id == wanted.id


def test_nobody_and_esc(scene: PatientsScene, quick: QuickSearch) -> None:
    QTest.keyClicks(quick.field, "zzz")
    scene.bot.waitUntil(lambda: quick.words.text() == "Nobody found.")
    assert quick.panel.isVisible()
    QTest.keyClick(quick.field, Qt.Key.Key_Return)
    QTest.keyClick(quick.field, Qt.Key.Key_Escape)
    assert (quick.field.text(), quick.panel.isVisible()) == ("", False)
    QTest.keyClicks(quick.field, "z")
    scene.bot.waitUntil(lambda: quick.words.text() == "Please type one more letter.")
    quick.hide()
    assert quick.field.text() == ""
