"""What a hand reaches from a wheelchair, of panels hung at any height."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.reach import HIGHEST, LEAST, LOWEST, reach

EDGES = st.floats(0, 2000)
HEIGHTS = st.floats(50, 2000)


@pytest.mark.parametrize(
    ("lower_edge", "height", "above", "below", "is_enough"),
    [
        (800, 476, 56, 0, True),  # 21.5 inch upright, as we advise
        (1000, 476, 256, 0, False),  # a hand's breadth too high
        (200, 476, 0, 180, True),
        (100, 300, 0, 280, False),
        (800, 163, 0, 0, True),  # a small panel needs no more than it has
        (1300, 476, 476, 0, False),
        (0, 300, 0, 300, False),
    ],
)
def test_what_is_out_of_reach(lower_edge: float, height: float, above: float, below: float, is_enough: bool) -> None:
    there = reach(lower_edge, height)
    assert (there.above, there.below, there.is_enough) == (above, below, is_enough)


@given(EDGES, HEIGHTS)
def test_what_is_left_lies_between_the_limits(lower_edge: float, height: float) -> None:
    there = reach(lower_edge, height)
    top, bottom = lower_edge + height - there.above, lower_edge + there.below
    if there.usable > 1e-6:
        assert top <= HIGHEST + 1e-6
        assert bottom >= LOWEST - 1e-6
        assert there.usable == pytest.approx(top - bottom)


@given(EDGES, HEIGHTS)
def test_nothing_within_reach_is_given_away(lower_edge: float, height: float) -> None:
    common = min(lower_edge + height, HIGHEST) - max(lower_edge, LOWEST)
    there = reach(lower_edge, height)
    assert there.usable == pytest.approx(max(0.0, common), abs=1e-6)
    assert there.is_enough == (there.usable >= min(LEAST, height))
