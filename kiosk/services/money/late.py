"""迟到的钱: money that comes for an order after it has ended, or for a charge that is not due, finds its way."""

import logging

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import LateFate
from kiosk.ports import PaymentAnswer
from kiosk.services.money.accounts import Account, ChargeState
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


def found_late(
    office: Office, session: Session, account: Account, order: Order, answer: PaymentAnswer, *, actor: Actor
) -> LateFate:
    """Write late money of ``order``, ended and locked with its ``account``: settled with it, or ordered back."""
    if order.state is PaymentState.PAID:
        return LateFate.KNOWN
    last = last_order(session, order.charge_id)
    is_due = account.state is ChargeState.DUE and not is_over(session, account.registration_id)
    matched = is_due and (last is None or last.is_final)
    ADD_LATE.run(
        session,
        payment_id=order.payment_id,
        reference=answer.reference,
        amount=order.amount,
        matched=matched,
        found_at=office.now(),
        actor=str(actor),
    )
    write_late(session, order, note=answer.reference, actor=actor, at=office.now())
    made = {"charges": account.charge_id}
    if matched:
        invoice = settle(office, session, account, payment_id=order.payment_id, actor=actor)
        made |= {"invoices": invoice} if invoice is not None else {}
    else:
        made |= {"refunds": _order_back(office, session, order, reason=PAID_LATE, actor=actor)}
    log.warning("payment %s was paid after it had ended: %s", order.payment_id, "matched" if matched else "given back")
    office.note(session, actor, "billing.paid_late", f"payments/{order.payment_id}", **made)
    return LateFate.SETTLED if matched else LateFate.REFUNDED


def pay_back(office: Office, session: Session, order: Order, *, actor: Actor) -> int:
    """Order all of it back that was just paid for a charge that is cancelled or paid; gives the refund's id."""
    log.warning("payment %s came for a charge that is not due: it is given back", order.payment_id)
    return _order_back(office, session, order, reason=NOT_DUE, actor=actor)


def _order_back(office: Office, session: Session, order: Order, *, reason: str, actor: Actor) -> int:
    return order_refund(office, session, payment_id=order.payment_id, amount=order.amount, reason=reason, actor=actor)


ADD_LATE = Statement(insert(LatePaymentRow))
