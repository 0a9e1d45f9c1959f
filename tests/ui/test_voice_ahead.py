"""What a step has for the ear replaces its title and prompt, and is synthesised before its page comes."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.adapters.speech.silent import SilentSpeech
from kiosk.domain.journey import Journey
from kiosk.domain.speech import Keep
from kiosk.flow.engine import Step
from kiosk.flow.registration import REGISTRATION
from kiosk.ui.kiosk import entrance
from kiosk.ui.voice import switch
from tests.ui.conftest import MakeKiosk
from tests.ui.listening import Ears

FOR_THE_EAR = "Tell us where it hurts"


@pytest.fixture
def ears(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setattr(switch, "LOUDSPEAKER", "tests.ui.listening")
    return Ears(make_kiosk())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence somebody wanted to have synthesised, in order."""
    sentences: list[str] = []
    speak = SilentSpeech.speak_to_file

    def recording(fake: SilentSpeech, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        sentences.append(text)
        return speak(fake, text, language=language, pace=pace, keep=keep)

    monkeypatch.setattr(SilentSpeech, "speak_to_file", recording)
    return sentences


def begin(ears: Ears, monkeypatch: pytest.MonkeyPatch, spoken: str = "") -> None:
    """At the first step of the registration, heard out; the step ``spoken`` has words for the ear."""
    steps = (replace(each, spoken=FOR_THE_EAR) if each.id == spoken else each for each in REGISTRATION.steps)
    monkeypatch.setattr(entrance, "REGISTRATION", replace(REGISTRATION, steps=tuple(steps)))
    ears.switch_on()
    ears.forget()
    ears.scene.tap("Register")
    ears.scene.wait_for("identify")
    ears.wait()


def following(ears: Ears) -> Step:
    step = REGISTRATION.after("identify", ears.scene.window.sitting.run.journey)
    assert step is not None
    return step


def test_without_words_for_the_ear_title_and_prompt_are_said(ears: Ears, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(ears, monkeypatch)
    step = REGISTRATION.step("identify")
    assert [line.text for line in ears.lines[:2]] == [step.title, step.prompt]


def test_words_for_the_ear_replace_title_and_prompt(ears: Ears, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(ears, monkeypatch, spoken="identify")
    step = REGISTRATION.step("identify")
    assert ears.lines[0].text == FOR_THE_EAR
    assert step.title not in ears.said
    assert step.prompt not in ears.said
    assert "5 choices" in ears.said or "4 choices" in ears.said


def test_the_next_page_is_synthesised_ahead(ears: Ears, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    begin(ears, monkeypatch)
    step = following(ears)
    assert {step.title, step.prompt} - {""} <= set(asked)
    assert step.title not in ears.said


def test_so_are_its_words_for_the_ear(ears: Ears, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    step = REGISTRATION.after("identify", Journey())
    assert step is not None
    begin(ears, monkeypatch, spoken=step.id)
    assert FOR_THE_EAR in asked
    assert step.title not in asked
    assert FOR_THE_EAR not in ears.said
