"""The sentences that are the same for everybody, each with the key that names its recording."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from kiosk.domain.speech import ENGLISH
from kiosk.flow.registration import REGISTRATION
from kiosk.paths import CHINESE, catalogue

FLOWS = (REGISTRATION,)
CONTEXT = "Steps"


@dataclass(frozen=True)
class Prompt:
    """A fixed sentence as it stands on the screen; ``key`` such as "registration.identify.title"."""

    key: str
    text: str


def prompts(language: str) -> tuple[Prompt, ...]:
    """Titles and prompts of every step as the screen shows them to those who hear ``language``."""
    known = translations(language)
    return tuple(Prompt(key, known.get(source, source)) for key, source in _sources())


def _sources() -> Iterator[tuple[str, str]]:
    for flow in FLOWS:
        for step in flow.steps:
            for part, source in (("title", step.title), ("prompt", step.prompt)):
                if source:
                    yield f"{flow.id}.{step.id}.{part}", source


@cache
def translations(language: str) -> Mapping[str, str]:
    """The words of the steps by their English source, read from the catalogue; {} for English.

    Without a catalogue of its own Cantonese is what the Chinese screen says, read in Cantonese.
    """
    if language == ENGLISH:
        return {}
    known: dict[str, str] = {}
    file = catalogue(language) if catalogue(language).exists() else catalogue(CHINESE)
    for context in ElementTree.parse(file).iterfind("context"):
        if context.findtext("name") == CONTEXT:
            for message in context.iterfind("message"):
                known[message.findtext("source", "")] = message.findtext("translation", "")
    return known
