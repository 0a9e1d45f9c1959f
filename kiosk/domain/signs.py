"""Sign-language clips (手语): what one is, who vouches for it, and where only a real person may sign."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

CSL = "csl"  # 国家通用手语, the Chinese national common sign language


class Kind(StrEnum):
    """Who signs: a person, or nobody yet and the film says so. Generated figures are of no kind we know."""

    HUMAN = "human"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True)
class Caption:
    """A line shown from ``start`` to ``end`` ms of a clip."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class ClipKey:
    """What needs a clip: ``script`` is what is signed (English source, context "Signs"), ``icon`` its picture.

    Consent, payment and triage are ``is_grave``: there a person signs, or nobody (accessibility.md 21).
    """

    key: str
    script: str
    icon: str
    is_grave: bool = False

    def allows(self, kind: Kind) -> bool:
        """Whether a clip of this ``kind`` may be shown here."""
        return kind is Kind.HUMAN or not self.is_grave


@dataclass(frozen=True)
class Credit:
    """Who signed, when, and the deaf reviewer who vouches for it; all empty for a placeholder."""

    signer: str = ""
    recorded_on: date | None = None
    reviewer: str = ""


NOBODY = Credit()


@dataclass(frozen=True)
class Clip:
    """One clip of a ``pack`` in one sign ``language``; ``film`` None: only its captions can be shown."""

    key: str
    title: str
    kind: Kind
    film: Path | None
    captions: tuple[Caption, ...]
    credit: Credit = NOBODY
    pack: str = ""
    language: str = CSL
