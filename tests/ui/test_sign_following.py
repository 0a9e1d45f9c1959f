"""The signer follows: the clip of every scene, of every error, of every question, and never a late one."""

import threading
from dataclasses import replace
from string import Formatter

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.errors import DatabaseAway, DomainError, SlotTaken
from kiosk.domain.help import HelpSort
from kiosk.domain.journey import PaymentState
from kiosk.domain.signs import Kind
from kiosk.domain.words import words
from kiosk.flow.engine import FlowRun
from kiosk.flow.flows import FLOWS
from kiosk.flow.registration import REGISTRATION
from kiosk.flow.signing import clip_keys, key_at, key_of
from kiosk.ui.language import say
from kiosk.ui.pages.page import Page
from kiosk.ui.samples import choosing
from kiosk.ui.scenes import TURNED, Scene, scenes
from tests.ui.at_the_kiosk import CARD
from tests.ui.conftest import MakeKiosk
from tests.ui.signing import Signed, clip, signer_at
from tests.ui.test_sign_moments import FOR_THOSE_WHO_HEAR, MOMENTS, SAMPLES

PRESENTED = {(page, state): make for page, state, make in SAMPLES}
PRESENTED |= {(page, state): make for page, state, make, _ in TURNED}
for _over in ("offered", "awaited", "pointed"):
    PRESENTED["department", _over] = choosing.departments


