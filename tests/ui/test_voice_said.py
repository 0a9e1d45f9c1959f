"""Everything speaks: no page is silent, no control unnamed, no error unspoken; private words stay unsaid."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from kiosk.domain.errors import PaymentUnknown
from kiosk.domain.hush import offers_of, secrets_of
from kiosk.ui.pages.page import Page
from kiosk.ui.scenes import scenes
from kiosk.ui.voice import switch
from kiosk.ui.voice.reading import Part, choices, control_words, read
from kiosk.ui.widgets.announce import announce
from tests.ui.at_the_kiosk import NUMBER
from tests.ui.conftest import MakeKiosk
from tests.ui.fake_hall import PATIENT
from tests.ui.glass import Glass
from tests.ui.listening import Ears


@pytest.fixture
def ears(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setattr(switch, "LOUDSPEAKER", "tests.ui.listening")
    return Ears(make_kiosk())


# ---- everything speaks --------------------------------------------------------


def test_switched_on_it_greets_and_reads_the_page(ears: Ears) -> None:
    ears.switch_on()
    said = ears.said.splitlines()
    assert said[0] == "Voice is on."
    assert said.index("Say department, name and amounts aloud?") < said.index("2 choices")
    assert "Do not say them" in said
    assert [each for each in said if each.startswith("Register, To see a doctor")]
    assert said.index("Good morning. What would you like to do?") < said.index("5 choices")


def test_no_page_is_silent_and_no_control_unnamed(ears: Ears) -> None:
    """Every scene there is: its title, what to do, and each choice, are said."""
    window = ears.scene.window
    for scene in scenes():
        window.overlays.close()
        scene.stage(window)
        QApplication.processEvents()
        front = window.overlays.dialog or window.page
        told = read(front)
        assert [each for each in told if each.part is Part.TITLE], (scene.page, scene.state)
        assert len(told) > 1, (scene.page, scene.state)
        assert all(control_words(each) for each in choices(front))
        told_of = [each.text for each in told]
        assert len(told_of) == len(set(told_of)), (scene.page, scene.state, told_of)


def test_what_is_wrong_is_said_first_and_again_when_the_page_is_read(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.wait()
    ears.forget()
    page = ears.scene.window.page
    assert isinstance(page, Page)
    page.complain(PaymentUnknown().patient)
    ears.wait()
    wrong = ears.lines[0].text
    assert wrong
    assert read(page)[0].text == wrong
    assert read(page)[0].part is Part.ERROR


def test_what_a_choice_changes_is_said(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.identify()
    ears.scene.tap("Internal Medicine")
    ears.scene.wait_for("slot")
    ears.wait()
    ears.forget()
    listen_for(ears, "Tomorrow")
    ears.forget()
    ears.wait()
    assert "Tomorrow" in ears.said
    assert "chosen" in ears.said


def test_a_question_in_front_is_read_and_the_page_again_after_it(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.scene.tap("Leave")
    ears.wait()
    assert "Do you want to leave?" in ears.said
    ears.forget()
    ears.scene.key(Qt.Key.Key_Escape)
    ears.wait()
    assert "Put your ID card on the reader" in ears.said


def test_what_is_announced_is_said_without_a_screen_reader(ears: Ears) -> None:
    ears.switch_on()
    ears.forget()
    announce(ears.scene.window.page, "The invoice is printed")
    ears.wait()
    assert ears.said == "The invoice is printed"


def test_help_offered_is_said(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.wait()
    ears.forget()
    ears.scene.usher.helping.offer()
    ears.wait()
    assert ears.said == "Help?"


# ---- in control -----------------------------------------------------------------


def test_any_touch_or_key_silences_and_repeat_begins_again(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.wait()
    ears.loudspeaker.is_quick = False
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    glass = Glass(ears.scene)
    glass.press(QPoint(1, 1))
    assert ears.loudspeaker.playing is None
    first = ears.lines[-1].text
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    assert ears.lines[-1].text == first
    ears.scene.key(Qt.Key.Key_Shift)
    assert ears.loudspeaker.playing is None


def test_paused_it_goes_on_with_the_sentence_it_was_at(ears: Ears) -> None:
    ears.switch_on()
    ears.loudspeaker.is_quick = False
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    ears.loudspeaker.finish()
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    at = ears.lines[-1].text
    ears.scene.key(Qt.Key.Key_F6)
    assert ears.loudspeaker.playing is None
    ears.forget()
    ears.scene.key(Qt.Key.Key_F6)
    ears.scene.bot.waitUntil(lambda: bool(ears.lines))
    assert ears.lines[0].text == at


def test_pace_and_volume_go_by_steps_and_stop_at_their_ends(ears: Ears) -> None:
    ears.switch_on()
    paces = []
    for _ in range(4):
        ears.scene.key(Qt.Key.Key_F4)
        ears.wait()
        paces.append(ears.lines[-1].pace)
    assert paces == [1.25, 1.5, 1.5, 1.5]
    before = ears.loudspeaker.volume
    ears.scene.key(Qt.Key.Key_F9)
    assert ears.loudspeaker.volume > before
    for _ in range(9):
        ears.scene.key(Qt.Key.Key_F8)
    assert ears.loudspeaker.volume > 0


def test_the_sentence_in_hand_is_shown_and_ringed(ears: Ears) -> None:
    ears.switch_on()
    ears.loudspeaker.is_quick = False
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    for _ in range(4):
        ears.loudspeaker.finish()
        ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    strip, line = ears.scene.window.chrome.voice, ears.lines[-1]
    assert strip is not None
    assert strip.words.text() == line.text
    ring, widget = ears.mode.showing.ring, line.sentence.widget
    assert ring is not None
    assert widget is not None
    assert ring.isVisible()
    assert ring.geometry().contains(widget.mapTo(ears.scene.window, widget.rect().center()))


# ---- two ways to use it -----------------------------------------------------------


def test_the_first_touch_says_and_the_second_acts(ears: Ears) -> None:
    ears.switch_on()
    ears.forget()
    glass, hero = Glass(ears.scene), ears.scene.button("Register")
    glass.tap(glass.middle(hero))
    ears.wait()
    assert ears.said.startswith("Register, To see a doctor")
    assert ears.scene.window.page_name == "home"
    glass.now += 2000
    glass.tap(glass.middle(hero))
    ears.scene.wait_for("identify")


def test_one_touch_acts_where_that_was_switched_off(ears: Ears) -> None:
    ears.switch_on()
    strip = ears.scene.window.chrome.voice
    assert strip is not None
    glass = Glass(ears.scene)
    glass.tap(glass.middle(strip.buttons["touch"]))
    ears.wait()
    glass.now += 2000
    glass.tap(glass.middle(ears.scene.button("Register")))
    ears.scene.wait_for("identify")


def listen_for(ears: Ears, words: str) -> None:
    """Go on from control to control by key until one is said that begins so, and choose it."""
    heard: list[str] = []
    for _ in range(60):
        ears.forget()
        ears.scene.key(Qt.Key.Key_Down)
        ears.wait()
        heard.append(ears.said)
        if ears.said.startswith(words):
            ears.scene.window.focusWidget().setProperty("confirming", None)  # the guard has tests of its own
            ears.scene.key(Qt.Key.Key_Return)
            return
    raise AssertionError(f"never heard {words!r} among {heard}")


def register_by_ear(ears: Ears, department: str, doctor: str) -> str:
    """By keys, each choice by what was said of it; gives all that was said behind the start page."""
    everything: list[str] = []
    ears.mode.narrator.speaking.connect(lambda line: everything.append(line.text))
    listen_for(ears, "Register")
    ears.scene.wait_for("identify")
    ears.scene.present()
    ears.scene.wait_for("department")
    ears.wait()
    listen_for(ears, department)
    ears.scene.wait_for("slot")
    ears.wait()
    listen_for(ears, doctor)
    listen_for(ears, "Next.")
    ears.scene.wait_for("confirm_fees")
    ears.wait()
    listen_for(ears, "Pay cash at a window")
    ears.scene.wait_for("done")
    ears.wait()
    said = "\n".join(everything)
    assert "A012" in said
    assert "Room 3" in said
    return said


def test_registered_by_keys_alone_hearing_only(ears: Ears) -> None:
    ears.switch_on(answer="")
    listen_for(ears, "Say them aloud")
    said = register_by_ear(ears, "Internal Medicine", "Chen Jing")
    assert "15.00" in said
    assert "Private words are not spoken" not in said


def test_registered_by_keys_alone_telling_nobody_what_for(ears: Ears) -> None:
    ears.switch_on(answer="")
    listen_for(ears, "Do not say them")
    said = register_by_ear(ears, "1 of 6, 12 waiting", "6 of 9")
    journey = ears.scene.window.sitting.run.journey
    secrets = secrets_of(journey) + offers_of(journey)
    assert len(secrets) > len(secrets_of(journey)) > 4
    assert [secret.value for secret in secrets if secret.value in said] == []
    assert PATIENT.name not in said
    assert "15.00" not in said
    assert said.count("Private words are not spoken") == 1


# ---- private --------------------------------------------------------------------------


def at_the_fees(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.identify()
    ears.scene.tap("Internal Medicine")
    ears.scene.wait_for("slot")
    ears.wait()
    ears.scene.tap("Chen Jing")
    ears.scene.window.page.dock.button.click()
    ears.forget()
    ears.scene.wait_for("confirm_fees")
    ears.wait()


def test_the_loudspeaker_tells_no_name_no_department_and_no_amount(ears: Ears) -> None:
    at_the_fees(ears)
    for private in ("慕", "Internal Medicine", "Chen Jing", "50.00", "15.00"):
        assert private not in ears.said
    assert "the amount on the screen" in ears.said


def test_chosen_or_with_headphones_everything_is_told(ears: Ears) -> None:
    at_the_fees(ears)
    ears.forget()
    ears.scene.key(Qt.Key.Key_F7)
    ears.wait()
    assert "Internal Medicine" in ears.said
    assert "15.00" in ears.said
    ears.scene.key(Qt.Key.Key_F7)
    ears.wait()
    ears.loudspeaker.plug(headphones=True)
    ears.forget()
    ears.mode.read_soon()
    ears.wait()
    assert "15.00" in ears.said


def test_of_a_number_only_the_places_are_told(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.scene.tap("Type the number")
    ears.scene.wait_for("number")
    ears.wait()
    ears.forget()
    for digit in NUMBER[:7]:
        ears.scene.key(getattr(Qt.Key, f"Key_{digit}"))
        ears.wait()
    assert [line.text for line in ears.lines] == [f"Digit {place} entered" for place in range(1, 8)]
    ears.forget()
    ears.scene.key(Qt.Key.Key_Down)
    ears.wait()
    assert not any(character.isdigit() and character in NUMBER for character in ears.said.partition(".")[0])


def at_the_name(ears: Ears) -> None:
    next(scene for scene in scenes() if scene.page == "name").stage(ears.scene.window)
    ears.wait()
    if ears.scene.dialog is not None:  # test_voice_letters.py
        ears.scene.tap("Do not say them")
        ears.wait()
    ears.scene.tap("Pinyin")
    ears.wait()
    ears.forget()


@pytest.mark.parametrize(
    ("answer", "offered", "chosen"),
    [("Say them aloud", "1 李", "李"), ("Do not say them", "7 choices", "the name on the screen")],
)
def test_of_a_name_what_fits_is_told_and_no_hint_again(ears: Ears, answer: str, offered: str, chosen: str) -> None:
    ears.switch_on(answer)
    at_the_name(ears)
    for key in (Qt.Key.Key_L, Qt.Key.Key_I):
        ears.forget()
        ears.scene.key(key)
        ears.wait()
    assert ears.said.startswith(offered)
    ears.forget()
    ears.scene.key(Qt.Key.Key_1)
    ears.wait()
    assert ears.said == f"{chosen}\nNext"
    assert "Type Pinyin" not in ears.said
    assert "keys on the screen" not in ears.said


# ---- the end -----------------------------------------------------------------------------


def test_the_end_resets_everything(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    volume = ears.loudspeaker.volume
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F4, Qt.Key.Key_F7):
        ears.scene.key(key)
    ears.loudspeaker.is_quick = False
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    ears.scene.window.sitting.end()
    assert ears.loudspeaker.playing is None
    assert ears.loudspeaker.volume == volume
    assert ears.mode.manner.pace == 1.0
    assert not ears.mode.discretion.is_allowed
    assert not ears.mode.is_on
    assert "voice" not in ears.scene.window.modes
    assert ears.scene.window.chrome.voice is None


def test_the_clock_stands_still_while_it_speaks(ears: Ears) -> None:
    ears.switch_on()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.wait()
    assert ears.scene.window.idle.patience.idle == 180
    ears.loudspeaker.is_quick = False
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    ears.scene.idle_for(400)
    assert ears.scene.window.page_name == "identify"
    ears.scene.key(Qt.Key.Key_Shift)
    ears.loudspeaker.is_quick = True
    ears.forget()
    ears.scene.idle_for(155)
    ears.wait()
    assert "Are you still there?" in ears.said


def test_whoever_walks_away_from_the_start_page_leaves_it_silent(ears: Ears) -> None:
    ears.switch_on()
    ears.mode._gone.timeout.emit()
    assert "voice" not in ears.scene.window.modes
    assert not ears.mode.is_on


def test_a_key_switches_it_on_and_off(ears: Ears) -> None:
    ears.scene.bot.waitUntil(lambda: ears.scene.kiosk.voice.is_known)
    ears.scene.key(Qt.Key.Key_F2)
    assert "voice" in ears.scene.window.modes
    ears.scene.key(Qt.Key.Key_F2)
    assert "voice" not in ears.scene.window.modes
    assert not ears.mode.is_on


def test_where_nobody_speaks_the_button_says_so(ears: Ears) -> None:
    voice = ears.scene.kiosk.voice
    ears.scene.bot.waitUntil(lambda: voice.is_known)
    voice._know(frozenset({"zh_CN"}))
    button = ears.scene.button("Voice")
    assert button.accessibleName() == "Voice, not available here"
    ears.scene.tap("Voice")
    assert ears.scene.dialog is not None
    assert "voice" not in ears.scene.window.modes
    assert voice.mode is None
