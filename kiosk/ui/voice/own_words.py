"""What the house itself says, the same to everybody: it tells nothing of the patient who hears it."""

from functools import cache
from xml.etree import ElementTree

from kiosk.paths import CHINESE, catalogue
from kiosk.ui.language import translate_marked

OF_THINGS = "Terms"  # names, such as a doctor's title: where it stands it tells which department
# Said to staff and on boards: no kiosk says it, and among it are words that are somebody's department.
ELSEWHERE = frozenset(
    ("Administration", "Board", "Desk", "Hall", "Kiosks", "Patients", "Register", "Studio", "Triage", "Window")
)
PASSED_OVER = ELSEWHERE | {OF_THINGS}


def own_words() -> tuple[str, ...]:
    """Every sentence without a gap as it stands on the screen now, in the language there; without its full stop."""
    return tuple({translate_marked(context, source).rstrip(".。") for context, source in _sources()})


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    """Context and English words, from the catalogue that has them all."""
    return tuple(
        (name, source)
        for context in ElementTree.parse(catalogue(CHINESE)).iterfind("context")
        if (name := context.findtext("name", "")) not in PASSED_OVER
        for message in context.iterfind("message")
        if "{" not in (source := message.findtext("source", ""))
    )
