"""What the window needs to know of this installation."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.hospital import HospitalInfo

INCH = 25.4


@dataclass(frozen=True)
class House:
    """Fixed facts; ``diagonal`` in inch."""

    device: str
    now: Callable[[], datetime]
    hospital: HospitalInfo
    diagonal: float
    language: str
    modes: frozenset[str]
    demo: bool
    takes_phone: bool = True
    done_seconds: int = 20
    has_scanner: bool = False
    reduced_motion: bool = False

    def of(self, hospital: HospitalInfo) -> "House":
        """The same, in this hospital."""
        return replace(self, hospital=hospital)

    def px_per_mm(self, width: int, height: int) -> float:
        """Pixels in a millimetre when the panel shows ``width`` × ``height`` pixels."""
        return math.hypot(width, height) / (self.diagonal * INCH)
