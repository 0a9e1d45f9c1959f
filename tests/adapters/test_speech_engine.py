"""The built-in speech with the real engine: every language, every accident, and nothing left behind."""

import json
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.adapters.speech import built_in, recordings
from kiosk.adapters.speech.built_in import BuiltInSpeech
from kiosk.adapters.speech.process import Worker
from kiosk.adapters.speech.wave_files import measured
from kiosk.domain.errors import SpeechFailed
from kiosk.domain.speech import Keep

PATIENCE = 2.0  # seconds for a sentence in these tests
CHINESE = (
    "请把身份证平放在读卡区，下一步会自动出现。",
    "请选择科室，不知道挂哪个科可以问导诊台。",
    "请出示医保码或者身份证，也可以手动输入号码。",
    "您的号码已经保留，请在三十分钟以内到收费窗口缴费。",
)


@dataclass
class Bench:
    speech: BuiltInSpeech
    worker: Worker
    cache: Path
    private: Path

    def speak(self, text: str, language: str = "zh_CN", **options) -> Path:
        return self.speech.speak_to_file(text, language=language, **{"pace": 1.0, **options})

    def hurt(self, how: signal.Signals) -> None:
        assert self.worker.pid
        os.kill(self.worker.pid, how)


@pytest.fixture
def bench(tmp_path):
    worker = Worker(sentence=PATIENCE, rest=0)
    speech = BuiltInSpeech(tmp_path / "voice", worker=worker)
    yield Bench(speech, worker, tmp_path / "voice", speech.sitting_folder)
    speech.close()


def characters_a_minute(bench: Bench, pace: float) -> float:
    spoken = sum(measured(bench.speak(text, pace=pace)).seconds for text in CHINESE)
    return 60 * sum(character.isalpha() for text in CHINESE for character in text) / spoken


@pytest.mark.parametrize(
    ("language", "text"), [("zh_CN", CHINESE[0]), ("yue", CHINESE[0]), ("en", "Put your ID card on the reader.")]
)
def test_every_language_speaks(bench, language, text):
    voice = bench.speech.voice(language)
    assert (voice.engine, voice.language) == ("espeak through pyttsx3", language)
    sound = measured(bench.speak(text, language))
    assert 1.5 < sound.seconds < 8
    assert sound.loudness > -30


def test_nobody_mumbles_a_language_that_has_no_voice(bench):
    assert bench.speech.voice("fr") is None
    with pytest.raises(SpeechFailed, match="nobody speaks fr"):
        bench.speak("Bonjour", "fr")


def test_pace_one_is_180_to_200_characters_a_minute(bench):
    assert 180 <= characters_a_minute(bench, 1.0) <= 200


@pytest.mark.parametrize("pace", [0.75, 0.9, 1.25, 1.5])
def test_pace_scales_what_is_heard(bench, pace):
    assert characters_a_minute(bench, pace) == pytest.approx(190 * pace, rel=0.08)


def test_changing_voice_and_pace_never_gives_a_former_one(bench):
    wishes = [
        ("zh_CN", "请稍等", 0.75),
        ("en", "Please wait", 1.5),
        ("zh_CN", "请稍等", 1.5),
        ("en", "Please wait", 0.75),
    ]
    lengths: dict[tuple[str, str, float], set[float]] = {wish: set() for wish in wishes}
    for _ in range(12):
        for language, text, pace in wishes:
            bench.speech.forget()
            lengths[language, text, pace].add(round(measured(bench.speak(text, language, pace=pace)).seconds, 1))
    assert all(max(found) - min(found) < 0.15 for found in lengths.values()), lengths
    assert min(lengths[wishes[0]]) > max(lengths[wishes[2]])


@pytest.mark.parametrize(("text", "pace"), [("", 1.0), ("。……", 1.0), ("请" * 2001, 1.0), ("请", 0.7), ("请", 1.6)])
def test_refuses_what_is_no_sentence_or_no_pace(bench, text, pace):
    with pytest.raises(SpeechFailed):
        bench.speak(text, pace=pace)


