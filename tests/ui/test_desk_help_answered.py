"""Help at the desk: the order, the sound until somebody takes it, handing on, machines, and the figures of the day."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.devices import Beat, MachineRole, PaperSeen
from kiosk.domain.help import REPEAT_SECONDS, Gravity, HelpSort, HelpState
from kiosk.storage.database import Database
from kiosk.storage.tables import HelpRequestRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.help.chime import write_notes
from kiosk.ui.desk.help.row import HelpRow
from tests.ui.at_the_desk import MORNING, OPERATOR, WU, ZHAO, DeskScene, StillBell, StillSpeaker, at_the_desk, said

ME, ZHAO_THERE = Actor("D1", WU[0]), Actor("D2", ZHAO[0])


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[DeskScene]:
    """吴敏 has signed in, and the list has been seen once."""
    database = Database(sqlite_url)
    with at_the_desk(qtbot, database, vault) as scene:
        scene.desk.open()
        qtbot.waitUntil(scene.window.sign_in.go.isEnabled)
        scene.sign_in()
        qtbot.waitUntil(lambda: scene.page._seen_at is not None)
        scene.page._timer.stop()  # a test looks when it wants to
        yield scene
    database.close()


def rows(scene: DeskScene) -> list[HelpRow]:
    column = scene.page.column.list.column
    found = [column.itemAt(place).widget() for place in range(column.count())]
    return [each for each in found if isinstance(each, HelpRow)]


def devices(scene: DeskScene) -> list[str]:
    return [row.request.device for row in rows(scene)]


def played(scene: DeskScene) -> int:
    speaker = scene.page.chime._speaker
    return len(speaker.played) if isinstance(speaker, StillSpeaker) else 0


def later(scene: DeskScene, seconds: int) -> None:
    scene.clock.advance(timedelta(seconds=seconds))
    scene.look()


def test_the_gravest_is_above_and_the_others_follow_who_climbs(scene: DeskScene) -> None:
    scene.ask("K1", sort=HelpSort.STRUGGLE)
    scene.ask("K2", sort=HelpSort.PERSON)
    scene.ask("K3", sort=HelpSort.RED_FLAG)
    scene.look()
    assert devices(scene) == ["K3", "K2", "K1"]
    later(scene, 90)
    scene.ask("K4", sort=HelpSort.WHEELCHAIR)
    scene.look()
    assert devices(scene) == ["K3", "K2", "K1", "K4"], (
        "whoever struggles has climbed to a person's place before K4 came"
    )


def test_each_key_takes_the_card_that_shows_it(scene: DeskScene) -> None:
    for device in ("K1", "K2", "K3", "K4"):
        scene.ask(device, sort=HelpSort.PERSON)
        scene.clock.advance(timedelta(seconds=1))
    scene.look()
    assert [row.buttons["take"].note for row in rows(scene)] == ["F1", "F2", "F3", ""]
    scene.key(Qt.Key.Key_F2)
    scene.settle(lambda: devices(scene) == ["K1", "K3", "K4", "K2"])
    assert scene.page.chosen is not None
    assert scene.page.chosen.device == "K2"
    QTest.mouseClick(rows(scene)[2].buttons["take"], Qt.MouseButton.LeftButton)
    scene.settle(lambda: devices(scene)[:2] == ["K1", "K3"])


def test_it_sounds_at_once_and_again_until_somebody_takes_it(scene: DeskScene) -> None:
    assert played(scene) == 0
    request = scene.ask(sort=HelpSort.PERSON)
    scene.look()
    assert played(scene) == 1
    assert scene.page.column.bell.is_sounding
    assert scene.page.column.bell.accessibleName() == "1 waiting"
    scene.look()
    assert played(scene) == 1
    later(scene, REPEAT_SECONDS[Gravity.PERSON])
    assert played(scene) == 2
    scene.ask("K9")
    scene.look()
    assert played(scene) == 3, "what is new sounds at once"
    for each in (request.id, request.id + 1):
        scene.hall.desk.take(each, actor=ZHAO_THERE)
    scene.look()
    later(scene, 600)
    assert played(scene) == 3


def test_what_has_climbed_sounds_more_often(scene: DeskScene) -> None:
    scene.ask(sort=HelpSort.PERSON)
    scene.look()
    later(scene, 60)
    before = played(scene)
    later(scene, REPEAT_SECONDS[Gravity.CLIMBED])
    assert played(scene) == before + 1


def test_a_red_flag_has_a_sound_of_its_own(scene: DeskScene) -> None:
    scene.ask("K1", sort=HelpSort.PERSON)
    scene.look()
    scene.ask("K2", sort=HelpSort.RED_FLAG)
    scene.look()
    speaker = scene.page.chime._speaker
    assert isinstance(speaker, StillSpeaker)
    assert len(set(speaker.played)) == 2
    assert "Signs of an emergency: go at once" in rows(scene)[0].accessibleName()


def test_the_notes_begin_and_end_in_silence(tmp_path: Path) -> None:
    write_notes(tmp_path / "two.wav", (660, 880))
    samples = (tmp_path / "two.wav").read_bytes()[44:]
    assert len(samples) == 2 * 2 * 2560
    assert samples[:2] == b"\0\0"
    assert max(abs(int.from_bytes(samples[at : at + 2], "little", signed=True)) for at in range(0, 5120, 2)) > 8000


def test_a_commit_elsewhere_is_heard_without_waiting_for_the_next_look(scene: DeskScene) -> None:
    bell = scene.page.ear._bell
    assert isinstance(bell, StillBell)
    scene.ask("K6")
    bell.ring()
    scene.settle(lambda: devices(scene) == ["K6"])


def test_what_is_committed_while_it_looks_is_looked_at_again(scene: DeskScene) -> None:
    scene.page.look()
    scene.page._hear()
    assert scene.page._has_rung
    scene.ask("K6")
    scene.settle(lambda: devices(scene) == ["K6"])


def test_a_request_is_handed_on_and_stays_ours_until_it_is_taken(scene: DeskScene) -> None:
    request = scene.ask("K3")
    scene.look()
    scene.key(Qt.Key.Key_F1)
    scene.settle(lambda: "solve" in rows(scene)[0].buttons)
    scene.key(Qt.Key.Key_F8)
    passing = scene.page.passing
    scene.settle(passing.isVisible)
    assert [each.words for each in passing.offered] == ["赵磊, Volunteer, 0002"]
    QTest.keyClicks(passing.entry, "nobody")
    assert passing.offered == []
    assert "Nobody else answers requests." in said(passing)
    passing.entry.clear()
    QTest.keyClicks(passing.entry, "0002")
    QTest.keyClick(passing.entry, Qt.Key.Key_Return)
    scene.settle(lambda: "Yours until 赵磊 takes it" in rows(scene)[0].accessibleName())
    assert not passing.isVisible()
    assert scene.hall.help.read(request.id).owner_number == WU[0]
    assert set(rows(scene)[0].buttons) == {"solve", "keep"}
    scene.hall.desk.take(request.id, actor=ZHAO_THERE)
    scene.look()
    assert "赵磊 sees to it" in rows(scene)[0].accessibleName()
    assert rows(scene)[0].buttons == {}


def test_handing_on_is_left_by_escape_and_taken_back_by_the_card(scene: DeskScene) -> None:
    request = scene.ask("K3")
    scene.look()
    scene.key(Qt.Key.Key_F1)
    scene.settle(lambda: "pass" in rows(scene)[0].buttons)
    scene.key(Qt.Key.Key_F8)
    scene.settle(scene.page.passing.isVisible)
    QTest.keyClick(scene.page.passing.entry, Qt.Key.Key_Escape)
    assert not scene.page.passing.isVisible()
    scene.hall.desk.hand_on(request.id, ZHAO[0], actor=ME)
    scene.look()
    QTest.mouseClick(rows(scene)[0].buttons["keep"], Qt.MouseButton.LeftButton)
    scene.settle(lambda: "pass" in rows(scene)[0].buttons)
    assert scene.hall.help.read(request.id).offered.number == ""


def test_what_is_offered_to_us_calls_and_can_be_declined(scene: DeskScene) -> None:
    request = scene.ask("K3")
    scene.hall.desk.hand_on(request.id, WU[0], actor=ZHAO_THERE)
    scene.look()
    assert played(scene) == 1
    assert "赵磊 asks you to take it" in rows(scene)[0].accessibleName()
    QTest.mouseClick(rows(scene)[0].buttons["keep"], Qt.MouseButton.LeftButton)
    scene.settle(lambda: rows(scene)[0].buttons == {})
    scene.hall.desk.hand_on(request.id, WU[0], actor=ZHAO_THERE)
    scene.look()
    scene.key(Qt.Key.Key_F1)
    scene.settle(lambda: scene.hall.help.read(request.id).owner_number == WU[0])


def test_nobody_was_there_is_another_end(scene: DeskScene, sqlite_url: str) -> None:
    request = scene.ask("K3")
    scene.look()
    scene.key(Qt.Key.Key_F9)
    assert scene.hall.help.read(request.id).state is HelpState.WAITING, "it is nobody's yet"
    scene.key(Qt.Key.Key_F1)
    scene.settle(scene.page.talk.nobody.isVisible)
    scene.key(Qt.Key.Key_F9)
    scene.settle(lambda: not scene.page.column.rows)
    database = Database(sqlite_url)
    with database.read() as session:
        assert session.query(HelpRequestRow.outcome).all() == [("nobody",)]
    database.close()


def test_how_the_page_is_read_is_seen_and_its_steps_lead_on(scene: DeskScene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.hall.help.ask(HelpSort.PERSON, page="slot", actor=Actor("K3"), modes=frozenset({"large", "signs"}))
    scene.look()
    (row,) = rows(scene)
    assert [pill.words for pill in row._pills()] == ["Signs", "Large text"]
    went: list[object] = []
    monkeypatch.setattr(scene.window, "_go", lambda *where: went.append(where))
    object.__setattr__(scene.page.view, "go", lambda *where: went.append(where))
    QTest.mouseClick(row.buttons["steps"], Qt.MouseButton.LeftButton)
    scene.key(Qt.Key.Key_F10)
    assert went == [("Kiosks", "K3")] * 2


def test_a_machine_asks_by_itself_and_nobody_writes_to_it(scene: DeskScene) -> None:
    devices_ = scene.hall.services.devices
    papers = (PaperSeen("ticket", "paper_out"),)
    devices_.beat(Beat(MachineRole.KIOSK, MORNING, "1.0", papers=papers), actor=Actor("K8"))
    scene.clock.advance(timedelta(seconds=10))
    scene.page.look()
    scene.settle(lambda: not scene.page._minding.is_wanted)
    scene.look()
    (row,) = rows(scene)
    assert "The printer cannot print" in row.accessibleName()
    assert not scene.page.talk.entry.isVisible()
    assert "steps" not in row.buttons


def test_the_foot_tells_the_day(scene: DeskScene) -> None:
    request = scene.ask()
    later(scene, 26)
    assert "Solved today: 0" in said(scene.page)
    scene.key(Qt.Key.Key_F1)
    scene.settle(lambda: "solve" in rows(scene)[0].buttons)
    scene.key(Qt.Key.Key_F4)
    scene.settle(lambda: "Solved today: 1" in said(scene.page))
    assert "Answered in 26 s on average, 95 % in 26 s" in said(scene.page)
    assert scene.hall.help.read(request.id).state is HelpState.CLOSED


def test_what_somebody_has_who_may_not_answer_any_more_calls_again(scene: DeskScene) -> None:
    request = scene.ask("K3")
    scene.hall.desk.take(request.id, actor=ZHAO_THERE)
    scene.look()
    assert played(scene) == 0
    scene.hall.staff.lock(ZHAO[0], actor=OPERATOR)
    scene.look()
    assert played(scene) == 1
    assert "赵磊 cannot see to it any more" in rows(scene)[0].accessibleName()
    scene.key(Qt.Key.Key_F1)
    scene.settle(lambda: scene.hall.help.read(request.id).owner_number == WU[0])
