"""What is signed for each key, in the languages of the interface, and the captions made of it."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise
from xml.etree import ElementTree

from kiosk.domain.films import MAIN_LANGUAGE
from kiosk.domain.signs import Caption, ClipKey
from kiosk.paths import ENGLISH, catalogue

CONTEXT = "Signs"
LANGUAGES = (MAIN_LANGUAGE, ENGLISH)
SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$)|$)", re.DOTALL)
LEAST = 1200  # ms a sentence stands at least
PER_LETTER = {MAIN_LANGUAGE: 200, ENGLISH: 60}  # ms that a slow reader needs: 5 characters or 3 words a second


def script(key: ClipKey, language: str) -> str:
    """The script of ``key``; English where the catalogue of ``language`` has none."""
    return key.script if language == ENGLISH else _translations(language).get(key.script) or key.script


def sentences(text: str) -> tuple[str, ...]:
    """``text`` sentence by sentence."""
    return tuple(found.strip() for found in SENTENCE.findall(text) if found.strip())


def reading_ms(key: ClipKey) -> int:
    """How long the captions of ``key`` have to be seen, in whichever language takes longest."""
    return max(sum(_needs(script(key, language), language)) for language in LANGUAGES)


def captions(key: ClipKey, language: str, *, length: int) -> tuple[Caption, ...]:
    """The script as captions that fill ``length`` ms, one sentence each, longer ones for longer."""
    text = script(key, language)
    needs = _needs(text, language)
    ends = (round(length * at / sum(needs)) for at in accumulate(needs, initial=0))
    return tuple(Caption(*span, words) for span, words in zip(pairwise(ends), sentences(text), strict=True))


def _needs(text: str, language: str) -> list[int]:
    return [max(LEAST, PER_LETTER[language] * len(sentence)) for sentence in sentences(text)]


@cache
def _translations(language: str) -> Mapping[str, str]:
    """What the catalogue of ``language`` says in our context, by English source; {} when there is no catalogue."""
    file = catalogue(language)
    if not file.exists():
        return {}
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for context in ElementTree.parse(file).iterfind("context")
        if context.findtext("name") == CONTEXT
        for message in context.iterfind("message")
    }
