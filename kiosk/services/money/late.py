"""迟到的钱: money that comes for an order after it has ended, or for a charge that is not due, finds its way."""

import logging

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import LateFate
from kiosk.ports import PaymentAnswer
from kiosk.services.accounts import Account, ChargeState
from kiosk.services.money.lapsing import is_over
from kiosk.services.money.orders import Order, last_order, write_late
from kiosk.services.money.refund_books import order_refund
from kiosk.services.money.settling import settle
from kiosk.services.office import Office
from kiosk.storage.statements import Statement
from kiosk.storage.tables import LatePaymentRow

log = logging.getLogger(__name__)

PAID_LATE = "paid late"
NOT_DUE = "paid, but not due any more"


class LateMoney:
    """Loaded with the first late payment: most machines never see one."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def find(
        self, session: Session, account: Account, order: Order, answer: PaymentAnswer, *, actor: Actor
    ) -> LateFate:
        """Write late money of ``order``, ended and locked with its ``account``: settled with it, or ordered back."""
        if order.state is PaymentState.PAID:
            return LateFate.KNOWN
        last = last_order(session, order.charge_id)
        is_due = account.state is ChargeState.DUE and not is_over(session, account.registration_id)
        matched = is_due and (last is None or last.is_final)
        self._write(session, order, answer, matched=matched, actor=actor)
        made = {"charges": account.charge_id}
        if matched:
            invoice = settle(self._office, session, account, payment_id=order.payment_id, actor=actor)
            made |= {"invoices": invoice} if invoice is not None else {}
        else:
            made |= {"refunds": self._order_back(session, order, reason=PAID_LATE, actor=actor)}
        fate = LateFate.SETTLED if matched else LateFate.REFUNDED
        log.warning("payment %s was paid after it had ended: %s", order.payment_id, fate.value)
        self._office.note(session, actor, "billing.paid_late", f"payments/{order.payment_id}", **made)
        return fate

    def pay_back(self, session: Session, order: Order, *, actor: Actor) -> int:
        """Order all of it back that was just paid for a charge that is cancelled or paid; gives the refund's id."""
        log.warning("payment %s came for a charge that is not due: it is given back", order.payment_id)
        return self._order_back(session, order, reason=NOT_DUE, actor=actor)

    def _write(self, session: Session, order: Order, answer: PaymentAnswer, *, matched: bool, actor: Actor) -> None:
        at = self._office.now()
        ADD_LATE.run(
            session,
            payment_id=order.payment_id,
            reference=answer.reference,
            amount=order.amount,
            matched=matched,
            found_at=at,
            actor=str(actor),
        )
        write_late(session, order, note=answer.reference, actor=actor, at=at)

    def _order_back(self, session: Session, order: Order, *, reason: str, actor: Actor) -> int:
        payment, amount = order.payment_id, order.amount
        return order_refund(self._office, session, payment_id=payment, amount=amount, reason=reason, actor=actor)


ADD_LATE = Statement(insert(LatePaymentRow))
