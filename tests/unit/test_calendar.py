"""Business days and ages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.calendar import age, birth_problem, business_day, needs_guardian
from kiosk.domain.errors import Misuse

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_the_day_is_the_hospital_s_not_greenwich_s() -> None:
    just_after_midnight = datetime(2026, 7, 29, 16, 30, tzinfo=UTC).astimezone(SHANGHAI)
    assert business_day(just_after_midnight) == date(2026, 7, 30)


def test_a_time_without_a_zone_has_no_business_day() -> None:
    with pytest.raises(Misuse):
        business_day(datetime.fromisoformat("2026-07-30T12:00:00"))


@pytest.mark.parametrize(
    ("birth", "today", "years"),
    [
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2000, 7, 30), date(2026, 7, 29), 25),
        (date(2000, 7, 30), date(2026, 7, 30), 26),
        (date(2026, 7, 30), date(2026, 7, 30), 0),
    ],
)
def test_age(birth: date, today: date, years: int) -> None:
    assert age(birth, today) == years


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(0, 130))
def test_on_the_birthday_the_age_is_the_years_between(birth: date, years: int) -> None:
    assert age(birth, date(birth.year + years, birth.month, min(birth.day, 28))) in (years, years - 1)
    assert age(birth, birth) == 0


def test_a_guardian_is_needed_until_the_fourteenth_birthday() -> None:
    assert needs_guardian(date(2012, 7, 31), date(2026, 7, 30))
    assert not needs_guardian(date(2012, 7, 30), date(2026, 7, 30))


def test_on_a_leap_day_the_oldest_birth_date_is_the_28th() -> None:
    leap_day = date(2028, 2, 29)
    assert birth_problem("18980228", leap_day) is None
    assert birth_problem("18980227", leap_day) is not None
