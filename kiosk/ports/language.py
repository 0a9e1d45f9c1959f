"""Names spelt and sentences spoken."""

from pathlib import Path
from typing import Protocol

from kiosk.domain.speech import Keep, Voice


class NameSpeller(Protocol):
    """Turns Pinyin into the characters people write their names with."""

    def candidates(self, pinyin: str, *, first: bool) -> tuple[str, ...]:
        """Characters for one syllable without tone, likeliest first; ``first`` prefers surnames."""
        ...


class Speech(Protocol):
    """Speaks into files; every method may be called from several threads at once."""

    def voice(self, language: str) -> Voice | None:
        """Who speaks this language ("zh_CN", "yue", "en"); None: nobody can, so be silent instead of mumbling."""
        ...

    def speak_to_file(self, text: str, *, language: str, pace: float, keep: Keep = Keep.SITTING) -> Path:
        """The WAV of ``text`` as it stands on the screen; waits until it is whole.

        ``pace`` is 0.75 to 1.5; 1 is 180 to 200 Chinese characters a minute. Text that may hold anything of a patient
        is kept for the `Keep.SITTING` only. Raises `SpeechFailed`.
        """
        ...

    def forget(self) -> None:
        """Remove all that was kept for the sitting; to be called when it is over."""
        ...

    def close(self) -> None:
        """Forget, and end the engine; whoever still waits for a sentence gets `SpeechFailed`."""
        ...
