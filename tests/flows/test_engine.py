"""A flow is a table of steps; a run is where one journey stands."""

import pytest

from kiosk.domain.errors import Misuse, SlotTaken
from kiosk.domain.journey import Journey, Way
from kiosk.flow.engine import Flow, FlowRun, Retreat, Step, always


def step(name: str, **more: object) -> Step:
    return Step(name, page=name, stage=0, title=name, prompt=name, **more)


def never(_journey: Journey) -> bool:
    return False


FLOW = Flow(
    "f",
    (step("a"), step("b", when=never), step("c"), step("d", no_return=True), step("e")),
    ("only",),
    {SlotTaken: Retreat("c")},
)


def test_steps_are_found_by_name() -> None:
    assert FLOW.step("c").page == "c"
    assert (FLOW.has("c"), FLOW.has("z")) == (True, False)
    with pytest.raises(KeyError, match="z"):
        FLOW.step("z")
    assert always(Journey())


def test_a_condition_skips_a_step() -> None:
    run = FlowRun.begin(FLOW)
    following = run.answered(Journey(way=Way.CARD))
    assert (run.step_id, following.step_id, following.journey.way) == ("a", "c", Way.CARD)


def test_a_flow_without_a_step_for_the_journey_cannot_begin() -> None:
    with pytest.raises(ValueError, match="no step"):
        FlowRun.begin(Flow("g", (step("a", when=never),), ("only",)))


def test_the_last_answer_ends_the_flow() -> None:
    run = FlowRun(FLOW, "e", Journey())
    assert run.answered(Journey()) is None


def test_back_restores_what_was_known_and_a_run_never_changes() -> None:
    first = FlowRun.begin(FLOW, Journey(code="1"))
    second = first.answered(Journey(code="2")).updated(Journey(code="3"))
    assert second.back() == first
    assert second.journey.code == "3"
    assert first.back() is first


def test_behind_no_return_the_past_is_gone() -> None:
    run = FlowRun.begin(FLOW).answered(Journey()).answered(Journey())
    assert (run.step_id, run.can_go_back) == ("d", False)
    assert run.answered(Journey()).can_go_back


def test_a_retreat_keeps_what_lies_before_its_step() -> None:
    run = FlowRun.begin(FLOW).answered(Journey())
    again = FlowRun(FLOW, "e", Journey(), (*run.past, ("c", Journey()), ("e", Journey())))
    back = again.retreated(SlotTaken(), Journey(code="kept"))
    assert (back.step_id, back.journey.code, back.past) == ("c", "kept", run.past)
    assert again.retreated(Misuse(), Journey()) is None


def test_a_sign_clip_can_have_a_key_of_its_own() -> None:
    assert step("a", sign="other").sign_key == "other"
