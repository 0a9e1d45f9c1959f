"""Closing what is open: to pay at a window instead, to give the place back, or for whoever changes the visit."""

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import PaymentUnknown
from kiosk.domain.journey import Payment
from kiosk.domain.queue import TicketState, callable_days
from kiosk.services.accounts import Account, ChargeState, find_account, lock_account
from kiosk.services.money.concluding import Concluding, Unpaid
from kiosk.services.money.lapsing import has_lapsed
from kiosk.services.money.orders import Order, last_order
from kiosk.services.money.settling import cancel
from kiosk.services.money.till import Till
from kiosk.services.office import Office
from kiosk.services.queue.tickets import is_unpaid, move


class Closing:
    """Ends the open order of a charge, if there is one; ``unpaid`` is what becomes of a charge that is due still."""

    def __init__(self, office: Office, till: Till, concluding: Concluding) -> None:
        self._office = office
        self._till = till
        self._concluding = concluding

    def standing(self, charge_id: int) -> tuple[Order | None, Account]:
        """The last order and the account."""
        with self._office.database.read() as session:
            return last_order(session, charge_id), find_account(session, charge_id)

    def close(self, charge_id: int, unpaid: Unpaid, *, actor: Actor) -> Payment:
        """Where the money stands after it; raises `PaymentUnknown` when an order is opened at the same moment."""
        order, _ = self.standing(charge_id)
        if order is not None and not order.is_final:
            return self._concluding.conclude(order, self._till.close(order, actor=actor), unpaid, actor=actor)
        return self.without_order(charge_id, unpaid, actor=actor)

    def without_order(self, charge_id: int, unpaid: Unpaid, *, actor: Actor) -> Payment:
        """The same for a charge without an open order; raises `PaymentUnknown` when there is one."""

        def work(session: Session) -> Payment:
            account, last = lock_account(session, charge_id), last_order(session, charge_id)
            if last is not None and not last.is_final:
                raise PaymentUnknown(f"charge {charge_id}: an order was opened at the same moment")
            if account.state is ChargeState.DUE:
                unpaid(session, account, actor)
            return self._concluding.told(account, last)

        return self._office.database.run(work)

    def to_window(self, session: Session, account: Account, actor: Actor) -> None:
        """Not paid: the ticket waits, the money is due."""
        registration = account.registration_id
        at = self._office.now()
        if move(session, registration, TicketState.UNPAID, TicketState.WAITING, actor=actor, at=at):
            self._office.note(session, actor, "billing.window", f"registrations/{registration}")

    def release(self, session: Session, account: Account, actor: Actor) -> None:
        """Not paid, and nobody waits: the place goes back."""
        if is_unpaid(session, account.registration_id):
            cancel(self._office, session, account, actor=actor)

    def lapse(self, session: Session, account: Account, actor: Actor) -> None:
        """Not paid, and the day is over."""
        if has_lapsed(session, account.charge_id, first=callable_days(self._office.now()).first):
            cancel(self._office, session, account, actor=actor)
