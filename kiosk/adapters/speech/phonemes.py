"""What espeak-ng would say, as phonemes: the way to hear whether a voice reads a script or mumbles it."""

import ctypes

LIBRARY = "libespeak-ng.so.1"
SYNCHRONOUS, UTF8, PLAIN = 2, 1, 0
FOREIGN = "(en)"  # espeak-ng's mark that the voice could not read it and English letters follow


class Phonemes:
    """espeak-ng as a reader, in a process where pyttsx3 has started it. Raises `OSError` where it is not installed."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(LIBRARY)
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p

    @classmethod
    def alone(cls) -> "Phonemes":
        """The same where pyttsx3 is not: starting espeak-ng a second time would take its sound away."""
        reader = cls()
        reader._library.espeak_Initialize(SYNCHRONOUS, 0, None, 0)
        return reader

    def of(self, text: str, *, voice: str) -> str:
        """The phonemes in espeak-ng's own writing, clauses apart by spaces; "" when there is no such voice."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            return ""
        rest = ctypes.c_char_p(text.encode())
        said = []
        while rest.value:
            said.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, PLAIN).decode())
        return " ".join(said)

    def reads(self, text: str, *, voice: str) -> bool:
        """Whether the voice reads ``text`` itself instead of leaving it out or spelling it in English."""
        said = self.of(text, voice=voice)
        return bool(said.strip()) and FOREIGN not in said
