"""Between two targets there is room for a finger that slips (accessibility.md 6)."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect

from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "gap", "mm"
LIMIT = 2.0
FAR = 40.0  # mm beyond which two controls are no neighbours
ROUNDING = 0.5  # pixels


def read(show: Show) -> Iterator[Reading]:
    """The gap between every two neighbours; below 0 where they overlap."""
    for one, other in combinations(show.rest.controls, 2):
        gap = show.rest.mm(distance(one.seen, other.seen) + ROUNDING)
        if gap < FAR:
            yield Reading(f"{one.name} and {other.name}", gap, LIMIT)


def distance(one: QRect, other: QRect) -> int:
    """Pixels between two boxes along the axis on which they are further apart."""
    across = max(one.left() - other.right(), other.left() - one.right()) - 1
    down = max(one.top() - other.bottom(), other.top() - one.bottom()) - 1
    return max(across, down)
