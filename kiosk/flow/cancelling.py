"""退号: a visit is cancelled with the paper it was made with, and what was paid goes back the way it came."""

from dataclasses import replace

from kiosk.domain.actor import Actor
from kiosk.domain.cancel_views import Cancelled
from kiosk.domain.cancelling import NothingToCancel, PaperNeeded
from kiosk.domain.journey import Journey, PaperSort, Way
from kiosk.domain.paying import RefundState, Wallet
from kiosk.domain.token import is_ticket
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.engine import Flow, Step
from kiosk.flow.enquiry import types_a_number
from kiosk.flow.telling import tell_of_refunds
from kiosk.services import Services


def find(services: Services, journey: Journey, actor: Actor) -> Journey:
    """The visits of whoever holds the paper.

    Raises `PaperNeeded` for a ticket, which anybody may have found, `UnknownCode` for a code that is no paper,
    `NothingToCancel` for somebody without a visit of today or later, and without money that went back.
    """
    if journey.way is Way.CODE and is_ticket(journey.code):
        raise PaperNeeded("a ticket alone")
    if types_a_number(journey) and journey.paper is None:
        return journey
    known = services.reception.look_up(journey)
    if known.patient is None:
        raise NothingToCancel("nobody of this paper")
    offers = services.refunds.offers(known.patient.id, actor=actor)
    found = tell_of_refunds(services, replace(known, offers=offers))
    if not offers and not found.told:
        raise NothingToCancel("no visit of today or later")
    return found


def cancel(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Cancel the visit in hand; what was paid is ordered back in the same moment. Raises as `Refunds.cancel_visit`."""
    assert journey.offer is not None
    assert journey.patient is not None
    registration = journey.offer.registration_id
    done = services.refunds.cancel_visit(registration, actor=actor, patient_id=journey.patient.id)
    wallet = done.purse if isinstance(done.purse, Wallet) else None
    cancelled = Cancelled(done.amount, done.state, wallet, done.refunds, has_reversal=bool(done.reversals))
    return replace(journey, cancelled=cancelled)


def look_again(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """What is known of the money by now: the machine goes on asking while the patient stands here."""
    assert journey.cancelled is not None
    assert journey.patient is not None
    if journey.cancelled.state is not RefundState.UNKNOWN:
        return journey
    mine = [
        each.state
        for each in services.refunds.of_patient(journey.patient.id)
        if each.refund_id in journey.cancelled.refunds
    ]
    state = next((each for each in ORDER if each in mine), RefundState.UNKNOWN)
    return replace(journey, cancelled=replace(journey.cancelled, state=state))


def print_reversal(services: Services, journey: Journey, actor: Actor) -> Journey:
    """The red invoice that takes the paid one back, once."""
    assert journey.offer is not None
    registration = journey.offer.registration_id
    prints = services.printing.print_reversals(registration, large=journey.large, actor=actor)
    return replace(journey, prints=tuple(each for each in prints if each.sort is PaperSort.INVOICE))


ORDER = (RefundState.REFUSED, RefundState.UNKNOWN, RefundState.DONE)  # of several the first that there is

STAGES = (
    QT_TRANSLATE_NOOP("Steps", "Who"),
    QT_TRANSLATE_NOOP("Steps", "Your visit"),
    QT_TRANSLATE_NOOP("Steps", "Done"),
)

CANCELLING = Flow(
    "cancelling",
    (
        Step(
            "cancel_find",
            page="cancel_find",
            stage=0,
            title=QT_TRANSLATE_NOOP("Steps", "Cancel a visit"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Please put your ID card on the reader."),
            work=find,
        ),
        Step(
            "number",
            page="number",
            stage=0,
            title=QT_TRANSLATE_NOOP("Steps", "Please enter the ID number"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Dots hide the number from others."),
            when=types_a_number,
            work=find,
        ),
        Step(
            "cancel_visits",
            page="cancel_visits",
            stage=1,
            title=QT_TRANSLATE_NOOP("Steps", "Which visit do you want to cancel?"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Nothing is cancelled yet. You are asked once more."),
        ),
        Step(
            "cancel",
            page="cancel",
            stage=1,
            title=QT_TRANSLATE_NOOP("Steps", "Cancel this visit?"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Please read what happens then."),
            work=cancel,
        ),
        Step(
            "cancelled",
            page="cancelled",
            stage=2,
            title=QT_TRANSLATE_NOOP("Steps", "Your visit is cancelled"),
            prompt=QT_TRANSLATE_NOOP("Steps", "Your number is called no more."),
            watch=look_again,
            no_return=True,
        ),
    ),
    STAGES,
)
