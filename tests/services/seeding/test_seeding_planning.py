"""The weekly timetable over real days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.journey import DayPart, SessionKind
from kiosk.services.seeding.hospital import TimetableEntry
from kiosk.services.seeding.planning import SESSION_CODE, plan

NIGHT = TimetableEntry("JZ", "", "JZ-1", SessionKind.GENERAL, "general", (1, 2, 3, 4, 5, 6, 7), 0, 1440, 60, 5)
WEEKDAYS = st.lists(st.integers(1, 7), min_size=1, unique=True).map(tuple)


def test_a_session_is_named_by_day_holder_and_beginning():
    (session,) = plan([NIGHT], today=date(2026, 11, 20), days=1, zone="Asia/Shanghai")
    assert session.code == "20261120-JZ.JZ-1-0000"
    (session,) = plan([replace(NIGHT, doctor="D7", starts=810)], today=date(2026, 11, 20), days=1, zone="UTC")
    assert session.code == "20261120-D7-1330"
    assert SESSION_CODE.fullmatch(session.code)
    assert session.entry.part is DayPart.AFTERNOON


@given(WEEKDAYS, st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 30))
def test_sessions_are_on_their_weekdays_within_the_days(weekdays, today, days):
    planned = plan([replace(NIGHT, weekdays=weekdays)], today=today, days=days, zone="Asia/Shanghai")
    wanted = [today + timedelta(days=count) for count in range(days)]
    assert [session.day for session in planned] == [day for day in wanted if day.isoweekday() in weekdays]
    assert len({session.code for session in planned}) == len(planned)


@given(st.sampled_from([5, 10, 15, 20, 30, 60]), st.integers(0, 12), st.integers(1, 12))
def test_bands_fill_the_session_without_gap_or_overlap(band, first, hours):
    entry = replace(NIGHT, starts=first * 60, ends=(first + hours) * 60, band=band)
    (session,) = plan([entry], today=date(2026, 11, 20), days=1, zone="Asia/Shanghai")
    assert len(session.slots) == hours * 60 // band
    assert all(one.ends == other.starts for one, other in zip(session.slots, session.slots[1:], strict=False))
    assert session.slots[-1].ends - session.slots[0].starts == timedelta(hours=hours)


def test_a_day_ends_at_the_midnight_of_the_hospital():
    (session,) = plan([NIGHT], today=date(2026, 11, 20), days=1, zone="Asia/Shanghai")
    assert session.slots[0].starts == datetime(2026, 11, 19, 16, tzinfo=UTC)
    assert session.slots[-1].ends == datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
@pytest.mark.parametrize("band", [30, 60, 180])
def test_where_the_clocks_change_no_two_slots_begin_together(day, hours, band):
    (session,) = plan([replace(NIGHT, band=band)], today=day, days=1, zone="Europe/Berlin")
    starts = [slot.starts for slot in session.slots]
    assert starts == sorted(set(starts))
    assert session.slots[-1].ends - starts[0] == timedelta(hours=hours)
