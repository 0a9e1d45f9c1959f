"""What people are told of a queue: reasons for the order, honest waits, refusals."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import queue_errors, queue_views
from kiosk.domain.queue import CREDITS, Flag, Rules, Step, TicketState
from kiosk.domain.queue_errors import AlreadyCalled, StepRefused
from kiosk.domain.queue_views import InQueue, honest_wait, measured, reasons, why_before
from kiosk.domain.words import words

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
RULES = Rules()
SOMEBODY = InQueue(1, "A001", "王*明", TicketState.WAITING, 1, NINE, NINE - timedelta(hours=1), NINE, NINE)


def texts(who: InQueue) -> list[str]:
    return [one.text.format(**dict(one.values)) for one in reasons(who, RULES)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["Booked for 09:00"]),
        ({"issued": NINE + timedelta(minutes=7)}, ["Came at 09:07"]),
        (
            {"credit": 15, "flags": (Flag.ELDER, Flag.SIGNS)},
            ["Elderly: counted 15 minutes earlier", "Booked for 09:00"],
        ),
        ({"credit": 33, "flags": (Flag.ELDER,)}, ["Priority: counted 33 minutes earlier", "Booked for 09:00"]),
        ({"is_return": True}, ["Return visit: one after every 2 others", "Booked for 09:00"]),
        ({"misses": 2}, ["Calls missed: 2", "Booked for 09:00"]),
        ({"step": Step.TRANSFER}, ["Sent here from another queue, with the place kept", "Booked for 09:00"]),
        ({"step": Step.CHECK_IN}, ["Checked in again at 09:00", "Booked for 09:00"]),
    ],
)
def test_reasons(changes: dict[str, object], expected: list[str]) -> None:
    assert texts(replace(SOMEBODY, **changes)) == expected


def test_why_she_is_before_me() -> None:
    she = replace(SOMEBODY, credit=20, flags=(Flag.PREGNANT,), due=NINE - timedelta(minutes=20))
    me = replace(SOMEBODY, ticket_id=2, label="A002", misses=1)
    told = why_before(she, me, RULES)
    assert told[0] == words(queue_views.EARLIER, first="A001", early="08:40", second="A002", late="09:00")
    assert [one.text for one in told[1:]] == [queue_views.GRANTED[Flag.PREGNANT], queue_views.MISSED]


def test_every_flag_has_a_badge_and_every_credit_a_reason() -> None:
    assert set(queue_views.BADGES) == set(Flag)
    assert set(queue_views.GRANTED) == set(CREDITS)
    assert set(queue_errors.STANDS) == set(TicketState)


def test_lengths_are_measured_once_there_are_enough() -> None:
    assert measured([60.0] * 4, usual=8) == (6.0, 10.0)
    assert measured([60.0, 120, 180, 240, 300, 360, 3600, 420], usual=8) == (3.0, 6.0)


@given(
    st.integers(0, 300),
    st.lists(st.floats(1, 14400), max_size=30),
    st.integers(1, 60),
    st.integers(0, 8),
    st.integers(-60, 300),
)
def test_a_wait_is_honest(ahead: int, seconds: list[float], usual: int, windows: int, until: int) -> None:
    low, high = honest_wait(
        ahead, measured(seconds, usual=usual), windows=windows, until=timedelta(minutes=until, seconds=59)
    )
    assert (low % 5, high % 5) == (0, 0)
    assert low < high
    assert low >= until - 5  # never below what is known
    more = honest_wait(ahead + 1, measured(seconds, usual=usual), windows=windows, until=timedelta(minutes=until))
    assert more[1] >= high - 5


def test_two_windows_halve_the_wait() -> None:
    each = measured([], usual=8)
    assert honest_wait(10, each, windows=1, until=timedelta()) == (60, 110)
    assert honest_wait(10, each, windows=2, until=timedelta()) == (30, 55)
    assert honest_wait(0, each, windows=1, until=timedelta()) == (0, 10)
    assert honest_wait(0, each, windows=1, until=timedelta(minutes=34)) == (30, 40)


@pytest.mark.parametrize("state", TicketState)
def test_a_refusal_says_where_the_ticket_stands(state: TicketState) -> None:
    refused = StepRefused(ticket="A001", state=state)
    assert refused.patient == words(queue_errors.STANDS[state], ticket="A001")
    assert refused.patient.text.endswith(".")


def test_who_lost_reads_who_won() -> None:
    lost = AlreadyCalled("why", ticket="A001", window="2 诊室", who="丁一")
    assert (lost.window, lost.who) == ("2 诊室", "丁一")
    assert dict(lost.patient.values) == {"ticket": "A001", "window": "2 诊室", "who": "丁一"}
