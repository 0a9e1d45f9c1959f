"""What the badges of a patient look like: a word and an icon each, the pressing ones in colour."""

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.domain.queue import OF_TRIAGE, Flag, Step
from kiosk.domain.queue_views import BADGES, InQueue
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.widgets.pill import Pill


class Tone(NamedTuple):
    """Colour tokens of words and ground."""

    ink: str
    tint: str


PLAIN, WARM, PRESSING, OURS = (
    Tone("ink-2", "sunken"),
    Tone("warning", "warning-tint"),
    Tone("danger", "danger-tint"),
    Tone("primary", "primary-tint"),
)
# The four levels by words and Roman figure too: the colours are those of the wristband.
LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4 = PRESSING, Tone("accent-ink", "accent-tint"), WARM, Tone("success", "success-tint")
LOOKS: Mapping[Flag, tuple[str, Tone]] = {
    Flag.TRIAGE_1: ("urgent", LEVEL_1),
    Flag.TRIAGE_2: ("urgent", LEVEL_2),
    Flag.TRIAGE_3: ("clock", LEVEL_3),
    Flag.TRIAGE_4: ("circle-check", LEVEL_4),
    Flag.GREEN: ("player-track-next", LEVEL_4),
    Flag.CRITICAL: ("urgent", PRESSING),
    Flag.PREGNANT: ("heartbeat", WARM),
    Flag.ELDER: ("old", WARM),
    Flag.SOLDIER: ("medal", WARM),
    Flag.DISABLED: ("disabled", WARM),
    Flag.MARTYR: ("flag", WARM),
    Flag.CHILD: ("mood-kid", OURS),
    Flag.SIGNS: ("sign-language", PRESSING),
    Flag.WHEELCHAIR: ("wheelchair", OURS),
    Flag.VOICE: ("ear", OURS),
}


def badges(who: InQueue) -> tuple[Pill, ...]:
    """What staff should know at a glance, the most pressing first; () for somebody in the usual order."""
    flags = (Pill(translate_marked("Words", BADGES[flag]), icon, *tone) for flag, icon, tone in _found(who))
    return (*flags, *_moved(who))


def _found(who: InQueue) -> list[tuple[Flag, str, Tone]]:
    """What triage found first, then by how pressing it is."""
    found = [(flag, *LOOKS[flag]) for flag in who.flags]
    order = (PRESSING, WARM, OURS)
    return sorted(found, key=lambda one: -1 if one[0] in OF_TRIAGE else order.index(one[2]))


def _moved(who: InQueue) -> tuple[Pill, ...]:
    found = []
    if who.is_return:
        found.append(Pill(translate("Window", "Return visit"), "history"))
    if who.misses:
        found.append(Pill(translate("Window", "Missed {count}×").format(count=who.misses), "user-x"))
    if who.step is Step.TRANSFER:
        found.append(Pill(translate("Window", "Transferred"), "arrows-exchange"))
    return tuple(found)


def fetches(who: InQueue) -> bool:
    """Whether calling out a number does not reach this patient: somebody has to go to the door."""
    return Flag.SIGNS in who.flags
