"""The program's own speech: recorded prompts first, then what was spoken before, then the system's engine."""

import hashlib
import logging
import secrets
import shutil
import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kiosk.adapters.speech.process import Greeting, Worker
from kiosk.adapters.speech.recordings import recorded
from kiosk.adapters.speech.shelf import Shelf, memory_folder
from kiosk.adapters.speech.wave_files import has_sound
from kiosk.domain.errors import SpeechFailed
from kiosk.domain.speech import FASTEST, SLOWEST, Keep, Voice

log = logging.getLogger(__name__)

MEGABYTES = 64  # 25 minutes of speech: all fixed sentences in three languages at the usual paces
SITTING_BYTES = 16_000_000  # six minutes of speech: more than a patient listens to
LONGEST = 2000  # characters: longer is no sentence, and would not fit into a pipe's buffer in one piece
SPOKEN = "kiosk.domain.spoken"  # its tables of patterns are loaded with the first sentence
EDITION = 1  # counts up when the same words sound differently, so that old sounds are not found


@dataclass(frozen=True)
class _Wish:
    """One sentence in the words and by the voice it is to be spoken, and the sitting it was wished in."""

    voice: Voice
    words: str
    pace: float
    keep: Keep
    sitting: str  # a secret that is new in each sitting

    def key(self, keep: Keep) -> str:
        """Where it lies: the names of a sitting's files tell nobody what was spoken."""
        sitting = self.sitting if keep is Keep.SITTING else ""
        return _digest(f"{sitting}\n{EDITION}\n{self.voice.id}\n{self.pace:.2f}\n{self.words}")

    def question(self, file: Path) -> dict[str, str | float]:
        return {"language": self.voice.language, "words": self.words, "pace": self.pace, "file": str(file)}


class BuiltInSpeech:
    """pyttsx3's engine of this system (SAPI5, NSSpeechSynthesizer, espeak-ng) in a process of its own.

    Sounds that are the same for everybody are kept in ``cache``, at most ``megabytes``; those of a sitting lie in
    memory, in ``sitting_folder``, until `forget`. Texts are never logged.
    """

    def __init__(self, cache: Path, megabytes: int = MEGABYTES, *, worker: Worker | None = None) -> None:
        self._worker = worker or Worker()
        self._shared = Shelf(cache, most=megabytes * 1_000_000)
        self.sitting_folder = memory_folder(f"nuanxin-voice-{_digest(str(cache.absolute()))[:16]}")
        self._private = Shelf(self.sitting_folder, most=SITTING_BYTES)
        self._private.clear()
        self._turn = threading.Lock()
        self._sitting = secrets.token_hex()
        self._greeting: Greeting | None = None

    def voice(self, language: str) -> Voice | None:
        """The voice the engine has for ``language``; None also while there is no engine, which the log tells."""
        try:
            greeting = self._greeting or self._worker.greeting()
        except SpeechFailed as error:
            log.warning("no speech: %s", error.log)
            return None
        self._greeting = greeting
        found = greeting.voices.get(language)
        return Voice(f"{greeting.engine} through pyttsx3", found, language) if found else None

    def speak_to_file(self, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        """See `kiosk.ports.Speech`: a recording (at pace 1), a sound from before, or a new one."""
        recording = recorded(language).get(text) if pace == 1 else None
        if recording:
            return recording
        wish = self._wish(text, language, pace, keep)
        found = self._find(wish)
        if found:
            return found
        with self._turn:
            return self._find(wish) or self._spoken(wish)

    def forget(self) -> None:
        """Remove what was kept for the sitting; what is being spoken for it now fails."""
        self._sitting = secrets.token_hex()
        self._private.clear()

    def close(self) -> None:
        """End the engine and remove the sitting's folder."""
        self._worker.close()
        self.forget()
        with self._turn:
            shutil.rmtree(self.sitting_folder, ignore_errors=True)

    def _wish(self, text: str, language: str, pace: float, keep: Keep) -> _Wish:
        if not SLOWEST <= pace <= FASTEST or len(text) > LONGEST:
            raise SpeechFailed(f"{len(text)} characters at pace {pace:g} are not spoken")
        voice = self.voice(language)
        if voice is None:
            raise SpeechFailed(f"nobody speaks {language}")
        words: str = import_module(SPOKEN).prepare(text, language)
        if not any(map(str.isalnum, words)):
            raise SpeechFailed("there is nothing to speak")
        return _Wish(voice, words, pace, keep, self._sitting)

    def _find(self, wish: _Wish) -> Path | None:
        """Words of a sitting may be words for everybody, but never the other way round."""
        found = self._shared.find(wish.key(Keep.ALWAYS))
        if found is None and wish.keep is Keep.SITTING:
            found = self._private.find(wish.key(Keep.SITTING))
        return found

    def _spoken(self, wish: _Wish) -> Path:
        raw = self.sitting_folder / f"{secrets.token_hex(8)}.raw"
        try:
            answer = self._worker.ask(wish.question(raw))
            if answer.get("trouble") or not has_sound(raw):
                self._worker.dismiss()
                raise SpeechFailed(f"the speech engine failed: {answer.get('trouble') or 'no sound'}")
            return self._kept(wish, raw)
        except OSError as error:  # no memory left, or somebody removed the folder
            raise SpeechFailed(f"no place for a sound: {error.strerror}") from error
        finally:
            raw.unlink(missing_ok=True)

    def _kept(self, wish: _Wish, raw: Path) -> Path:
        if wish.keep is Keep.ALWAYS:
            try:
                return self._shared.put(wish.key(Keep.ALWAYS), raw)
            except OSError as error:
                log.warning("spoken prompts cannot be kept on disk: %s", error.strerror)
        path = self._private.put(wish.key(Keep.SITTING), raw)
        if wish.sitting != self._sitting:
            self._private.drop(wish.key(Keep.SITTING))
            raise SpeechFailed("the sitting is over")
        return path


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
