"""The section "Administration" on a real hall: found, changed, refused, retired, told by keys alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Kind
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.roles import Person, Role
from kiosk.ports import CodeRead
from kiosk.services import Services
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.admin.page import AdminPage
from kiosk.ui.desk.admin.panel import KindPanel
from kiosk.ui.desk.view import DeskView
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import DESK, Theme
from tests.services.administrators import DING, Desk
from tests.services.small_hall import NOW, SmallHall, build

BADGE = "NXB" + "0123456789ABCDEFGHIJKLMN"
WU = Person("0001", "吴敏", Role.ADMINISTRATOR)


class Scanner(QObject):
    """What a desk's scanner tells."""

    heard = Signal(object)


class Books:
    """The administration behind the page; ``trouble`` is raised once instead of the next answer."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.trouble = desk, cast("Exception | None", None)

    def __getattr__(self, name: str) -> Callable[..., object]:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        return cast("Callable[..., object]", getattr(self.desk.administration, name))


@dataclass
class Scene:
    """A page that is shown."""

    page: AdminPage
    desk: Desk
    books: Books
    scanner: Scanner
    bot: QtBot

    @property
    def panel(self) -> KindPanel:
        return self.page.panel

    def settle(self) -> None:
        def is_still() -> bool:
            working = self.panel._working
            return working is None or not working.is_wanted

        self.bot.waitUntil(is_still)

    def open(self, kind: Kind) -> KindPanel:
        self.page.choose(kind)
        self.settle()
        return self.panel

    def take(self, code: str, field: str = "code") -> None:
        (record,) = [each for each in self.panel.list.records if each.values[field] == code]
        self.panel.list.table.choose(record.key)

    def type(self, **values: str) -> None:
        for key, value in values.items():
            self.panel.form.entries[key].put(value)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.window().focusWidget() or self.page, key, modifier)
        self.settle()

    def save(self) -> None:
        self.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def said(self) -> str:
        return said(self.page)


def said(over: QWidget) -> str:
    """Every label that can be seen."""
    labels = [each for each in over.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[Scene]:
    database = Database(sqlite_url)
    build(database, vault)
    desk = Desk(SmallHall(database, vault))
    tasks, books, scanner = Tasks(2), Books(desk), Scanner()
    services = cast(Services, SimpleNamespace(desk=lambda: SimpleNamespace(administration=books), staff=desk.staff))
    view = DeskView(
        theme=Theme(4.0, {DESK}, is_still=True),
        tasks=tasks,
        services=lambda: services,
        person=WU,
        now=lambda: NOW,
        language="en",
        device="D1",
        heard=scanner.heard,
    )
    page = AdminPage(view)
    qtbot.addWidget(page)
    page.resize(1030, 730)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    scene = Scene(page, desk, books, scanner, qtbot)
    scene.settle()
    yield scene
    page.stop()
    tasks.close()
    database.close()


def lines(panel: KindPanel) -> list[tuple[str, ...]]:
    return [line.cells for line in panel.list.table._lines._lines]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_listed_and_shown_in_its_form(scene: Scene, kind: Kind) -> None:
    panel = scene.open(kind)
    assert [record.key for record in panel.list.records] == [each.key for each in scene.desk.all(kind)]
    assert panel.list.count.text() == f"{len(panel.list.records)} of {len(panel.list.records)}"
    for record in panel.list.records[:2]:
        panel.list.table.choose(record.key)
        assert panel.form.record == record
        assert panel.form.values() == record.values
        assert not panel.form.is_changed
    assert list(panel.form.entries) == [field.key for field in SPECS[kind].fields]


def test_a_change_is_saved_told_and_on_record(scene: Scene) -> None:
    panel = scene.open(Kind.ROOMS)
    scene.take("R2")
    panel.form.take_focus()
    scene.type(name="大诊室", floor="3")
    assert panel.form.is_changed
    scene.save()
    assert scene.desk.one(Kind.ROOMS, code="R2").values["name"] == "大诊室"
    assert "Saved at 09:41. It counts from now on, everywhere." in scene.said()
    assert ("R2", "大诊室", "内科", "3") in lines(panel)
    assert not panel.form.is_changed
    scene.press(Qt.Key.Key_F6)
    assert "Today Fri 20 Nov 09:41 · 吴敏 (0001)" in scene.said()
    assert "Name: 2 诊室 → 大诊室" in scene.said()
    scene.press(Qt.Key.Key_Escape)
    assert panel.stack.currentWidget() is panel.form


def test_the_past_of_what_nobody_changed(scene: Scene) -> None:
    scene.open(Kind.ROOMS)
    scene.take("R1")
    scene.press(Qt.Key.Key_F6)
    assert "As the hospital's files brought it; nobody has changed it here." in scene.said()


def test_a_new_record_is_made_by_keys(scene: Scene) -> None:
    panel = scene.open(Kind.DOCTORS)
    scene.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert panel.form.heading.text() == "New: Doctor"
    assert panel.form.entries["code"].hasFocus()
    QTest.keyClicks(panel.form.entries["code"], "Y9")
    QTest.keyClick(panel.form.entries["code"], Qt.Key.Key_Tab)
    QTest.keyClick(panel.form.entries["department"], Qt.Key.Key_Down)
    scene.type(name="何立", title="主治医师")
    scene.save()
    made = scene.desk.one(Kind.DOCTORS, code="Y9")
    assert (made.values["department"], made.values["name"]) == ("D1", "何立")
    assert panel.form.record == made
    assert panel.list.table.current == made.key


def test_everything_wrong_is_told_at_its_entry_at_once(scene: Scene) -> None:
    panel = scene.open(Kind.DEPARTMENTS)
    scene.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    scene.type(code="a b", floor="200", name="眼科", group="五官")
    scene.save()
    troubles = {key: row.trouble.text() for key, row in panel.form.rows.items() if not row.trouble.isHidden()}
    assert troubles == {
        "code": "Please use letters, digits, - and _ only, 32 at most.",
        "letter": "Please fill this in.",
        "floor": "Please enter a whole number from -9 to 99.",
    }
    assert "This cannot be saved yet. Please see to what is marked." in scene.said()
    assert panel.form.entries["code"].hasFocus()
    assert panel.form.values()["name"] == "眼科"
    scene.type(code="YK", floor="4", letter="F")
    scene.save()
    assert scene.desk.one(Kind.DEPARTMENTS, code="YK").values["letter"] == "F"
    assert all(row.trouble.isHidden() for row in panel.form.rows.values())


def test_what_stays_cannot_be_typed_at(scene: Scene) -> None:
    panel = scene.open(Kind.DEPARTMENTS)
    scene.take("D1")
    assert not panel.form.entries["code"].isEnabled()
    assert not panel.form.entries["letter"].isEnabled()
    assert panel.form.entries["name"].isEnabled()


def test_nothing_typed_is_lost_unasked(scene: Scene) -> None:
    panel = scene.open(Kind.ROOMS)
    scene.take("R1")
    panel.form.take_focus()
    scene.type(name="大诊室")
    scene.take("R2")
    assert panel.ask is not None
    assert "What you have typed is not saved." in scene.said()
    panel.ask.cancel.click()
    assert (panel.ask, panel.form.values()["name"]) == (None, "大诊室")
    assert panel.form.record is not None
    assert panel.form.record.values["code"] == "R1"
    scene.page.choose(Kind.DOCTORS)
    assert scene.panel is panel
    assert panel.ask is not None
    panel.ask.confirm.click()
    scene.settle()
    assert scene.panel.spec.kind is Kind.DOCTORS
    assert scene.desk.one(Kind.ROOMS, code="R1").values["name"] == "1 诊室"


def test_escape_leaves_the_form(scene: Scene) -> None:
    panel = scene.open(Kind.ROOMS)
    scene.take("R1")
    panel.form.take_focus()
    scene.press(Qt.Key.Key_Escape)
    assert panel.list.table.rows.hasFocus()
    panel.form.take_focus()
    scene.type(name="大诊室")
    scene.press(Qt.Key.Key_Escape)
    assert panel.ask is not None
    panel.ask.confirm.click()
    assert panel.form.values()["name"] == "1 诊室"


def test_the_list_narrows_while_somebody_types(scene: Scene) -> None:
    panel = scene.open(Kind.DOCTORS)
    scene.press(Qt.Key.Key_F2)
    assert panel.list.filter.hasFocus()
    panel.list.filter.setText("周 副主任")
    assert [cells[1] for cells in lines(panel)] == ["周立国"]
    assert panel.list.count.text() == "1 of 2"
    QTest.keyClick(panel.list.filter, Qt.Key.Key_Return)
    assert panel.list.table.rows.hasFocus()


def test_alt_and_a_figure_lead_to_another_kind(scene: Scene) -> None:
    scene.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert scene.panel.spec.kind is list(SPECS)[2]
    assert scene.page.kinds.keys[scene.panel.spec.kind].isChecked()


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
    scene.desk.change(scene.desk.one(Kind.ROOMS, code="R1"), actor=DING, name="11 诊室")
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
    ticks = [each for each in entry.findChildren(QWidget) if hasattr(each, "isChecked")]
    ticks[3].click()
    scene.save()
    assert scene.desk.one(Kind.QUEUES, code="R9").values["callers"] == "clerk"


def test_a_secret_is_typed_unseen_and_gone_when_saved(scene: Scene) -> None:
    panel = scene.open(Kind.STAFF)
    scene.take("0002", "number")
    entry = panel.form.entries["secret"]
    assert entry.echoMode() == entry.EchoMode.Password
    scene.type(secret="柳暗花明又一村吧")
    scene.save()
    assert entry.typed() == ""
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
