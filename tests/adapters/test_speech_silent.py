import wave

import pytest

from kiosk.adapters.speech.silent import SilentSpeech
from kiosk.domain.errors import SpeechFailed


@pytest.fixture
def tones():
    speech = SilentSpeech(languages=("zh_CN", "en"))
    yield speech
    speech.close()


def length(path) -> float:
    with wave.open(str(path)) as sound:
        return sound.getnframes() / sound.getframerate()


def test_says_that_it_is_a_fake(tones):
    voice = tones.voice("en")
    assert (voice.engine, voice.language) == ("fake", "en")
    assert "no words" in voice.id
    assert tones.voice("yue") is None


def test_a_tone_is_as_long_as_its_sentence_and_shorter_when_faster(tones):
    short = length(tones.speak_to_file("请取号", language="zh_CN", pace=1.0))
    long = length(tones.speak_to_file("请" * 19, language="zh_CN", pace=1.0))
    fast = length(tones.speak_to_file("请" * 19, language="zh_CN", pace=1.5))
    assert short < 1.5
    assert 5.7 < long < 6.5
    assert long / fast == pytest.approx(1.5, rel=0.01)


@pytest.mark.parametrize(("language", "pace"), [("yue", 1.0), ("en", 0.5), ("en", 2.0)])
def test_refuses_what_the_port_does_not_allow(tones, language, pace):
    with pytest.raises(SpeechFailed):
        tones.speak_to_file("hello", language=language, pace=pace)


def test_forgets(tones):
    path = tones.speak_to_file("hello", language="en", pace=1.0)
    tones.forget()
    assert not path.exists()
