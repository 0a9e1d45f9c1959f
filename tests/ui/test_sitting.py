"""A sitting walks a flow off the GUI thread, says what is wrong, and forgets everything at the end."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError, InvalidEntry, SlotTaken
from kiosk.domain.journey import Journey, PayBy, Payment, PaymentState
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
