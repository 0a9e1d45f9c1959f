"""退号退费: a visit is cancelled or part of it charged no more, and the money goes back the way it came."""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.cancel_views import CancelOffer
from kiosk.domain.cancelling import CancelRules
from kiosk.domain.errors import DatabaseAway, DomainError, PaymentUnknown
from kiosk.domain.hall_errors import StillPaying, VisitOver
from kiosk.domain.journey import OpenVisit, PaymentState
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.refunds import Refunded, RefundOffer, RefundView, WishLine
from kiosk.domain.roles import Right
from kiosk.ports import PaymentGateway
from kiosk.services.accounts import ChargeState, charge_of, find_account
from kiosk.services.money.billing import Billing
from kiosk.services.money.orders import last_order
from kiosk.services.money.refund_books import (
    BY_HAND,
    FINAL,
    Way,
    gone_back,
    left_to_refund,
    open_refunds,
    unreversed,
)
from kiosk.services.office import Office
from kiosk.services.refunds.refund_calls import RefundCalls
from kiosk.services.refunds.refund_deeds import Deed, cancel_visit, give_back, make_up_reversal, order_again
from kiosk.services.refunds.refund_rules import Errand, check_right, errand, find_obstacle
from kiosk.services.refunds.refund_views import RefundViews
from kiosk.services.staff.guard import allow
from kiosk.services.visits.reopening import coming_visits

log = logging.getLogger(__name__)

USUAL = CancelRules()