def test_a_sentence_is_spoken_once(bench):
    first = bench.speak(CHINESE[0], keep=Keep.ALWAYS)
    bench.hurt(signal.SIGSTOP)  # nobody speaks any more
    assert bench.speak(CHINESE[0], keep=Keep.ALWAYS) == first
    assert bench.speak(CHINESE[0]) == first  # and words for everybody are also words of this sitting


def test_what_was_spoken_for_everybody_is_found_at_the_next_start(bench):
    first = bench.speak(CHINESE[0], keep=Keep.ALWAYS).read_bytes()
    worker = Worker(sentence=PATIENCE, rest=0)
    again = BuiltInSpeech(bench.cache, worker=worker)
    try:
        again.voice("zh_CN")
        os.kill(worker.pid, signal.SIGSTOP)
        assert again.speak_to_file(CHINESE[0], language="zh_CN", pace=1.0).read_bytes() == first
    finally:
        again.close()


def test_an_engine_that_hangs_is_given_up_and_started_anew(bench):
    bench.speak("请稍等")
    stopped = bench.worker.pid
    bench.hurt(signal.SIGSTOP)
    with pytest.raises(SpeechFailed, match="no answer within 2 s"):
        bench.speak("请取号")
    assert measured(bench.speak("请取号")).seconds > 0.5
    assert bench.worker.pid != stopped
    with pytest.raises(ProcessLookupError):
        os.kill(stopped, 0)


def test_an_engine_that_died_costs_no_sentence(bench):
    bench.speak("请稍等")
    for text in ("请取号", "请缴费"):
        died = bench.worker.pid
        bench.hurt(signal.SIGKILL)
        with suppress(ChildProcessError):  # gone before it is asked, or found out by asking: both must do
            os.waitid(os.P_PID, died, os.WEXITED | os.WNOWAIT)
        assert measured(bench.speak(text)).seconds > 0.5


