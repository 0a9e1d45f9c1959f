"""A flow is a table of steps; a run is where one patient stands in it. No Qt, no side effects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey, Standing
from kiosk.services import Services

Condition = Callable[[Journey], bool]
Work = Callable[[Services, Journey, Actor], Journey]


Lesson = Callable[[DomainError, Journey], Journey]
Lead = Callable[[Journey], Standing | None]
Farewell = Callable[[Journey], DomainError | None]


def always(_journey: Journey) -> bool:
    """The condition of a step everybody passes."""
    return True


def nothing_new(_error: DomainError, journey: Journey) -> Journey:
    """The lesson of an error that tells nothing but its words."""
    return journey


def onwards(_journey: Journey) -> None:
    """The lead of a step that the next one follows."""


def nothing_to_say(_journey: Journey) -> None:
    """The farewell from a step behind which nothing has been done yet."""


@dataclass(frozen=True)
class Step:
    """One page of a flow with its words (English sources, context "Steps") and its work off the GUI thread.

    ``enter`` loads what the page offers before it is shown, ``after`` runs once when it is shown, ``watch`` again and
    again while it is shown, ``hears`` whenever something was committed anywhere meanwhile, ``work`` follows the answer,
    ``leave`` cleans up when the patient walks away from this step. After ``no_return`` nobody goes back, except while a
    step ``gives_back``: there ``leave`` undoes it first. Nobody goes back behind the work of a step that is
    ``for_good``. Whoever walks away from a step that ``keeps`` may go on there later; ``leads`` tells, after the work,
    where that is. ``unseen`` is what somebody must know who goes before this step could be shown.
    """

    id: str
    page: str
    stage: int
    title: str
    prompt: str
    when: Condition = always
    enter: Work | None = None
    after: Work | None = None
    watch: Work | None = None
    hears: Work | None = None
    work: Work | None = None
    leave: Work | None = None
    leads: Lead = onwards
    unseen: Farewell = nothing_to_say
    no_return: bool = False
    gives_back: Condition | None = None
    for_good: bool = False
    keeps: bool = False
    spoken: str = ""  # what the voice says instead of title and prompt
    sign: str = ""  # key of the sign clip, the step's id by default

    @property
    def sign_key(self) -> str:
        """The key under which a pack of sign clips holds this step."""
        return self.sign or self.id


@dataclass(frozen=True)
class Retreat:
    """Where an error leads back to, and what the journey learns from it."""

    step: str
    learn: Lesson = nothing_new


@dataclass(frozen=True)
class Flow:
    """Steps in order, the names of its stages, and the retreat from each recoverable error.

    ``keep`` puts aside the journey of somebody who walked away, ``forget`` wipes it when they leave for good.
    """

    id: str
    steps: tuple[Step, ...]
    stages: tuple[str, ...]
    retreats: Mapping[type[DomainError], Retreat] = field(default_factory=dict)
    keep: Work | None = None
    forget: Work | None = None

    def step(self, step_id: str) -> Step:
        """The step of this id; `KeyError` if there is none."""
        return next(step for step in self.steps if step.id == step_id) if self.has(step_id) else _missing(step_id)

    def has(self, step_id: str) -> bool:
        """Whether a step of this id exists."""
        return any(step.id == step_id for step in self.steps)

    def after(self, step_id: str | None, journey: Journey) -> Step | None:
        """The next step this journey has to pass after ``step_id`` (None: from the start)."""
        start = 0 if step_id is None else self.steps.index(self.step(step_id)) + 1
        return next((step for step in self.steps[start:] if step.when(journey)), None)


def _missing(step_id: str) -> Step:
    raise KeyError(step_id)


@dataclass(frozen=True)
class FlowRun:
    """Where one journey stands. Every transition gives a new run; the old one is never changed."""

    flow: Flow
    step_id: str
    journey: Journey
    past: tuple[tuple[str, Journey], ...] = ()

    @classmethod
    def begin(cls, flow: Flow, journey: Journey | None = None) -> "FlowRun":
        """A run at the first step."""
        journey = journey or Journey()
        first = flow.after(None, journey)
        if first is None:
            raise ValueError(f"flow {flow.id} has no step for this journey")
        return cls(flow, first.id, journey)

    @property
    def step(self) -> Step:
        """The step in hand."""
        return self.flow.step(self.step_id)

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier step may be shown again."""
        undo = self.step.gives_back
        return bool(self.past) and (undo is None or undo(self.journey))

    @property
    def back_undoes(self) -> bool:
        """Whether going back gives up what the way here has brought."""
        return self.can_go_back and self.step.gives_back is not None

    def binds(self, journey: Journey) -> bool:
        """Whether the work on this answer does something that is not undone by forgetting it."""
        following = self._following(journey)
        return self.step.no_return or (following is not None and following.no_return)

    @property
    def to_keep(self) -> Journey | None:
        """The journey with where it stands, to go on from later; None on a step that is not kept."""
        if not self.step.keeps:
            return None
        past = tuple(step_id for step_id, _ in self.past if self.flow.step(step_id).keeps)
        return replace(self.journey, standing=Standing(self.step_id, past))

    @property
    def is_first(self) -> bool:
        """Whether nothing lies behind: Back leads out of the flow."""
        before = self.flow.steps[: self.flow.steps.index(self.step)]
        return not self.past and not self.step.no_return and not any(step.for_good for step in before)

    def updated(self, journey: Journey) -> "FlowRun":
        """The same step, knowing more."""
        return replace(self, journey=journey)

    def why(self, journey: Journey) -> DomainError | None:
        """Why this answer does not lead where somebody wanted to go on."""
        standing = self.step.leads(journey)
        return standing.why if standing else None

    def answered(self, journey: Journey) -> "FlowRun | None":
        """The run at the next step, or None when the flow is over. What cannot be taken back clears the past."""
        following, standing = self._following(journey), self.step.leads(journey)
        if following is None:
            return None
        led = replace(journey, standing=None)
        behind = ((self.step_id, self.journey),) if standing is None else tuple((each, led) for each in standing.past)
        is_final = following.no_return and (following.gives_back is None or standing is not None)
        past = () if is_final or self.step.for_good else (*self.past, *behind)
        return replace(self, step_id=following.id, journey=led, past=past)

    def back(self) -> "FlowRun":
        """The run as it was at the step before; the same run when there is none."""
        if not self.past:
            return self
        step_id, journey = self.past[-1]
        return replace(self, step_id=step_id, journey=journey, past=self.past[:-1])

    def retreated(self, error: DomainError, journey: Journey) -> "FlowRun | None":
        """The run at the step ``error`` leads back to, keeping ``journey``; None when it leads nowhere."""
        retreat = self.flow.retreats.get(type(error))
        if retreat is None:
            return None
        kept = tuple(item for item in self.past if self._before(item[0], retreat.step))
        return replace(self, step_id=retreat.step, journey=retreat.learn(error, journey), past=kept)

    def _following(self, journey: Journey) -> Step | None:
        standing = self.step.leads(journey)
        return self.flow.after(self.step_id, journey) if standing is None else self.flow.step(standing.step)

    def _before(self, step_id: str, target: str) -> bool:
        order = [step.id for step in self.flow.steps]
        return order.index(step_id) < order.index(target)
