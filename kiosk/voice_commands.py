"""What the ``voice`` commands do: recorded prompts listed and checked, and a sentence spoken into a file."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.adapters.speech.prompts import prompts as fixed_prompts
from kiosk.adapters.speech.recordings import FOLDER, recording
from kiosk.adapters.speech.wave_files import Sound, measured
from kiosk.devices import speech
from kiosk.domain.errors import SpeechFailed
from kiosk.domain.speech import LANGUAGES
from kiosk.settings import Settings

FAILED = 1

# What a recording may be, so that one prompt does not shout after another: EBU R 128 speaks of whole programmes; for
# short speech the root mean square while somebody speaks is steady enough.
LONGEST = 20.0  # seconds
LOUDNESS = (-26.0, -16.0)  # dBFS; the built-in engine speaks at -19
PEAK = -1.0  # dBFS
STILL = 0.5  # seconds of silence at either end


def prompts(_settings: Settings, /, *, language: str | None) -> int:
    """``voice prompts``: every fixed sentence with the name of its file, and whether that is there."""
    for code in _codes(language):
        listed = [(prompt, recording(code, prompt.key)) for prompt in fixed_prompts(code)]
        missing = sum(not file.is_file() for _, file in listed)
        for prompt, file in listed:
            sys.stdout.write(f"{'there' if file.is_file() else 'missing':8} {code}/{file.name}  {prompt.text}\n")
        sys.stdout.write(f"{code}: {len(listed)} prompts, {len(listed) - missing} recorded, {missing} missing\n")
    return 0


def check(_settings: Settings, /, *, language: str | None) -> int:
    """``voice check``: length, loudness and silences of the recordings; 1 when one should be made again."""
    faults = 0
    for code in _codes(language):
        known = {recording(code, prompt.key).name for prompt in fixed_prompts(code)}
        files = sorted((FOLDER / code).glob("*.wav"))
        for file in files:
            wrong = "; ".join(_faults(file, is_known=file.name in known))
            faults += bool(wrong)
            sys.stdout.write(f"{'wrong' if wrong else 'good':8} {code}/{file.name}  {wrong or _told(measured(file))}\n")
        sys.stdout.write(f"{code}: {len(files)} recordings\n")
    return FAILED if faults else 0


def say(settings: Settings, /, *, words: str, language: str | None, pace: float, out: Path) -> int:
    """``voice say``: speak ``words`` into the file ``out``."""
    code = language or settings.language
    with tempfile.TemporaryDirectory(prefix="nuanxin-say-") as folder:
        speaker = speech(settings, cache=Path(folder))
        try:
            shutil.copyfile(speaker.speak_to_file(words, language=code, pace=pace), out)
            voice = speaker.voice(code)
        except SpeechFailed as error:
            sys.stderr.write(f"It was not spoken: {error.log}\n")
            return FAILED
        finally:
            speaker.close()
    told = f"{voice.engine}, voice {voice.id}: " if voice else ""
    sys.stdout.write(f"{out}: {told}{_told(measured(out))}\n")
    return 0


def _codes(language: str | None) -> tuple[str, ...]:
    return (language,) if language else LANGUAGES


def _faults(file: Path, *, is_known: bool) -> Iterator[str]:
    if not is_known:
        yield "no prompt has this name"
    try:
        sound = measured(file)
    except ValueError as error:
        yield str(error)
        return
    low, high = LOUDNESS
    if not 0 < sound.seconds <= LONGEST:
        yield f"{sound.seconds:.1f} s long; expected up to {LONGEST:g}"
    if not low <= sound.loudness <= high:
        yield f"{sound.loudness:.1f} dBFS loud; expected {low:g} to {high:g}"
    if sound.peak > PEAK:
        yield f"peaks at {sound.peak:.1f} dBFS; expected at most {PEAK:g}"
    if max(sound.before, sound.behind) > STILL:
        yield f"{sound.before:.1f} s silent before and {sound.behind:.1f} s behind; expected at most {STILL:g}"


def _told(sound: Sound) -> str:
    return f"{sound.seconds:.1f} s, {sound.loudness:.1f} dBFS, peak {sound.peak:.1f} dBFS"
