"""What is recorded, what a placeholder stands in for, and what is missing: key by key."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.films import MAIN_LANGUAGE, PublishedClip
from kiosk.domain.signs import ClipKey, Kind
from kiosk.ports.signs import SignLibrary


class State(StrEnum):
    """What a patient sees for a key."""

    HUMAN = "human"
    PLACEHOLDER = "placeholder"
    MISSING = "missing"


@dataclass(frozen=True)
class Standing:
    """Where one key stands; ``clip`` is what this hospital published, None when nothing."""

    key: ClipKey
    state: State
    clip: PublishedClip | None = None

    @property
    def urgency(self) -> tuple[int, bool]:
        """Lower is more urgent: what is missing before what a placeholder shows, grave moments first of all."""
        return list(State)[::-1].index(self.state), not self.key.is_grave


def survey(
    keys: Iterable[ClipKey], published: Iterable[PublishedClip], library: SignLibrary, *, pack: str
) -> tuple[Standing, ...]:
    """Where each key stands, in their order; what is published counts before it has reached this machine."""
    own = {clip.key: clip for clip in published if clip.pack == pack}
    return tuple(Standing(key, _state(key, own, library), own.get(key.key)) for key in keys)


def _state(key: ClipKey, own: Mapping[str, PublishedClip], library: SignLibrary) -> State:
    if key.key in own:
        return State(own[key.key].kind.value)
    found = library.clip(key.key, captions=MAIN_LANGUAGE)
    if found is None or found.film is None or not key.allows(found.kind):
        return State.MISSING
    return State.HUMAN if found.kind is Kind.HUMAN else State.PLACEHOLDER


def urgent_first(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """What to record first stands first; what is alike keeps its order."""
    return tuple(sorted(standings, key=lambda standing: standing.urgency))


def sums(standings: Iterable[Standing]) -> Mapping[State, int]:
    """How many keys are in each state."""
    counted = Counter(standing.state for standing in standings)
    return {state: counted[state] for state in State}
