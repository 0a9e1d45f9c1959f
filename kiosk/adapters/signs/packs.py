"""What a pack of sign-language clips is once it was read, wherever it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kiosk.domain.films import MAIN_LANGUAGE
from kiosk.domain.signs import CSL, NOBODY, Caption, Clip, Credit, Kind

Captions = Mapping[str, tuple[Caption, ...]]  # by language of the interface


@dataclass(frozen=True)
class Entry:
    """One clip of a pack. ``film`` None: nobody signs it, or its file cannot be played."""

    key: str
    title: str
    kind: Kind
    film: Path | None
    captions: Captions
    credit: Credit = NOBODY
    fingerprint: str = ""  # of what a placeholder was made from

    def clip(self, language: str, *, pack: str, signed: str) -> Clip:
        """As a page shows it, captioned in ``language``, else in Chinese; ``signed`` is the sign language."""
        captions = self.captions.get(language) or self.captions.get(MAIN_LANGUAGE) or ()
        return Clip(self.key, self.title, self.kind, self.film, captions, self.credit, pack, signed)


@dataclass(frozen=True)
class Pack:
    """A pack as it lies in ``folder``; ``faults`` are whole sentences with file and key."""

    name: str
    folder: Path
    title: str = ""
    language: str = CSL
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[str, ...] = ()
