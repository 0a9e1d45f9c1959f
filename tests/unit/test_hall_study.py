"""The simulated study: waits that can be counted by hand, steps that everybody takes, and the published table."""

import pytest

from benchmarks.hall_study import STUDY, Assumed, Person, Setting, pooled, separate, study

NO_STEPS = Assumed(step=0.0, step_pooled=0.0, careless=0.0)
# Three come at once, each takes two minutes; a fourth comes after everybody has gone.
CROWD = [Person(comes, 2.0, False, 0.0) for comes in (0.0, 0.0, 0.0, 9.0)]


@pytest.mark.parametrize(("windows", "minutes"), [(1, 0 + 2 + 4 + 0), (2, 0 + 0 + 2 + 0), (3, 0), (4, 0)])
def test_a_crowd_waits_as_can_be_counted(windows: int, minutes: float) -> None:
    assert pooled(CROWD, windows, NO_STEPS) == minutes
    assert separate(CROWD, windows, NO_STEPS) == minutes


def test_one_line_moves_past_a_long_visit() -> None:
    people = [Person(0.0, 10.0, False, 0.0), Person(0.0, 1.0, False, 0.0), Person(0.0, 1.0, False, 0.0)]
    assert pooled(people, 2, NO_STEPS) == 1.0
    assert separate(people, 2, NO_STEPS) == 10.0  # behind the long one, the shortest line being as short


def test_every_person_takes_the_steps() -> None:
    world = Assumed(step=0.5, step_pooled=0.25)
    assert separate(CROWD, 4, world) == 4 * 0.5
    assert pooled(CROWD, 4, world) == 4 * 0.25


def test_the_table_is_met() -> None:
    figures = study(runs=400)
    assert len(figures) == len(STUDY)
    assert all(figure.is_met for figure in figures), figures


def test_another_world_does_not_meet_it() -> None:
    by_setting = dict(zip(STUDY, study(runs=60, assumed=Assumed(visit=1.0)), strict=True))
    assert not by_setting[Setting(1, False)].is_met
