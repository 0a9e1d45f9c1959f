"""The order of a queue: ranks, credits, places behind others, and the bound on being overtaken."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import queue
from kiosk.domain.queue import CREDITS, Fate, Flag, Rules, Spot, Step, TicketState

RULES = Rules()
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
NOW = queue.instant(NOON)

times = st.integers(0, 8 * 3600).map(lambda seconds: NOON + timedelta(seconds=seconds))
flags = st.sets(st.sampled_from(Flag))


@st.composite
def lines(draw: st.DrawFn) -> list[Spot]:
    """People who are due, some of them at the very same moment."""
    ranks = draw(st.lists(st.integers(NOW - 40, NOW), max_size=12))
    tickets = draw(st.permutations(range(1, 60)))
    returns = draw(st.lists(st.booleans(), min_size=12, max_size=12))
    spots = [Spot(rank, ticket, back) for rank, ticket, back in zip(ranks, tickets, returns, strict=False)]
    return sorted(spots, key=lambda spot: spot.key)


def stay_before(line: list[Spot], rank: int, ticket: int) -> int:
    return sum(spot.key < (rank, ticket) for spot in line)


def test_a_rank_is_a_time() -> None:
    assert queue.moment(NOW) == NOON
    assert queue.instant(NOON.astimezone(ZoneInfo("Asia/Shanghai"))) == NOW


@given(issued=times, starts=times, number=st.integers(1, 2000), credit=st.integers(0, 240))
def test_a_place_counts_from_the_later_of_issue_and_slot(
    issued: datetime, starts: datetime, number: int, credit: int
) -> None:
    rank = queue.natural_rank(issued=issued, starts=starts, number=number, credit=credit)
    counted = queue.moment(rank - number * 1000) + timedelta(minutes=credit)
    assert counted == max(issued, starts)


@given(people=st.lists(st.tuples(times, times, flags), min_size=2, max_size=12))
def test_nobody_is_overtaken_past_the_bound(people: list[tuple[datetime, datetime, set[Flag]]]) -> None:
    ranked = [
        (
            queue.natural_rank(issued=issued, starts=starts, number=number, credit=queue.credit_of(granted, RULES)),
            max(issued, starts) + timedelta(milliseconds=number),
        )
        for number, (issued, starts, granted) in enumerate(people, start=1)
    ]
    for rank, came in ranked:
        before = [other for theirs, other in ranked if theirs < rank]
        assert max(before, default=came) - came < queue.bound(RULES) + timedelta(microseconds=1)


@given(issued=st.lists(times, min_size=2, max_size=8).map(sorted), starts=times)
def test_people_of_one_slot_keep_the_order_of_their_numbers(issued: list[datetime], starts: datetime) -> None:
    ranks = [
        queue.natural_rank(issued=at, starts=starts, number=number, credit=0) for number, at in enumerate(issued, 1)
    ]
    assert ranks == sorted(set(ranks))


@given(flags)
def test_the_largest_credit_counts_and_never_the_sum(granted: set[Flag]) -> None:
    credits_ = [CREDITS[flag] for flag in granted if flag in CREDITS]
    assert queue.credit_of(granted, RULES) == max(credits_, default=0)


def test_no_credits_no_bound() -> None:
    assert queue.bound(Rules(credits={})) == timedelta()
    assert queue.bound(RULES) == timedelta(hours=4)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (None, set()),
        (date(1956, 11, 20), {Flag.ELDER}),
        (date(1956, 11, 21), set()),
        (date(2012, 11, 21), {Flag.CHILD}),
        (date(2012, 11, 20), set()),
    ],
)
def test_what_a_birth_date_tells(birth: date | None, expected: set[Flag]) -> None:
    assert queue.flags_of_age(birth, date(2026, 11, 20), RULES) == expected


@given(lines(), st.integers(1, 14), st.integers(60, 70))
def test_so_many_people_stay_before(line: list[Spot], count: int, ticket: int) -> None:
    rank = queue.behind(line, count, ticket_id=ticket, now=NOW)
    assert stay_before(line, rank, ticket) >= min(count, len(line))


@given(lines(), st.integers(1, 14), st.sampled_from([0, 70]))
def test_not_more_stay_before_than_must(line: list[Spot], count: int, ticket: int) -> None:
    """The ticket goes into the first gap there is."""
    rank = queue.behind(line, count, ticket_id=ticket, now=NOW)
    for place in range(min(count, len(line)), stay_before(line, rank, ticket)):
        one, other = line[place - 1], line[place]
        assert other.rank - one.rank <= 1


@given(lines(), st.integers(60, 70))
def test_the_end_is_behind_everybody_due_and_before_who_comes_later(line: list[Spot], ticket: int) -> None:
    rank = queue.at_end(line, ticket_id=ticket, now=NOW)
    assert stay_before(line, rank, ticket) == len(line)
    assert rank <= NOW + 1


@given(lines(), st.integers(1, 4))
def test_between_two_return_visits_stand_enough_first_ones(line: list[Spot], every: int) -> None:
    place = queue.return_place(line, Rules(first_to_return=every))
    returns = [number for number, spot in enumerate(line) if spot.is_return]
    assert place - (returns[-1] + 1 if returns else 0) == every


def test_missed_twice_goes_back_then_to_the_end_then_out() -> None:
    fates = [queue.after_miss(misses, RULES) for misses in range(1, 6)]
    assert fates == [Fate.BACK, Fate.BACK, Fate.END, Fate.VOID, Fate.VOID]


def test_the_head_of_several_queues_is_whose_wait_weighs_most() -> None:
    long_ago, just_now, later = NOW - 600, NOW - 500, NOW + 600
    assert queue.urgency(just_now, now=NOW, weight=2) > queue.urgency(long_ago, now=NOW, weight=1)
    assert queue.urgency(long_ago, now=NOW, weight=1) > queue.urgency(later, now=NOW, weight=1)
    # Nobody whose time has not come gains by weight, nor loses by it.
    assert queue.urgency(later, now=NOW, weight=9) == queue.urgency(later, now=NOW, weight=1)


@pytest.mark.parametrize(
    ("rules", "at", "is_open"),
    [
        (RULES, time(0, 0), True),
        (RULES, time(23, 59, 59), True),
        (Rules(opens=time(8), closes=time(12)), time(7, 59), False),
        (Rules(opens=time(8), closes=time(12)), time(8, 0), True),
        (Rules(opens=time(8), closes=time(12)), time(12, 0), False),
        (Rules(opens=time(8)), time(7, 0), False),
    ],
)
def test_hours(rules: Rules, at: time, is_open: bool) -> None:
    assert rules.is_open(at) is is_open


def test_a_days_tickets_can_be_called_until_four_in_the_morning() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    night, morning = (datetime(2026, 11, 21, hour, 59, tzinfo=zone) for hour in (3, 4))
    assert queue.callable_days(night)[:2] == (date(2026, 11, 20), date(2026, 11, 21))
    days = queue.callable_days(morning)
    assert days[:2] == (date(2026, 11, 21), date(2026, 11, 21))
    midnight = queue.instant(datetime(2026, 11, 21, tzinfo=zone))
    assert days.floor == midnight - queue.MOST_CREDIT * queue.MINUTE
    assert days.ceiling == queue.instant(morning) + 30 * queue.MINUTE


def test_every_ticket_that_has_not_ended_can_end() -> None:
    alive = set(TicketState) - queue.ENDED - {TicketState.UNPAID}  # money is ended by the till
    assert queue.FROM[Step.EXPIRE] == alive
    assert set(queue.FROM) >= queue.UNDOABLE
