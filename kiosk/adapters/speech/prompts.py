"""The sentences that are the same for everybody, each with the key that names its recording."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from kiosk.domain.speech import ENGLISH
from kiosk.flow.flows import FLOWS
from kiosk.paths import CHINESE, catalogue

STEPS = "Steps"
HOUSE = ("Voice", "Home", "Dialogs")  # catalogue contexts of what is said outside a flow's steps
LONGEST_SLUG = 48  # characters


@dataclass(frozen=True)
class Prompt:
    """A fixed sentence as it stands on the screen; ``key`` such as "registration.identify.title"."""

    key: str
    text: str


def prompts(language: str) -> tuple[Prompt, ...]:
    """Titles and prompts of every step, and whole sentences of the house, as they are heard in ``language``."""
    known = translations(language)
    steps = (Prompt(key, known.get((STEPS, source), source)) for key, source in _of_steps())
    house = (Prompt(key, known.get((context, source), source)) for key, context, source in _of_the_house())
    return (*steps, *house)


def _of_steps() -> Iterator[tuple[str, str]]:
    for flow in FLOWS:
        for step in flow.steps:
            for part, source in (("title", step.title), ("prompt", step.prompt), ("spoken", step.spoken)):
                if source:
                    yield f"{flow.id}.{step.id}.{part}", source


def _of_the_house() -> Iterator[tuple[str, str, str]]:
    """What has no gaps to be filled, with a key made of its English words."""
    for context, source in translations(CHINESE):
        if context in HOUSE and "{" not in source:
            slug = re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-")[:LONGEST_SLUG].rstrip("-")
            yield f"{context.lower()}.{slug}", context, source


@cache
def translations(language: str) -> Mapping[tuple[str, str], str]:
    """What is written by context and English source, read from the catalogue; {} for English.

    Without a catalogue of its own Cantonese is what the Chinese screen says, read in Cantonese.
    """
    if language == ENGLISH:
        return {}
    file = catalogue(language) if catalogue(language).exists() else catalogue(CHINESE)
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in ElementTree.parse(file).iterfind("context")
        if context.findtext("name") in (STEPS, *HOUSE)
        for message in context.iterfind("message")
    }
