"""缴费: charged once, and never a wrong word about money."""

import logging
from collections.abc import Callable
from datetime import UTC, timedelta

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError, PaymentUnknown, PlaceReleased
from kiosk.domain.journey import Payment, PaymentState, Visit
from kiosk.domain.queue import TicketState
from kiosk.ports import PaymentAnswer, PaymentGateway
from kiosk.services.money import invoices
from kiosk.services.money.accounts import Account, ChargeState, find_account, lock_account
from kiosk.services.money.orders import Order, forgotten, last_order, open_order, overdue, write_state
from kiosk.services.money.settling import cancel, settle
from kiosk.services.money.till import Till
from kiosk.services.office import Office
from kiosk.services.queue.tickets import is_unpaid, move
from kiosk.services.visits.visits import find_visit

log = logging.getLogger(__name__)

ORDER_LIFE = timedelta(minutes=3)  # then the code on the screen is exchanged for a new one
INVOICES_SINCE = timedelta(days=31)  # how far back an invoice that no book had a number for is made up

Unpaid = Callable[[Session, Account, Actor], None]


class Billing:
    """Takes money through the gateway.

    The gateway is never called inside a transaction. An order is written before the gateway hears of it and what the
    gateway said afterwards, so that whoever comes later, `settle_pending` at the latest, finishes what was broken off.
    """

    def __init__(self, office: Office, gateway: PaymentGateway) -> None:
        self._office = office
        self._till = Till(gateway, office.clock)

    def begin(self, charge_id: int, *, actor: Actor) -> Payment:
        """The order to be paid: the open one, or a new one when there is none or the last ended unpaid.

        Raises `PlaceReleased` when the registration was cancelled meanwhile.
        """
        order = self._office.database.run(lambda session: self._order(session, charge_id, actor))
        if order is None:
            return self.ask(charge_id, actor=actor)
        has_expired = self._till.has_expired(order)
        payment = self._conclude(order, self._till.ask(order), _keep, actor=actor)
        if has_expired and payment.state is PaymentState.NOT_PAID:
            return self.begin(charge_id, actor=actor)
        return payment

    def ask(self, charge_id: int, *, actor: Actor) -> Payment:
        """Where the money stands; PAID settles the charge, lets the ticket wait and issues the invoice, at once."""
        order, account = self._standing(charge_id)
        if order is None or order.is_final:
            return _told(account)
        return self._conclude(order, self._till.ask(order), _keep, actor=actor)

    def pay_at_window(self, visit: Visit, *, actor: Actor) -> tuple[Visit, Payment]:
        """Close the open order; not paid: the ticket waits, the money is due. Paid after all: settled.

        Raises `PaymentUnknown` when nobody can say whether the money moved, `PlaceReleased` when it is too late.
        """
        payment = self._close(visit.charge_id, self._to_window, actor=actor)
        if payment.state not in (PaymentState.PAID, PaymentState.NOT_PAID):
            raise PaymentUnknown(f"charge {visit.charge_id}: the order could not be closed")
        with self._office.database.read() as session:
            if find_account(session, visit.charge_id).state is ChargeState.CANCELLED:
                raise PlaceReleased(f"charge {visit.charge_id} was cancelled before it was paid")
            return find_visit(session, visit.registration_id, now=self._office.now()), payment

    def give_up(self, visit: Visit, *, actor: Actor) -> Payment:
        """The patient left: close the order; not paid cancels the registration, unknown is left to `settle_pending`."""
        return self._close(visit.charge_id, self._release, actor=actor)

    def close_order(self, charge_id: int, *, actor: Actor) -> Payment:
        """Close the open order, if there is one; whatever the money did, the registration stays as it was.

        Raises `PaymentUnknown` when an order is opened at the same moment.
        """
        return self._close(charge_id, _keep, actor=actor)

    def settle_pending(self, *, actor: Actor) -> int:
        """Finish what nobody waits for any more; gives how many were finished.

        Orders past their time are closed, places unpaid past the hold given back, invoices that had no number made up.
        Only orders of our own gateway: another one knows nothing of them.
        """
        now = self._office.now().astimezone(UTC)  # where every hour has sixty minutes
        with self._office.database.read() as session:
            orders = overdue(session, gateway=self._till.name, now=now)
            without_invoice = invoices.missing(session, since=now - INVOICES_SINCE)
        finished = sum(_tried(self._finish, charge, actor) for charge in orders)
        with self._office.database.read() as session:
            places = forgotten(session, before=now - self._office.hold)
        finished += sum(_tried(self._forget, charge, actor) for charge in places)
        return finished + sum(_tried(self._make_up_invoice, charge, actor) for charge in without_invoice)

    def _order(self, session: Session, charge_id: int, actor: Actor) -> Order | None:
        """The open order, a new one if there is none; None when the charge is settled."""
        account, now = lock_account(session, charge_id), self._office.now().astimezone(UTC)
        if account.state is ChargeState.CANCELLED:
            raise PlaceReleased(f"charge {charge_id} was cancelled before it was paid")
        if account.state is ChargeState.SETTLED:
            return None
        last = last_order(session, charge_id)
        if last is not None and not last.is_final:
            return last
        attempt = last.attempt + 1 if last else 1
        order = open_order(session, account, gateway=self._till.name, attempt=attempt, expires=now + ORDER_LIFE, at=now)
        self._office.note(session, actor, "billing.order", f"payments/{order.payment_id}", charges=charge_id)
        return order

    def _standing(self, charge_id: int) -> tuple[Order | None, Account]:
        with self._office.database.read() as session:
            return last_order(session, charge_id), find_account(session, charge_id)

    def _conclude(self, order: Order, answer: PaymentAnswer, unpaid: Unpaid, *, actor: Actor) -> Payment:
        """Write what the gateway said, and what follows from it, in one transaction; whoever is second changes nothing.

        ``unpaid`` is what becomes of the registration when the order ended unpaid. What the gateway says of an order
        that is not the last one any more is no word about the last one.
        """

        def work(session: Session) -> tuple[Payment, bool]:
            account = lock_account(session, order.charge_id)
            last = last_order(session, order.charge_id)
            assert last is not None
            is_last = last.payment_id == order.payment_id
            if is_last and not last.is_final:
                self._learn(session, account, last, answer, actor)
                last = last_order(session, order.charge_id)
                assert last is not None
            if not last.is_final:
                state = answer.state if is_last else last.state or PaymentState.UNKNOWN
                return Payment(state, last.amount, last.code, self._office.local(last.expires)), is_last
            account = find_account(session, order.charge_id)
            if account.state is ChargeState.DUE:
                unpaid(session, account, actor)
            return _told(account), is_last

        payment, is_last = self._office.database.run(work)
        ended_unpaid = payment.state is PaymentState.NOT_PAID or not is_last
        if ended_unpaid and answer.state not in (PaymentState.NOT_PAID, PaymentState.UNKNOWN):
            self._contradict(order, actor)
        return payment

    def _learn(self, session: Session, account: Account, order: Order, answer: PaymentAnswer, actor: Actor) -> None:
        note = answer.code or order.code if answer.state is PaymentState.WAITING else answer.reference
        if (order.state, order.note) == (answer.state, note):
            return
        write_state(session, order, answer.state, note=note, actor=actor, at=self._office.now())
        made: dict[str, int] = {"charges": account.charge_id}
        if answer.state is PaymentState.PAID and account.state is ChargeState.DUE:
            invoice = settle(self._office, session, account, payment_id=order.payment_id, actor=actor)
            made |= {"invoices": invoice} if invoice is not None else {}
        self._office.note(session, actor, f"billing.{answer.state}", f"payments/{order.payment_id}", **made)

    def _contradict(self, order: Order, actor: Actor) -> None:
        """The gateway has an order open, or paid, that we wrote off: close it, and call for staff if it was paid."""
        if self._till.close(order).state is not PaymentState.PAID:
            return
        log.critical("payment %s was paid after it had ended unpaid: give the money back", order.payment_id)
        with self._office.database.begin() as session:
            self._office.note(session, actor, "billing.paid_late", f"payments/{order.payment_id}")

    def _close(self, charge_id: int, unpaid: Unpaid, *, actor: Actor) -> Payment:
        order, _ = self._standing(charge_id)
        if order is not None and not order.is_final:
            return self._conclude(order, self._till.close(order), unpaid, actor=actor)
        return self._close_without_order(charge_id, unpaid, actor=actor)

    def _close_without_order(self, charge_id: int, unpaid: Unpaid, *, actor: Actor) -> Payment:
        def work(session: Session) -> Payment:
            account, last = lock_account(session, charge_id), last_order(session, charge_id)
            if last is not None and not last.is_final:
                raise PaymentUnknown(f"charge {charge_id}: an order was opened at the same moment")
            if account.state is ChargeState.DUE:
                unpaid(session, account, actor)
            return _told(account)

        return self._office.database.run(work)

    def _to_window(self, session: Session, account: Account, actor: Actor) -> None:
        registration = account.registration_id
        at = self._office.now()
        if move(session, registration, TicketState.UNPAID, TicketState.WAITING, actor=actor, at=at):
            self._office.note(session, actor, "billing.window", f"registrations/{registration}")

    def _release(self, session: Session, account: Account, actor: Actor) -> None:
        if is_unpaid(session, account.registration_id):
            cancel(self._office, session, account, actor=actor)

    def _finish(self, charge_id: int, actor: Actor) -> bool:
        order, _ = self._standing(charge_id)
        if order is None or order.is_final:
            return False
        payment = self._conclude(order, self._till.close(order), _keep, actor=actor)
        return payment.state in (PaymentState.PAID, PaymentState.NOT_PAID)

    def _forget(self, charge_id: int, actor: Actor) -> bool:
        # An order opened since the list was read is somebody who pays at the last moment: it is not closed.
        payment = self._close_without_order(charge_id, self._release, actor=actor)
        return payment.state is PaymentState.NOT_PAID

    def _make_up_invoice(self, charge_id: int, actor: Actor) -> bool:
        def work(session: Session) -> bool:
            account, order = lock_account(session, charge_id), last_order(session, charge_id)
            if invoices.has_invoice(session, charge_id):
                return False
            payment = order.payment_id if order else None
            invoice = invoices.issue(self._office, session, account, payment_id=payment, actor=actor)
            if invoice is not None:
                self._office.note(session, actor, "billing.invoice", f"invoices/{invoice}", charges=charge_id)
            return invoice is not None

        return self._office.database.run(work)


def _keep(_session: Session, _account: Account, _actor: Actor) -> None:
    """Not paid, and nothing else changes: the patient may try again."""


def _told(account: Account) -> Payment:
    """What a charge without an open order says about the money."""
    settled = account.state is ChargeState.SETTLED
    return Payment(PaymentState.PAID if settled else PaymentState.NOT_PAID, account.due)


def _tried(work: Callable[[int, Actor], bool], charge_id: int, actor: Actor) -> bool:
    """One trouble must not keep the others from being finished; without the database none can be."""
    try:
        return work(charge_id, actor)
    except DatabaseAway:
        raise
    except DomainError as error:
        log.warning("charge %s stays unfinished: %s", charge_id, error.log)
    except Exception:
        log.exception("charge %s stays unfinished", charge_id)
    return False
