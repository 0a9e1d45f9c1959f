"""What is to be signed, in any language, and the captions proposed from it."""

import re
from functools import cache
from itertools import accumulate, pairwise, zip_longest

from PySide6.QtCore import QTranslator

from kiosk.domain.films import MAIN_LANGUAGE
from kiosk.domain.signs import ClipKey
from kiosk.paths import ENGLISH, catalogue
from kiosk.ui.catalogues import compiled
from kiosk.ui.desk.studio.drafts import Line

SENTENCE = re.compile(r"[^。！？.!?]+[。！？.!?]*")


def script(key: ClipKey, language: str) -> str:
    """What is signed for ``key``, whatever language is on the screen; English where nobody has translated it."""
    if language == ENGLISH:
        return key.script
    return _catalogue(language).translate("Signs", key.script) or key.script


@cache
def _catalogue(language: str) -> QTranslator:
    words = QTranslator()
    words.load(str(compiled(catalogue(language))))
    return words


def sentences(text: str) -> tuple[str, ...]:
    """``text`` sentence by sentence."""
    return tuple(found.strip() for found in SENTENCE.findall(text) if found.strip())


def by_lines(key: ClipKey, language: str) -> str:
    """The script as a signer reads it: one idea a line."""
    return "\n".join(sentences(script(key, language)))


def proposed(key: ClipKey, length: int) -> tuple[Line, ...]:
    """The script as captions, sentence by sentence over ``length`` ms, longer ones for longer."""
    chinese, english = sentences(script(key, MAIN_LANGUAGE)), list(sentences(key.script))
    if len(english) > len(chinese):  # what is left over belongs to the last line
        last = max(0, len(chinese) - 1)
        english = [*english[:last], " ".join(english[last:])]
    ends = accumulate((len(sentence) for sentence in chinese), initial=0)
    whole = max(1, sum(len(sentence) for sentence in chinese))
    spans = pairwise(round(length * end / whole) for end in ends)
    texts = zip_longest(chinese, english, fillvalue="")
    return tuple(
        Line(start, end, {MAIN_LANGUAGE: zh, ENGLISH: en}) for (start, end), (zh, en) in zip(spans, texts, strict=True)
    )
