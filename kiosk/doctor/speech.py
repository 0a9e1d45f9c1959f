"""Speech: who speaks which language, and whether anybody can hear it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.adapters.speech.wave_files import measured
from kiosk.devices import headphone_jack, speech
from kiosk.doctor.findings import Finding, ok, problem, warning
from kiosk.doctor.qt import last_words
from kiosk.domain.errors import SpeechFailed
from kiosk.domain.speech import LANGUAGES, MANDARIN, Keep
from kiosk.paths import ROOT
from kiosk.ports import Speech
from kiosk.settings import Settings

SECONDS = 30
NAMES = MappingProxyType({"zh_CN": "Mandarin", "yue": "Cantonese", "en": "English"})
SENTENCES = MappingProxyType(
    {
        "zh_CN": "您好，请把身份证放在读卡区。",
        "yue": "您好，请把身份证放在读卡区。",
        "en": "Please put your ID card on the reader.",
    }
)
INSTALL = MappingProxyType(
    {
        "linux": "Install espeak-ng's library and data (Debian: libespeak-ng1 and espeak-ng-data; scripts/run does).",
        "win32": "Settings, Time & language, Language: add Chinese (Simplified, China) with Text-to-speech.",
        "darwin": "System Settings, Accessibility, Spoken Content, System voice: add a Chinese voice.",
    }
)


def check_speech(settings: Settings) -> Finding:
    """Speak one sentence, and play it where there is a loudspeaker."""
    with tempfile.TemporaryDirectory(prefix="nuanxin-doctor-") as folder:
        speaker = speech(settings, cache=Path(folder))
        try:
            return _spoken(speaker, settings.language)
        finally:
            speaker.close()


def check_headphones(settings: Settings) -> Finding:
    """Whether plugging in headphones can switch the voice on, and at which socket."""
    if not settings.voice.headphones:
        return ok("not watched: voice.headphones is false")
    jack = headphone_jack(settings)
    if jack is None:
        return ok(f"no socket is watched: {sys.platform} tells only by the name of the output, once the voice was on")
    found = jack.state()
    if found.ok is None:
        return ok(f"no socket is watched: {found.detail}; the button and the keys switch the voice on")
    if not found.ok:
        return warning(f"no socket is watched: {found.detail}", "Put the kiosk's user into the group input.")
    return ok(f"plugging in at {found.detail} switches the voice on")


def _spoken(speaker: Speech, wanted: str) -> Finding:
    voices = {language: voice for language in LANGUAGES if (voice := speaker.voice(language))}
    if MANDARIN not in voices:
        able = _listed({language: voice.id for language, voice in voices.items()}) or "no voice at all"
        return warning(f"nobody here speaks Chinese ({able}): the kiosk shows voice as not available", _remedy())
    language = wanted if wanted in voices else MANDARIN
    voice = voices[language]
    try:
        file = speaker.speak_to_file(SENTENCES[language], language=language, pace=1, keep=Keep.ALWAYS)
    except SpeechFailed as error:
        return problem(f"{voice.engine}, voice {voice.id}, did not speak: {error.log}", _remedy())
    told = f"{voice.engine}; {_listed({one: voice.id for one, voice in voices.items()})}"
    return _heard(f"{told}; a {NAMES[language]} sentence of {measured(file).seconds:.1f} s was spoken", file)


def _heard(told: str, file: Path) -> Finding:
    command = [sys.executable, "-m", "kiosk.adapters.sound_selftest", str(file)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return problem(f"{told}, but the sound of this machine does not answer", "Is its audio driver working?")
    if done.returncode != 0:
        return problem(
            f"{told}, but Qt cannot play it: {last_words(done.stderr)}",
            "Run scripts/run once: it installs what Qt needs.",
        )
    found = json.loads(done.stdout)
    if not found["loudspeaker"]:
        return warning(f"{told}, but not played: there is no audio device", "Connect a loudspeaker or headphones.")
    if not found["played"]:
        return problem(f"{told}, but {found['loudspeaker']} did not play it", "Is it in use by another program?")
    return ok(f"{told} and played on {found['loudspeaker']}")


def _listed(voices: Mapping[str, str]) -> str:
    return ", ".join(f"{NAMES[language]} {voice}" for language, voice in voices.items())


def _remedy() -> str:
    return INSTALL.get(sys.platform, INSTALL["linux"])
