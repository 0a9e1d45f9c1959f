"""The process that holds the engine: a line of JSON for each sentence in, a line of JSON for each file out.

It tells its voices first, then answers in the order it is asked, and ends with its input. Words are never written
anywhere but into the sound.
"""

import faulthandler
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TextIO

from kiosk.adapters.speech.paces import rate_for
from kiosk.adapters.speech.phonemes import Phonemes
from kiosk.adapters.speech.pinyin_voice import to_pinyin
from kiosk.adapters.speech.synthesis import NoSoundError, Synthesis
from kiosk.adapters.speech.voices import PINYIN, PLAIN, Chosen, chosen
from kiosk.domain.speech import CANTONESE, ENGLISH, LANGUAGES, MANDARIN

LONGEST = 30  # seconds for one sentence; then the process ends itself, even when nobody is left to end it

SPELLINGS: Mapping[str, Callable[[str], str]] = MappingProxyType({PLAIN: str, PINYIN: to_pinyin})
PROBES = MappingProxyType({MANDARIN: "请取号", CANTONESE: "请取号", ENGLISH: "number"})


def main() -> int:
    """Serve until the input ends."""
    with tempfile.TemporaryDirectory(prefix="nuanxin-engine-") as folder, answers() as out, os.fdopen(0, "rb") as lines:
        serve(Path(folder), lines, out)
    return 0


def answers() -> TextIO:
    """Where answers go: the output as it was; what libraries print goes to the error output instead."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "w", encoding="ascii", buffering=1)


def serve(folder: Path, lines: BinaryIO, out: TextIO) -> None:
    """Greet, then answer each line."""
    try:
        synthesis = Synthesis(folder)
        voices = voices_of(synthesis)
    except Exception as error:  # an engine that is not there says so in many ways
        tell(out, {"engine": "", "voices": {}, "trouble": f"{type(error).__name__}: {error}"})
        return
    tell(out, {"engine": synthesis.driver, "voices": {key: one.id for key, one in voices.items()}, "trouble": ""})
    for line in lines:
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        tell(out, {"trouble": trouble_of(synthesis, voices, json.loads(line))})
        faulthandler.cancel_dump_traceback_later()


def voices_of(synthesis: Synthesis) -> dict[str, Chosen]:
    """The voice of each language that one was found for and, where it can be asked, that reads it."""
    offered = synthesis.offered()
    found = {language: chosen(synthesis.driver, language, offered) for language in LANGUAGES}
    voices = {language: voice for language, voice in found.items() if voice}
    if synthesis.driver != "espeak":
        return voices
    return dict(_readers(voices, Phonemes()))


def _readers(voices: Mapping[str, Chosen], phonemes: Phonemes) -> Iterator[tuple[str, Chosen]]:
    for language, voice in voices.items():
        if phonemes.reads(SPELLINGS[voice.spelling](PROBES[language]), voice=voice.id):
            yield language, voice


def trouble_of(synthesis: Synthesis, voices: Mapping[str, Chosen], wish: Mapping[str, str | float]) -> str:
    """Speak one sentence; "" or what went wrong, without its words."""
    language = str(wish["language"])
    voice = voices[language]
    try:
        words = SPELLINGS[voice.spelling](str(wish["words"]))
        rate = rate_for(synthesis.driver, language, pace=float(wish["pace"]))
        synthesis.speak(words, Path(str(wish["file"])), voice=voice.id, rate=rate)
    except NoSoundError:
        return "no sound"
    except Exception as error:  # its text may hold the words
        return type(error).__name__
    return ""


def tell(out: TextIO, answer: Mapping[str, object]) -> None:
    """One line."""
    out.write(json.dumps(answer) + "\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
