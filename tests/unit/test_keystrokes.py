"""The keystroke-level model, against sums done by hand."""

import pytest

from benchmarks.keystrokes import (
    ADULT,
    OLDER,
    Act,
    Operator,
    Person,
    Spot,
    count_words,
    difficulty,
    returning,
    seconds,
    thorough,
)

ROUND = Person("round", think=1, home=0.5, point=2, tap=0.25, slope=0.1, glance=0.2, reading=120, sources=("",) * 7)
TAP = Act(
    "Register",
    Spot(30, 40, 10, 20),
    page="home",
    start=Spot(0, 0),
    taps=1,
    homes=True,
    choices=3,
    must=4,
    all_words=20,
    wait=0.3,
)


@pytest.mark.parametrize(("distance", "width", "bits"), [(0, 20, 0), (20, 20, 1), (60, 20, 2), (140, 20, 3)])
def test_difficulty_is_in_bits(distance: float, width: float, bits: float) -> None:
    assert difficulty(distance, width) == pytest.approx(bits)


def test_a_tap_is_the_sum_of_its_operators() -> None:
    taken = seconds(TAP, ROUND, words=4)
    assert taken == {
        Operator.THINK: 1,
        Operator.HOME: 0.5,
        Operator.POINT: pytest.approx(0.1 * 2.585, abs=1e-4),  # 50 mm away, 10 mm wide: log2 6
        Operator.TAP: 0.25,
        Operator.SEARCH: pytest.approx(0.4),  # of three, two are looked at
        Operator.READ: 2,
        Operator.WAIT: 0.3,
    }


@pytest.mark.parametrize(
    ("act", "operator", "expected"),
    [
        (Act("card", wait=1.5), Operator.POINT, 2),
        (Act("card", wait=1.5), Operator.TAP, 0),
        (Act("card", wait=1.5), Operator.SEARCH, 0),
        (Act("card", wait=1.5), Operator.WAIT, 1.5),
        (Act("Next", Spot(0, 0, 10, 10), thinks=False), Operator.THINK, 0),
        (Act("Next", Spot(0, 0, 10, 10)), Operator.HOME, 0),
        (Act("Next", Spot(0, 30, 10, 90)), Operator.POINT, 0.2),
        (Act("Next", Spot(0, 30, 90, 10)), Operator.POINT, 0.2),
    ],
)
def test_what_is_not_done_takes_no_time(act: Act, operator: Operator, expected: float) -> None:
    assert seconds(act, ROUND, words=0)[operator] == pytest.approx(expected)


def test_a_journey_is_the_sum_of_its_acts() -> None:
    once = sum(seconds(TAP, ROUND, words=4).values())
    assert sum(returning((TAP, TAP, TAP), ROUND).values()) == pytest.approx(3 * once)


def test_who_reads_every_word_takes_longer_by_those_words() -> None:
    more = sum(thorough((TAP,), ROUND).values()) - sum(returning((TAP,), ROUND).values())
    assert more == pytest.approx((20 - 4) / 120 * 60)


def test_adults_as_published() -> None:
    assert (ADULT.think, ADULT.home, ADULT.point, ADULT.tap) == (1.35, 0.4, 1.1, 0.28)
    assert ADULT.slope == pytest.approx(0.1439, abs=1e-4)
    assert ADULT.reading == pytest.approx(331.6, abs=0.1)


def test_older_adults_are_slower_by_what_was_measured() -> None:
    assert OLDER.think == pytest.approx(2.276, abs=1e-3)
    assert OLDER.home == pytest.approx(0.834, abs=1e-3)
    assert OLDER.tap == pytest.approx(0.584, abs=1e-3)
    assert OLDER.slope == pytest.approx(0.2518, abs=1e-4)
    assert OLDER.reading == pytest.approx(207.5, abs=0.1)


def test_every_assumption_is_told_with_its_source() -> None:
    for person in (ADULT, OLDER):
        lines = tuple(person.told())
        assert len(lines) == len(person.sources) == 7
        assert all(source and f"({source})" in line for line, source in zip(lines, person.sources, strict=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("挂号", 2),
        ("早上好，您想办什么？", 8),
        ("今天 09:30–10:00", 6),
        ("内科 · 2 楼 5 诊室", 7),
        ("9.00 元", 3),
        ("I agree, go on", 4),
        ("𠮷野", 2),
    ],
)
def test_words_are_counted_as_in_chinese_texts(text: str, words: int) -> None:
    assert count_words(text) == words
