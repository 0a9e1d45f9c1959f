import math
import re
import wave
from array import array

import pytest

from kiosk import voice_commands
from kiosk.adapters.speech.prompts import prompts as fixed_prompts
from kiosk.cli import main, parser
from kiosk.settings import Settings

RATE = 16000


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path / "data")


@pytest.fixture
def recordings(tmp_path, monkeypatch):
    """An own folder for recordings, and a way to put one there."""
    monkeypatch.setattr(voice_commands, "recording", lambda code, key: tmp_path / code / f"{key}.wav")
    monkeypatch.setattr(voice_commands, "FOLDER", tmp_path)

    def record(name, *, seconds=1.0, level=0.15, before=0.0):
        (tmp_path / "zh_CN").mkdir(exist_ok=True)
        loud = [round(32767 * level * math.sin(2 * math.pi * 440 * i / RATE)) for i in range(int(seconds * RATE))]
        with wave.open(str(tmp_path / "zh_CN" / f"{name}.wav"), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(array("h", [*[0] * int(before * RATE), *loud]).tobytes())

    return record


def test_every_fixed_sentence_is_listed_and_none_is_recorded_yet(settings, capsys):
    assert voice_commands.prompts(settings, language=None) == 0
    told = capsys.readouterr().out
    assert "missing  zh_CN/registration.done.title.wav  挂好了\n" in told
    assert "missing  yue/registration.done.title.wav  挂好了\n" in told
    assert "missing  en/registration.identify.title.wav  Put your ID card on the reader\n" in told
    assert "0 recorded" in told
    assert "there" not in {line.split()[0] for line in told.splitlines()}


def test_what_the_voice_says_of_itself_is_listed_too(settings, capsys):
    voice_commands.prompts(settings, language="zh_CN")
    assert "missing  zh_CN/voice.voice-is-on.wav  语音已打开。\n" in capsys.readouterr().out


def test_each_sentence_has_a_file_of_its_own():
    keys = [prompt.key for prompt in fixed_prompts("zh_CN")]
    assert len(set(keys)) == len(keys) > 100
    assert all(re.fullmatch(r"[a-z0-9_.-]+", key) for key in keys)
    assert keys == [prompt.key for prompt in fixed_prompts("en")]


def test_a_recording_is_told_to_be_there(settings, recordings, capsys):
    recordings("registration.done.title")
    voice_commands.prompts(settings, language="zh_CN")
    told = capsys.readouterr().out
    assert "there    zh_CN/registration.done.title.wav  挂好了\n" in told
    assert " 1 recorded" in told


def test_a_good_recording_passes(settings, recordings, capsys):
    recordings("registration.done.title")
    assert voice_commands.check(settings, language="zh_CN") == 0
    assert "good     zh_CN/registration.done.title.wav  1.0 s, -19.5 dBFS, peak -16.5 dBFS" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"level": 0.01}, "dBFS loud; expected -26 to -16"),
        ({"level": 1.0}, "0.0 dBFS; expected at most -1"),
        ({"before": 0.8}, "0.8 s silent before"),
        ({"seconds": 21}, "21.0 s long"),
        ({"seconds": 0}, "0.0 s long"),
    ],
)
def test_a_poor_recording_is_to_be_made_again(settings, recordings, capsys, fault, said):
    recordings("registration.done.title", **fault)
    assert voice_commands.check(settings, language="zh_CN") == 1
    assert said in capsys.readouterr().out


def test_a_name_that_no_prompt_has_is_said(settings, recordings, capsys):
    recordings("registration.don.title")
    assert voice_commands.check(settings, language="zh_CN") == 1
    assert "no prompt has this name" in capsys.readouterr().out


def test_what_is_no_sound_is_said(settings, recordings, tmp_path, capsys):
    recordings("registration.done.title")
    (tmp_path / "zh_CN" / "registration.done.title.wav").write_text("words")
    assert voice_commands.check(settings, language="zh_CN") == 1
    assert "is no WAV" in capsys.readouterr().out


def test_a_sentence_is_spoken_into_a_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    assert main(["voice", "say", "请取号", "--out", str(tmp_path / "a.wav")]) == 0
    assert "voice sit/cmn-latn-pinyin: " in capsys.readouterr().out
    assert (tmp_path / "a.wav").stat().st_size > 10_000


def test_a_pace_that_nobody_speaks_is_said(settings, tmp_path, capsys):
    assert voice_commands.say(settings, words="请取号", language=None, pace=3, out=tmp_path / "a.wav") == 1
    assert "at pace 3 are not spoken" in capsys.readouterr().err


def test_the_commands_can_be_typed():
    args = parser().parse_args(["voice", "prompts", "--lang", "yue"])
    assert (args.command, args.language) == ("voice prompts", "yue")