@pytest.fixture
def signed(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Signed:
    return signer_at(make_kiosk(), monkeypatch)


def expected(scene: Scene) -> str:
    """The key of what a scene shows; a question for those who hear is a message for everybody else."""
    name = f"{scene.page}-{scene.state}"
    if name in MOMENTS:
        return MOMENTS[name]
    if name in FOR_THOSE_WHO_HEAR:
        return "message"
    step = next(step for flow in FLOWS for step in flow.steps if step.page == scene.page)
    return key_at(step.sign_key, PRESENTED[scene.page, scene.state]())


def test_every_scene_has_its_own_clip(signed: Signed) -> None:
    signed.begin()
    seen = {}
    for scene in scenes():
        signed.window.overlays.close()
        scene.stage(signed.window)
        signed.settle()
        seen[f"{scene.page}-{scene.state}"] = signed.mode.key
    assert seen == {f"{scene.page}-{scene.state}": expected(scene) for scene in scenes()}
    assert len(set(seen.values())) > 25


def errors() -> list[type[DomainError]]:
    found, new = [DomainError], [DomainError]
    while new:
        new = [each for kind in new for each in kind.__subclasses__()]
        found += new
    return [each for each in found if each.__module__ == "kiosk.domain.errors"]


@pytest.mark.parametrize("kind", errors(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_clip_and_its_own_words(signed: Signed, kind: type[DomainError]) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    values = {name: "1" for _, name, _, _ in Formatter().parse(kind.sentence) if name}
    error = kind("Please look again.") if kind.__init__ is not DomainError.__init__ else kind(**values)
    signed.window.sitting.complained.emit(error)
    signed.settle()
    assert signed.mode.key == key_of(kind)
    assert signed.player.played[-1] == key_of(kind)
    assert signed.caption == say(error.patient)
    signed.player.step(500)
    signed.player.finish()
    assert signed.caption == say(error.patient), "the very words stay, whatever the clip says"


def test_an_error_that_is_found_again_and_again_is_signed_once(signed: Signed) -> None:
    """A watch that finds no gateway says so every other second."""
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    for _ in range(5):
        signed.window.sitting.complained.emit(DatabaseAway())
        signed.settle()
    assert signed.player.played.count(key_of(DatabaseAway)) == 1


def test_what_a_page_says_itself_is_signed_and_stands_in_the_caption(signed: Signed) -> None:
    signed.begin()
    signed.scene.tap("Register")
    signed.follows("identify")
    assert isinstance(signed.window.page, Page)
    signed.window.page.complain(words("Please type 8 digits."))
    signed.settle()
    assert (signed.mode.key, signed.caption) == ("error_invalid_entry", "Please type 8 digits.")


def test_an_error_that_led_back_is_signed_on_the_page_it_led_to(signed: Signed) -> None:
    """The page says it as well: of the two the clip of the error stays."""
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    run = signed.window.sitting.run
    assert run is not None
    signed.window.sitting._reason = SlotTaken()
    signed.window.sitting._enter(run)
    signed.scene.bot.waitUntil(lambda: signed.mode.key == key_of(SlotTaken))
    signed.settle()
    assert signed.player.played[-1] == key_of(SlotTaken)
    assert signed.caption == say(SlotTaken().patient)


def test_a_question_is_signed_and_then_the_page_again(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    signed.scene.tap("Leave")
    signed.follows("leave")
    signed.scene.tap("Stay here")
    signed.follows("department")
    assert signed.player.played[-3:] == ["department", "leave", "department"]


def test_after_a_question_over_an_error_the_page_is_signed(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.window.sitting.complained.emit(DatabaseAway())
    signed.settle()
    signed.scene.tap("Leave")
    signed.follows("leave")
    signed.scene.tap("Stay here")
    signed.follows("department")
    assert signed.caption != say(DatabaseAway().patient)


def test_waiting_is_signed(signed: Signed) -> None:
    signed.begin()
    gate = signed.scene.hall.hold("look_up")
    signed.scene.present()
    signed.follows("wait")
    gate.set()
    signed.follows("department")


def test_a_lost_connection_is_signed(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.window.overlays.say_away(away=True)
    signed.follows("away")
    signed.window.overlays.say_away(away=False)
    signed.follows("department")


def test_the_warning_is_signed_and_does_not_stop_its_own_clock(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    signed.player.finish()
    patience = signed.window.idle.patience
    signed.scene.idle_for(patience.idle - patience.warn)
    signed.follows("still_there")
    assert signed.player.is_playing
    signed.scene.idle_for(patience.warn)
    assert signed.window.page_name == "home"
    assert "signs" not in signed.window.modes


def test_the_clock_stands_still_while_a_clip_plays(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    assert signed.player.is_playing
    signed.scene.idle_for(2 * signed.window.idle.patience.idle)
    assert signed.scene.dialog is None
    signed.player.pause()
    patience = signed.window.idle.patience
    signed.scene.idle_for(patience.idle - patience.warn)
    signed.follows("still_there")


def test_whoever_touches_the_signer_during_the_warning_is_there(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    signed.player.finish()
    patience = signed.window.idle.patience
    signed.scene.idle_for(patience.idle - patience.warn)
    signed.follows("still_there")
    signed.ask("replay")
    assert signed.scene.dialog is None
    assert not signed.window.idle.is_warning
    signed.follows("department")


def at_paying(signed: Signed) -> None:
    run = signed.window.sitting.run
    assert run is not None
    signed.window.sitting._enter(FlowRun(REGISTRATION, "pay", choosing.pay_waiting(), run.past))
    signed.scene.wait_for("pay")


@pytest.mark.parametrize(
    ("money", "key"),
    [(PaymentState.PAID, "pay_paid"), (PaymentState.NOT_PAID, "pay_not_paid"), (PaymentState.UNKNOWN, "pay_checking")],
)
def test_what_becomes_of_the_money_is_signed_even_after_an_error(signed: Signed, money: PaymentState, key: str) -> None:
    signed.begin()
    signed.scene.identify()
    at_paying(signed)
    signed.follows("pay")
    signed.window.sitting.complained.emit(DatabaseAway())
    signed.settle()
    assert signed.mode.key == key_of(DatabaseAway)
    signed.scene.hall.money = money
    signed.scene.bot.waitUntil(lambda: key in [asked for asked, _ in signed.library.asked])


# ---- never a late one ---------------------------------------------------------------


def test_a_late_answer_of_an_earlier_page_is_not_heard(signed: Signed) -> None:
    signed.begin()
    gate = signed.library.gates["identify"] = threading.Event()
    signed.scene.tap("Register")
    signed.scene.bot.waitUntil(lambda: ("identify", "en") in signed.library.asked)
    signed.scene.identify()
    signed.follows("department")
    gate.set()
    signed.window.show_home()
    signed.follows("home")
    assert "identify" not in signed.player.played


def test_nothing_comes_after_the_end(signed: Signed) -> None:
    signed.begin()
    gate = signed.library.gates["identify"] = threading.Event()
    signed.scene.tap("Register")
    signed.scene.bot.waitUntil(lambda: ("identify", "en") in signed.library.asked)
    signed.scene.tap("Signs")
    gate.set()
    signed.scene.identify()
    assert signed.player.played == ["home"]
    assert not signed.player.is_playing
    assert signed.player.image.isNull()
    assert (signed.mode.key, signed.mode.clip) == ("", None)


# ---- without a film -------------------------------------------------------------------


def test_without_a_clip_the_words_stand_there_and_why(signed: Signed) -> None:
    signed.library.has["identify"] = None
    signed.begin()
    assert not signed.player.image.isNull()
    signed.scene.tap("Register")
    signed.follows("identify")
    assert signed.caption == clip_keys()["identify"].script
    assert signed.note == "Nobody has signed this yet. Read the words."
    assert signed.player.image.isNull(), "the last page's signer stands there"


def test_where_only_a_person_may_sign_a_placeholder_is_not_shown(signed: Signed) -> None:
    signed.library.has["confirm"] = clip("confirm", kind=Kind.PLACEHOLDER)
    signed.begin()
    signed.scene.identify()
    next(each for each in scenes() if each.page == "confirm_fees").stage(signed.window)
    signed.follows("confirm")
    assert signed.player.image.isNull()
    assert "confirm" not in signed.player.played
    assert signed.note.endswith("Or ask a signer to come.")
    assert signed.caption == "confirm one en. confirm two en."


def test_a_persons_film_that_is_not_there_is_not_said_to_be_unsigned(signed: Signed) -> None:
    signed.library.has["home"] = clip("home", film=None)
    signed.begin()
    assert signed.note == "The film does not play. Read the words."


def test_a_player_that_fails_leaves_words(signed: Signed) -> None:
    signed.begin()
    signed.player.step(500)
    assert signed.caption == "home one en."
    signed.player.break_down()
    assert signed.note == "The film does not play. Read the words."
    assert signed.caption == "home one en. home two en."
    assert not signed.window.idle._reasons


def test_a_library_that_fails_leaves_words(signed: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(key: str, *, captions: str) -> None:
        raise DatabaseAway

    monkeypatch.setattr(signed.library, "clip", fail)
    signed.begin()
    assert signed.caption == clip_keys()["home"].script
    assert signed.note


# ---- captions ------------------------------------------------------------------------------


def test_captions_come_with_their_pictures(signed: Signed) -> None:
    signed.begin()
    said = {}
    for at in (0, 500, 999, 1000, 1100, 1199, 1200, 1999, 2500):
        signed.player.step(at)
        said[at] = signed.caption
    first, second = "home one en.", "home two en."
    assert [said[at] for at in (0, 500, 999)] == [first] * 3
    assert [said[at] for at in (1000, 1100, 1199)] == [first] * 3, "between two the last one stays"
    assert [said[at] for at in (1200, 1999, 2500)] == [second] * 3
    signed.player.finish()
    assert signed.caption == f"{first} {second}"
    signed.ask("replay")
    signed.player.step(100)
    assert signed.caption == first
    assert signed.player.played == ["home", "home"]


def test_a_paused_clip_keeps_its_caption(signed: Signed) -> None:
    signed.begin()
    signed.player.step(1500)
    signed.ask("pause")
    assert not signed.player.is_playing
    assert signed.caption == "home two en."
    signed.ask("pause")
    assert signed.player.is_playing


def test_slow_holds_for_the_next_clip_and_is_forgotten_after_the_sitting(signed: Signed) -> None:
    signed.begin()
    signed.ask("slow")
    assert signed.player.rate == 0.75
    signed.scene.identify()
    signed.follows("department")
    assert signed.player.rate == 0.75
    assert signed.panel.controls._buttons["slow"].isChecked()
    signed.window.sitting.end()
    assert signed.player.rate == 1
    signed.begin()
    assert signed.player.rate == 1
    assert not signed.panel.controls._buttons["slow"].isChecked()


def test_another_language_brings_other_captions(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    signed.window.switch_language()
    signed.settle()
    code = signed.window.language.code
    assert "signs" in signed.window.modes
    assert signed.library.asked[-1] == ("department", code)
    assert signed.mode.clip is not None
    assert code in signed.mode.clip.captions[0].text
    signed.player.step(0)
    assert signed.caption == f"department one {code}."
    while signed.window.language.code != "en":
        signed.window.switch_language()


def test_another_look_does_not_begin_anew(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.follows("department")
    before = list(signed.player.played)
    for mode in ("large", "contrast", "low"):
        signed.window.toggle_mode(mode)
        signed.settle()
    assert signed.player.played == before
    assert signed.caption


# ---- nobody there ---------------------------------------------------------------------------


def test_left_on_the_start_page_it_goes_off_by_itself(signed: Signed) -> None:
    signed.begin()
    signed.ask("slow")
    signed.ask("sight")
    assert signed.mode.absence.clock.isActive()
    assert signed.mode.absence.clock.interval() == 180_000
    signed.mode.absence.clock.timeout.emit()
    assert "signs" not in signed.window.modes
    assert not signed.mode.absence.clock.isActive()
    assert (signed.sight.is_wished, signed.player.rate) == (False, 1)


def test_a_closed_hall_is_no_reason_to_stay(signed: Signed) -> None:
    signed.begin()
    signed.window.show_closed()
    signed.follows("closed")
    signed.mode.absence.clock.timeout.emit()
    assert "signs" not in signed.window.modes


def test_in_a_sitting_it_stays(signed: Signed) -> None:
    signed.begin()
    signed.scene.identify()
    signed.mode.absence.clock.timeout.emit()
    assert "signs" in signed.window.modes


def test_a_touch_begins_its_clock_anew(signed: Signed) -> None:
    signed.begin()
    clock = signed.mode.absence.clock
    clock.stop()
    signed.scene.key(Qt.Key.Key_Right)
    assert clock.isActive()


def test_off_it_minds_nothing(signed: Signed) -> None:
    signed.begin()
    signed.scene.tap("Signs")
    signed.scene.key(Qt.Key.Key_Right)
    signed.window.show_home()
    assert not signed.mode.absence.clock.isActive()


def test_a_kiosk_that_always_signs_forgets_as_well(signed: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sign mode is what everybody is shown, no bars are made anew at the end."""
    signed.window.house = replace(signed.window.house, modes=frozenset({"signs"}))
    signed.begin()
    signed.ask("slow")
    signed.ask("sight")
    signed.scene.identify()
    signed.ask("full")
    signed.window.sitting.end()
    signed.follows("home")
    assert signed.window.front is None
    assert not signed.panel.controls._buttons["slow"].isChecked()
    assert not signed.panel.controls._buttons["sight"].isChecked()
    assert signed.player.rate == 1
    assert HelpSort.SIGNS not in [one.sort for one in signed.scene.hall.help.open()]
    assert CARD.name not in signed.caption
