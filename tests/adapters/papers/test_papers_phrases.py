"""What the papers say."""

from datetime import date

import pytest

from kiosk.adapters.papers import phrases


@pytest.mark.parametrize(("floor", "words"), [(1, "1 楼"), (12, "12 楼"), (-1, "地下 1 楼"), (0, "地下 1 楼")])
def test_floors(floor: int, words: str) -> None:
    assert phrases.floor_words(floor) == words


@pytest.mark.parametrize(
    ("day", "words"), [(20, "今天"), (21, "明天 11月21日"), (22, "11月22日 周日"), (23, "11月23日 周一")]
)
def test_days(day: int, words: str) -> None:
    assert phrases.day_words(date(2026, 11, day), today=date(2026, 11, 20)) == words


@pytest.mark.parametrize(
    ("wait", "words"), [((15, 25), "15–25 分钟"), ((20, 20), "20 分钟"), ((0, 10), "10 分钟以内"), ((0, 0), "很快到您")]
)
def test_waits(wait: tuple[int, int], words: str) -> None:
    assert phrases.wait_words(wait) == words


def test_nobody_ahead() -> None:
    assert phrases.ahead_words(0) == "没有人"
    assert phrases.ahead_words(3) == "3 人"
