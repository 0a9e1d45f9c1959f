"""A run that is kept goes on elsewhere where it stood."""

import pytest

from kiosk.domain.errors import Misuse
from kiosk.domain.journey import Journey, Way
from kiosk.domain.live import SavedRun
from kiosk.flow.engine import Flow, FlowRun
from kiosk.flow.flows import FLOWS
from kiosk.flow.saving import restored, saved, stage_of, title_of


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_a_run_at_any_step_comes_back(flow: Flow) -> None:
    for step in flow.steps:
        run = FlowRun(flow, step.id, Journey(way=Way.CARD), ((flow.steps[0].id, Journey()),))
        assert restored(saved(run)) == run


@pytest.mark.parametrize(
    "kept",
    [
        SavedRun("gone", "slot", Journey()),
        SavedRun("registration", "gone", Journey()),
        SavedRun("registration", "slot", Journey(), (("gone", Journey()),)),
    ],
)
def test_another_versions_run_is_misuse(kept: SavedRun) -> None:
    with pytest.raises(Misuse):
        restored(kept)


def test_a_step_has_a_title_and_a_stage_where_it_is_known() -> None:
    assert stage_of("registration", "slot") == "Doctor"
    assert (stage_of("registration", "gone"), stage_of("gone", "slot")) == ("", "")
    assert title_of("registration", "slot") == "Choose a doctor and a time"
    assert (title_of("registration", "gone"), title_of("gone", "slot")) == ("", "")
