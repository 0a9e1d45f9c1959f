import math
import wave
from array import array

import pytest

from kiosk.adapters.speech.wave_files import has_sound, is_whole, measured

RATE = 16000


def tone(path, seconds, *, level=0.5, before=0.0, behind=0.0, width=2):
    still = [0] * int(before * RATE)
    loud = [round(32767 * level * math.sin(2 * math.pi * 440 * i / RATE)) for i in range(int(seconds * RATE))]
    samples = array("h", [*still, *loud, *[0] * int(behind * RATE)])
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(width)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return path


def test_length_loudness_and_silences(tmp_path):
    sound = measured(tone(tmp_path / "a.wav", 1.0, before=0.3, behind=0.2))
    assert sound.seconds == pytest.approx(1.5, abs=0.01)
    assert sound.peak == pytest.approx(-6.02, abs=0.05)
    assert sound.loudness == pytest.approx(-9.03, abs=0.05)
    assert (sound.before, sound.behind) == (pytest.approx(0.3, abs=0.01), pytest.approx(0.2, abs=0.01))


def test_silence_is_not_loud(tmp_path):
    sound = measured(tone(tmp_path / "a.wav", 1.0, level=0.001))
    assert (sound.loudness, sound.before) == (-120, 1.0)


def test_an_empty_file_has_no_sound(tmp_path):
    empty = tone(tmp_path / "a.wav", 0)
    assert empty.stat().st_size == 44
    assert is_whole(empty)
    assert not has_sound(empty)


def test_a_file_that_was_cut_is_not_whole(tmp_path):
    file = tone(tmp_path / "a.wav", 1.0)
    assert has_sound(file)
    file.write_bytes(file.read_bytes()[:-100])
    assert not is_whole(file)
    assert not has_sound(file)
    assert not has_sound(tmp_path / "none.wav")


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all, only words and words and words"])
def test_what_is_no_wav_is_said(tmp_path, content):
    (tmp_path / "a.wav").write_bytes(content)
    assert not has_sound(tmp_path / "a.wav")
    with pytest.raises(ValueError, match=r"a\.wav is no WAV"):
        measured(tmp_path / "a.wav")


def test_other_widths_are_said(tmp_path):
    with pytest.raises(ValueError, match="8 bits"):
        measured(tone(tmp_path / "a.wav", 1.0, width=1))
