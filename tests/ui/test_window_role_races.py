"""A window among others: who is quicker, whose calls are seen, and what is known when the database goes away."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_views import Call
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.desk.house import LOCK_SECONDS
from tests.services.queue_hall import W2
from tests.ui.at_the_desk import OPERATOR
from tests.ui.at_the_window import LI, MA, WindowScene, at_the_window

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MA_THERE = Actor("W2", MA[0])


def test_it_looks_every_second(clerk: WindowScene) -> None:
    """Calls of other windows appear within 2 s."""
    assert clerk.counter._timer.interval() == 1000


def test_it_hears_what_other_windows_call(qtbot: QtBot, database_url: str, vault: Vault) -> None:
    """On both databases, and without waiting for the second."""
    database = Database(database_url)
    with at_the_window(qtbot, database, vault, bell=partial(Bell, database_url)) as scene:
        scene.open()  # from now on only the bell tells it to look
        first, second, *_ = scene.hall.order()
        scene.call_elsewhere(first)
        wanted = f"Call next, {scene.label(second)}"
        qtbot.waitUntil(lambda: scene.console.next.accessibleName().startswith(wanted))
    database.close()


def test_what_other_windows_call_leaves_the_list(clerk: WindowScene) -> None:
    first, second, *_ = clerk.hall.order()
    clerk.call_elsewhere(first)
    clerk.look()
    assert next(row.who.ticket_id for row in clerk.console.line._rows if row.who) == second
    assert clerk.console.next.accessibleName().startswith(f"Call next, {clerk.label(second)}")


def test_of_two_clerks_one_wins_and_the_other_reads_who_did(clerk: WindowScene) -> None:
    first = clerk.hall.order()[0]
    clerk.hall.queueing.call(first, window_id=clerk.elsewhere(), actor=MA_THERE)
    clerk.press(K.Key_F3)
    assert clerk.message == f"Number {clerk.label(first)} is already called to 2 诊室乙, by {MA[1]}."
    assert clerk.here is None
    assert first not in [row.who.ticket_id for row in clerk.console.line._rows if row.who], "the list is as it is now"


def test_two_who_call_next_at_once_call_two(clerk: WindowScene, monkeypatch: pytest.MonkeyPatch) -> None:
    order, other = clerk.hall.order(), clerk.elsewhere()
    real = clerk.hall.queueing.call_next
    quicker: list[Call | None] = []

    def slower(window: int, *, actor: Actor) -> Call | None:
        quicker.append(real(other, actor=MA_THERE))
        return real(window, actor=actor)

    monkeypatch.setattr(clerk.hall.queueing, "call_next", slower)
    clerk.next()
    assert clerk.here is not None
    assert quicker[0] is not None
    assert [quicker[0].ticket_id, clerk.here.ticket_id] == order[:2]
    assert clerk.message == f"Called {clerk.here.label}", "whom it is, not whom the key named"


def test_a_step_that_somebody_else_took_first_is_said(clerk: WindowScene) -> None:
    clerk.next()
    assert clerk.here is not None
    label = clerk.here.label
    clerk.hall.queueing.missed(clerk.here.ticket_id, actor=W2)
    clerk.press(K.Key_F2)
    assert clerk.message == f"Number {label} is waiting and not called now."
    assert clerk.here is None


def test_a_window_that_somebody_else_paused_says_so(clerk: WindowScene) -> None:
    clerk.hall.windows.pause(clerk.counter.window_id, reason="Break", actor=W2)
    clerk.next()
    assert clerk.message == "This window pauses: Break."
    assert clerk.counter.is_paused


def test_rights_taken_away_meanwhile_hold_at_once(clerk: WindowScene) -> None:
    clerk.staff.lock(LI[0], actor=OPERATOR)
    order = clerk.hall.order()
    clerk.next()
    assert "Your role may not do this." in clerk.message
    assert clerk.hall.order() == order


def test_the_picture_stays_with_its_age_while_the_database_is_away(clerk: WindowScene) -> None:
    clerk.next()
    assert clerk.here is not None
    label, seen = clerk.here.label, clerk.hall.clock.now()
    clerk.hall.clock.advance(timedelta(minutes=3))
    clerk.cable.is_cut = True
    clerk.look()
    assert clerk.message == f"The database does not answer. This is how it was at {seen:%H:%M}."
    assert label in clerk.said()
    assert len(clerk.console.line._rows) == 3
    assert not clerk.console.next.isEnabled()
    clerk.cable.is_cut = False
    clerk.look()
    assert clerk.message == ""
    assert clerk.console.next.isEnabled()


def test_nothing_is_sent_while_the_database_is_known_to_be_away(clerk: WindowScene) -> None:
    clerk.cable.is_cut = True
    clerk.look()
    clerk.next()
    assert clerk.message == "Not done: Call next. The database does not answer."
    assert "call_next" not in clerk.cable.sent


LOST = (
    ("call_next", K.Key_Space, Qt.KeyboardModifier.NoModifier, "Called A001"),
    ("recall", K.Key_F5, Qt.KeyboardModifier.NoModifier, "Called A001 again"),
    ("arrived", K.Key_F2, Qt.KeyboardModifier.NoModifier, "A001 has arrived"),
    ("missed", K.Key_F6, Qt.KeyboardModifier.NoModifier, "A001 did not come"),
    ("finish", K.Key_F9, Qt.KeyboardModifier.NoModifier, "A001 has been seen"),
    ("hold", K.Key_F8, Qt.KeyboardModifier.NoModifier, "A001 is put aside, the place kept"),
    ("undo", K.Key_Z, CTRL, "The last step is taken back"),
)


def prepare(clerk: WindowScene, name: str) -> None:
    if name != "call_next":
        clerk.next()
    clerk.rest()
    clerk.hall.clock.advance(timedelta(seconds=30))


@pytest.mark.parametrize(("name", "key", "modifier", "told"), LOST, ids=[one[0] for one in LOST])
def test_a_lost_answer_to_what_was_done_is_found_in_the_records(
    clerk: WindowScene, name: str, key: K, modifier: Qt.KeyboardModifier, told: str
) -> None:
    prepare(clerk, name)
    clerk.cable.lost.add(name)
    clerk.press(key, modifier=modifier)
    assert "was lost. Whether it was done is being looked up." in clerk.message
    clerk.press(K.Key_F6)
    clerk.look()
    assert "was lost" in clerk.message, "still away"
    sent = clerk.cable.sent.count(name)
    clerk.cable.is_cut = False
    clerk.look()
    assert clerk.message == f"The records say: done. {told}."
    assert clerk.cable.sent.count(name) == sent == 1, "never sent again by itself"
    assert clerk.counter.order is None


@pytest.mark.parametrize(("name", "key", "modifier", "_told"), LOST, ids=[one[0] for one in LOST])
def test_what_never_arrived_was_not_done(
    clerk: WindowScene, name: str, key: K, modifier: Qt.KeyboardModifier, _told: str
) -> None:
    prepare(clerk, name)
    before = clerk.hall.lines.ticket(1)
    clerk.cable.is_cut = True
    clerk.press(key, modifier=modifier)
    assert "was lost. Whether it was done is being looked up." in clerk.message
    clerk.cable.is_cut = False
    clerk.look()
    assert clerk.message.startswith("The records say: not done.")
    assert clerk.hall.lines.ticket(1) == before
    clerk.rest()
    clerk.press(key, modifier=modifier)
    assert clerk.counter.message is not None
    assert clerk.counter.message.tone == "good", "and can be done now"


@pytest.mark.parametrize("is_done", [True, False])
def test_a_lost_pause_is_known_too(clerk: WindowScene, is_done: bool) -> None:
    clerk.cable.lost.update({"pause"} if is_done else ())
    clerk.press(K.Key_F10)
    clerk.cable.is_cut = not is_done
    clerk.press(K.Key_Return)
    clerk.cable.is_cut = False
    clerk.look()
    assert ("not done" not in clerk.message) is is_done
    assert clerk.counter.is_paused is is_done


def test_an_answer_lost_to_a_fault_of_ours_is_looked_up_as_well(
    clerk: WindowScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = clerk.hall.queueing.call_next

    def broken(window: int, *, actor: Actor) -> Call | None:
        real(window, actor=actor)
        raise ZeroDivisionError

    monkeypatch.setattr(clerk.hall.queueing, "call_next", broken)
    clerk.next()
    assert "was lost" in clerk.message
    clerk.look()
    assert clerk.message == "The records say: done. Called A001."


def test_what_was_found_done_can_be_taken_back(clerk: WindowScene) -> None:
    clerk.cable.lost.add("call_next")
    clerk.next()
    clerk.cable.is_cut = False
    clerk.look()
    clerk.press(K.Key_Z, modifier=CTRL)
    assert clerk.hall.lines.ticket(1).state is TicketState.WAITING


def test_after_a_new_start_the_last_step_of_the_window_can_be_taken_back(clerk: WindowScene) -> None:
    clerk.next()
    clerk.press(K.Key_F2)
    clerk.counter.last = None
    clerk.press(K.Key_Z, modifier=CTRL)
    assert clerk.here is not None
    assert clerk.here.state is TicketState.CALLED


def test_locked_nothing_is_seen_and_no_key_does_anything(clerk: WindowScene) -> None:
    clerk.next()
    assert clerk.here is not None
    label = clerk.here.label
    clerk.press(K.Key_L, modifier=CTRL)
    assert clerk.window.is_locked
    assert label not in clerk.said()
    clerk.press(K.Key_F6)
    assert clerk.hall.lines.ticket(clerk.here.ticket_id).state is TicketState.CALLED
    clerk.enter()
    assert label in clerk.said()
    assert clerk.window.idle._timer.interval() > LOCK_SECONDS * 1000, "a clerk who listens to a patient is not idle"
