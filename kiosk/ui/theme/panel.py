"""The panel as people meet it: how large it is, how high it hangs, from how far they look."""

import math
from dataclasses import dataclass

from kiosk.domain.reach import LEAST, Reach, reach

NEAR = 600.0  # mm: the type sizes of the tokens are meant for eyes so far away
FLAT, SMALL = 300.0, 200.0  # mm: less height asks for lower bars, even less for everything to be tight
SIGNER = 105.0  # mm: a signer is so wide at least, and a third of the panel (accessibility.md 19)


@dataclass(frozen=True)
class Panel:
    """``width`` and ``height`` in mm, ``lower_edge`` in mm above the floor, ``distance`` in mm from the eyes."""

    width: float = 267.7
    height: float = 475.9
    lower_edge: float = 800.0
    distance: float = NEAR
    has_signer: bool = False  # who takes a part of it from the page

    @property
    def zoom(self) -> float:
        """How many times larger everything is drawn, so that it looks as large as from `NEAR`; never smaller."""
        return max(1.0, self.distance / NEAR)

    @property
    def lies(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def is_wide(self) -> bool:
        """Whether a page has room for two columns: on a lying panel, unless a signer stands beside it."""
        return self.lies and not self.shows_signer

    @property
    def is_tight(self) -> bool:
        """Whether every millimetre counts."""
        return min(self.height, self.width) / self.zoom < SMALL

    @property
    def shows_signer(self) -> bool:
        """Whether a signer stands beside the page; on a tight panel they take turns."""
        return self.has_signer and not self.is_tight

    @property
    def signer(self) -> float:
        """How wide a signer is, in mm."""
        return max(SIGNER * self.zoom, self.width / 3)

    @property
    def shapes(self) -> frozenset[str]:
        """The words by which ``tokens.toml`` names its shape."""
        is_flat = self.height / self.zoom < FLAT
        words = (("flat", is_flat), ("small", self.is_tight), ("wide", self.is_wide))
        return frozenset(word for word, holds in words if holds)

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
