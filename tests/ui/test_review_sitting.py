"""What a sitting owes a patient when things happen at the same moment, or go wrong at the last one."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError, PaymentUnknown, PlaceReleased, SlotTaken
from kiosk.domain.journey import Journey, Payment, PaymentState
from kiosk.flow.engine import Flow, FlowRun, Retreat, Step
from kiosk.services import Services
from kiosk.ui.kiosk.sitting import Sitting
from kiosk.ui.tasks import Tasks

Answer = Callable[[Journey], Journey]
WAITING = Payment(PaymentState.WAITING, 1)


class Work:
    """Answers in turn with the outcomes given, the last one for ever; waits while its gate is closed."""

    def __init__(self, *outcomes: Answer | DomainError) -> None:
        self.outcomes = list(outcomes)
        self.count = 0
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, _services: Services, journey: Journey, _actor: Actor) -> Journey:
        self.count += 1
        assert self.gate.wait(10)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, DomainError):
            raise outcome
        return outcome(journey)


def same(journey: Journey) -> Journey:
    return journey


def step(name: str, **work: Work | bool) -> Step:
    return Step(name, page=name, stage=0, title=name, prompt="", **work)


def flow(*steps: Step) -> Flow:
    return Flow("f", steps, ("s",), {SlotTaken: Retreat("slot")})


class Ear:
    """Everything a sitting tells, in order."""

    def __init__(self, sitting: Sitting) -> None:
        self.told: list[object] = []
        sitting.shown.connect(lambda run: self.told.append(cast(FlowRun, run).step_id))
        sitting.complained.connect(self.told.append)
        sitting.unsettled.connect(self.told.append)
        sitting.ended.connect(lambda: self.told.append("ended"))

    @property
    def words(self) -> list[str]:
        """Pages by name, errors by class."""
        return [one if isinstance(one, str) else type(one).__name__ for one in self.told]


@pytest.fixture
def sitting(qtbot: QtBot) -> Iterator[Sitting]:
    tasks = Tasks()
    made = Sitting(tasks, Actor("K1"), retry_ms=10, watch_ms=10)
    made.open(cast(Services, object()))
    yield made
    made.end()
    tasks.close()


@pytest.fixture
def ear(sitting: Sitting) -> Ear:
    return Ear(sitting)


def test_why_a_sitting_ended_is_said_after_it_has_ended(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    """What is said before the end is wiped with everything else."""
    sitting.begin(flow(step("a"), step("pay", enter=Work(PlaceReleased()), no_return=True)), Journey())
    with qtbot.waitSignal(sitting.unsettled):
        sitting.answer(Journey())
    assert ear.words == ["a", "ended", "PlaceReleased"]


def test_the_next_patient_never_hears_why_the_one_before_was_led_back(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    slow = Work(same)
    sitting.begin(flow(step("slot", enter=slow), step("confirm", work=Work(SlotTaken()))), Journey())
    qtbot.waitUntil(lambda: ear.words == ["slot"])
    sitting.answer(Journey())
    slow.gate.clear()
    sitting.answer(Journey())
    qtbot.waitUntil(lambda: slow.count == 2)
    sitting.end()
    slow.gate.set()
    sitting.begin(flow(step("next")), Journey())
    assert ear.words == ["slot", "confirm", "ended", "next"]


def test_a_card_read_twice_is_one_patient(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    look_up = Work(same)
    look_up.gate.clear()
    steps = flow(step("identify", work=look_up), step("department"), step("slot"))
    for code in ("first", "second"):
        sitting.begin_with(steps, Journey(code=code))
    look_up.gate.set()
    qtbot.waitUntil(lambda: ear.words != [] and not sitting.is_busy)
    done = Work(same)
    sitting.perform(done)
    qtbot.waitUntil(lambda: done.count == 1 and not sitting.is_busy)
    assert ear.words == ["department"]
    assert sitting.run is not None
    assert sitting.run.journey.code == "first"


def test_who_leaves_while_the_place_is_being_taken_gives_it_back(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    register, give_up = Work(same), Work(lambda journey: replace(journey, payment=Payment(PaymentState.NOT_PAID, 1)))
    begin = Work(lambda journey: replace(journey, payment=WAITING))
    register.gate.clear()
    sitting.begin(
        flow(step("confirm", work=register), step("pay", enter=begin, leave=give_up, no_return=True)), Journey()
    )
    sitting.answer(Journey())
    sitting.leave()
    assert ear.words == ["confirm"]
    with qtbot.waitSignal(sitting.ended):
        register.gate.set()
    assert give_up.count == 1
    assert ear.words == ["confirm", "ended"]


def test_who_leaves_while_the_registration_is_written_is_told_of_it(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    register, printing = Work(same), Work(same)
    register.gate.clear()
    sitting.begin(flow(step("confirm", work=register), step("done", after=printing, no_return=True)), Journey())
    sitting.answer(Journey())
    sitting.leave()
    register.gate.set()
    qtbot.waitUntil(lambda: printing.count == 1)
    assert ear.words == ["confirm", "done"]


def test_who_leaves_while_nothing_is_written_is_gone_at_once(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    look_up = Work(same)
    look_up.gate.clear()
    sitting.begin(flow(step("number", work=look_up), step("department")), Journey())
    sitting.answer(Journey(code="secret"))
    sitting.leave()
    look_up.gate.set()
    assert sitting.run is None
    assert ear.words == ["number", "ended"]


def test_who_leaves_while_work_fails_is_gone(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    register = Work(SlotTaken())
    register.gate.clear()
    sitting.begin(flow(step("confirm", work=register), step("done", no_return=True)), Journey())
    sitting.answer(Journey())
    sitting.leave()
    assert sitting.run is not None
    with qtbot.waitSignal(sitting.ended):
        register.gate.set()
    assert sitting.run is None


def test_papers_are_printed_when_the_database_is_back(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    printing = Work(DatabaseAway(), lambda journey: replace(journey, code="printed"))
    away: list[bool] = []
    sitting.away.connect(away.append)
    with qtbot.waitSignal(sitting.learned):
        sitting.begin(flow(step("done", after=printing)), Journey())
    assert printing.count == 2
    assert away[-1] is False
    assert True in away


def test_whoever_leaves_while_the_database_is_away_is_told_not_to_pay_again(
    qtbot: QtBot, sitting: Sitting, ear: Ear
) -> None:
    sitting.begin(flow(step("pay", leave=Work(DatabaseAway())), step("done")), Journey(payment=WAITING))
    with qtbot.waitSignal(sitting.unsettled) as told:
        sitting.leave()
    assert isinstance(told.args[0], PaymentUnknown)


def test_large_text_chosen_while_something_is_asked_stays(qtbot: QtBot, sitting: Sitting, ear: Ear) -> None:
    asked = Work(same)
    asked.gate.clear()
    sitting.begin(flow(step("pay", after=asked)), Journey())
    qtbot.waitUntil(lambda: asked.count == 1)
    sitting.update(Journey(large=True))
    with qtbot.waitSignal(sitting.learned) as learned:
        asked.gate.set()
    assert learned.args[0].large