class Refunds:
    """Gives money back through the gateways of this machine, and by the hands of whoever took it.

    A gateway is asked only when the transaction that ordered a refund is over; whatever is not known then, or was
    broken off, `settle` asks again.
    """

    def __init__(
        self, office: Office, gateways: Sequence[PaymentGateway], billing: Billing, *, rules: CancelRules = USUAL
    ) -> None:
        self._office = office
        self._billing = billing
        self._rules = rules
        self._calls = RefundCalls(office, gateways)
        self._views = RefundViews(office, self._calls.purse)

    def offer(self, registration_id: int, *, actor: Actor, patient_id: int | None = None) -> RefundOffer:
        """What cancelling a visit gives back; for a patient (``patient_id`` sits at the kiosk) also whether they may.

        Raises `VisitOver` when it is cancelled, `NotAllowed`, and `Misuse` for somebody else's visit.
        """
        with self._office.database.read() as session:
            account = find_account(session, charge_of(session, registration_id))
            check_right(session, account, Errand("", actor, patient_id=patient_id))
            if account.state is ChargeState.CANCELLED:
                raise VisitOver(f"registration {registration_id} is cancelled already")
            left = left_to_refund(session, account.charge_id)
            amount, by_hand = sum(one[2] for one in left), any(one[1] in BY_HAND for one in left)
            return RefundOffer(
                registration_id,
                amount,
                self._calls.purse(left[0][1]) if left else None,
                left[0][0] if left else None,
                self._views.lines(session, account.charge_id),
                find_obstacle(self._office, session, registration_id, self._rules, by_hand=by_hand),
                needs_second=amount + gone_back(session, [one[0] for one in left]) > self._rules.limit,
            )

    def offers(self, patient_id: int, *, actor: Actor) -> tuple[CancelOffer, ...]:
        """The visits of today and later of who sits at the kiosk, as `offer` has them, the next one first."""
        with self._office.database.read() as session:
            visits = coming_visits(session, self._office, patient_id)
        return tuple(self._as_asked(visit, patient_id, actor) for visit in visits)

    def cancel_visit(
        self,
        registration_id: int,
        *,
        reason: str = "",
        actor: Actor,
        second: Actor | None = None,
        patient_id: int | None = None,
    ) -> Refunded:
        """Cancel it: its place goes back to the others, its invoice is reversed, and what was paid goes back.

        Patients (``patient_id`` sits at the kiosk) within the rules, else raises `CannotCancelHere`; staff with a
        reason, and above the limit a ``second`` person (`SecondNeeded`). Raises `StillPaying` while nobody knows where
        the money is, `StepRefused` when the patient was called or seen, `VisitOver`, `InvalidEntry`, `NotAllowed`.
        """
        wish = errand(reason, actor, second, patient_id)
        self._close_order(registration_id, wish)
        return self._done(
            lambda session: cancel_visit(self._office, session, registration_id, wish, self._rules), actor
        )

    def give_back(
        self, payment_id: int, lines: Collection[int], *, reason: str, actor: Actor, second: Actor | None = None
    ) -> Refunded:
        """Charge some ``lines`` of a paid charge no more: a full reversal, and a new invoice over the rest.

        Raises `LineReturned`, `NoInvoiceYet`, `RefundTooMuch`, `SecondNeeded`, `VisitOver`, `StillPaying`,
        `InvalidEntry`, `NotAllowed`, `InvoicesUsedUp`; then nothing was done.
        """
        wish = errand(reason, actor, second)
        return self._done(lambda session: give_back(self._office, session, payment_id, lines, wish, self._rules), actor)

    def again(
        self,
        refund_id: int,
        *,
        reason: str,
        actor: Actor,
        by_hand: WindowMethod | None = None,
        second: Actor | None = None,
    ) -> Refunded:
        """Order once more what a gateway refused, or hand it over ``by_hand``.

        Raises `RefundSeenTo` when it is not refused, or somebody else has done that.
        """
        wish, way = errand(reason, actor, second), Way(by_hand, refund_id)
        return self._done(
            lambda session: order_again(self._office, session, refund_id, wish, self._rules, way=way), actor
        )

    def settle(self, *, actor: Actor) -> int:
        """Ask the gateways again, with the same keys, whatever is not known yet; gives how many of it are known now.

        Reversals that no book had a number for are made up.
        """
        with self._office.database.read() as session:
            due = [refund.id for refund in open_refunds(session) if self._calls.is_due(refund)]
            charges = unreversed(session)
        asked = (partial(self._ask, refund, actor) for refund in due)
        made = (partial(make_up_reversal, self._office, charge, actor) for charge in charges)
        return sum(_tried(work) for work in (*asked, *made))

    def of_patient(self, patient_id: int) -> tuple[RefundView, ...]:
        """What a patient who comes back is told, the newest first; refunds of late payments too."""
        with self._office.database.read() as session:
            return self._views.of_patient(session, patient_id)

    def open(self, actor: Actor) -> tuple[RefundView, ...]:
        """What staff see to: refunds nobody knows the end of yet, and refused ones that nobody ordered again."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            return self._views.open(session)

    def of_day(self, day: date, actor: Actor) -> tuple[RefundView, ...]:
        """Every refund ordered on a business day."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            return self._views.of_day(session, day)

    def wishes(self, actor: Actor) -> tuple[WishLine, ...]:
        """Paid visits that somebody wanted cancelled before money could go back here."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            return self._views.wishes(session)

    def _as_asked(self, visit: OpenVisit, patient_id: int, actor: Actor) -> CancelOffer:
        offer = self.offer(visit.visit.registration_id, actor=actor, patient_id=patient_id)
        department, doctor, slot = visit.department.department, visit.choice.clinic.doctor, visit.choice.slot
        return CancelOffer(
            offer.registration_id,
            visit.visit.ticket,
            department.name,
            department.name_en,
            doctor.name if doctor else "",
            doctor.name_en if doctor else "",
            slot.starts,
            slot.ends,
            offer.amount,
            offer.purse if isinstance(offer.purse, Wallet) else None,
            offer.obstacle.patient if offer.obstacle else None,
        )

    def _close_order(self, registration_id: int, wish: Errand) -> None:
        """Nobody cancels under the hands of somebody who pays: an open order is closed at the gateway first."""
        with self._office.database.read() as session:
            account = find_account(session, charge_of(session, registration_id))
            check_right(session, account, wish)
            order = last_order(session, account.charge_id)
        if order is None or order.is_final:
            return
        try:
            payment = self._billing.close_order(account.charge_id, actor=wish.actor)
        except PaymentUnknown as error:
            raise StillPaying(error.log) from error
        if payment.state not in (PaymentState.PAID, PaymentState.NOT_PAID):
            raise StillPaying(f"charge {account.charge_id}: the order could not be closed")

    def _done(self, work: Callable[[Session], Deed], actor: Actor) -> Refunded:
        """Commit ``work``, then ask the gateways about what it ordered."""
        deed = self._office.database.run(work)
        said = [self._calls.ask(refund, actor=actor) for refund in deed.refunds]
        return Refunded(
            deed.registration_id,
            deed.amount,
            _sum_of(said),
            self._calls.purse(deed.gateway) if deed.refunds else None,
            deed.refunds,
            deed.reversals,
            deed.invoice_id,
        )

    def _ask(self, refund_id: int, actor: Actor) -> bool:
        return self._calls.ask(refund_id, actor=actor) in FINAL


def _sum_of(said: list[RefundState]) -> RefundState:
    """What is known of several: refused outweighs unknown, unknown outweighs done."""
    return next((state for state in (RefundState.REFUSED, RefundState.UNKNOWN) if state in said), RefundState.DONE)


def _tried(work: Callable[[], bool]) -> bool:
    """One trouble must not keep the others from being finished; without the database none can be."""
    try:
        return work()
    except DatabaseAway:
        raise
    except DomainError as error:
        log.warning("a refund stays unfinished: %s", error.log)
    except Exception:
        log.exception("a refund stays unfinished")
    return False
