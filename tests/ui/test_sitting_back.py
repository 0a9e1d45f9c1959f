"""Back from a step that gives back what the way there has brought."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError, PaymentUnknown
from kiosk.domain.journey import Journey, Payment, PaymentState
from kiosk.flow.engine import Flow, FlowRun, Step
from kiosk.services import Services
from kiosk.ui.kiosk.sitting import Sitting
from kiosk.ui.tasks import Tasks

Do = Callable[[Services, Journey, Actor], Journey]
WAITING = Payment(PaymentState.WAITING, 1)


def becomes(payment: Payment, *, gate: Event | None = None) -> Do:
    def work(_services: Services, journey: Journey, _actor: Actor) -> Journey:
        assert gate is None or gate.wait(10)
        return replace(journey, payment=payment)

    return work


def fails(error: DomainError) -> Do:
    def work(_services: Services, _journey: Journey, _actor: Actor) -> Journey:
        raise error

    return work


@pytest.fixture
def sitting(qtbot: QtBot) -> Iterator[Sitting]:
    tasks = Tasks()
    made = Sitting(tasks, Actor("K1"), retry_ms=10, watch_ms=10_000)
    made.open(cast(Services, object()))
    yield made
    made.end()
    tasks.close()


def waits(journey: Journey) -> bool:
    return journey.payment == WAITING


def steps(leave: Do) -> Flow:
    pay = Step("pay", "pay", 0, "", "", enter=becomes(WAITING), leave=leave, no_return=True, gives_back=waits)
    return Flow("f", (Step("confirm", "confirm", 0, "", ""), pay, Step("done", "done", 0, "", "")), ("s",))


def at_pay(qtbot: QtBot, sitting: Sitting, leave: Do) -> list[str]:
    shown: list[str] = []
    sitting.shown.connect(lambda run: shown.append(cast(FlowRun, run).step_id))
    sitting.begin(steps(leave), Journey(code="chosen"))
    with qtbot.waitSignal(sitting.shown):
        sitting.answer(Journey())
    assert shown == ["confirm", "pay"]
    return shown


def test_the_place_is_given_back_first(qtbot: QtBot, sitting: Sitting) -> None:
    gate = Event()
    shown = at_pay(qtbot, sitting, becomes(Payment(PaymentState.NOT_PAID, 1), gate=gate))
    sitting.back()
    assert (shown, sitting.is_busy) == (["confirm", "pay"], True)
    with qtbot.waitSignal(sitting.shown):
        gate.set()
    assert shown[-1] == "confirm"
    assert sitting.run is not None
    assert sitting.run.journey == Journey(code="chosen")


def test_money_that_came_meanwhile_leads_on(qtbot: QtBot, sitting: Sitting) -> None:
    shown = at_pay(qtbot, sitting, becomes(Payment(PaymentState.PAID, 1)))
    with qtbot.waitSignal(sitting.shown):
        sitting.back()
    assert shown[-1] == "done"


@pytest.mark.parametrize("leave", [becomes(Payment(PaymentState.UNKNOWN, 1)), fails(DatabaseAway())])
def test_money_nobody_knows_about_is_told(qtbot: QtBot, sitting: Sitting, leave: Do) -> None:
    at_pay(qtbot, sitting, leave)
    with qtbot.waitSignal(sitting.unsettled) as told:
        sitting.back()
    assert isinstance(told.args[0], PaymentUnknown)
    assert sitting.run is None


def test_who_leaves_while_the_place_is_given_back_is_gone(qtbot: QtBot, sitting: Sitting) -> None:
    gate = Event()
    shown = at_pay(qtbot, sitting, becomes(Payment(PaymentState.NOT_PAID, 1), gate=gate))
    sitting.back()
    sitting.leave()
    with qtbot.waitSignal(sitting.ended):
        gate.set()
    assert shown == ["confirm", "pay"]


def test_what_cannot_be_begun_again_does_not_lead_back_to_a_place_still_kept(qtbot: QtBot, sitting: Sitting) -> None:
    begins: list[Do] = [becomes(WAITING), fails(PaymentUnknown("as told"))]

    def enter(services: Services, journey: Journey, actor: Actor) -> Journey:
        return begins.pop(0)(services, journey, actor)

    flow = steps(becomes(WAITING))
    flow = replace(flow, steps=(flow.steps[0], replace(flow.steps[1], enter=enter)))
    sitting.begin(flow, Journey())
    with qtbot.waitSignal(sitting.shown):
        sitting.answer(Journey())
    with qtbot.waitSignal(sitting.unsettled):
        sitting.repeat()
    assert sitting.run is None
