"""Going back over what has been written does not write it twice."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Journey, Newcomer, Patient, Way
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION

PATIENT = Patient(7, "无名氏", Sex.UNKNOWN, None, "M202611200001", FeeClass.SELF)


def at_consent(journey: Journey) -> FlowRun:
    """The run of somebody unknown who has reached the question whether we may keep what they told."""
    run = FlowRun.begin(REGISTRATION, journey)
    while run.step_id != "consent":
        following = run.answered(journey)
        assert following is not None
        run = following
    return run


@pytest.mark.parametrize("way", [Way.NO_PAPERS, Way.TYPED, Way.CHILD])
def test_nobody_goes_back_to_before_they_were_entered(way: Way) -> None:
    """A second consent would enter somebody without papers twice, and a refusal after the first would be no refusal."""
    newcomer = Newcomer("张小米", Sex.FEMALE, date(1990, 3, 7), "")
    run = at_consent(Journey(way=way, newcomer=newcomer))
    assert run.can_go_back
    entered = run.answered(replace(run.journey, patient=PATIENT))
    assert entered is not None
    assert entered.step_id == "department"
    assert not entered.can_go_back
    assert not entered.is_first


def test_whoever_is_known_can_go_back_from_the_departments() -> None:
    run = FlowRun.begin(REGISTRATION, Journey(way=Way.TYPED))
    found = run.answered(replace(run.journey, patient=PATIENT))
    assert found is not None
    assert found.step_id == "department"
    assert found.can_go_back
