"""When help is offered: three misses, two Backs, double the usual time; once a page, never after a no."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.struggle import ASSUMED, USUAL, Mode, Struggle, Trigger, usual_seconds

START = Struggle().turned("number", usual=30)
counts = st.integers(0, 50)


def times(state: Struggle, step: str, count: int) -> Struggle:
    for _ in range(count):
        state = getattr(state, step)()
    return state


@given(misses=counts, backs=counts, seconds=st.integers(0, 200))
def test_each_sign_alone_is_enough_and_nothing_less_is(misses: int, backs: int, seconds: int) -> None:
    state = times(times(START, "missed", misses), "went_back", backs).waited(seconds)
    due = {
        Trigger.MISSES: misses >= 3,
        Trigger.BACKS: backs >= 2,
        Trigger.DWELL: seconds >= 60,
    }
    assert (state.trigger in {trigger for trigger, is_due in due.items() if is_due}) is any(due.values())
    assert (state.trigger is None) is not any(due.values())


@given(st.lists(st.sampled_from(["missed", "went_back", "waited"]), max_size=200))
def test_once_a_page_whatever_happens(steps: list[str]) -> None:
    state, offers = START, 0
    for step in steps:
        state = getattr(state, step)()
        if state.trigger is not None:
            offers += 1
            state = state.helped()
    assert offers <= 1


@given(st.lists(st.sampled_from(["missed", "went_back", "waited", "a", "b", "c"]), max_size=200))
def test_never_after_a_no(steps: list[str]) -> None:
    state = START.declined()
    for step in steps:
        state = getattr(state, step)() if len(step) > 1 else state.turned(step, usual=1)
        assert state.trigger is None


@given(st.lists(st.sampled_from(["missed", "waited", "went_back"]), max_size=50))
def test_another_page_starts_with_its_own_misses_and_time(steps: list[str]) -> None:
    state = START
    for step in steps:
        state = getattr(state, step)()
    fresh = state.turned("name", usual=40)
    assert (fresh.misses, fresh.seconds, fresh.backs) == (0, 0, state.backs)
    assert state.turned("number", usual=45) == replace(state, usual=45)


def test_it_can_be_offered_on_the_next_page_again() -> None:
    state = times(START, "missed", 3).helped().turned("name", usual=40)
    assert state.trigger is None
    assert times(state, "missed", 3).trigger is Trigger.MISSES


def test_the_steps_back_of_an_earlier_offer_are_answered() -> None:
    state = times(START, "went_back", 2).helped().turned("name", usual=40)
    assert state.trigger is None
    assert state.went_back().trigger is None
    assert times(state, "went_back", 2).trigger is Trigger.BACKS


def test_a_page_that_is_not_timed_is_never_slow() -> None:
    assert Struggle().turned("done", usual=0).waited(10_000).trigger is None


def test_until_people_are_counted_the_assumption_holds() -> None:
    usual = usual_seconds({})
    assert {page: usual[page, Mode.STANDARD] for page in USUAL} == dict(USUAL)
    assert usual["number", Mode.LARGE] > usual["number", Mode.STANDARD]


@given(
    counted=st.dictionaries(st.integers(0, 600), st.integers(1, 500), max_size=30),
    mode=st.sampled_from(list(Mode)),
)
def test_the_usual_time_is_the_middle_of_all(counted: dict[int, int], mode: Mode) -> None:
    place = ("slot", mode)
    assumed = usual_seconds({})[place]
    usual = usual_seconds({place: counted})[place]
    people = sorted([*(s for s, count in counted.items() for _ in range(count)), *([assumed] * ASSUMED)])
    assert usual == max(1, people[(len(people) - 1) // 2])


@pytest.mark.parametrize(("people", "expected"), [(ASSUMED - 1, 20), (ASSUMED + 1, 60)])
def test_many_counted_people_outweigh_the_assumption(people: int, expected: int) -> None:
    assert usual_seconds({("slot", Mode.STANDARD): {60: people}})["slot", Mode.STANDARD] == expected


def test_a_page_nobody_times_is_not_in_the_table() -> None:
    assert ("done", Mode.STANDARD) not in usual_seconds({("done", Mode.STANDARD): {5: 100}})
