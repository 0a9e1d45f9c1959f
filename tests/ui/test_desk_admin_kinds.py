"""The section "Administration": what is particular to its kinds, and what others do meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.domain.administration import Kind
from kiosk.domain.errors import DatabaseAway
from kiosk.ports import CodeRead
from kiosk.storage.vault import Vault
from kiosk.ui.desk.studio.parts import Tick
from tests.services.administrators import DING
from tests.ui.at_the_administration import BADGE, Scene, at_the_administration, lines


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[Scene]:
    with at_the_administration(qtbot, sqlite_url, vault) as scene:
        yield scene


def test_what_is_needed_is_not_retired_and_says_by_what(scene: Scene) -> None:
    scene.open(Kind.ROOMS)
    scene.take("R2")
    scene.press(Qt.Key.Key_F7)
    assert "This is still needed, so it cannot be taken out of use.\n2026-11-20 09:30, 2 诊室: 内科" in scene.said()


def test_a_message_is_shown_taken_away_and_shown_again(scene: Scene) -> None:
    panel = scene.open(Kind.MESSAGES)
    scene.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    scene.type(words="今天停水")
    scene.save()
    assert lines(panel) == [("今天停水", "", "Shown")]
    scene.press(Qt.Key.Key_F7)
    scene.settle()
    assert lines(panel) == [("今天停水", "", "Taken away")]
    assert panel.form.retire.words == "Use again"
    scene.press(Qt.Key.Key_F7)
    scene.settle()
    assert lines(panel) == [("今天停水", "", "Shown")]


def test_messages_to_come_and_over(scene: Scene) -> None:
    for words, since, until in (("将来", "2026-12-01 08:00", ""), ("过去", "2026-11-01 08:00", "2026-11-02 08:00")):
        scene.desk.add(Kind.MESSAGES, words=words, since=since, until=until)
    assert [cells[-1] for cells in lines(scene.open(Kind.MESSAGES))] == ["Later", "Over"]


def test_the_second_of_two_is_told_who_was_quicker_and_sees_what_is_there(scene: Scene) -> None:
    panel = scene.open(Kind.ROOMS)
    scene.take("R1")
    scene.desk.change_as(DING, scene.desk.one(Kind.ROOMS, code="R1"), name="11 诊室")
    scene.type(name="12 诊室")
    scene.save()
    assert "丁一 (0003) has changed this meanwhile. Please look at it again." in scene.said()
    assert panel.form.values()["name"] == "12 诊室"
    assert ("R1", "11 诊室", "内科", "2") in lines(panel)
    panel._leave()
    assert panel.ask is not None
    panel.ask.confirm.click()
    assert panel.form.values()["name"] == "11 诊室"


def test_a_session_is_looked_at_before_it_is_added(scene: Scene) -> None:
    panel = scene.open(Kind.SESSIONS)
    scene.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    scene.desk.add(Kind.SESSIONS, day="2026-11-30")
    values = {"day": "2026-11-23", "doctor": "Y1", "room": "R1", "kind": "expert", "from": "08:00", "to": "10:00"}
    scene.type(**values, band="30", capacity="3", weeks="2")
    scene.press(Qt.Key.Key_F8)
    told = scene.said()
    assert "2026-11-23 08:00–10:00: 4 slots" in told
    assert "2026-11-30: 陈静 has a session in 1 诊室 from 08:00 to 10:00." in told
    scene.press(Qt.Key.Key_Escape)
    scene.type(weeks="1")
    scene.save()
    assert panel.form.record is not None
    assert panel.form.record.values["day"] == "2026-11-23"
    assert panel.form.rows["weeks"].isHidden()


def test_roles_that_may_call_are_ticked(scene: Scene) -> None:
    scene.desk.add(Kind.ROOMS)
    panel = scene.open(Kind.QUEUES)
    scene.take("R9")
    entry = panel.form.entries["callers"]
    ticks = entry.findChildren(Tick)
    ticks[3].click()
    scene.save()
    assert scene.desk.one(Kind.QUEUES, code="R9").values["callers"] == "clerk"


def test_a_secret_is_typed_unseen_and_gone_when_saved(scene: Scene) -> None:
    panel = scene.open(Kind.STAFF)
    scene.take("0002", "number")
    entry = panel.form.entries["secret"]
    assert isinstance(entry, QLineEdit)
    assert entry.echoMode() is QLineEdit.EchoMode.Password
    scene.type(secret="柳暗花明又一村吧")
    scene.save()
    assert entry.text() == ""
    assert scene.desk.staff.sign_in("0002", "柳暗花明又一村吧", device="D1").name == "秦朗"
    scene.press(Qt.Key.Key_F7)
    scene.settle()
    assert lines(panel)[1] == ("0002", "秦朗", "Clerk", "Locked")


def test_a_badge_is_given_to_whoever_is_in_hand(scene: Scene) -> None:
    scene.open(Kind.STAFF)
    scene.take("0002", "number")
    scene.scanner.heard.emit(CodeRead("badge", BADGE))
    scene.press(Qt.Key.Key_F9)
    assert "Hold a badge under the scanner." in scene.said()
    scene.scanner.heard.emit(CodeRead("ticket", "A012"))
    scene.scanner.heard.emit(CodeRead("badge", BADGE))
    scene.settle()
    assert "The badge belongs to 秦朗 now." in scene.said()
    assert scene.desk.staff.sign_in_by_badge(BADGE, device="D1").number == "0002"


def test_while_the_database_is_away_nothing_typed_is_lost(scene: Scene) -> None:
    panel = scene.open(Kind.ROOMS)
    scene.take("R1")
    scene.type(name="大诊室")
    scene.books.trouble = DatabaseAway("gone")
    scene.save()
    assert "The database does not answer. Nothing was changed; please try again." in scene.said()
    assert panel.form.values()["name"] == "大诊室"
    scene.save()
    assert scene.desk.one(Kind.ROOMS, code="R1").values["name"] == "大诊室"


def test_a_right_taken_away_meanwhile_is_told(scene: Scene) -> None:
    scene.open(Kind.ROOMS)
    scene.take("R1")
    wu = scene.desk.one(Kind.STAFF, number="0001")
    scene.desk.administration.retire(Kind.STAFF, wu.key, wu.version, actor=DING)
    scene.type(name="大诊室")
    scene.save()
    assert "Your role may not do this. Please ask an administrator." in scene.said()


def test_a_stopped_page_hears_no_late_answer(scene: Scene) -> None:
    panel = scene.open(Kind.ROOMS)
    panel.load()
    scene.page.stop()
    assert panel._working is not None
    assert not panel._working.is_wanted