def test_an_engine_that_dies_while_it_speaks_costs_no_sentence(bench):
    bench.speak("请稍等")
    bench.hurt(signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(bench.speak, "请取号")
        threading.Timer(0.3, bench.hurt, [signal.SIGKILL]).start()
        assert measured(waiting.result()).seconds > 0.5


def test_a_sentence_that_kills_every_engine_is_given_up(tmp_path):
    greeting = json.dumps({"engine": "mortal", "voices": {"zh_CN": "one"}, "trouble": ""})
    mortal = (sys.executable, "-c", f"import sys; print({greeting!r}, flush=True); sys.stdin.readline()")
    speech = BuiltInSpeech(tmp_path, worker=Worker(mortal))
    try:
        assert speech.voice("zh_CN").engine == "mortal through pyttsx3"
        with pytest.raises(SpeechFailed, match="engine ended"):
            speech.speak_to_file("请取号", language="zh_CN", pace=1.0)
    finally:
        speech.close()


def test_an_engine_that_leaves_no_sound_is_not_believed(tmp_path):
    greeting = json.dumps({"engine": "dumb", "voices": {"zh_CN": "one"}, "trouble": ""})
    code = f"""
import json, sys, wave
print({greeting!r}, flush=True)
for line in sys.stdin:
    with wave.open(json.loads(line)["file"], "wb") as out:
        out.setparams((1, 2, 22050, 0, "NONE", ""))
    print(json.dumps({{"trouble": ""}}), flush=True)
"""
    worker = Worker((sys.executable, "-c", code))
    speech = BuiltInSpeech(tmp_path, worker=worker)
    try:
        with pytest.raises(SpeechFailed, match="no sound"):
            speech.speak_to_file("请取号", language="zh_CN", pace=1.0)
        assert worker.pid is None  # the next sentence gets another one
        assert list(speech.sitting_folder.iterdir()) == []
    finally:
        speech.close()


def test_closing_frees_whoever_waits(bench):
    bench.speak("请稍等")
    bench.hurt(signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(bench.speak, "请取号")
        bench.speech.close()
        with pytest.raises(SpeechFailed):
            waiting.result()
    with pytest.raises(SpeechFailed):
        bench.speak("请取号")
    assert not bench.private.exists()


def test_a_missing_engine_is_nobody(tmp_path):
    speech = BuiltInSpeech(tmp_path, worker=Worker(("false",), rest=60))
    try:
        assert speech.voice("zh_CN") is None
        with pytest.raises(SpeechFailed):
            speech.speak_to_file("请取号", language="zh_CN", pace=1.0)
    finally:
        speech.close()


def test_many_at_once_get_their_own_sentences(bench):
    texts = [f"请到{number}号窗口。" for number in range(1, 13)] * 3
    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(bench.speak, texts))
    assert len(set(files)) == 12
    assert all(measured(file).seconds > 1 for file in files)
    assert files[:12] == files[12:24] == files[24:]


def test_words_of_a_sitting_never_reach_the_disk_and_are_forgotten(bench):
    file = bench.speak("张伟，您的号码是A012")
    assert file.parent == bench.private
    assert bench.private.stat().st_mode & 0o777 == 0o700
    assert not bench.cache.exists()
    bench.speech.forget()
    assert list(bench.private.iterdir()) == []
    assert bench.speak("张伟，您的号码是A012").name != file.name  # names of files tell nothing either


def test_what_comes_after_the_sitting_is_not_kept(bench):
    bench.speak("请稍等")
    bench.hurt(signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(bench.speak, "张伟，请取号")
        threading.Timer(0.3, bench.speech.forget).start()
        threading.Timer(0.6, bench.hurt, [signal.SIGCONT]).start()
        with pytest.raises(SpeechFailed, match="over"):
            waiting.result()
    assert list(bench.private.iterdir()) == []


def test_what_a_crash_left_is_removed_at_the_next_start(tmp_path):
    first = BuiltInSpeech(tmp_path / "voice", worker=Worker(("false",)))
    (first.sitting_folder / "left.wav").write_bytes(b"somebody's name")
    second = BuiltInSpeech(tmp_path / "voice", worker=Worker(("false",)))
    try:
        assert second.sitting_folder == first.sitting_folder
        assert list(second.sitting_folder.iterdir()) == []
    finally:
        second.close()


def test_a_folder_that_takes_nothing_is_no_reason_to_be_silent(bench, caplog):
    bench.cache.write_text("a file where the folder should be")
    file = bench.speak(CHINESE[0], keep=Keep.ALWAYS)
    assert file.parent == bench.private
    assert measured(file).seconds > 3
    assert "cannot be kept" in caplog.text
    assert "身份证" not in caplog.text


def test_a_recording_replaces_the_engine_for_exactly_its_text(bench, tmp_path, monkeypatch):
    spoken = bench.speak(CHINESE[0])
    monkeypatch.setattr(built_in, "recorded", lambda language: {CHINESE[1]: tmp_path / f"{language}.wav"})
    assert bench.speak(CHINESE[1]) == tmp_path / "zh_CN.wav"
    assert bench.speak(CHINESE[1], pace=1.25).parent == bench.private  # a person cannot be made faster
    assert bench.speak(CHINESE[0]) == spoken


def test_recordings_are_found_by_the_words_on_the_screen(tmp_path):
    (tmp_path / "zh_CN").mkdir()
    file = tmp_path / "zh_CN" / "registration.done.title.wav"
    file.write_bytes(b"")
    (tmp_path / "zh_CN" / "nobody.wav").write_bytes(b"")
    assert recordings.recorded("zh_CN", folder=tmp_path) == {"挂好了": file}
    assert recordings.recorded("en", folder=tmp_path) == {}
