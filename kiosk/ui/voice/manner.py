"""How a patient wants to be spoken to: how fast, how loud, in which Chinese. Back to the house's manner at the end."""

from dataclasses import dataclass

from kiosk.domain.speech import CANTONESE, MANDARIN
from kiosk.ui.language import translate

PACES = (0.75, 0.9, 1.0, 1.25, 1.5)  # accessibility.md, 14
VOLUMES = (0.12, 0.25, 0.45, 0.7, 1.0)  # of what the loudspeaker gives; each step is heard


@dataclass(frozen=True)
class Manner:
    """Steps of `PACES` and `VOLUMES`, and whether Chinese is spoken as in Guangdong."""

    pace_step: int = 2
    volume_step: int = 2
    is_cantonese: bool = False

    @property
    def pace(self) -> float:
        """1 is the usual pace."""
        return PACES[self.pace_step]

    @property
    def volume(self) -> float:
        """From 0 to 1."""
        return VOLUMES[self.volume_step]

    def language(self, written: str) -> str:
        """In which language words written in ``written`` are spoken."""
        return CANTONESE if written == MANDARIN and self.is_cantonese else written


def nearest_pace(pace: float) -> int:
    """The step nearest to ``pace``."""
    return min(range(len(PACES)), key=lambda step: abs(PACES[step] - pace))


def within(steps: tuple[float, ...], step: int) -> int:
    """``step``, or the first or last there is."""
    return min(max(step, 0), len(steps) - 1)


def pace_words(manner: Manner) -> str:
    """How fast it is now."""
    return translate("Voice", "Speed {pace}").format(pace=f"{manner.pace:g}")


def volume_words(manner: Manner) -> str:
    """How loud it is now."""
    return translate("Voice", "Volume {step} of {count}").format(step=manner.volume_step + 1, count=len(VOLUMES))
