"""The section "Administration" on a real hall: found, changed, refused, left, by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.administered import SPECS
from kiosk.domain.administration import Kind
from kiosk.storage.vault import Vault
from tests.ui.at_the_administration import Scene, at_the_administration, lines


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[Scene]:
    with at_the_administration(qtbot, sqlite_url, vault) as scene:
        yield scene


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
    was_changed = panel.form.is_changed
    assert was_changed
    scene.save()
    assert scene.desk.one(Kind.ROOMS, code="R2").values["name"] == "大诊室"
    assert "Saved at 09:41. It counts from now on, everywhere." in scene.said()
    assert ("R2", "大诊室", "内科", "3") in lines(panel)
    assert not panel.form.is_changed
    scene.press(Qt.Key.Key_F6)
    assert "Today Fri 20 Nov 09:41 · 吴敏 (0001)" in scene.said()
    assert "Official name: 2 诊室 → 大诊室" in scene.said()
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
    ask = panel.ask
    assert ask is not None
    assert "What you have typed is not saved." in scene.said()
    ask.cancel.click()
    assert panel.ask is None
    assert panel.form.values()["name"] == "大诊室"
    assert panel.form.record is not None
    assert panel.form.record.values["code"] == "R1"
    scene.page.choose(Kind.DOCTORS)
    assert scene.panel is panel
    again = panel.ask
    assert again
    again.confirm.click()
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
