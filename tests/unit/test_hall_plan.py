"""The simulated day's arrivals: the same for the same seed, as many as asked, spread as the curve says."""

from collections import Counter

from benchmarks.hall_plan import CURVE, HOUR, TICK, arrivals


def test_the_curve_is_a_whole_day() -> None:
    assert round(sum(CURVE.values()), 9) == 1


def test_a_seed_gives_one_day() -> None:
    assert arrivals(50, seed=1) == arrivals(50, seed=1) != arrivals(50, seed=2)


def test_people_come_as_the_curve_says() -> None:
    people = arrivals(20_000, seed=1)
    assert [one.patient for one in people] == list(range(1, 20_001))
    assert [one.at for one in people] == sorted(one.at for one in people)
    assert all(one.at % TICK == 0 for one in people)
    by_hour = Counter(int((one.at - TICK) // HOUR) for one in people)  # the grid rounds up
    assert all(abs(by_hour[hour] / 20_000 - share) < 0.01 for hour, share in CURVE.items())
