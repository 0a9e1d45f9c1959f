"""What is known of a voice, and how long a spoken sentence may be kept."""

from dataclasses import dataclass
from enum import Enum

MANDARIN, CANTONESE, ENGLISH = LANGUAGES = ("zh_CN", "yue", "en")
SLOWEST, FASTEST = 0.75, 1.5


@dataclass(frozen=True)
class Voice:
    """Who speaks: the engine's name, the engine's own name of the voice, and the language it is used for."""

    engine: str
    id: str
    language: str


class Keep(Enum):
    """How long the sound of a sentence may lie on this machine."""

    ALWAYS = "always"  # words that are the same for everybody
    SITTING = "sitting"  # words that may hold a patient's name, number, place or money
