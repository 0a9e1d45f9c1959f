"""What nobody waits for any more is finished: orders looked at again, places given back, invoices made up."""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, timedelta
from functools import partial

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import LateFate
from kiosk.domain.queue import callable_days
from kiosk.services.accounts import ChargeState, lock_account
from kiosk.services.invoices import invoices
from kiosk.services.money import looks
from kiosk.services.money.closing import Closing
from kiosk.services.money.concluding import Concluding, Unpaid, keep
from kiosk.services.money.lapsing import forgotten, lapsed
from kiosk.services.money.old_polls import wipe_old_polls
from kiosk.services.money.orders import Order, find_order, paid_with
from kiosk.services.money.till import Till
from kiosk.services.office import Office

log = logging.getLogger(__name__)

INVOICES_SINCE = timedelta(days=31)  # how far back an invoice that no book had a number for is made up
MOST_LOOKS = 60  # at an order that ended unpaid: more than a day; then the gateway's bill tells


class Pending:
    """One look at everything that is due, by any machine of the hall; several at once do nothing twice."""

    def __init__(self, office: Office, till: Till, concluding: Concluding, closing: Closing) -> None:
        self._office = office
        self._till = till
        self._concluding = concluding
        self._closing = closing

    def settle(self, *, actor: Actor) -> int:
        """How many were finished."""
        self._till.look_round()  # orders of a gateway out of use wait for it, as they are
        now = self._office.now().astimezone(UTC)  # where every hour has sixty minutes
        with self._office.database.read() as session:
            orders = [one for name in self._till.in_use for one in looks.due(session, gateway=name, now=now)]
            without_invoice = invoices.missing(session, since=now - INVOICES_SINCE)
        finished = sum(
            _tried(partial(self._look, payment, tries, actor), f"payment {payment}") for payment, tries in orders
        )
        with self._office.database.read() as session:
            places = forgotten(session, before=now - self._office.hold)
            days_over = lapsed(session, first=callable_days(self._office.now()).first)
        finished += _all(partial(self._release, self._closing.release), places, actor)
        finished += _all(partial(self._release, self._closing.lapse), days_over, actor)
        wipe_old_polls(self._office)
        return finished + _all(self._make_up_invoice, without_invoice, actor)

    def _look(self, payment_id: int, tries: int, actor: Actor) -> bool:
        """An order past its time is closed; one that ended unpaid some minutes ago is asked whether it stayed so."""
        now = self._office.now()
        with self._office.database.begin() as session:
            if not looks.claim(session, payment_id, tries=tries, now=now):
                return False
            order = find_order(session, payment_id)
        if order.is_final:
            return self._second_look(order, tries, actor)
        payment = self._concluding.conclude(order, self._till.close(order, actor=actor), keep, actor=actor)
        return payment.state in (PaymentState.PAID, PaymentState.NOT_PAID)

    def _second_look(self, order: Order, tries: int, actor: Actor) -> bool:
        answer = self._till.look(order, actor=actor)
        if answer.state is PaymentState.WAITING:
            # Alipay says so for ever of every code that no phone has looked at: what closing it says is the last word.
            answer = self._till.close(order, actor=actor)
        if answer.state is PaymentState.PAID:
            return self._concluding.contradict(order, actor) in (LateFate.SETTLED, LateFate.REFUNDED)
        if answer.state is PaymentState.NOT_PAID or tries >= MOST_LOOKS:
            with self._office.database.begin() as session:
                looks.plan(session, order.payment_id, at=None)
        return False

    def _release(self, unpaid: Unpaid, charge_id: int, actor: Actor) -> bool:
        # An order opened since the list was read is somebody who pays at the last moment: it is not closed.
        payment = self._closing.without_order(charge_id, unpaid, actor=actor)
        return payment.state is PaymentState.NOT_PAID

    def _make_up_invoice(self, charge_id: int, actor: Actor) -> bool:
        def work(session: Session) -> bool:
            account, paid = lock_account(session, charge_id), paid_with(session, charge_id)
            if account.state is not ChargeState.SETTLED or invoices.has_invoice(session, charge_id):
                return False  # cancelled meanwhile, or somebody was faster
            payment = paid.payment_id if paid else None
            invoice = invoices.issue(self._office, session, account, payment_id=payment, actor=actor)
            if invoice is not None:
                self._office.note(session, actor, "billing.invoice", f"invoices/{invoice}", charges=charge_id)
            return invoice is not None

        return self._office.database.run(work)


def _all(work: Callable[[int, Actor], bool], charges: Sequence[int], actor: Actor) -> int:
    return sum(_tried(partial(work, charge, actor), f"charge {charge}") for charge in charges)


def _tried(work: Callable[[], bool], what: str) -> bool:
    """One trouble must not keep the others from being finished; without the database none can be."""
    try:
        return work()
    except DatabaseAway:
        raise
    except DomainError as error:
        log.warning("%s stays unfinished: %s", what, error.log)
    except Exception:
        log.exception("%s stays unfinished", what)
    return False
