"""A signer is called: the place in line, who comes, what both write, and that nothing of it stays."""

import logging
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.help import HelpSort, HelpState, Side
from kiosk.ui.signs.talk import Talk
from kiosk.ui.widgets.keyboard import NameKeyboard
from tests.ui.at_the_kiosk import texts
from tests.ui.conftest import MakeKiosk
from tests.ui.signing import Signed, signer_at

STAFF = Actor("D1", "1001")
SECRET = "我肚子很痛"


@pytest.fixture
def signed(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Signed:
    return signer_at(make_kiosk(), monkeypatch).begin()


@pytest.fixture
def seated(signed: Signed) -> Signed:
    signed.scene.identify()
    signed.follows("department")
    return signed


def talk(signed: Signed) -> Talk:
    found = signed.mode.conversation.talk
    assert found is not None
    return found


def told(signed: Signed) -> tuple[str, str]:
    return talk(signed).head.text(), talk(signed).line.text()


def call(signed: Signed) -> None:
    signed.scene.tap("Ask a signer")
    known(signed)


def known(signed: Signed) -> None:
    """Until the hall has answered."""
    signed.scene.bot.waitUntil(lambda: signed.calling._asking is None)


def look(signed: Signed) -> None:
    signed.calling.look()
    known(signed)


def written(signed: Signed) -> list[str]:
    request = signed.calling.request
    assert request is not None
    return [message.text for message in request.messages]


def test_from_asking_to_the_end(seated: Signed) -> None:
    call(seated)
    assert told(seated) == ("We called a signer", "Stay here. You can write meanwhile.")
    desk = seated.scene.hall.help
    (request,) = desk.open()
    assert (request.sort, request.page) == (HelpSort.SIGNS, "department")
    assert seated.calling._look.isActive()
    assert seated.calling._look.interval() <= 2000
    seated.scene.tap("I cannot hear.")
    known(seated)
    desk.take(request.id, owner_number="王芳", actor=STAFF)
    desk.say(request.id, "我马上到", side=Side.STAFF, actor=STAFF)
    look(seated)
    assert told(seated)[0] == "王芳 is coming"
    said = [label.text() for label in talk(seated).list.findChildren(QLabel)]
    assert [each for each in said if each] == ["You", "I cannot hear.", "王芳", "我马上到"]
    desk.close(request.id, actor=STAFF)
    look(seated)
    assert told(seated)[0] == "This call is over"
    assert not seated.calling._look.isActive()
    seated.scene.bot.waitUntil(lambda: "我马上到" not in texts(seated.window))


def test_the_place_in_line_is_told(seated: Signed) -> None:
    call(seated)
    desk = seated.scene.hall.help
    (request,) = desk.open()
    desk.requests[request.id] = replace(request, waiting_before=2)
    look(seated)
    assert told(seated)[1].startswith("2 before you.")
    seated.scene.key(Qt.Key.Key_Escape)
    assert seated.button_of("call") == "Signer called. 2 before you"


def test_a_patient_writes_by_letters_and_by_pinyin(seated: Signed) -> None:
    call(seated)
    keys: NameKeyboard = talk(seated).keys
    assert not talk(seated).send.isEnabled()
    if not keys.is_pinyin:
        keys._switch_mode()
    for letter in "wo":
        keys.press(letter)
    seated.scene.bot.waitUntil(lambda: bool(keys._choices[0].text()))
    keys._choose(keys._choices[0].text())
    chosen = keys.text
    assert len(chosen) == 1
    assert ord(chosen) > 0x4E00
    seated.scene.tap("Send")
    known(seated)
    assert keys.text == ""
    keys.use_letters()
    for letter in "ok":
        QTest.keyClick(talk(seated), letter)
    QTest.keyClick(talk(seated), Qt.Key.Key_Return)
    known(seated)
    assert written(seated) == [chosen, "ok"]


def test_the_last_message_is_in_sight(seated: Signed) -> None:
    call(seated)
    desk = seated.scene.hall.help
    (request,) = desk.open()
    for number in range(30):
        desk.say(request.id, f"message {number}", side=Side.STAFF, actor=STAFF)
    look(seated)
    bar = talk(seated).list._bar
    seated.scene.bot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())


# ---- what goes wrong ------------------------------------------------------------------


def test_a_call_that_does_not_get_through_can_be_repeated(seated: Signed) -> None:
    seated.scene.hall.troubles["help.ask"].append(DatabaseAway())
    call(seated)
    assert told(seated)[0] == "The call did not go through"
    assert not seated.scene.button("Ask a signer").isHidden()
    assert not any(button.isEnabled() for button in talk(seated)._phrases)
    seated.scene.tap("Ask a signer")
    known(seated)
    assert told(seated)[0] == "We called a signer"
    assert talk(seated).again.isHidden()
    assert all(button.isEnabled() for button in talk(seated)._phrases)


