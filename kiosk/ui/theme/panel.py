"""The panel as people meet it: how large it is, how high it hangs, from how far they look."""

import math
from dataclasses import dataclass

from kiosk.domain.reach import LEAST, Reach, reach

NEAR = 600.0  # mm: the type sizes of the tokens are meant for eyes so far away
FLAT, SMALL = 300.0, 200.0  # mm: less height asks for lower bars, even less for everything to be tight


@dataclass(frozen=True)
class Panel:
    """``width`` and ``height`` in mm, ``lower_edge`` in mm above the floor, ``distance`` in mm from the eyes."""

    width: float = 267.7
    height: float = 475.9
    lower_edge: float = 800.0
    distance: float = NEAR

    @property
    def zoom(self) -> float:
        """How many times larger everything is drawn, so that it looks as large as from `NEAR`; never smaller."""
        return max(1.0, self.distance / NEAR)

    @property
    def is_wide(self) -> bool:
        """Whether it lies."""
        return self.width > self.height

    @property
    def shapes(self) -> frozenset[str]:
        """The words by which ``tokens.toml`` names its shape."""
        height, width = self.height / self.zoom, self.width / self.zoom
        return frozenset(
            word
            for word, holds in (("flat", height < FLAT), ("small", min(height, width) < SMALL), ("wide", self.is_wide))
            if holds
        )

    @property
    def reach(self) -> Reach:
        """What a hand reaches from a wheelchair; as much as the controls need, even where that is too high or low."""
        there = reach(self.lower_edge, self.height)
        spare = max(0.0, self.height - LEAST * self.zoom)
        above = min(there.above, spare)
        return Reach(self.height, above, min(there.below, spare - above))


def panel_of(width: int, height: int, *, diagonal: float, lower_edge: float, distance: float) -> tuple[float, Panel]:
    """Pixels in a millimetre, and the panel, of ``width`` × ``height`` pixels on ``diagonal`` mm."""
    px_per_mm = math.hypot(width, height) / diagonal
    return px_per_mm, Panel(width / px_per_mm, height / px_per_mm, lower_edge, distance)
