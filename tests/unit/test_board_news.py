"""What is news on a board, how places are counted, and when it is awake."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.board import FRESH, LATE, Area, Count, News, counts, is_awake
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import Call, Line

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SECOND = timedelta(seconds=1)


def call(key: int, at: datetime = NOON) -> Call:
    return Call(key, key, f"A{key:03}", "张*三", 3, "3 诊室", "Room 3", 2, 1, at)


def ids(calls: tuple[Call, ...]) -> list[int]:
    return [one.id for one in calls]


def test_the_first_look_has_no_news() -> None:
    assert News().of([call(1)], NOON) == ()


def test_each_call_is_news_once_the_oldest_first() -> None:
    news = News()
    news.of([], NOON)
    assert ids(news.of([call(3, NOON + SECOND), call(2)], NOON + SECOND)) == [2, 3]
    assert ids(news.of([call(3, NOON + SECOND), call(2), call(4, NOON + SECOND)], NOON + SECOND)) == [4]


def test_a_call_whose_transaction_ended_late_is_news_though_its_id_is_lower() -> None:
    news = News()
    news.of([], NOON)
    news.of([call(6)], NOON)
    assert ids(news.of([call(5), call(6)], NOON)) == [5]


def test_what_nobody_saw_for_long_is_no_news() -> None:
    news = News()
    news.of([], NOON)
    assert ids(news.of([call(1), call(2, NOON + SECOND)], NOON + FRESH + SECOND)) == [2]


def test_what_stood_for_a_moment_not_is_no_news() -> None:
    news = News()
    news.of([], NOON)
    news.of([call(1)], NOON)
    news.of([], NOON)
    assert news.of([call(1)], NOON) == ()


def test_a_day_of_calls_leaves_no_more_than_the_fresh_ones() -> None:
    news = News()
    for number in range(5000):
        at = NOON + number * SECOND
        news.of([call(number, at)], at)
    assert news._known is not None
    assert len(news._known) <= FRESH / SECOND + 1


LINES = (Line(1, "1 诊室", "Room 1", 4), Line(2, "2 诊室", "Room 2", 3), Line(3, "1 诊室", "Room 1", 9, is_paused=True))


def test_a_department_counts_by_room() -> None:
    assert counts(LINES, Area())[2] == Count("1 诊室", "Room 1", 9, is_paused=True)


def test_several_departments_count_by_department() -> None:
    area = Area(departments={1: ("内科", "Medicine"), 2: ("内科", "Medicine"), 3: ("外科", "Surgery")})
    assert counts(LINES, area) == (Count("内科", "Medicine", 7), Count("外科", "Surgery", 9, is_paused=True))


@pytest.mark.parametrize(
    ("at", "last", "awake"),
    [
        (time(12), None, True),
        (time(6, 59), None, False),
        (time(7, 0), None, True),  # half an hour before opening
        (time(17, 29), None, True),
        (time(17, 30), None, False),
        (time(17, 30), time(17, 0), True),  # a clinic that overruns
        (time(18, 0), time(17, 0), False),
        (time(23), time(22, 59), True),
        (time(3), None, False),
    ],
)
def test_awake_from_before_opening_until_an_hour_after_the_last_call(at: time, last: time | None, awake: bool) -> None:
    hours = HospitalInfo(opens=time(7, 30), closes=time(17, 30))
    called = None if last is None else datetime.combine(NOON, last, NOON.tzinfo)
    assert timedelta(hours=1) == LATE
    assert is_awake(hours, datetime.combine(NOON, at, NOON.tzinfo), called) is awake
