"""The gravest comes first, whoever waits climbs, and the figures of a day are what people waited."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.help import (
    CLIMB_SECONDS,
    GRAVITY,
    REPEAT_SECONDS,
    Gravity,
    HelpFigures,
    HelpRequest,
    HelpSort,
    HelpState,
    figures,
    gravity,
    in_order,
)

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)
sorts = st.sampled_from(HelpSort)
ages = st.integers(0, 3600)


def request(key: int, sort: HelpSort, age: float, *, state: HelpState = HelpState.WAITING) -> HelpRequest:
    asked_at = NOW - timedelta(seconds=age)
    return HelpRequest(key, sort, f"K{key}", "slot", state, "", asked_at, since=asked_at)


def ids(*requests: HelpRequest) -> list[int]:
    return [each.id for each in in_order(requests, NOW)]


def test_a_red_flag_is_before_everybody_however_long_they_wait() -> None:
    assert ids(request(1, HelpSort.PERSON, 3000), request(2, HelpSort.RED_FLAG, 1)) == [2, 1]


def test_of_one_gravity_whoever_came_first_is_first() -> None:
    assert ids(request(1, HelpSort.PERSON, 10), request(2, HelpSort.SIGNS, 20)) == [2, 1]


def test_whoever_waits_climbs_and_stands_behind_those_who_are_there_already() -> None:
    climbed = request(1, HelpSort.STRUGGLE, CLIMB_SECONDS + 5)  # a person's gravity for 5 s
    assert gravity(HelpSort.STRUGGLE, climbed.asked_at, NOW) is Gravity.PERSON
    assert ids(climbed, request(2, HelpSort.PERSON, 10), request(3, HelpSort.PERSON, 2)) == [2, 1, 3]


def test_what_is_seen_to_is_below_the_last_taken_first() -> None:
    taken = [request(key, HelpSort.RED_FLAG, age, state=HelpState.TAKEN) for key, age in ((1, 50), (2, 5))]
    assert ids(*taken, request(3, HelpSort.PAPER, 1)) == [3, 2, 1]


@given(sorts, ages, ages)
def test_nobody_becomes_less_grave_and_nothing_climbs_to_a_red_flag(sort: HelpSort, age: int, more: int) -> None:
    young, old = (gravity(sort, NOW - timedelta(seconds=each), NOW) for each in (age, age + more))
    assert old <= young <= GRAVITY[sort]
    assert (old is Gravity.LIFE) == (sort is HelpSort.RED_FLAG)


@given(st.lists(st.tuples(sorts, ages), max_size=8))
def test_everybody_is_in_the_list_once_by_gravity(waiting: list[tuple[HelpSort, int]]) -> None:
    requests = [request(key, sort, age) for key, (sort, age) in enumerate(waiting)]
    ordered = in_order(requests, NOW)
    assert sorted(each.id for each in ordered) == list(range(len(waiting)))
    grave = [gravity(each.sort, each.asked_at, NOW) for each in ordered]
    assert grave == sorted(grave)


def test_the_graver_the_oftener_it_is_heard() -> None:
    assert sorted(REPEAT_SECONDS) == sorted(Gravity)
    assert [REPEAT_SECONDS[each] for each in sorted(Gravity)] == sorted(REPEAT_SECONDS.values())


def test_a_clock_that_is_behind_harms_nobody() -> None:
    assert gravity(HelpSort.PAPER, NOW + timedelta(seconds=90), NOW) is Gravity.MACHINE


def test_figures_of_a_day() -> None:
    assert figures((), solved=0) == HelpFigures()
    assert figures((4.0,), solved=1) == HelpFigures(1, 1, 4, 4)
    assert figures(range(1, 101), solved=99) == HelpFigures(100, 99, 50.5, 95)


@given(st.lists(st.floats(0, 1e4), min_size=1))
def test_95_of_100_did_not_wait_longer(waits: list[float]) -> None:
    most = figures(waits, solved=0).p95_seconds
    assert sum(each <= most for each in waits) >= 0.95 * len(waits)
    assert sum(each < most for each in waits) < 0.95 * len(waits)
