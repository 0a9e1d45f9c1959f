"""What a hand reaches from a wheelchair."""

from dataclasses import dataclass

LOWEST, HIGHEST = 380.0, 1220.0  # mm above the floor (EN 301 549, 8.3)
LEAST = 290.0  # mm of a panel within which all controls of a page find room, in large text too


@dataclass(frozen=True)
class Reach:
    """How much of a panel ``height`` mm high is too high (``above``) and too low (``below``), in mm."""

    height: float
    above: float
    below: float

    @property
    def usable(self) -> float:
        """The mm between; none when the whole panel is out of reach."""
        return max(0.0, self.height - self.above - self.below)

    @property
    def is_enough(self) -> bool:
        """Whether all controls of a page can be brought there."""
        return self.usable >= min(LEAST, self.height)


def reach(lower_edge: float, height: float) -> Reach:
    """What is within reach of a panel whose ``lower_edge`` hangs so many mm above the floor."""
    above = min(height, max(0.0, lower_edge + height - HIGHEST))
    below = min(height, max(0.0, LOWEST - lower_edge))
    return Reach(height, above, below)
