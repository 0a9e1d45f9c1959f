"""Whether private words may be said aloud is asked first; dismissed, passed by or unanswered they may not."""

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.hush import offers_of, secrets_of
from kiosk.ui.kiosk.dialogs import SayAloud
from kiosk.ui.voice import switch
from tests.ui.conftest import MakeKiosk
from tests.ui.listening import Ears

QUESTION = "Say department, name and amounts aloud?"
HINT = "Private words are not spoken. To hear them"


@pytest.fixture
def ears(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setattr(switch, "LOUDSPEAKER", "tests.ui.listening")
    return Ears(make_kiosk())


def is_asking(ears: Ears) -> bool:
    return isinstance(ears.scene.dialog, SayAloud)


def at_the_departments(ears: Ears) -> str:
    """All that is said until the departments have been read out."""
    ears.forget()
    ears.scene.identify()
    ears.wait()
    return ears.said


def test_answered_by_ear_everything_is_told(ears: Ears) -> None:
    ears.switch_on(answer="")
    assert is_asking(ears)
    ears.scene.key(Qt.Key.Key_Down)
    ears.wait()
    assert ears.lines[-1].text == "Say them aloud. 1 of 2"
    ears.scene.key(Qt.Key.Key_Return)
    ears.wait()
    assert not is_asking(ears)
    assert "Internal Medicine" in at_the_departments(ears)
    assert HINT not in ears.said


@pytest.mark.parametrize("answer", [Qt.Key.Key_Escape, None])
def test_dismissed_or_passed_by_nothing_private_is_told(ears: Ears, answer: Qt.Key | None) -> None:
    ears.switch_on(answer="")
    if answer is not None:
        ears.scene.key(answer)
        ears.wait()
    said = at_the_departments(ears)
    journey = ears.scene.window.sitting.run.journey
    secrets = secrets_of(journey) + offers_of(journey)
    assert "Internal Medicine" in {secret.value for secret in secrets}
    assert [secret.value for secret in secrets if secret.value in said] == []
    assert "1 of 6, 12 waiting" in said
    assert said.count(HINT) == 1
    ears.forget()
    ears.mode.read_soon()
    ears.wait()
    assert HINT not in ears.said, "once in a sitting"


def test_the_key_for_private_words_answers_the_question(ears: Ears) -> None:
    ears.switch_on(answer="")
    ears.scene.key(Qt.Key.Key_F7)
    ears.wait()
    assert not is_asking(ears)
    assert ears.mode.discretion.is_allowed
    ears.scene.key(Qt.Key.Key_F7)
    assert not ears.mode.discretion.is_allowed


def test_it_is_asked_once_in_a_sitting_and_again_in_the_next(ears: Ears) -> None:
    ears.switch_on()
    at_the_departments(ears)
    for _ in ("off", "on"):
        ears.scene.kiosk.voice.toggle()
        ears.wait()
    assert not is_asking(ears)
    ears.scene.window.sitting.end()
    ears.scene.kiosk.voice.toggle()
    ears.wait()
    assert is_asking(ears)


def test_a_choice_made_on_the_start_page_ends_with_whoever_made_it(ears: Ears) -> None:
    ears.switch_on(answer="Say them aloud")
    ears.mode._gone.timeout.emit()
    ears.scene.kiosk.voice.toggle()
    ears.wait()
    assert is_asking(ears)
    assert not ears.mode.discretion.is_allowed


def test_with_headphones_nothing_is_asked_and_everything_told(ears: Ears) -> None:
    ears.switch_on(answer="")
    ears.loudspeaker.plug(headphones=True)
    assert not is_asking(ears)
    ears.wait()
    assert "Internal Medicine" in at_the_departments(ears)


def test_headphones_pulled_out_nothing_private_is_said_to_its_end_or_again(ears: Ears) -> None:
    ears.scene.bot.waitUntil(lambda: ears.scene.kiosk.voice.is_known)
    ears.switch_on(answer="")
    ears.loudspeaker.plug(headphones=True)
    at_the_departments(ears)
    ears.loudspeaker.is_quick = False
    ears.scene.key(Qt.Key.Key_F5)
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    ears.forget()
    ears.loudspeaker.plug(headphones=False)
    assert ears.loudspeaker.playing is None
    ears.loudspeaker.is_quick = True
    ears.wait()
    assert is_asking(ears)
    ears.scene.key(Qt.Key.Key_Escape)
    ears.wait()
    assert "1 of 6" in ears.said
    assert "Internal Medicine" not in ears.said


def test_a_hint_that_was_cut_off_before_it_began_comes_again(ears: Ears) -> None:
    ears.switch_on()
    ears.loudspeaker.is_quick = False
    ears.scene.identify()
    ears.scene.bot.waitUntil(lambda: ears.loudspeaker.playing is not None)
    ears.scene.key(Qt.Key.Key_Shift)
    ears.loudspeaker.is_quick = True
    ears.forget()
    ears.mode.read_soon()
    ears.wait()
    assert ears.said.count(HINT) == 1
