"""pyttsx3 held by the hand: a whole WAV in the voice and at the rate that were asked for, or an error.

Measured with 2.99 on espeak-ng 1.51, 900 sentences in changing voices: properties are set behind our back, and a call
that comes too soon drops them (40 % of the sentences had a former rate), so they are read back before the text is
given; and 0.5 % of the files had no sound, so each is looked at and made again.
"""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pyttsx3

from kiosk.adapters.speech.voices import Offered
from kiosk.adapters.speech.wave_files import has_sound, is_whole

ATTEMPTS = 4
SETTLING, WRITING = 1.0, 3.0  # seconds until properties must be set, and until the file must be whole
GLANCE = 0.0005  # seconds between two looks
TO_WAV = ("afconvert", "-f", "WAVE", "-d", "LEI16")  # macOS's engine writes AIFF whatever the file is called


class NoSoundError(Exception):
    """The engine left no whole WAV with sound in it."""


class Synthesis:
    """The engine of this system; the first sentence is spoken for nobody, for before it no property is set."""

    def __init__(self, folder: Path) -> None:
        self._engine = pyttsx3.init()
        self.driver = self._engine.driver_name
        self._attempt("a", folder / "nobody.wav")

    def offered(self) -> tuple[Offered, ...]:
        """The voices of this system."""
        return tuple(
            Offered(voice.id, voice.name or "", tuple(one for one in voice.languages if isinstance(one, str)))
            for voice in self._engine.getProperty("voices")
        )

    def speak(self, text: str, target: Path, *, voice: str, rate: int) -> None:
        """Write ``text`` to ``target``; ``rate`` in the engine's words a minute. Raises `NoSoundError`."""
        for number in range(ATTEMPTS):
            self._set(voice, rate)
            half = target.with_name(f"{number}-{target.name}")
            if self._attempt(text, half):
                half.replace(target)
                return
        raise NoSoundError

    def _set(self, voice: str, rate: int) -> None:
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate)
        if not _soon(lambda: self._has(voice, rate), SETTLING):
            raise NoSoundError

    def _has(self, voice: str, rate: int) -> bool:
        return self._engine.getProperty("voice") == voice and round(self._engine.getProperty("rate")) == rate

    def _attempt(self, text: str, half: Path) -> bool:
        half.unlink(missing_ok=True)
        self._engine.save_to_file(text, str(half))
        self._engine.runAndWait()
        if self.driver == "nsss" and half.exists():
            subprocess.run([*TO_WAV, half, half], check=True, capture_output=True)
        return _soon(lambda: is_whole(half), WRITING) and has_sound(half)


def _soon(holds: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(GLANCE)
    return True