def test_before_the_hall_is_open_nobody_is_called(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    troubles: list[Exception] = [DatabaseAway()] * 10_000
    signed = signer_at(make_kiosk(is_open=False, troubles=troubles), monkeypatch)
    signed.scene.bot.waitUntil(lambda: signed.window.page_name == "trouble")
    signed.begin()
    signed.follows("away")
    signed.scene.tap("Ask a signer")
    assert told(signed)[0] == "The call did not go through"


def test_an_interruption_is_told_and_ends(seated: Signed) -> None:
    call(seated)
    seated.scene.hall.troubles["help.read"].append(DatabaseAway())
    look(seated)
    assert told(seated) == ("We called a signer", "The network is away. We try again. Stay here.")
    assert seated.calling._look.isActive()
    look(seated)
    assert told(seated) == ("We called a signer", "Stay here. You can write meanwhile.")


def test_what_did_not_arrive_can_be_sent_again(seated: Signed) -> None:
    call(seated)
    seated.scene.hall.troubles["help.say"].append(DatabaseAway())
    talk(seated).keys.set_text(SECRET)
    seated.scene.tap("Send")
    known(seated)
    assert talk(seated).keys.text == SECRET
    seated.scene.tap("Send")
    known(seated)
    assert written(seated) == [SECRET]


def test_writing_into_a_call_that_is_over_tells_so(seated: Signed) -> None:
    call(seated)
    (request,) = seated.scene.hall.help.open()
    seated.scene.hall.help.close(request.id, actor=STAFF)
    seated.scene.tap("I wait here.")
    seated.scene.bot.waitUntil(lambda: told(seated)[0] == "This call is over")
    seated.scene.tap("Ask a signer")
    known(seated)
    assert told(seated)[0] == "We called a signer"
    assert [one.id for one in seated.scene.hall.help.open()] == [2]


# ---- the end --------------------------------------------------------------------------


def test_the_end_of_the_sitting_ends_the_call_and_wipes_it(seated: Signed, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    call(seated)
    talk(seated).keys.set_text(SECRET)
    seated.scene.tap("Send")
    known(seated)
    talk(seated).keys.set_text(SECRET)
    seated.window.sitting.end()
    desk = seated.scene.hall.help
    seated.scene.bot.waitUntil(lambda: not desk.open())
    assert all(not one.messages for one in desk.requests.values())
    seated.scene.bot.waitUntil(lambda: SECRET not in texts(seated.window))
    assert seated.calling.request is None
    assert not seated.calling._look.isActive()
    assert SECRET not in caplog.text


def test_a_call_still_under_way_at_the_end_is_nobody_elses(seated: Signed) -> None:
    desk = seated.scene.hall.help
    gate = seated.scene.hall.hold("help.ask")
    seated.scene.tap("Ask a signer")
    seated.window.sitting.end()
    gate.set()
    seated.scene.bot.waitUntil(lambda: [one.state for one in desk.requests.values()] == [HelpState.CLOSED])
    assert seated.calling.request is None


def test_a_call_that_could_not_be_ended_is_not_the_next_patients(seated: Signed) -> None:
    desk = seated.scene.hall.help
    call(seated)
    talk(seated).keys.set_text(SECRET)
    seated.scene.tap("Send")
    known(seated)
    seated.scene.hall.troubles["help.leave"].append(DatabaseAway())
    seated.window.sitting.end()
    seated.scene.bot.waitUntil(seated.switch._line._again.isActive)
    seated.begin()
    call(seated)
    assert [one.id for one in desk.open()] == [2]
    assert written(seated) == []
    assert SECRET not in texts(seated.window)


def test_it_is_tried_again_until_it_is_ended(seated: Signed) -> None:
    call(seated)
    seated.scene.hall.troubles["help.leave"].append(DatabaseAway())
    seated.window.sitting.end()
    again = seated.switch._line._again
    seated.scene.bot.waitUntil(again.isActive)
    again.timeout.emit()
    seated.scene.bot.waitUntil(lambda: not seated.scene.hall.help.open())
    assert not again.isActive()


def test_leaving_the_start_page_ends_the_call_as_well(signed: Signed) -> None:
    call(signed)
    signed.scene.tap("Back to the page")
    signed.scene.tap("Signs")
    signed.scene.bot.waitUntil(lambda: not signed.scene.hall.help.open())
    assert signed.calling.request is None


def test_in_a_sitting_the_call_outlives_the_signer(seated: Signed) -> None:
    call(seated)
    seated.scene.tap("Back to the page")
    seated.scene.tap("Signs")
    assert seated.calling.is_waiting
    seated.begin()
    assert seated.button_of("call").startswith("Signer called")


def test_at_the_start_what_is_left_of_yesterday_is_ended(signed: Signed) -> None:
    assert "help.leave" in signed.scene.hall.calls


def test_a_kiosk_closes_in_the_middle_of_a_call(seated: Signed) -> None:
    call(seated)
    seated.scene.kiosk.close()
    assert seated.calling.request is None


# ---- patience ---------------------------------------------------------------------------


def test_whoever_waits_for_a_signer_has_more_time(seated: Signed) -> None:
    idle = seated.window.idle
    usual = idle.patience.idle
    longest = seated.scene.usher._patiences["help"].idle
    assert usual < longest
    call(seated)
    assert idle.patience.idle == longest
    seated.player.finish()
    seated.window.toggle_mode("large")
    seated.window.overlays.stayed.emit()
    assert idle.patience.idle == longest, "another look, or a tap, must not take it back"
    (request,) = seated.scene.hall.help.open()
    seated.scene.hall.help.close(request.id, actor=STAFF)
    look(seated)
    assert idle.patience.idle < longest


def test_the_start_page_waits_with_whoever_called(signed: Signed) -> None:
    clock = signed.mode.absence.clock
    assert clock.interval() == 180_000
    call(signed)
    assert clock.interval() == 300_000
    assert clock.isActive()


def test_the_next_patient_has_no_more_time(seated: Signed) -> None:
    call(seated)
    seated.window.sitting.end()
    assert seated.scene.usher.helping.waits == frozenset()


# ---- in front of the page ------------------------------------------------------------------


def test_a_question_in_front_gives_way_to_writing(seated: Signed) -> None:
    seated.scene.tap("Leave")
    seated.ask("call")
    assert seated.scene.dialog is None
    assert talk(seated).isVisible()


def test_while_there_is_nothing_but_waiting_writing_waits_too(seated: Signed) -> None:
    seated.window.overlays.say_away(away=True)
    seated.ask("call")
    known(seated)
    assert seated.mode.conversation.talk is None
    assert seated.scene.dialog is not None
    seated.window.overlays.say_away(away=False)
    seated.ask("call")
    assert told(seated)[0] == "We called a signer"


def test_another_look_keeps_what_is_being_written(seated: Signed) -> None:
    call(seated)
    talk(seated).keys.set_text(SECRET)
    for mode in ("large", "contrast"):
        seated.window.toggle_mode(mode)
        assert talk(seated).keys.text == SECRET
        assert talk(seated).isVisible()
    seated.window.switch_language()
    assert talk(seated).keys.text == SECRET
    while seated.window.language.code != "en":
        seated.window.switch_language()


# ---- by sight -------------------------------------------------------------------------------


def by_sight(signed: Signed) -> bool:
    run = signed.window.sitting.run
    assert run is not None
    return cast(bool, run.journey.by_sight)


def test_wished_on_the_start_page_it_goes_along(signed: Signed) -> None:
    signed.scene.tap("Call me by sight")
    signed.scene.identify()
    assert by_sight(signed)
    signed.window.sitting.end()
    assert not signed.sight.is_wished
    signed.scene.identify()
    assert not by_sight(signed)


def test_it_can_be_taken_back(seated: Signed) -> None:
    for wished in (True, False):
        seated.ask("sight")
        assert by_sight(seated) is wished
        assert seated.panel.controls._buttons["sight"].isChecked() is wished


def test_without_the_signer_the_start_page_forgets_it(signed: Signed) -> None:
    signed.ask("sight")
    signed.scene.tap("Signs")
    signed.scene.identify()
    assert not by_sight(signed)


def test_back_from_writing_it_is_signed_that_somebody_was_called_and_then_the_page(seated: Signed) -> None:
    call(seated)
    talk(seated).closed.emit()
    seated.follows("signer_called")
    seated.player.finish()
    seated.follows("department")


def test_back_from_a_call_that_is_over_the_page_is_signed_as_it_was(seated: Signed) -> None:
    call(seated)
    request = seated.calling.request
    assert request is not None
    seated.scene.hall.help.close(request.id, actor=STAFF)
    look(seated)
    before = list(seated.player.played)
    talk(seated).closed.emit()
    seated.settle()
    assert seated.player.played == before
