"""NEWS2 at every boundary of every row, against a list written from the chart itself and not from our tables."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.triage.judging import SCORED, Alarm, Score, news2, propose
from kiosk.domain.triage.loading import load_tables
from kiosk.domain.triage.signs import Consciousness, Level, Presented, Scale, Sign, Vitals

TABLES = load_tables()
HEALTHY = {
    Sign.RESPIRATION: 16,
    Sign.SPO2: 97,
    Sign.SYSTOLIC: 120,
    Sign.PULSE: 70,
    Sign.TEMPERATURE: 37,
}
# Sign, value, points: both sides of every step of the chart (RCP 2017).
CHART = (
    *((Sign.RESPIRATION, value, points) for value, points in ((0, 3), (7, 3), (8, 3), (9, 1), (10, 1), (11, 1))),
    *((Sign.RESPIRATION, value, points) for value, points in ((12, 0), (16, 0), (20, 0), (21, 2), (24, 2))),
    *((Sign.RESPIRATION, value, points) for value, points in ((25, 3), (26, 3), (60, 3))),
    *((Sign.SPO2, value, points) for value, points in ((70, 3), (90, 3), (91, 3), (92, 2), (93, 2), (94, 1))),
    *((Sign.SPO2, value, points) for value, points in ((95, 1), (96, 0), (97, 0), (100, 0))),
    *((Sign.SYSTOLIC, value, points) for value, points in ((60, 3), (89, 3), (90, 3), (91, 2), (100, 2))),
    *((Sign.SYSTOLIC, value, points) for value, points in ((101, 1), (110, 1), (111, 0), (219, 0), (220, 3), (250, 3))),
    *((Sign.PULSE, value, points) for value, points in ((30, 3), (39, 3), (40, 3), (41, 1), (50, 1), (51, 0))),
    *((Sign.PULSE, value, points) for value, points in ((90, 0), (91, 1), (110, 1), (111, 2), (130, 2), (131, 3))),
    (Sign.PULSE, 200, 3),
    *((Sign.TEMPERATURE, value, points) for value, points in (("34.0", 3), ("35.0", 3), ("35.1", 1), ("36.0", 1))),
    *((Sign.TEMPERATURE, value, points) for value, points in (("36.1", 0), ("38.0", 0), ("38.1", 1), ("39.0", 1))),
    *((Sign.TEMPERATURE, value, points) for value, points in (("39.1", 2), ("42.0", 2))),
)
# Saturation, points on air, points on oxygen: the second scale.
SECOND = (
    *((70, 3, 3), (82, 3, 3), (83, 3, 3), (84, 2, 2), (85, 2, 2), (86, 1, 1), (87, 1, 1), (88, 0, 0), (92, 0, 0)),
    *((93, 0, 1), (94, 0, 1), (95, 0, 2), (96, 0, 2), (97, 0, 3), (98, 0, 3), (100, 0, 3)),
)


def vitals(changes: dict[Sign, object] | None = None, **other: object) -> Vitals:
    """Somebody well, but for ``changes``."""
    numbers = {sign: Decimal(str(value)) for sign, value in (HEALTHY | (changes or {})).items()}
    known = {"on_oxygen": False, "consciousness": Consciousness.ALERT} | other
    return Vitals(numbers, **known)  # type: ignore[arg-type]  # by name, each of its own kind


def points_of(score: Score, sign: Sign) -> int | None:
    return next(part.points for part in score.parts if part.sign is sign)


def test_somebody_well_has_no_points() -> None:
    score = news2(vitals(), TABLES.news2)
    assert (score.total, score.alarm, score.missing) == (0, Alarm.LOW, ())
    assert [part.sign for part in score.parts] == list(SCORED)


@pytest.mark.parametrize(("sign", "value", "points"), CHART)
def test_every_row_at_both_sides_of_every_step(sign: Sign, value: object, points: int) -> None:
    score = news2(vitals({sign: value}), TABLES.news2)
    assert (points_of(score, sign), score.total) == (points, points)


@pytest.mark.parametrize(("value", "on_air", "on_oxygen"), SECOND)
def test_the_second_scale(value: int, on_air: int, on_oxygen: int) -> None:
    air = news2(vitals({Sign.SPO2: value}, scale=Scale.TWO), TABLES.news2)
    oxygen = news2(vitals({Sign.SPO2: value}, scale=Scale.TWO, on_oxygen=True), TABLES.news2)
    assert (points_of(air, Sign.SPO2), air.total) == (on_air, on_air)
    assert (points_of(oxygen, Sign.SPO2), oxygen.total) == (on_oxygen, on_oxygen + 2)


def test_the_second_scale_waits_for_whether_oxygen_is_given() -> None:
    score = news2(vitals({Sign.SPO2: 98}, scale=Scale.TWO, on_oxygen=None), TABLES.news2)
    assert score.missing == (Sign.SPO2, Sign.OXYGEN)
    assert score.total == 0


@pytest.mark.parametrize(("mind", "points"), [("A", 0), ("C", 3), ("V", 3), ("P", 3), ("U", 3)])
def test_consciousness(mind: str, points: int) -> None:
    score = news2(vitals(consciousness=Consciousness(mind)), TABLES.news2)
    assert (points_of(score, Sign.CONSCIOUSNESS), score.total) == (points, points)


@pytest.mark.parametrize(
    ("changes", "other", "total", "alarm"),
    [
        ({Sign.RESPIRATION: 22, Sign.PULSE: 95, Sign.TEMPERATURE: "38.5"}, {}, 4, Alarm.LOW),
        ({Sign.RESPIRATION: 22, Sign.PULSE: 115, Sign.TEMPERATURE: "38.5"}, {}, 5, Alarm.URGENT),
        ({Sign.RESPIRATION: 22, Sign.PULSE: 115, Sign.TEMPERATURE: "39.1"}, {}, 6, Alarm.URGENT),
        ({Sign.RESPIRATION: 22, Sign.PULSE: 115, Sign.TEMPERATURE: "38.5"}, {"on_oxygen": True}, 7, Alarm.EMERGENCY),
        ({Sign.SYSTOLIC: 220}, {}, 3, Alarm.URGENT),
        ({}, {"consciousness": Consciousness.CONFUSED}, 3, Alarm.URGENT),
        ({Sign.SPO2: 92, Sign.PULSE: 41}, {}, 3, Alarm.LOW),
    ],
)
def test_five_in_all_or_three_of_one_is_urgent_and_seven_an_emergency(
    changes: dict[Sign, object], other: dict[str, object], total: int, alarm: Alarm
) -> None:
    score = news2(vitals(changes, **other), TABLES.news2)
    assert (score.total, score.alarm) == (total, alarm)


def test_what_was_not_measured_is_missing_and_what_was_counts() -> None:
    score = news2(Vitals({Sign.PULSE: Decimal(135)}), TABLES.news2)
    assert (score.total, score.alarm) == (3, Alarm.URGENT)
    assert set(score.missing) == set(SCORED) - {Sign.PULSE}


@pytest.mark.parametrize(("age", "is_usable"), [(0, False), (15, False), (16, True), (90, True), (None, True)])
def test_it_is_refused_under_sixteen(age: int | None, is_usable: bool) -> None:
    found = propose(Presented(vitals({Sign.PULSE: 190}), age=age), TABLES)
    assert (found.news2 is not None, found.why_not is None) == (is_usable, is_usable)
    assert found.level is Level.ONE, "the four levels hold all the same"


def test_it_is_refused_in_pregnancy() -> None:
    found = propose(Presented(vitals({Sign.SYSTOLIC: 75}), frozenset({"pregnant"}), age=30), TABLES)
    assert found.news2 is None
    assert found.why_not is not None
    assert "pregnancy" in found.why_not.text
    assert found.level is Level.TWO


anybody = st.builds(
    Vitals,
    st.fixed_dictionaries(
        {},
        optional={
            Sign.RESPIRATION: st.integers(0, 60).map(Decimal),
            Sign.SPO2: st.integers(50, 100).map(Decimal),
            Sign.SYSTOLIC: st.integers(40, 260).map(Decimal),
            Sign.PULSE: st.integers(20, 220).map(Decimal),
            Sign.TEMPERATURE: st.integers(320, 420).map(lambda tenths: Decimal(tenths) / 10),
        },
    ),
    st.sampled_from([None, False, True]),
    st.sampled_from([None, *Consciousness]),
    st.sampled_from(list(Scale)),
)


@given(anybody)
def test_the_total_is_the_sum_of_its_parts(found: Vitals) -> None:
    score = news2(found, TABLES.news2)
    points = [part.points or 0 for part in score.parts]
    assert score.total == sum(points) <= 20
    assert all(0 <= each <= 3 for each in points)
    assert {part.sign for part in score.parts} | set(score.missing) == set(SCORED)
    assert not {part.sign for part in score.parts} & set(score.missing)
    assert (score.alarm is Alarm.EMERGENCY) == (score.total >= 7)
    assert (score.alarm is Alarm.LOW) == (score.total < 5 and 3 not in points)


WORSE = {  # which way it gets worse from where it is well
    Sign.RESPIRATION: (range(20, 60), range(12, -1, -1)),
    Sign.SPO2: (range(100, 49, -1),),
    Sign.SYSTOLIC: (range(219, 300), range(219, 40, -1)),
    Sign.PULSE: (range(90, 220), range(51, 20, -1)),
    Sign.TEMPERATURE: (range(380, 420), range(361, 320, -1)),
}


@pytest.mark.parametrize(("sign", "way"), [(sign, way) for sign, ways in WORSE.items() for way in ways])
def test_nobody_gets_fewer_points_by_getting_worse(sign: Sign, way: range) -> None:
    scale = Decimal(10) if sign is Sign.TEMPERATURE else Decimal(1)
    found = [points_of(news2(vitals({sign: value / scale}), TABLES.news2), sign) or 0 for value in map(Decimal, way)]
    assert found == sorted(found)


def test_oxygen_never_takes_points_away() -> None:
    for value, scale in product(range(70, 101), Scale):
        air = news2(vitals({Sign.SPO2: value}, scale=scale), TABLES.news2)
        oxygen = news2(vitals({Sign.SPO2: value}, scale=scale, on_oxygen=True), TABLES.news2)
        assert oxygen.total >= air.total + 2
