"""Waiting times: honest ranges, and how full a place is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.waiting import Crowd, crowd, wait_range

people = st.integers(0, 500)
minutes = st.integers(1, 60)
open_rooms = st.integers(0, 12)


@pytest.mark.parametrize(
    ("ahead", "each", "rooms", "expected"),
    [
        (0, 8, 1, (0, 5)),
        (0, 60, 0, (0, 5)),
        (1, 8, 1, (5, 20)),
        (3, 6, 1, (10, 30)),
        (3, 6, 2, (5, 15)),
        (12, 8, 2, (35, 65)),
        (3, 6, 0, (10, 30)),
    ],
)
def test_ranges(ahead: int, each: int, rooms: int, expected: tuple[int, int]) -> None:
    assert wait_range(ahead, minutes_each=each, rooms=rooms) == expected


@given(people, minutes, open_rooms)
def test_a_range_is_in_fives_and_holds_the_plain_estimate(ahead: int, each: int, rooms: int) -> None:
    low, high = wait_range(ahead, minutes_each=each, rooms=rooms)
    assert (low % 5, high % 5) == (0, 0)
    assert 0 <= low < high
    assert low <= ahead * each / max(rooms, 1) <= high


@given(people, people, minutes, open_rooms)
def test_more_people_never_make_the_wait_look_shorter(ahead: int, more: int, each: int, rooms: int) -> None:
    shorter = wait_range(ahead, minutes_each=each, rooms=rooms)
    longer = wait_range(ahead + more, minutes_each=each, rooms=rooms)
    assert shorter[0] <= longer[0]
    assert shorter[1] <= longer[1]


@given(people, minutes, open_rooms)
def test_another_room_never_makes_the_wait_look_longer(ahead: int, each: int, rooms: int) -> None:
    before = wait_range(ahead, minutes_each=each, rooms=rooms)
    after = wait_range(ahead, minutes_each=each, rooms=rooms + 1)
    assert after[0] <= before[0]
    assert after[1] <= before[1]


@pytest.mark.parametrize(
    ("waiting", "rooms", "expected"),
    [(0, 0, "few"), (4, 1, "few"), (5, 1, "some"), (10, 1, "some"), (11, 1, "many"), (11, 3, "few"), (40, 3, "many")],
)
def test_how_full_a_place_is(waiting: int, rooms: int, expected: str) -> None:
    assert crowd(waiting, rooms) is Crowd(expected)
