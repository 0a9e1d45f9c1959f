"""From our pace to an engine's words a minute."""

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

from kiosk.domain.speech import CANTONESE, ENGLISH, MANDARIN

Curve = tuple[tuple[float, float], ...]  # (pace, words a minute), rising

# espeak-ng's "words" are not ours, and what it makes of a number differs from voice to voice: measured on the length of
# whole WAVs, pauses included. At pace 1 they give 190 Chinese characters a minute, and 160 English words.
MEASURED: Mapping[tuple[str, str], Curve] = MappingProxyType(
    {
        ("espeak", MANDARIN): ((0.75, 126), (1.0, 164), (1.25, 197), (1.5, 226)),
        ("espeak", CANTONESE): ((0.75, 106), (1.0, 140), (1.25, 173), (1.5, 202)),
        ("espeak", ENGLISH): ((0.75, 96), (1.0, 127), (1.25, 159), (1.5, 190)),
    }
)
UNMEASURED: Curve = ((0.75, 135), (1.0, 180), (1.5, 270))  # Windows and macOS count real words; never tried on one


def rate_for(driver: str, language: str, *, pace: float) -> int:
    """The engine's words a minute for ``pace``, straight between the measured ones."""
    curve = MEASURED.get((driver, language), UNMEASURED)
    paces = [at for at, _ in curve]
    above = min(max(bisect_right(paces, pace), 1), len(curve) - 1)
    (low, slow), (high, fast) = curve[above - 1], curve[above]
    return round(slow + (fast - slow) * (pace - low) / (high - low))
