"""退号 as a table: which journey sees which pages, and what is asked of the hall on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.cancel_views import Cancelled, CancelOffer
from kiosk.domain.cancelling import NothingToCancel, PaperNeeded
from kiosk.domain.codec import read, written
from kiosk.domain.hush import Private, Secret, secrets_of
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.journey import Journey, PaperSort, Patient, PrintOutcome, PrintState, Way
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.refunds import Refunded, RefundView
from kiosk.domain.token import sign_ticket
from kiosk.flow.cancelling import CANCELLING, STAGES, find, look_again, print_reversal
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import with_card, with_code
from kiosk.flow.signing import clip_keys, key_at
from kiosk.ports import CardRead, CodeRead
from kiosk.services import Services
from tests.flows.fake_services import K1, KNOWN, LATE, NOW

PAPER = Paper(PaperKind.ID_CARD, "42010619850312061X")
TOKEN = sign_ticket(7, date(2026, 11, 20), key=b"k" * 32)
OFFER = CancelOffer(17, "A012", "内科", "Medicine", "陈静", "Chen Jing", NOW, NOW, 1500, Wallet.WECHAT)
DONE = Refunded(17, 1500, RefundState.UNKNOWN, Wallet.WECHAT, (5,), (9,))
PRINTS = (
    PrintOutcome(1, PaperSort.INVOICE, PrintState.CONFIRMED),
    PrintOutcome(2, PaperSort.TICKET, PrintState.CONFIRMED),
)


@dataclass
class FakeCancels:
    """The services cancelling asks; each call is one line in ``asked``."""

    finds: Patient | None = KNOWN
    visits: tuple[CancelOffer, ...] = (OFFER,)
    views: tuple[RefundView, ...] = ()
    done: Refunded = DONE
    asked: list[str] = field(default_factory=list)

    @property
    def reception(self) -> "FakeCancels":
        return self

    refunds = printing = reception

    def look_up(self, journey: Journey) -> Journey:
        self.asked.append("look_up")
        return replace(journey, patient=self.finds)

    def offers(self, patient: int, *, actor: Actor) -> tuple[CancelOffer, ...]:
        self.asked.append(f"offers of {patient} for {actor}")
        return self.visits

    def of_patient(self, _patient: int) -> tuple[RefundView, ...]:
        return self.views

    def cancel_visit(self, registration: int, *, actor: Actor, patient_id: int) -> Refunded:
        self.asked.append(f"cancel {registration} of {patient_id} for {actor}")
        return self.done

    def print_reversals(self, registration: int, *, large: bool, actor: Actor) -> tuple[PrintOutcome, ...]:
        self.asked.append(f"print {registration}")
        return PRINTS


def call(work: object, services: FakeCancels, journey: Journey) -> Journey:
    do = cast(Callable[[Services, Journey, Actor], Journey], work)
    return do(cast(Services, services), journey, K1)


def card(journey: Journey) -> Journey:
    return with_card(journey, CardRead(PAPER, "张有三"))


ANSWERS: dict[str, Callable[[Journey], Journey]] = {
    "cancel_find": card,
    "number": lambda journey: replace(journey, paper=PAPER),
    "cancel_visits": lambda journey: replace(journey, offer=journey.offers[0]),
    "cancel": lambda journey: journey,
    "cancelled": lambda journey: journey,
}


def walk(services: FakeCancels, *, types: bool = False) -> tuple[list[str], Journey]:
    run: FlowRun | None = FlowRun.begin(CANCELLING)
    seen, journey = [], Journey()
    while run is not None:
        seen.append(run.step_id)
        journey = ANSWERS[run.step_id](run.journey)
        if types and run.step_id == "cancel_find":
            journey = replace(run.journey, way=Way.TYPED)
        if run.step.work is not None:
            journey = call(run.step.work, services, journey)
        run = run.answered(journey)
    return seen, journey


def test_by_card_or_by_number_a_visit_is_cancelled() -> None:
    services = FakeCancels()
    seen, journey = walk(services)
    assert seen == ["cancel_find", "cancel_visits", "cancel", "cancelled"]
    assert journey.cancelled == Cancelled(1500, RefundState.UNKNOWN, Wallet.WECHAT, (5,), has_reversal=True)
    assert services.asked == [
        "look_up",
        "offers of 1 for patient@K1",
        "cancel 17 of 1 for patient@K1",
    ]
    assert walk(FakeCancels(), types=True)[0] == ["cancel_find", "number", "cancel_visits", "cancel", "cancelled"]


def test_every_page_has_a_stage_a_clip_and_no_way_back_behind_the_deed() -> None:
    assert {step.stage for step in CANCELLING.steps} == set(range(len(STAGES)))
    assert all(step.sign_key in clip_keys() for step in CANCELLING.steps)
    run = FlowRun(CANCELLING, "cancel", Journey(patient=KNOWN, offer=OFFER), (("cancel_visits", Journey()),))
    following = run.answered(call(run.step.work, FakeCancels(), run.journey))
    assert following is not None
    assert (following.step_id, following.can_go_back, run.binds(run.journey)) == ("cancelled", False, True)


def test_a_ticket_alone_brings_nobodys_money() -> None:
    services = FakeCancels()
    with pytest.raises(PaperNeeded):
        call(find, services, with_code(Journey(), CodeRead("ticket", TOKEN)))
    assert services.asked == []


@pytest.mark.parametrize("services", [FakeCancels(finds=None), FakeCancels(visits=())], ids=["unknown", "no visit"])
def test_somebody_without_a_visit_is_told_so(services: FakeCancels) -> None:
    with pytest.raises(NothingToCancel):
        call(find, services, card(Journey()))


def test_money_that_went_back_is_told_even_without_a_visit() -> None:
    ordered = replace(LATE, was_late=False)
    found = call(find, FakeCancels(visits=(), views=(ordered, LATE, LATE, LATE)), card(Journey()))
    assert found.told == (LATE.told, LATE.told)


def test_what_a_person_gives_back_names_no_wallet() -> None:
    paid = replace(DONE, purse=WindowMethod.CASH, reversals=())
    assert walk(FakeCancels(done=paid))[1].cancelled == Cancelled(1500, RefundState.UNKNOWN, None, (5,))


@pytest.mark.parametrize(
    ("views", "state"),
    [
        ((), RefundState.UNKNOWN),
        ((replace(LATE, refund_id=6),), RefundState.UNKNOWN),
        ((LATE,), RefundState.DONE),
        ((LATE, replace(LATE, state=RefundState.REFUSED)), RefundState.REFUSED),
        ((LATE, replace(LATE, state=RefundState.UNKNOWN)), RefundState.UNKNOWN),
    ],
)
def test_the_money_is_followed_until_it_is_known(views: tuple[RefundView, ...], state: RefundState) -> None:
    journey = walk(FakeCancels())[1]
    seen = call(look_again, FakeCancels(views=views), journey)
    assert seen.cancelled is not None
    assert seen.cancelled.state is state
    if state is not RefundState.UNKNOWN:
        assert call(look_again, FakeCancels(), seen) is seen


def test_the_red_invoice_is_printed_for_who_wants_it() -> None:
    assert call(print_reversal, FakeCancels(), Journey(offer=OFFER)).prints == PRINTS[:1]


@pytest.mark.parametrize(
    ("cancelled", "key"),
    [
        (None, "cancelled"),
        (Cancelled(1500, RefundState.DONE), "cancelled"),
        (Cancelled(1500, RefundState.UNKNOWN), "cancelled_on_its_way"),
        (Cancelled(1500, RefundState.REFUSED), "cancelled_not_refunded"),
        (Cancelled(0, RefundState.DONE), "cancelled_unpaid"),
    ],
)
def test_each_end_has_its_own_clip(cancelled: Cancelled | None, key: str) -> None:
    assert key_at("cancelled", Journey(cancelled=cancelled)) == key
    assert key in clip_keys()


def test_department_and_doctor_are_not_said_aloud() -> None:
    names = ("内科", "Medicine")
    expected = [Secret(Private.DEPARTMENT, name) for name in names]
    expected += [Secret(Private.DOCTOR, name) for name in ("陈静", "Chen Jing")]
    assert list(secrets_of(Journey(offers=(OFFER,), offer=OFFER))) == expected


def test_a_journey_that_cancels_can_be_handed_over() -> None:
    journey = walk(FakeCancels())[1]
    assert read(written(journey), Journey) == journey
