"""What the window needs to know of this installation."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.hospital import HospitalInfo
from kiosk.ports import NameSpeller
from kiosk.ui.kiosk.idle import Patience

INCH = 25.4


@dataclass(frozen=True)
class House:
    """Fixed facts; ``diagonal`` in inch, ``patience`` by mode ("standard", "large")."""

    device: str
    now: Callable[[], datetime]
    speller: NameSpeller
    patience: Mapping[str, Patience]
    hospital: HospitalInfo
    diagonal: float
    language: str
    modes: frozenset[str]
    demo: bool
    takes_phone: bool = True
    has_scanner: bool = False

    def px_per_mm(self, width: int, height: int) -> float:
        """Pixels in a millimetre when the panel shows ``width`` × ``height`` pixels."""
        return math.hypot(width, height) / (self.diagonal * INCH)
