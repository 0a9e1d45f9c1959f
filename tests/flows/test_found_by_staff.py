"""Somebody staff have found, or a kiosk lends: the same steps, without those that ask who it is."""

from datetime import date

import pytest

from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Journey, Patient, Way
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION

PATIENT = Patient(7, "张有三", Sex.MALE, date(1985, 3, 12), "D000001", FeeClass.EMPLOYEE)


@pytest.mark.parametrize(
    ("knows", "step"), [({}, "department"), ({"kept": True}, "resume"), ({"open_visits": ("one",)}, "open_visits")]
)
def test_whoever_was_found_is_asked_nothing_about_themselves(knows: dict[str, object], step: str) -> None:
    found = Journey(way=Way.FOUND, patient=PATIENT, **knows)  # type: ignore[arg-type]  # by name
    run = FlowRun.begin(REGISTRATION).answered(found)
    assert run is not None
    assert run.step_id == step
