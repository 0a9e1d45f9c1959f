"""What the window needs to know of this installation."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.hospital import HospitalInfo
from kiosk.flow.engine import Step
from kiosk.ports import NameSpeller
from kiosk.ui.kiosk.idle import Patience
from kiosk.ui.pages.page import View
from kiosk.ui.theme import Theme

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
    done_seconds: int = 20
    has_scanner: bool = False

    def view(self, theme: Theme, step: Step) -> View:
        """What the page of ``step`` may know of all this."""
        return View(
            theme=theme,
            step=step,
            now=self.now,
            speller=self.speller,
            guide_desk=self.hospital.guide_desk,
            demo=self.demo,
            takes_phone=self.takes_phone,
            done_seconds=self.done_seconds,
            has_scanner=self.has_scanner,
        )

    def px_per_mm(self, width: int, height: int) -> float:
        """Pixels in a millimetre when the panel shows ``width`` × ``height`` pixels."""
        return math.hypot(width, height) / (self.diagonal * INCH)
