"""The keys of a calling window: each does one thing, once, and says so."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.queue import Flag, TicketState
from kiosk.storage.tables import TicketRow
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.window.console import KEYS
from kiosk.ui.window.deeds import Deed
from kiosk.ui.window.line import Part
from tests.services.queue_hall import W1
from tests.ui.at_the_window import WindowScene

K = Qt.Key


def state(clerk: WindowScene, ticket: int) -> TicketState:
    return clerk.hall.lines.ticket(ticket).state


def test_one_key_calls_whoever_it_names(clerk: WindowScene) -> None:
    first = clerk.hall.order()[0]
    label = clerk.label(first)
    assert clerk.console.next.accessibleName().startswith(f"Call next, {label}")
    clerk.next()
    assert clerk.here is not None
    assert (clerk.here.ticket_id, clerk.here.state) == (first, TicketState.CALLED)
    assert clerk.console.current.number.text() == label
    assert f"Called {label}" in clerk.said()
    assert "Called, not here yet" in clerk.said()


def test_a_double_press_calls_one(clerk: WindowScene) -> None:
    order = clerk.hall.order()
    for _ in range(3):
        QTest.keyClick(clerk.window, K.Key_Space)
    clerk.settle()
    assert clerk.cable.sent.count("call_next") == 1
    assert clerk.hall.order() == order[1:]
    clerk.press(K.Key_Space)
    assert clerk.cable.sent.count("call_next") == 1, "still within the time of a double strike"
    assert clerk.message.startswith("Called")


def test_a_key_that_is_held_down_calls_one(clerk: WindowScene) -> None:
    clerk.next()
    clerk.press(K.Key_F2)
    clerk.rest()
    held = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_Space, Qt.KeyboardModifier.NoModifier, autorep=True)
    QApplication.sendEvent(clerk.console, held)
    clerk.settle()
    assert clerk.cable.sent.count("call_next") == 1


def test_the_next_one_is_not_called_before_it_is_said_what_became_of_the_last(clerk: WindowScene) -> None:
    clerk.next()
    assert clerk.here is not None
    label = clerk.here.label
    clerk.next()
    assert clerk.message == (f"Number {label} is still called to this window. Has the patient come? F2 yes, F6 no.")
    clerk.press(K.Key_F2)
    assert f"{label} has arrived" in clerk.said()
    assert "In the room" in clerk.said()
    clerk.next()
    assert clerk.here is not None
    assert clerk.here.label != label
    assert clerk.counter.picture is not None
    assert [one.label for one in clerk.counter.picture.ended] == [label], "whoever was in the room has been seen"


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
def test_each_key_does_what_its_button_says(clerk: WindowScene, key: K, after: TicketState, words: str) -> None:
    ticket = clerk.hall.order()[0]
    clerk.next()
    clerk.press(key)
    assert state(clerk, ticket) is after
    assert words in clerk.message


def test_every_key_stands_on_its_button(clerk: WindowScene) -> None:
    shown = {key.note for key in clerk.window.findChildren(KeyButton) if key.isVisible()}
    shown.add(Deed.NEXT.value.key)
    assert {deed.value.key for deed in KEYS} <= shown
    assert {"F1", "F3", "F10", "F11", "Ctrl+L", "Ctrl+Z"} <= shown
    for step, part in ((K.Key_F8, Part.HELD), (K.Key_F9, Part.ENDED)):
        clerk.next()
        clerk.press(step)
        clerk.console.line.show_part(part)
        assert "F4" in {each.note for each in clerk.window.findChildren(KeyButton) if each.isVisible()}


def test_a_button_does_the_same_as_its_key(clerk: WindowScene) -> None:
    ticket = clerk.hall.order()[0]
    clerk.next()
    arrived = next(key for key in clerk.console.keys if key.deed is Deed.ARRIVE)
    QTest.mouseClick(arrived, Qt.MouseButton.LeftButton)
    clerk.settle()
    assert state(clerk, ticket) is TicketState.ARRIVED


def test_keys_that_make_no_sense_do_nothing(clerk: WindowScene) -> None:
    for key in (K.Key_F2, K.Key_F5, K.Key_F6, K.Key_F9, K.Key_F4):
        clerk.press(key)
    assert clerk.message == ""
    assert not {"arrived", "recall", "missed", "finish", "resume", "return_visit"} & set(clerk.cable.sent)
    unready = {key.deed for key in clerk.console.keys if not key.isEnabled()}
    assert {Deed.ARRIVE, Deed.MISS, Deed.FINISH, Deed.RECALL} <= unready


def test_a_step_is_taken_back_and_the_place_is_kept(clerk: WindowScene) -> None:
    order = clerk.hall.order()
    clerk.next()
    clerk.press(K.Key_F6)
    assert clerk.hall.order() != order
    clerk.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "The last step is taken back" in clerk.message
    assert clerk.here is not None
    assert clerk.here.ticket_id == order[0]
    clerk.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert clerk.here is None
    assert clerk.hall.order() == order
    clerk.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert clerk.message == "There is nothing to take back."


def test_what_somebody_else_did_since_is_not_taken_back(clerk: WindowScene) -> None:
    ticket = clerk.hall.order()[0]
    clerk.next()
    clerk.press(K.Key_F6)
    clerk.hall.queueing.hold(ticket, actor=W1)
    clerk.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert clerk.message == "There is nothing to take back."
    assert state(clerk, ticket) is TicketState.HELD


def test_somebody_is_put_aside_and_brought_back_to_the_place(clerk: WindowScene) -> None:
    order = clerk.hall.order()
    clerk.press(K.Key_Down)
    clerk.press(K.Key_F8)
    assert state(clerk, order[1]) is TicketState.HELD, "nobody is here: the chosen one"
    clerk.press(K.Key_Right)
    assert clerk.console.line.chosen is not None
    assert clerk.console.line.chosen.ticket_id == order[1]
    clerk.press(K.Key_F4)
    assert clerk.hall.order() == order


def test_whoever_was_seen_comes_back_with_results(clerk: WindowScene) -> None:
    ticket = clerk.hall.order()[0]
    clerk.next()
    clerk.press(K.Key_F9)
    clerk.press(K.Key_Right)
    clerk.press(K.Key_Right)
    assert clerk.console.line.part is Part.ENDED
    clerk.press(K.Key_F4)
    assert clerk.hall.order().index(ticket) == 2, "after two first visits"
    clerk.console.line.show_part(Part.WAITING)
    assert "Return visit" in clerk.console.line._rows[2].accessibleName()


def test_whoever_missed_too_often_checks_in_again_behind_those_who_wait(clerk: WindowScene) -> None:
    ticket = clerk.hall.order()[0]
    for _ in range(4):
        clerk.hall.queueing.call(ticket, window_id=clerk.counter.window_id, actor=W1)
        clerk.hall.queueing.missed(ticket, actor=W1)
    clerk.look()
    assert state(clerk, ticket) is TicketState.VOID
    clerk.console.line.show_part(Part.ENDED)
    clerk.press(K.Key_F4)
    assert clerk.hall.order()[-1] == ticket
    assert "behind those who wait now" in clerk.message


def test_this_one_is_called_out_of_turn(clerk: WindowScene) -> None:
    third = clerk.hall.order()[2]
    for _ in range(2):
        clerk.press(K.Key_Down)
    clerk.rest()
    clerk.press(K.Key_F3)
    assert clerk.here is not None
    assert clerk.here.ticket_id == third
    assert "out of turn" in clerk.message


def test_a_patient_is_sent_to_another_queue_by_typing_a_part_of_its_name(clerk: WindowScene) -> None:
    ticket, other = clerk.hall.order()[0], clerk.hall.ticket("chen 10:00", patient=30)
    clerk.look()
    clerk.next()
    clerk.press(K.Key_F7)
    assert clerk.console.is_asking
    QTest.keyClicks(clerk.window.focusWidget(), "R1")
    clerk.press(K.Key_Return)
    assert not clerk.console.is_asking
    assert clerk.hall.lines.ticket(ticket).queue_id == clerk.hall.queue("R1")
    assert clerk.hall.order("R1")[0] == ticket, "with the time it has waited"
    assert other in clerk.hall.order("R1")


def test_escape_leaves_the_list_and_nothing_is_done(clerk: WindowScene) -> None:
    clerk.hall.ticket("chen 10:00", patient=30)
    clerk.look()
    clerk.next()
    ticket = clerk.here
    assert ticket is not None
    clerk.press(K.Key_F7)
    clerk.press(K.Key_F6)
    QTest.keyClick(clerk.window.focusWidget(), K.Key_Escape)
    assert not clerk.console.is_asking
    assert clerk.window.focusWidget() is clerk.console, "at once: the next key is not typed where nobody sees it"
    assert "transfer" not in clerk.cable.sent
    assert state(clerk, ticket.ticket_id) is TicketState.CALLED, "keys belong to the list while it asks"
    clerk.press(K.Key_F2)
    assert state(clerk, ticket.ticket_id) is TicketState.ARRIVED
    clerk.next()
    assert clerk.here is not None
    assert clerk.here != ticket, "and the one key calls again"


def test_a_pause_needs_a_reason_and_nobody_is_called_in_it(clerk: WindowScene) -> None:
    clerk.press(K.Key_F10)
    clerk.press(K.Key_Down)
    clerk.press(K.Key_Return)
    assert clerk.counter.is_paused
    assert "Paused: Break" in clerk.window.head.state.accessibleName()
    assert clerk.hall.lines.window(clerk.counter.window_id).paused_why == "Break"
    clerk.next()
    assert "call_next" not in clerk.cable.sent
    clerk.press(K.Key_F10)
    assert not clerk.counter.is_paused
    assert clerk.message == "This window calls again"
    clerk.next()
    assert clerk.here is not None


def test_another_reason_may_be_typed_with_its_spaces(clerk: WindowScene) -> None:
    clerk.press(K.Key_F10)
    QTest.keyClicks(clerk.window.focusWidget(), "water in the room")
    clerk.press(K.Key_Return)
    assert clerk.hall.lines.window(clerk.counter.window_id).paused_why == "water in the room"
    assert "call_next" not in clerk.cable.sent, "the space was typed, not pressed"


def test_the_day_in_numbers(clerk: WindowScene) -> None:
    clerk.next()
    clerk.press(K.Key_F2)
    clerk.hall.clock.advance(timedelta(minutes=6))
    clerk.press(K.Key_F9)
    clerk.next()
    clerk.press(K.Key_F6)
    clerk.look()
    assert "Today 1 seen, 1 did not come" in clerk.said()
    assert "usually 6 min each" in clerk.said()
    assert [tab.text() for tab in clerk.console.line.tabs.values()] == ["Waiting 3", "Put aside 0", "Ended 1"]


def test_badges_have_words_and_a_patient_who_signs_is_fetched(clerk: WindowScene) -> None:
    first = clerk.hall.order()[0]
    clerk.hall.queueing.flag(first, {Flag.ELDER, Flag.WHEELCHAIR, Flag.VOICE}, actor=W1)
    clerk.hall.registration.call_by_sight(_registration(clerk, first), on=True, actor=W1)
    clerk.look()
    clerk.next()
    assert {pill.words for pill in clerk.console.current.pills.pills} == {
        "Signs, call by sight",
        "Elderly",
        "Wheelchair",
        "Hears, does not see",
    }
    assert all(pill.icon for pill in clerk.console.current.pills.pills)
    assert "Please fetch in person: this patient does not hear the call." in clerk.said()


def test_why_is_she_before_me(clerk: WindowScene) -> None:
    order = clerk.hall.order()
    clerk.hall.queueing.flag(order[3], {Flag.SOLDIER}, actor=W1)
    clerk.look()
    label, other = clerk.label(order[3]), clerk.label(order[0])
    line = clerk.console.line
    clerk.press(K.Key_Up)
    assert f"Why {label} stands here" in clerk.said()
    assert "Soldier or veteran: counted 20 minutes earlier" in clerk.said()
    clerk.press(K.Key_F1)
    clerk.press(K.Key_Down)
    assert f"Why {label} comes before {other}" in clerk.said()
    assert f"{label} counts from" in clerk.said()
    clerk.press(K.Key_Up)
    clerk.press(K.Key_F1)
    assert f"Why {label} stands here" in clerk.said()
    QTest.mouseClick(line._rows[2], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert f"Why {label} comes before {clerk.label(order[1])}" in clerk.said(), "Ctrl and a click do the same"


def test_one_who_is_chosen_stays_chosen_while_the_line_moves(clerk: WindowScene) -> None:
    order = clerk.hall.order()
    clerk.press(K.Key_Down)
    clerk.press(K.Key_Down)
    clerk.next()
    assert clerk.console.line.chosen is not None
    assert clerk.console.line.chosen.ticket_id == order[2]
    assert [row.isChecked() for row in clerk.console.line._rows] == [False, True, False]


def test_nobody_waits(clerk: WindowScene) -> None:
    for _ in range(4):
        clerk.next()
        clerk.press(K.Key_F9)
    clerk.next()
    assert clerk.message == "Nobody is waiting who can be called now."
    assert "Nobody is waiting." in clerk.said()


def test_a_list_of_any_length_keeps_its_rows(clerk: WindowScene) -> None:
    before = {id(row) for row in clerk.console.line._rows}
    for _ in range(3):
        clerk.look()
    assert {id(row) for row in clerk.console.line._rows} == before
    assert all(isinstance(row, QWidget) and row.isVisible() for row in clerk.console.line._rows)


def _registration(clerk: WindowScene, ticket: int) -> int:
    (row,) = clerk.hall.rows(TicketRow, id=ticket)
    return int(str(row["registration_id"]))
