"""A patient at a kiosk of the fault harness, through the real flow with the real services, without a screen."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Choice, Journey, PayBy, PaymentState, Visit
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION, with_card
from kiosk.ports import CardRead
from kiosk.services import Services

KIOSK = Actor("K1")
MEDICINE = 1
LONGEST = 40  # steps; more is a circle
Answer = Callable[[Journey], Journey]


class Patient:
    """Stands in front of the kiosk with one card; ``pays`` is called whenever the page waits for the money."""

    def __init__(self, services: Services, card: CardRead, pays: Callable[[Journey], None]) -> None:
        self._services, self._card, self._pays = services, card, pays
        self._answers: dict[str, Answer] = {
            "identify": lambda journey: with_card(journey, self._card),
            "resume": lambda journey: replace(journey, goes_on=True),
            "open_visits": _first_open,
            "consent": lambda journey: replace(journey, newcomer=replace(journey.newcomer, consented=True)),
            "department": _medicine,
            "slot": _tomorrow,
            "confirm": lambda journey: replace(journey, pay_by=PayBy.PHONE),
        }

    def register(self) -> Visit | None:
        """From the door to the papers, or as far as the money lets them; the visit."""
        run: FlowRun | None = FlowRun.begin(REGISTRATION)
        visit = None
        for _step in range(LONGEST):
            if run is None:
                return visit
            run = self._entered(run)
            visit = run.journey.visit or visit
            if run.step_id == "done":
                return visit
            answer = self._answer(run)
            if answer is None:
                return visit
            journey = run.step.work(self._services, answer, KIOSK) if run.step.work else answer
            visit = journey.visit or visit
            run = run.answered(journey)
        raise AssertionError(f"the patient goes round in circles at {run and run.step_id}")

    def _entered(self, run: FlowRun) -> FlowRun:
        """The page as it is shown, and what follows from its being shown."""
        step, journey = run.step, run.journey
        for work in (step.enter, step.after):
            journey = work(self._services, journey, KIOSK) if work else journey
        return run.updated(journey)

    def _answer(self, run: FlowRun) -> Journey | None:
        """What the patient says to this page; None when the money does not come."""
        if run.step_id == "pay":
            return self._paid(run)
        return self._answers.get(run.step_id, _unchanged)(run.journey)

    def _paid(self, run: FlowRun) -> Journey | None:
        journey = run.journey
        assert run.step.watch is not None
        for _question in range(3):
            if journey.payment is not None and journey.payment.state is PaymentState.PAID:
                return journey
            self._pays(journey)
            journey = run.step.watch(self._services, journey, KIOSK)
        is_paid = journey.payment is not None and journey.payment.state is PaymentState.PAID
        return journey if is_paid else None


def _unchanged(journey: Journey) -> Journey:
    return journey


def _first_open(journey: Journey) -> Journey:
    one = journey.open_visits[0]
    pay_by = PayBy.PHONE if one.visit.due else one.visit.pay_by
    return replace(journey, department=one.department, choice=one.choice, bill=one.bill, visit=one.visit, pay_by=pay_by)


def _medicine(journey: Journey) -> Journey:
    chosen = next(one for one in journey.departments if one.department.id == MEDICINE)
    return replace(journey, department=chosen, clinics=(), choice=None)


def _tomorrow(journey: Journey) -> Journey:
    """The last clinic that costs something and is not over before the test is."""
    clinic = max(journey.clinics, key=lambda one: one.day)
    return replace(journey, choice=Choice(clinic, clinic.slots[-1]))
