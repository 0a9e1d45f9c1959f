"""A run as it is kept for another machine, and back: flows and steps by their ids."""

from kiosk.domain.errors import Misuse
from kiosk.domain.live import SavedRun
from kiosk.flow.engine import FlowRun
from kiosk.flow.flows import FLOWS


def saved(run: FlowRun) -> SavedRun:
    """``run`` to be kept."""
    return SavedRun(run.flow.id, run.step_id, run.journey, run.past)


def restored(kept: SavedRun) -> FlowRun:
    """The run that was `saved`, to be entered anew; raises `Misuse` for a flow or step this version does not have."""
    flow = next((each for each in FLOWS if each.id == kept.flow), None)
    if flow is None or not all(flow.has(step) for step in (kept.step, *(step for step, _ in kept.past))):
        raise Misuse(f"no step {kept.flow}/{kept.step} in this version")
    return FlowRun(flow, kept.step, kept.journey, kept.past)


def stage_of(flow_id: str, step_id: str) -> str:
    """The name of the stage of a step (context "Steps"), or "" where this version does not have it."""
    found = (
        flow.stages[step.stage] for flow in FLOWS if flow.id == flow_id for step in flow.steps if step.id == step_id
    )
    return next(found, "")


def title_of(flow_id: str, step_id: str) -> str:
    """The title of a step (context "Steps"), or "" where this version does not have it."""
    steps = (step for flow in FLOWS if flow.id == flow_id for step in flow.steps)
    return next((step.title for step in steps if step.id == step_id), "")
