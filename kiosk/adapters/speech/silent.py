"""A stand-in that speaks no words: each sentence becomes a soft tone as long as the sentence would take."""

import hashlib
import math
import tempfile
import threading
import wave
from array import array
from pathlib import Path

from kiosk.domain.errors import SpeechFailed
from kiosk.domain.speech import FASTEST, LANGUAGES, SLOWEST, Keep, Voice

RATE = 8000  # samples a second
CHARACTERS = 190 / 60  # Chinese characters a second at pace 1
LETTERS = 15.0  # letters a second at pace 1
LOUDNESS, PITCH = 800, 220  # of 32767, and Hz: to be heard, not to be minded


class SilentSpeech:
    """A fake for tests: says "no words" of itself, and gives files of fitting length for ``languages``."""

    def __init__(self, languages: tuple[str, ...] = LANGUAGES) -> None:
        self._languages = languages
        self._folder = tempfile.TemporaryDirectory(prefix="nuanxin-tones-")
        self._writing = threading.Lock()  # nobody writes into a folder that is being removed
        self._is_open = True

    def voice(self, language: str) -> Voice | None:
        """A voice named as what it is."""
        return Voice("fake", "a tone, no words", language) if language in self._languages else None

    def speak_to_file(self, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        """A tone for ``text``. Raises `SpeechFailed` for a language or pace it does not have."""
        if language not in self._languages or not SLOWEST <= pace <= FASTEST:
            raise SpeechFailed(f"no tone for {language} at pace {pace:g}")
        key = hashlib.sha256(f"{language} {pace} {text}".encode()).hexdigest()
        path = Path(self._folder.name) / f"{key}.wav"
        with self._writing:
            if not self._is_open:
                raise SpeechFailed("closed")
            if not path.exists():
                _write_tone(path, seconds(text) / pace)
        return path

    def forget(self) -> None:
        """Remove all tones."""
        with self._writing:
            for path in Path(self._folder.name).glob("*"):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the folder too; nothing can be spoken afterwards."""
        with self._writing:
            self._is_open = False
            self._folder.cleanup()


def seconds(text: str) -> float:
    """How long a voice would take for ``text`` at pace 1, roughly."""
    wide = sum(ord(character) > 0x2E80 for character in text)
    return 0.2 + wide / CHARACTERS + (len(text) - wide) / LETTERS


def _write_tone(path: Path, length: float) -> None:
    samples = array(
        "h", (round(LOUDNESS * math.sin(2 * math.pi * PITCH * i / RATE)) for i in range(int(length * RATE)))
    )
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
