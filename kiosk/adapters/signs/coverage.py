"""What a patient sees for each key: a person, a placeholder, or captions alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.adapters.signs.library import ClipLibrary, installed_packs
from kiosk.domain.signs import Clip, ClipKey
from kiosk.flow.signing import clip_keys
from kiosk.paths import CHINESE
from kiosk.settings import Settings


class Shown(StrEnum):
    """Who signs; "missing" when nobody does and captions stand alone."""

    HUMAN = "human"
    PLACEHOLDER = "placeholder"
    MISSING = "missing"


@dataclass(frozen=True)
class Covered:
    """What is shown for ``key``; ``pack`` is where it comes from, "" when no pack knows the key."""

    key: ClipKey
    shown: Shown
    pack: str = ""


def coverage(settings: Settings) -> Mapping[str, tuple[Covered, ...]]:
    """Every key, by sign language: the hall's, and those of packs that are installed besides."""
    here = {pack.language for pack in installed_packs(settings) if pack.language}
    languages = dict.fromkeys((settings.signs.language, *sorted(here)))
    return {language: _covered(_in(settings, language)) for language in languages}


def _in(settings: Settings, language: str) -> Settings:
    return replace(settings, signs=replace(settings.signs, language=language))


def _covered(settings: Settings) -> tuple[Covered, ...]:
    library = ClipLibrary(settings)
    return tuple(_one(key, library.clip(name, captions=CHINESE)) for name, key in clip_keys().items())


def _one(key: ClipKey, clip: Clip | None) -> Covered:
    if clip is None:
        return Covered(key, Shown.MISSING)
    return Covered(key, Shown(clip.kind.value) if clip.film else Shown.MISSING, clip.pack)
