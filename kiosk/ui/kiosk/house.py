"""What the window needs to know of this installation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.hospital import HospitalInfo
from kiosk.ui.theme import Panel, panel_of

INCH = 25.4


@dataclass(frozen=True)
class House:
    """Fixed facts; ``diagonal`` in inch, ``lower_edge`` and ``viewing_distance`` in mm."""

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
    checks_in: bool = False  # a ticket shown on the start page checks in
    reduced_motion: bool = False
    lower_edge: float = 800.0
    viewing_distance: float = 600.0

    def of(self, hospital: HospitalInfo) -> "House":
        """The same, in this hospital."""
        return replace(self, hospital=hospital)

    def panel(self, width: int, height: int) -> tuple[float, Panel]:
        """Pixels in a millimetre, and the panel, when it shows ``width`` × ``height`` pixels."""
        diagonal = self.diagonal * INCH
        return panel_of(width, height, diagonal=diagonal, lower_edge=self.lower_edge, distance=self.viewing_distance)
