"""A window among others: who is quicker, whose calls are seen, and what is known when the database goes away."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_views import Call
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.house import LOCK_SECONDS
from tests.services.queue_hall import W2
from tests.ui.at_the_desk import OPERATOR
from tests.ui.at_the_window import LI, MA, WindowScene, at_the_window

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MA_THERE = Actor("W2", MA[0])


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[WindowScene]:
    """A clerk has signed in; four people wait."""
    database = Database(sqlite_url)
    with at_the_window(qtbot, database, vault) as scene:
        scene.open()
        yield scene
    database.close()


def test_it_looks_every_second(scene: WindowScene) -> None:
    """Calls of other windows appear within 2 s."""
    assert scene.counter._timer.interval() == 1000


def test_what_other_windows_call_leaves_the_list(scene: WindowScene) -> None:
    first, second, *_ = scene.hall.order()
    scene.call_elsewhere(first)
    scene.look()
    assert next(row.who.ticket_id for row in scene.console.line._rows if row.who) == second
    assert scene.console.next.accessibleName().startswith(f"Call next, {scene.label(second)}")


def test_of_two_clerks_one_wins_and_the_other_reads_who_did(scene: WindowScene) -> None:
    first = scene.hall.order()[0]
    scene.hall.queueing.call(first, window_id=scene.elsewhere(), actor=MA_THERE)
    scene.press(K.Key_F3)
    assert scene.message == f"Number {scene.label(first)} is already called to 2 诊室乙, by {MA[1]}."
    assert scene.here is None
    assert first not in [row.who.ticket_id for row in scene.console.line._rows if row.who], "the list is as it is now"


def test_two_who_call_next_at_once_call_two(scene: WindowScene, monkeypatch: pytest.MonkeyPatch) -> None:
    order, other = scene.hall.order(), scene.elsewhere()
    real = scene.hall.queueing.call_next
    quicker: list[Call | None] = []

    def slower(window: int, *, actor: Actor) -> Call | None:
        quicker.append(real(other, actor=MA_THERE))
        return real(window, actor=actor)

    monkeypatch.setattr(scene.hall.queueing, "call_next", slower)
    scene.next()
    assert scene.here is not None
    assert quicker[0] is not None
    assert [quicker[0].ticket_id, scene.here.ticket_id] == order[:2]
    assert scene.message == f"Called {scene.here.label}", "whom it is, not whom the key named"


def test_a_step_that_somebody_else_took_first_is_said(scene: WindowScene) -> None:
    scene.next()
    assert scene.here is not None
    label = scene.here.label
    scene.hall.queueing.missed(scene.here.ticket_id, actor=W2)
    scene.press(K.Key_F2)
    assert scene.message == f"Number {label} is waiting and not called now."
    assert scene.here is None


def test_a_window_that_somebody_else_paused_says_so(scene: WindowScene) -> None:
    scene.hall.windows.pause(scene.counter.window_id, reason="Break", actor=W2)
    scene.next()
    assert scene.message == "This window pauses: Break."
    assert scene.counter.is_paused


def test_rights_taken_away_meanwhile_hold_at_once(scene: WindowScene) -> None:
    scene.staff.lock(LI[0], actor=OPERATOR)
    order = scene.hall.order()
    scene.next()
    assert "Your role may not do this." in scene.message
    assert scene.hall.order() == order


def test_the_picture_stays_with_its_age_while_the_database_is_away(scene: WindowScene) -> None:
    scene.next()
    assert scene.here is not None
    label, seen = scene.here.label, scene.hall.clock.now()
    scene.hall.clock.advance(timedelta(minutes=3))
    scene.cable.is_cut = True
    scene.look()
    assert scene.message == f"The database does not answer. This is how it was at {seen:%H:%M}."
    assert label in scene.said()
    assert len(scene.console.line._rows) == 3
    assert not scene.console.next.isEnabled()
    scene.cable.is_cut = False
    scene.look()
    assert scene.message == ""
    assert scene.console.next.isEnabled()


def test_nothing_is_sent_while_the_database_is_known_to_be_away(scene: WindowScene) -> None:
    scene.cable.is_cut = True
    scene.look()
    scene.next()
    assert scene.message == "Not done: Call next. The database does not answer."
    assert "call_next" not in scene.cable.sent


LOST = (
    ("call_next", K.Key_Space, Qt.KeyboardModifier.NoModifier, "Called A001"),
    ("recall", K.Key_F5, Qt.KeyboardModifier.NoModifier, "Called A001 again"),
    ("arrived", K.Key_F2, Qt.KeyboardModifier.NoModifier, "A001 has arrived"),
    ("missed", K.Key_F6, Qt.KeyboardModifier.NoModifier, "A001 did not come"),
    ("finish", K.Key_F9, Qt.KeyboardModifier.NoModifier, "A001 has been seen"),
    ("hold", K.Key_F8, Qt.KeyboardModifier.NoModifier, "A001 is put aside, the place kept"),
    ("undo", K.Key_Z, CTRL, "The last step is taken back"),
)


def prepare(scene: WindowScene, name: str) -> None:
    if name != "call_next":
        scene.next()
    scene.rest()
    scene.hall.clock.advance(timedelta(seconds=30))


@pytest.mark.parametrize(("name", "key", "modifier", "told"), LOST, ids=[one[0] for one in LOST])
def test_a_lost_answer_to_what_was_done_is_found_in_the_records(
    scene: WindowScene, name: str, key: K, modifier: Qt.KeyboardModifier, told: str
) -> None:
    prepare(scene, name)
    scene.cable.lost.add(name)
    scene.press(key, modifier=modifier)
    assert "was lost. Whether it was done is being looked up." in scene.message
    scene.press(K.Key_F6)
    scene.look()
    assert "was lost" in scene.message, "still away"
    sent = scene.cable.sent.count(name)
    scene.cable.is_cut = False
    scene.look()
    assert scene.message == f"The records say: done. {told}."
    assert scene.cable.sent.count(name) == sent == 1, "never sent again by itself"
    assert scene.counter.order is None


@pytest.mark.parametrize(("name", "key", "modifier", "_told"), LOST, ids=[one[0] for one in LOST])
def test_what_never_arrived_was_not_done(
    scene: WindowScene, name: str, key: K, modifier: Qt.KeyboardModifier, _told: str
) -> None:
    prepare(scene, name)
    before = scene.hall.lines.ticket(1)
    scene.cable.is_cut = True
    scene.press(key, modifier=modifier)
    assert "was lost. Whether it was done is being looked up." in scene.message
    scene.cable.is_cut = False
    scene.look()
    assert scene.message.startswith("The records say: not done.")
    assert scene.hall.lines.ticket(1) == before
    scene.rest()
    scene.press(key, modifier=modifier)
    assert scene.counter.message is not None
    assert scene.counter.message.tone == "good", "and can be done now"


@pytest.mark.parametrize("is_done", [True, False])
def test_a_lost_pause_is_known_too(scene: WindowScene, is_done: bool) -> None:
    scene.cable.lost.update({"pause"} if is_done else ())
    scene.press(K.Key_F10)
    scene.cable.is_cut = not is_done
    scene.press(K.Key_Return)
    scene.cable.is_cut = False
    scene.look()
    assert ("not done" not in scene.message) is is_done
    assert scene.counter.is_paused is is_done


def test_an_answer_lost_to_a_fault_of_ours_is_looked_up_as_well(
    scene: WindowScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = scene.hall.queueing.call_next

    def broken(window: int, *, actor: Actor) -> Call | None:
        real(window, actor=actor)
        raise ZeroDivisionError

    monkeypatch.setattr(scene.hall.queueing, "call_next", broken)
    scene.next()
    assert "was lost" in scene.message
    scene.look()
    assert scene.message == "The records say: done. Called A001."


def test_what_was_found_done_can_be_taken_back(scene: WindowScene) -> None:
    scene.cable.lost.add("call_next")
    scene.next()
    scene.cable.is_cut = False
    scene.look()
    scene.press(K.Key_Z, modifier=CTRL)
    assert scene.hall.lines.ticket(1).state is TicketState.WAITING


def test_after_a_new_start_the_last_step_of_the_window_can_be_taken_back(scene: WindowScene) -> None:
    scene.next()
    scene.press(K.Key_F2)
    scene.counter.last = None
    scene.press(K.Key_Z, modifier=CTRL)
    assert scene.here is not None
    assert scene.here.state is TicketState.CALLED


def test_locked_nothing_is_seen_and_no_key_does_anything(scene: WindowScene) -> None:
    scene.next()
    assert scene.here is not None
    label = scene.here.label
    scene.press(K.Key_L, modifier=CTRL)
    assert scene.window.is_locked
    assert label not in scene.said()
    scene.press(K.Key_F6)
    assert scene.hall.lines.ticket(scene.here.ticket_id).state is TicketState.CALLED
    scene.enter()
    assert label in scene.said()
    assert scene.window.idle._timer.interval() > LOCK_SECONDS * 1000, "a clerk who listens to a patient is not idle"
