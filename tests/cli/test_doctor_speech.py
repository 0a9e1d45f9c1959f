import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from kiosk import devices
from kiosk.doctor import speech
from kiosk.doctor.findings import State
from kiosk.ports import DeviceState
from kiosk.settings import Device, Settings, VoiceSettings

SILENT = "kiosk.adapters.speech.silent:SilentSpeech"


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path)


@pytest.fixture
def sound(monkeypatch):
    """Answers as the self-test of the sound would; what it was asked to play is kept."""
    asked = []

    def answer(*, returncode=0, stderr="", **told):
        def run(command, **_options):
            asked.append(command)
            return SimpleNamespace(returncode=returncode, stdout=json.dumps(told), stderr=stderr)

        monkeypatch.setattr(speech.subprocess, "run", run)
        return asked

    return answer


def test_names_engine_voices_and_length_and_plays(settings, sound):
    asked = sound(loudspeaker="Built-in Audio", played=True)
    found = speech.check_speech(settings)
    assert found.state is State.OK
    assert "espeak through pyttsx3; Mandarin sit/cmn-latn-pinyin, Cantonese sit/yue, English gmw/en" in found.words
    assert "a Mandarin sentence of " in found.words
    assert "played on Built-in Audio" in found.words
    assert len(asked) == 1
    assert not (settings.data / "voice").exists()


def test_without_an_audio_device_nothing_is_played_and_that_is_said(settings, sound):
    sound(loudspeaker="", played=False)
    found = speech.check_speech(settings)
    assert (found.state, "there is no audio device" in found.words) == (State.WARNING, True)


def test_a_loudspeaker_that_refuses_is_a_problem(settings, sound):
    sound(loudspeaker="HDMI", played=False)
    assert speech.check_speech(settings).state is State.PROBLEM


def test_missing_libraries_of_sound_are_named(settings, sound):
    sound(returncode=1, stderr="ImportError: libpulse.so.0: cannot open shared object file\n")
    found = speech.check_speech(settings)
    assert found.state is State.PROBLEM
    assert "libpulse.so.0" in found.words


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_without_a_chinese_voice_it_says_how_to_install_one(settings, sound, monkeypatch, platform):
    class English:
        def voice(self, language):
            return speech_voice if language == "en" else None

    speech_voice = SimpleNamespace(engine="an engine", id="gmw/en")
    monkeypatch.setattr(speech.sys, "platform", platform)
    found = speech._spoken(English(), "zh_CN")
    assert found.state is State.WARNING
    assert "nobody here speaks Chinese (English gmw/en)" in found.words
    assert found.remedy == speech.INSTALL[platform]


def test_the_adapter_of_the_settings_is_the_one_that_speaks(tmp_path, sound):
    sound(loudspeaker="", played=False)
    found = speech.check_speech(Settings(data=tmp_path, speech=Device(SILENT)))
    assert "a tone, no words" in found.words


def test_the_real_sound_of_this_machine_answers(settings):
    found = speech.check_speech(settings)
    assert found.state in (State.OK, State.WARNING), found
    assert "sentence of" in found.words


# ---- headphones ---------------------------------------------------------------------


@pytest.fixture
def jack(monkeypatch):
    def answer(state):
        found = state and SimpleNamespace(state=lambda: state)
        monkeypatch.setattr(speech, "headphone_jack", lambda _settings: found)

    return answer


@pytest.mark.parametrize(
    ("state", "serious", "words"),
    [
        (DeviceState(ok=True, detail="HDA Intel PCH Headphone"), State.OK, "plugging in at HDA Intel PCH Headphone"),
        (DeviceState(ok=None, detail="this machine tells of none"), State.OK, "the button and the keys"),
        (DeviceState(ok=False, detail="/dev/input/event3 may not be read"), State.WARNING, "/dev/input/event3"),
        (None, State.OK, "only by the name of the output"),
    ],
)
def test_says_which_socket_is_watched(settings, jack, state, serious, words):
    jack(state)
    found = speech.check_headphones(settings)
    assert found.state is serious
    assert words in found.words


def test_a_socket_nobody_wants_watched_is_not(settings):
    found = speech.check_headphones(replace(settings, voice=VoiceSettings(headphones=False)))
    assert found.words == "not watched: voice.headphones is false"


def test_the_socket_of_this_machine_is_looked_for(settings):
    assert speech.check_headphones(settings).words.startswith(("no socket is watched", "plugging in at"))


def test_other_platforms_are_not_asked_for_a_socket(settings, monkeypatch):
    monkeypatch.setattr(devices.sys, "platform", "win32")
    assert devices.headphone_jack(settings) is None
