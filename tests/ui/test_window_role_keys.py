"""The keys of a calling window: each does one thing, once, and says so."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.queue import Flag, TicketState
from kiosk.storage.database import Database
from kiosk.storage.tables import TicketRow
from kiosk.storage.vault import Vault
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.window.console import KEYS
from kiosk.ui.window.deeds import Deed
from kiosk.ui.window.line import Part
from tests.services.queue_hall import W1
from tests.ui.at_the_window import WindowScene, at_the_window

K = Qt.Key


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[WindowScene]:
    """A clerk has signed in; four people wait."""
    database = Database(sqlite_url)
    with at_the_window(qtbot, database, vault) as scene:
        scene.open()
        yield scene
    database.close()


def state(scene: WindowScene, ticket: int) -> TicketState:
    return scene.hall.lines.ticket(ticket).state


def test_one_key_calls_whoever_it_names(scene: WindowScene) -> None:
    first = scene.hall.order()[0]
    label = scene.label(first)
    assert scene.console.next.accessibleName().startswith(f"Call next, {label}")
    scene.next()
    assert scene.here is not None
    assert (scene.here.ticket_id, scene.here.state) == (first, TicketState.CALLED)
    assert scene.console.current.number.text() == label
    assert f"Called {label}" in scene.said()
    assert "Called, not here yet" in scene.said()


def test_a_double_press_calls_one(scene: WindowScene) -> None:
    order = scene.hall.order()
    for _ in range(3):
        QTest.keyClick(scene.window, K.Key_Space)
    scene.settle()
    assert scene.cable.sent.count("call_next") == 1
    assert scene.hall.order() == order[1:]
    scene.press(K.Key_Space)
    assert scene.cable.sent.count("call_next") == 1, "still within the time of a double strike"
    assert scene.message.startswith("Called")


def test_a_key_that_is_held_down_calls_one(scene: WindowScene) -> None:
    scene.next()
    scene.press(K.Key_F2)
    scene.rest()
    held = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_Space, Qt.KeyboardModifier.NoModifier, autorep=True)
    QApplication.sendEvent(scene.console, held)
    scene.settle()
    assert scene.cable.sent.count("call_next") == 1


def test_the_next_one_is_not_called_before_it_is_said_what_became_of_the_last(scene: WindowScene) -> None:
    scene.next()
    assert scene.here is not None
    label = scene.here.label
    scene.next()
    assert scene.message == (f"Number {label} is still called to this window. Has the patient come? F2 yes, F6 no.")
    scene.press(K.Key_F2)
    assert f"{label} has arrived" in scene.said()
    assert "In the room" in scene.said()
    scene.next()
    assert scene.here is not None
    assert scene.here.label != label
    assert scene.counter.picture is not None
    assert [one.label for one in scene.counter.picture.ended] == [label], "whoever was in the room has been seen"


@pytest.mark.parametrize(
    ("key", "after", "words"),
    [
        (K.Key_F2, TicketState.ARRIVED, "has arrived"),
        (K.Key_F5, TicketState.CALLED, "again"),
        (K.Key_F6, TicketState.WAITING, "did not come"),
        (K.Key_F8, TicketState.HELD, "is put aside"),
        (K.Key_F9, TicketState.SERVED, "has been seen"),
    ],
)
def test_each_key_does_what_its_button_says(scene: WindowScene, key: K, after: TicketState, words: str) -> None:
    ticket = scene.hall.order()[0]
    scene.next()
    scene.press(key)
    assert state(scene, ticket) is after
    assert words in scene.message


def test_every_key_stands_on_its_button(scene: WindowScene) -> None:
    shown = {key.note for key in scene.window.findChildren(KeyButton) if key.isVisible()}
    shown.add(Deed.NEXT.value.key)
    assert {deed.value.key for deed in KEYS} <= shown
    assert {"F1", "F3", "F10", "F11", "Ctrl+L", "Ctrl+Z"} <= shown
    for part, key in ((Part.HELD, "F4"), (Part.ENDED, "F4")):
        scene.console.line.show_part(part)
        assert key in {each.note for each in scene.window.findChildren(KeyButton) if each.isVisible()}


def test_a_button_does_the_same_as_its_key(scene: WindowScene) -> None:
    ticket = scene.hall.order()[0]
    scene.next()
    arrived = next(key for key in scene.console.keys if key.deed is Deed.ARRIVE)
    QTest.mouseClick(arrived, Qt.MouseButton.LeftButton)
    scene.settle()
    assert state(scene, ticket) is TicketState.ARRIVED


def test_keys_that_make_no_sense_do_nothing(scene: WindowScene) -> None:
    for key in (K.Key_F2, K.Key_F5, K.Key_F6, K.Key_F9, K.Key_F4):
        scene.press(key)
    assert scene.message == ""
    assert not {"arrived", "recall", "missed", "finish", "resume", "return_visit"} & set(scene.cable.sent)
    unready = {key.deed for key in scene.console.keys if not key.isEnabled()}
    assert {Deed.ARRIVE, Deed.MISS, Deed.FINISH, Deed.RECALL} <= unready


def test_a_step_is_taken_back_and_the_place_is_kept(scene: WindowScene) -> None:
    order = scene.hall.order()
    scene.next()
    scene.press(K.Key_F6)
    assert scene.hall.order() != order
    scene.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "The last step is taken back" in scene.message
    assert scene.here is not None
    assert scene.here.ticket_id == order[0]
    scene.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert scene.here is None
    assert scene.hall.order() == order
    scene.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert scene.message == "There is nothing to take back."


def test_what_somebody_else_did_since_is_not_taken_back(scene: WindowScene) -> None:
    ticket = scene.hall.order()[0]
    scene.next()
    scene.press(K.Key_F6)
    scene.hall.queueing.hold(ticket, actor=W1)
    scene.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert scene.message == "There is nothing to take back."
    assert state(scene, ticket) is TicketState.HELD


def test_somebody_is_put_aside_and_brought_back_to_the_place(scene: WindowScene) -> None:
    order = scene.hall.order()
    scene.press(K.Key_Down)
    scene.press(K.Key_F8)
    assert state(scene, order[1]) is TicketState.HELD, "nobody is here: the chosen one"
    scene.press(K.Key_Right)
    assert scene.console.line.chosen is not None
    assert scene.console.line.chosen.ticket_id == order[1]
    scene.press(K.Key_F4)
    assert scene.hall.order() == order


def test_whoever_was_seen_comes_back_with_results(scene: WindowScene) -> None:
    ticket = scene.hall.order()[0]
    scene.next()
    scene.press(K.Key_F9)
    scene.press(K.Key_Right)
    scene.press(K.Key_Right)
    assert scene.console.line.part is Part.ENDED
    scene.press(K.Key_F4)
    assert scene.hall.order().index(ticket) == 2, "after two first visits"
    scene.console.line.show_part(Part.WAITING)
    assert "Return visit" in scene.console.line._rows[2].accessibleName()


def test_this_one_is_called_out_of_turn(scene: WindowScene) -> None:
    third = scene.hall.order()[2]
    for _ in range(2):
        scene.press(K.Key_Down)
    scene.rest()
    scene.press(K.Key_F3)
    assert scene.here is not None
    assert scene.here.ticket_id == third
    assert "out of turn" in scene.message


def test_a_patient_is_sent_to_another_queue_by_typing_a_part_of_its_name(scene: WindowScene) -> None:
    ticket, other = scene.hall.order()[0], scene.hall.ticket("chen 10:00", patient=30)
    scene.look()
    scene.next()
    scene.press(K.Key_F7)
    assert scene.console.is_asking
    QTest.keyClicks(scene.window.focusWidget(), "R1")
    scene.press(K.Key_Return)
    assert not scene.console.is_asking
    assert scene.hall.lines.ticket(ticket).queue_id == scene.hall.queue("R1")
    assert scene.hall.order("R1")[0] == ticket, "with the time it has waited"
    assert other in scene.hall.order("R1")


def test_escape_leaves_the_list_and_nothing_is_done(scene: WindowScene) -> None:
    scene.hall.ticket("chen 10:00", patient=30)
    scene.look()
    scene.next()
    ticket = scene.here
    assert ticket is not None
    scene.press(K.Key_F7)
    scene.press(K.Key_F6)
    scene.press(K.Key_Escape)
    assert not scene.console.is_asking
    assert "transfer" not in scene.cable.sent
    assert state(scene, ticket.ticket_id) is TicketState.CALLED, "keys belong to the list while it asks"
    scene.press(K.Key_F2)
    assert state(scene, ticket.ticket_id) is TicketState.ARRIVED


def test_a_pause_needs_a_reason_and_nobody_is_called_in_it(scene: WindowScene) -> None:
    scene.press(K.Key_F10)
    scene.press(K.Key_Down)
    scene.press(K.Key_Return)
    assert scene.counter.is_paused
    assert "Paused: Break" in scene.window.head.state.accessibleName()
    assert scene.hall.lines.window(scene.counter.window_id).paused_why == "Break"
    scene.next()
    assert "call_next" not in scene.cable.sent
    scene.press(K.Key_F10)
    assert not scene.counter.is_paused
    assert scene.message == "This window calls again"
    scene.next()
    assert scene.here is not None


def test_another_reason_may_be_typed_with_its_spaces(scene: WindowScene) -> None:
    scene.press(K.Key_F10)
    QTest.keyClicks(scene.window.focusWidget(), "water in the room")
    scene.press(K.Key_Return)
    assert scene.hall.lines.window(scene.counter.window_id).paused_why == "water in the room"
    assert "call_next" not in scene.cable.sent, "the space was typed, not pressed"


def test_the_day_in_numbers(scene: WindowScene) -> None:
    scene.next()
    scene.press(K.Key_F2)
    scene.hall.clock.advance(timedelta(minutes=6))
    scene.press(K.Key_F9)
    scene.next()
    scene.press(K.Key_F6)
    scene.look()
    assert "Today 1 seen, 1 did not come" in scene.said()
    assert "usually 6 min each" in scene.said()
    assert [tab.text() for tab in scene.console.line.tabs.values()] == ["Waiting 3", "Put aside 0", "Ended 1"]


def test_badges_have_words_and_a_patient_who_signs_is_fetched(scene: WindowScene) -> None:
    first = scene.hall.order()[0]
    scene.hall.queueing.flag(first, {Flag.ELDER, Flag.WHEELCHAIR, Flag.VOICE}, actor=W1)
    scene.hall.registration.call_by_sight(_registration(scene, first), on=True, actor=W1)
    scene.look()
    scene.next()
    assert {pill.words for pill in scene.console.current.pills.pills} == {
        "Signs, call by sight",
        "Elderly",
        "Wheelchair",
        "Hears, does not see",
    }
    assert all(pill.icon for pill in scene.console.current.pills.pills)
    assert "Please fetch in person: this patient does not hear the call." in scene.said()


def test_why_is_she_before_me(scene: WindowScene) -> None:
    order = scene.hall.order()
    scene.hall.queueing.flag(order[3], {Flag.SOLDIER}, actor=W1)
    scene.look()
    label, other = scene.label(order[3]), scene.label(order[0])
    line = scene.console.line
    scene.press(K.Key_Up)
    assert f"Why {label} stands here" in scene.said()
    assert "Soldier or veteran: counted 20 minutes earlier" in scene.said()
    scene.press(K.Key_F1)
    scene.press(K.Key_Down)
    assert f"Why {label} comes before {other}" in scene.said()
    assert f"{label} counts from" in scene.said()
    scene.press(K.Key_Up)
    scene.press(K.Key_F1)
    assert f"Why {label} stands here" in scene.said()
    QTest.mouseClick(line._rows[2], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert f"Why {label} comes before {scene.label(order[1])}" in scene.said(), "Ctrl and a click do the same"


def test_one_who_is_chosen_stays_chosen_while_the_line_moves(scene: WindowScene) -> None:
    order = scene.hall.order()
    scene.press(K.Key_Down)
    scene.press(K.Key_Down)
    scene.next()
    assert scene.console.line.chosen is not None
    assert scene.console.line.chosen.ticket_id == order[2]
    assert [row.isChecked() for row in scene.console.line._rows] == [False, True, False]


def test_nobody_waits(scene: WindowScene) -> None:
    for _ in range(4):
        scene.next()
        scene.press(K.Key_F9)
    scene.next()
    assert scene.message == "Nobody is waiting who can be called now."
    assert "Nobody is waiting." in scene.said()


def test_a_list_of_any_length_keeps_its_rows(scene: WindowScene) -> None:
    before = {id(row) for row in scene.console.line._rows}
    for _ in range(3):
        scene.look()
    assert {id(row) for row in scene.console.line._rows} == before
    assert all(isinstance(row, QWidget) and row.isVisible() for row in scene.console.line._rows)


def _registration(scene: WindowScene, ticket: int) -> int:
    (row,) = scene.hall.rows(TicketRow, id=ticket)
    return int(str(row["registration_id"]))
