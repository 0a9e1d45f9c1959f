"""Signing in at the desk: who may, what is wrong, how long to wait, and the lock."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import DatabaseAway, DatabaseUnusable
from kiosk.domain.roles import Person
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk import work
from kiosk.ui.desk.house import LOCK_SECONDS, DemoAccount
from kiosk.ui.desk.idle import IdleLock
from kiosk.ui.desk.sections import SECTIONS
from kiosk.ui.language import Language
from tests.ui.at_the_desk import CASHIER, OPERATOR, PIN, WU, ZHAO, DeskScene, at_the_desk, said


@pytest.fixture
def books(sqlite_url: str) -> Iterator[Database]:
    database = Database(sqlite_url)
    yield database
    database.close()


@pytest.fixture
def scene(qtbot: QtBot, books: Database, vault: Vault) -> Iterator[DeskScene]:
    with at_the_desk(qtbot, books, vault) as scene:
        scene.desk.open()
        qtbot.waitUntil(scene.window.sign_in.go.isEnabled)
        yield scene


def test_whoever_signs_in_is_named_and_sees_the_sections_of_the_role(scene: DeskScene) -> None:
    scene.sign_in()
    assert scene.window.person == Person(*WU)
    assert {"吴敏", "Guide nurse"} <= set(said(scene.window.head).splitlines())
    assert scene.window.head.lock.isVisible()
    assert scene.window.work is not None
    assert "Help" in [each.name for each in scene.window.work.sections]
    assert "Anhe First · D1" in said(scene.window.head)


def test_a_role_without_rights_sees_no_section(scene: DeskScene, monkeypatch: pytest.MonkeyPatch) -> None:
    triage = tuple(each for each in SECTIONS if each.name == "Triage")
    monkeypatch.setattr(work, "SECTIONS", triage)
    scene.sign_in(CASHIER[0])
    assert scene.window.work is not None
    assert scene.window.work.sections == ()
    assert "Your role has nothing to do at this desk." in said(scene.window)


def test_a_wrong_secret_is_said_and_typed_again(scene: DeskScene) -> None:
    scene.enter(WU[0], "000999")
    assert "Number and PIN or password do not fit." in scene.refused()
    sign_in = scene.window.sign_in
    assert (sign_in.number.text(), sign_in.secret.text(), sign_in.secret.hasFocus()) == (WU[0], "", True)
    QTest.keyClicks(sign_in.secret, PIN)
    QTest.keyClick(sign_in.secret, Qt.Key.Key_Return)
    scene.settle(lambda: scene.window.person is not None)


def test_nothing_typed_is_not_tried(scene: DeskScene) -> None:
    sign_in = scene.window.sign_in
    for _ in range(2):
        QTest.keyClick(sign_in.secret, Qt.Key.Key_Return)
        assert "Please enter number and PIN or password." in said(sign_in)
        assert sign_in.number.hasFocus()
    QTest.keyClicks(sign_in.number, "0001")
    QTest.keyClick(sign_in.number, Qt.Key.Key_Return)
    assert sign_in.secret.hasFocus()


def test_the_wait_after_misses_counts_down_and_ends(scene: DeskScene) -> None:
    for _ in range(3):
        scene.enter(WU[0], "000999")
        told = scene.refused()
    sign_in = scene.window.sign_in
    assert "Please wait 5 s before the next try." in told
    scene.clock.advance(timedelta(seconds=2))
    sign_in._count_down()
    assert "Please wait 3 s before the next try." in said(sign_in)
    assert not sign_in.go.isEnabled()
    QTest.keyClicks(sign_in.secret, PIN)
    QTest.keyClick(sign_in.secret, Qt.Key.Key_Return)
    assert scene.window._asked is not None
    assert not scene.window._asked.is_wanted, "nothing is tried while it waits"
    scene.clock.advance(timedelta(seconds=3))
    sign_in._count_down()
    assert "Please wait" not in said(sign_in)
    scene.sign_in()


def test_locked_nobody_is_named_and_the_desk_stays_as_it_was(scene: DeskScene) -> None:
    scene.sign_in()
    before = scene.window.work
    scene.window.head.lock.click()
    assert scene.window.is_locked
    assert scene.window.person is None
    assert WU[1] not in said(scene.window.head)
    assert scene.window.sign_in.number.text() == ""
    scene.sign_in()
    assert scene.window.work is before


def test_somebody_else_begins_anew(scene: DeskScene) -> None:
    scene.sign_in()
    before = scene.window.work
    QTest.keyClick(scene.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert scene.window.is_locked
    scene.sign_in(ZHAO[0])
    assert scene.window.work is not before
    assert scene.window.person == Person(*ZHAO)


def test_five_quiet_minutes_lock_the_desk(scene: DeskScene) -> None:
    scene.sign_in()
    idle = scene.window.idle
    assert LOCK_SECONDS == 300
    assert idle._timer.interval() == 300_000
    idle._timer.timeout.emit()
    assert scene.window.is_locked
    assert not idle._timer.isActive()


def test_a_key_begins_the_five_minutes_again(qapp: QApplication) -> None:
    idle = IdleLock(300)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    idle.eventFilter(idle, key)
    assert not idle._timer.isActive(), "while nobody is signed in nothing is counted"
    idle.begin()
    before = idle._timer.id()
    idle.eventFilter(idle, QEvent(QEvent.Type.UpdateRequest))
    assert idle._timer.id() == before
    idle.eventFilter(idle, key)
    assert idle._timer.id() != before
    idle.stop()


def test_a_locked_account_is_told_to_whoever_knows_the_secret(scene: DeskScene) -> None:
    scene.hall.staff.lock(WU[0], actor=OPERATOR)
    scene.enter(WU[0], PIN)
    assert "This account is locked." in scene.refused()


def test_the_hall_is_tried_again_until_the_database_answers(qtbot: QtBot, books: Database, vault: Vault) -> None:
    with at_the_desk(qtbot, books, vault, failures=[DatabaseAway(), DatabaseAway()]) as scene:
        scene.desk.open()
        sign_in = scene.window.sign_in
        qtbot.waitUntil(lambda: "The database does not answer." in said(sign_in))
        assert not sign_in.go.isEnabled()
        qtbot.waitUntil(sign_in.go.isEnabled)
        assert "The database does not answer." not in said(sign_in)
        scene.sign_in()


def test_a_database_that_cannot_be_used_is_said(qtbot: QtBot, books: Database, vault: Vault) -> None:
    with at_the_desk(qtbot, books, vault, failures=[DatabaseUnusable("newer")]) as scene:
        scene.desk.open()
        qtbot.waitUntil(lambda: "This machine needs repair." in said(scene.window.sign_in))
        assert scene.desk.hall is None


def test_no_account_is_shown_but_in_a_demonstration(scene: DeskScene) -> None:
    assert "Demonstration" not in said(scene.window)


def test_a_demonstration_shows_its_accounts(qtbot: QtBot, books: Database, vault: Vault) -> None:
    with at_the_desk(qtbot, books, vault, accounts=(DemoAccount("0001", "吴敏", PIN),)) as scene:
        scene.desk.open()
        qtbot.waitUntil(scene.window.sign_in.go.isEnabled)
        assert {"吴敏", "Number 0001", f"PIN {PIN}"} <= set(said(scene.window.sign_in).splitlines())


def test_the_other_language_is_one_key_away(scene: DeskScene) -> None:
    before = scene.window.sign_in
    before.language_tapped.emit()
    scene.settle(lambda: scene.window.sign_in is not before)
    assert scene.window.language.code == "zh_CN"
    assert "安和市第一人民医院 · D1" in said(scene.window.head)
    assert scene.window.sign_in.go.isEnabled()
    Language("en")
