"""A sitting walks a flow off the GUI thread, says what is wrong, and forgets everything at the end."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError, InvalidEntry, SlotTaken
from kiosk.domain.journey import Journey, PayBy, Payment, PaymentState, Standing
from kiosk.flow.engine import Flow, FlowRun, Retreat, Step
from kiosk.services import Services
from kiosk.ui.kiosk.sitting import Sitting
from kiosk.ui.tasks import Tasks

Answer = Callable[[Journey], Journey]


class Script:
    """Work whose outcome the test decides; remembers on which thread it ran."""

    def __init__(self, *outcomes: Answer | DomainError) -> None:
        self.outcomes = list(outcomes)
        self.threads: list[str] = []
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, _services: Services, journey: Journey, _actor: Actor) -> Journey:
        self.threads.append(threading.current_thread().name)
        self.gate.wait(10)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, DomainError):
            raise outcome
        return outcome(journey)


def same(journey: Journey) -> Journey:
    return journey


def step(name: str, **work: Script | bool) -> Step:
    return Step(name, page=name, stage=0, title=name, prompt="", **work)


@pytest.fixture
def sitting(qtbot: QtBot) -> Iterator[Sitting]:
    tasks = Tasks()
    made = Sitting(tasks, Actor("K1"), retry_ms=10, watch_ms=10)
    made.open(cast(Services, object()))
    yield made
    made.end()
    tasks.close()


def pages(sitting: Sitting) -> list[str]:
    seen: list[str] = []
    sitting.shown.connect(lambda run: seen.append(cast(FlowRun, run).step_id))
    return seen


def test_work_runs_off_the_gui_thread_and_leads_on(qtbot: QtBot, sitting: Sitting) -> None:
    work = Script(lambda journey: replace(journey, large=True))
    seen = pages(sitting)
    sitting.begin(Flow("f", (step("a", work=work), step("b")), ("s",)), Journey())
    with qtbot.waitSignal(sitting.shown):
        sitting.answer(Journey())
    assert seen == ["a", "b"]
    assert work.threads[0].startswith("work")
    assert sitting.run is not None
    assert sitting.run.journey.large


def test_a_second_answer_while_one_is_worked_on_is_not_heard(qtbot: QtBot, sitting: Sitting) -> None:
    work = Script(same)
    work.gate.clear()
    sitting.begin(Flow("f", (step("a", work=work), step("b")), ("s",)), Journey())
    sitting.answer(Journey())
    sitting.answer(Journey())
    with qtbot.waitSignal(sitting.shown):
        work.gate.set()
    assert len(work.threads) == 1


def test_an_error_is_said_on_the_page_and_nothing_is_lost(qtbot: QtBot, sitting: Sitting) -> None:
    work = Script(InvalidEntry("no"), same)
    sitting.begin(Flow("f", (step("a", work=work), step("b")), ("s",)), Journey(large=True))
    with qtbot.waitSignal(sitting.complained) as said:
        sitting.answer(Journey(large=True))
    assert said.args is not None
    assert said.args[0].patient.text == "no"
    assert sitting.run is not None
    assert sitting.run.step_id == "a"


def test_a_taken_slot_leads_back_and_says_why(qtbot: QtBot, sitting: Sitting) -> None:
    flow = Flow(
        "f",
        (step("slot", enter=Script(same)), step("confirm", work=Script(SlotTaken()))),
        ("s",),
        {SlotTaken: Retreat("slot")},
    )
    seen = pages(sitting)
    with qtbot.waitSignal(sitting.shown):
        sitting.begin(flow, Journey())
    sitting.answer(Journey())
    with qtbot.waitSignal(sitting.complained) as said:
        sitting.answer(Journey(code="kept"))
    assert seen == ["slot", "confirm", "slot"]
    assert isinstance(said.args[0], SlotTaken)
    assert sitting.run is not None
    assert sitting.run.journey.code == "kept"


def test_a_database_that_is_away_is_tried_again_until_it_is_back(qtbot: QtBot, sitting: Sitting) -> None:
    enter = Script(DatabaseAway(), DatabaseAway(), same)
    away: list[bool] = []
    sitting.away.connect(away.append)
    with qtbot.waitSignal(sitting.shown):
        sitting.begin(Flow("f", (step("a", enter=enter),), ("s",)), Journey())
    assert len(enter.threads) == 3
    assert away == [True, True, False]


def test_a_late_answer_never_reaches_the_next_patient(qtbot: QtBot, sitting: Sitting) -> None:
    work = Script(same)
    work.gate.clear()
    seen = pages(sitting)
    sitting.begin(Flow("f", (step("a", work=work), step("b")), ("s",)), Journey())
    sitting.answer(Journey())
    sitting.end()
    sitting.begin(Flow("g", (step("next"),), ("s",)), Journey())
    work.gate.set()
    qtbot.waitUntil(lambda: len(work.threads) == 1)
    done = Script(same)
    sitting.perform(done)
    qtbot.waitUntil(lambda: len(done.threads) == 1 and not sitting.is_busy)
    assert seen == ["a", "next"]


def test_what_is_watched_refreshes_the_page(qtbot: QtBot, sitting: Sitting) -> None:
    watch = Script(lambda journey: replace(journey, payment=Payment(PaymentState.PAID, 1)))
    with qtbot.waitSignal(sitting.learned) as learned:
        sitting.begin(Flow("f", (step("a", watch=watch),), ("s",)), Journey())
    assert learned.args[0].payment.state is PaymentState.PAID


def test_what_comes_after_showing_runs_once(qtbot: QtBot, sitting: Sitting) -> None:
    after = Script(lambda journey: replace(journey, pay_by=PayBy.NOTHING))
    with qtbot.waitSignal(sitting.learned):
        sitting.begin(Flow("f", (step("a", after=after),), ("s",)), Journey())
    assert len(after.threads) == 1


@pytest.mark.parametrize(
    ("state", "ends"), [(PaymentState.NOT_PAID, True), (PaymentState.UNKNOWN, True), (PaymentState.PAID, False)]
)
def test_leaving_while_paying_cleans_up_first(qtbot: QtBot, sitting: Sitting, state: PaymentState, ends: bool) -> None:
    leave = Script(lambda journey: replace(journey, payment=Payment(state, 1)))
    flow = Flow("f", (step("pay", leave=leave), step("done")), ("s",))
    sitting.begin(flow, Journey(payment=Payment(PaymentState.WAITING, 1)))
    unsettled: list[DomainError] = []
    sitting.unsettled.connect(unsettled.append)
    with qtbot.waitSignal(sitting.ended if ends else sitting.shown):
        sitting.leave()
    assert (sitting.run is None) is ends
    assert bool(unsettled) is (state is PaymentState.UNKNOWN)


def test_back_restores_the_earlier_snapshot(qtbot: QtBot, sitting: Sitting) -> None:
    sitting.begin(Flow("f", (step("a"), step("b"), step("c", no_return=True)), ("s",)), Journey())
    sitting.answer(Journey(code="typed"))
    sitting.back()
    assert sitting.run is not None
    assert (sitting.run.step_id, sitting.run.journey.code) == ("a", "")
    sitting.answer(Journey())
    sitting.answer(Journey())
    assert sitting.run is not None
    assert not sitting.run.can_go_back


def test_nothing_is_left_when_it_ends(qtbot: QtBot, sitting: Sitting) -> None:
    sitting.begin(Flow("f", (step("a"),), ("s",)), Journey(code="secret"))
    with qtbot.waitSignal(sitting.ended):
        sitting.end()
    assert sitting.run is None


# ---- walking away -----------------------------------------------------------


def keeping(step_id: str, *steps: Step) -> tuple[Flow, list[Journey], list[Journey]]:
    """A flow that keeps and forgets, and what it was told to."""
    kept: list[Journey] = []
    forgotten: list[Journey] = []

    def keep(_services: Services, journey: Journey, _actor: Actor) -> Journey:
        kept.append(journey)
        return journey

    def forget(_services: Services, journey: Journey, _actor: Actor) -> Journey:
        forgotten.append(journey)
        return journey

    return (
        Flow("f", steps or (Step(step_id, step_id, 0, "", "", keeps=True),), ("s",), {}, keep, forget),
        kept,
        forgotten,
    )


def test_who_walks_away_is_kept_where_they_stood(qtbot: QtBot, sitting: Sitting) -> None:
    flow, kept, forgotten = keeping("a")
    sitting.begin(flow, Journey(code="chosen"))
    with qtbot.waitSignal(sitting.ended):
        sitting.expire()
    qtbot.waitUntil(lambda: len(kept) == 1)
    assert (kept[0].code, kept[0].standing, forgotten) == ("chosen", Standing("a"), [])
    assert sitting.run is None


def test_who_leaves_for_good_is_not_kept(qtbot: QtBot, sitting: Sitting) -> None:
    flow, kept, forgotten = keeping("a")
    sitting.begin(flow, Journey(kept=True))
    sitting.leave()
    qtbot.waitUntil(lambda: len(forgotten) == 1)
    assert kept == []


def test_a_place_being_taken_is_not_kept_as_a_choice(qtbot: QtBot, sitting: Sitting) -> None:
    register = Script(same)
    register.gate.clear()
    flow, kept, _ = keeping("", Step("confirm", "c", 0, "", "", work=register, keeps=True), step("pay", no_return=True))
    sitting.begin(flow, Journey())
    sitting.answer(Journey())
    sitting.expire()
    with qtbot.waitSignal(sitting.shown):
        register.gate.set()
    assert kept == []
    assert sitting.run is not None
    assert sitting.run.step_id == "pay"


def test_whoever_goes_before_the_page_could_be_shown_is_told(qtbot: QtBot, sitting: Sitting) -> None:
    unseen = DomainError("unseen")
    flow = Flow(
        "f", (Step("done", "d", 0, "", "", enter=Script(DatabaseAway()), unseen=lambda _journey: unseen),), ("s",)
    )
    with qtbot.waitSignal(sitting.away):
        sitting.begin(flow, Journey())
    qtbot.waitUntil(lambda: not sitting.is_busy)
    with qtbot.waitSignal(sitting.unsettled) as told:
        sitting.expire()
    assert told.args == [unseen]
    assert sitting.run is None


@pytest.mark.parametrize("go", ["leave", "expire"])
def test_whoever_saw_the_page_needs_no_telling(qtbot: QtBot, sitting: Sitting, go: str) -> None:
    told: list[object] = []
    sitting.unsettled.connect(told.append)
    flow = Flow("f", (Step("done", "d", 0, "", "", unseen=lambda _journey: DomainError("unseen")),), ("s",))
    sitting.begin(flow, Journey())
    with qtbot.waitSignal(sitting.ended):
        getattr(sitting, go)()
    assert told == []


def test_only_the_patients_own_steps_back_are_told_of(qtbot: QtBot, sitting: Sitting) -> None:
    steps: list[str] = []
    sitting.stepped_back.connect(lambda: steps.append("back"))
    flow = Flow("f", (step("slot"), step("confirm", work=Script(SlotTaken()))), ("s",), {SlotTaken: Retreat("slot")})
    sitting.begin(flow, Journey())
    sitting.answer(Journey())
    with qtbot.waitSignal(sitting.complained):
        sitting.answer(Journey())
    assert steps == []
    sitting.answer(Journey())
    sitting.back()
    assert steps == ["back"]


def test_why_a_kept_choice_is_gone_is_said_where_it_is_made_again(qtbot: QtBot, sitting: Sitting) -> None:
    why = SlotTaken()
    resume = Step("resume", "r", 0, "", "", leads=lambda journey: journey.standing)
    sitting.begin(Flow("f", (resume, step("department"), step("slot")), ("s",)), Journey())
    with qtbot.waitSignal(sitting.complained) as said:
        sitting.answer(Journey(standing=Standing("slot", ("department",), why)))
    assert said.args == [why]
    assert sitting.run is not None
    assert [step_id for step_id, _ in sitting.run.past] == ["department"]
