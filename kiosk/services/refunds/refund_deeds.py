"""退号与退费 in one transaction each: the visit, its place, its invoice and the order to give the money back."""

import logging
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.cancelling import CancelRules
from kiosk.domain.errors import InvoicesUsedUp, Misuse
from kiosk.domain.hall_errors import StillPaying, VisitOver
from kiosk.domain.paying import RefundState
from kiosk.domain.refunds import LineReturned, NoInvoiceYet, RefundSeenTo, RefundTooMuch
from kiosk.domain.roles import Right
from kiosk.services.accounts import Account, ChargeState, charge_of, lines_of, lock_account
from kiosk.services.invoices.invoices import find_invoice, invoice_that_stands, reissue, reverse
from kiosk.services.money.orders import last_order
from kiosk.services.money.refund_books import AS_IT_CAME, BY_HAND, Way, find_refund, left_to_refund, order_refund
from kiosk.services.money.settling import cancel
from kiosk.services.office import Office
from kiosk.services.queue.queue_steps import TOPIC
from kiosk.services.refunds.refund_rules import Errand, check_right, check_second, check_ticket, find_obstacle
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import InvoiceLineRow, InvoiceRow, PaymentRow, RefundRow, VisitCancelRow

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Deed:
    """What a transaction has done; the gateways are asked about ``refunds`` after it. ``amount`` in fen."""

    registration_id: int
    amount: int
    gateway: str = ""
    refunds: tuple[int, ...] = ()
    reversals: tuple[int, ...] = ()
    invoice_id: int | None = None


def cancel_visit(office: Office, session: Session, registration_id: int, errand: Errand, rules: CancelRules) -> Deed:
    """Cancel a visit, paid or due; everything that was paid and is not back yet goes back.

    Everywhere in this order: charge, slot, ticket, invoice book, payment.
    """
    account = lock_account(session, charge_of(session, registration_id))
    check_right(session, account, errand)
    left = _check_visit(office, session, account, errand, rules)
    cancel(office, session, account, actor=errand.actor)
    reversal, unreversed = _take_back_invoice(office, session, account.charge_id, errand)
    refunds = tuple(_order(office, session, payment, amount, errand) for payment, _, amount in left)
    _note(office, session, registration_id, errand, unreversed)
    return Deed(registration_id, sum(one[2] for one in left), left[0][1] if left else "", refunds, reversal)


def _check_visit(
    office: Office, session: Session, account: Account, errand: Errand, rules: CancelRules
) -> list[tuple[int, str, int]]:
    """What goes back, if the visit can be cancelled."""
    if account.state is ChargeState.CANCELLED:
        raise VisitOver(f"registration {account.registration_id} is cancelled already")
    order = last_order(session, account.charge_id)
    if order is not None and not order.is_final:
        raise StillPaying(f"charge {account.charge_id}: an order was opened at the same moment")
    left = left_to_refund(session, account.charge_id)
    check_second(session, sum(one[2] for one in left), errand, rules, payments=[one[0] for one in left])
    if errand.is_by_patient:
        by_hand = any(name in BY_HAND for _, name, _ in left)
        why_not = find_obstacle(office, session, account.registration_id, rules, by_hand=by_hand)
        if why_not is not None:
            raise why_not
    check_ticket(session, account.registration_id)
    return left


def _take_back_invoice(
    office: Office, session: Session, charge_id: int, errand: Errand
) -> tuple[tuple[int, ...], int | None]:
    """Reverse the invoice that stands: the reversal, or the invoice itself when no book has a number for one.

    A full book must not keep anybody from their money: `make_up_reversal` sees to it when there is a new one.
    """
    invoice = invoice_that_stands(session, charge_id)
    if invoice is None:
        return (), None
    try:
        return (reverse(office, session, invoice, reason=errand.reason, actor=errand.actor),), None
    except InvoicesUsedUp as error:
        log.error("invoice %s is not reversed: %s", invoice, error.log)
        return (), invoice


def _note(office: Office, session: Session, registration_id: int, errand: Errand, unreversed: int | None) -> None:
    ADD_CANCEL.run(
        session,
        registration_id=registration_id,
        by_patient=errand.is_by_patient,
        reason=errand.reason,
        at=office.now(),
        actor=str(errand.actor),
        second=str(errand.second) if errand.second else None,
        unreversed_id=unreversed,
    )
    office.note(session, errand.actor, "visits.cancel", f"registrations/{registration_id}", reason=errand.reason)
    ring(session, TOPIC)


def give_back(
    office: Office,
    session: Session,
    payment_id: int,
    lines: Collection[int],
    errand: Errand,
    rules: CancelRules,
) -> Deed:
    """Charge some lines no more: the invoice is reversed as a whole, a new one stands over the rest."""
    allow(session, errand.actor, Right.REFUND)
    account = _paid_account(session, payment_id)
    invoice, kept = _what_is_left(session, account, set(lines))
    before = find_invoice(session, invoice).sums.due
    reversal = reverse(office, session, invoice, reason=errand.reason, actor=errand.actor)
    new = reissue(office, session, account, replaces=invoice, lines=kept, actor=errand.actor)
    amount = before - (find_invoice(session, new).sums.due if new is not None else 0)
    check_second(session, amount, errand, rules, payments=[payment_id])
    refunds: tuple[int, ...] = ()
    if amount > 0:
        refunds = (_order(office, session, payment_id, amount, errand),)
    (gateway,) = GATEWAY.one(session, payment=payment_id)
    record = f"registrations/{account.registration_id}"
    office.note(session, errand.actor, "refunds.lines", record, reason=errand.reason, lines=len(set(lines)))
    ring(session, TOPIC)
    return Deed(account.registration_id, amount, gateway, refunds, (reversal,), new)


def _paid_account(session: Session, payment_id: int) -> Account:
    """The charge of a payment, locked."""
    row = CHARGE.first(session, payment=payment_id)
    if row is None:
        raise Misuse(f"no payment {payment_id}")
    account = lock_account(session, row[0])
    if account.state is ChargeState.CANCELLED:
        raise VisitOver(f"registration {account.registration_id} is cancelled already")
    if account.state is ChargeState.DUE:
        order = last_order(session, account.charge_id)
        assert order is not None  # there is a payment
        if not order.is_final:
            raise StillPaying(f"payment {order.payment_id} is not known yet")
        raise RefundTooMuch(f"charge {account.charge_id} is not paid")
    return account


def _what_is_left(session: Session, account: Account, lines: set[int]) -> tuple[int, list[int]]:
    """The invoice that stands, and the lines that stay on it without ``lines``."""
    if not lines or not lines <= lines_of(session, account.charge_id).keys():
        raise Misuse(f"charge {account.charge_id} has no lines {sorted(lines)}")
    charged = charged_lines(session, account.charge_id)
    if not lines <= set(charged):
        raise LineReturned(f"charge {account.charge_id}: some of {sorted(lines)} are charged no more")
    invoice = invoice_that_stands(session, account.charge_id)
    if invoice is None:
        raise NoInvoiceYet(f"charge {account.charge_id} has no invoice")
    return invoice, [line for line in charged if line not in lines]


def charged_lines(session: Session, charge_id: int) -> list[int]:
    """The lines of a charge that are still charged: of its invoice that stands, all of them before there was one."""
    invoice = invoice_that_stands(session, charge_id)
    if invoice is None and REVERSED.first(session, charge=charge_id) is not None:
        return []
    every = list(lines_of(session, charge_id))
    named = {line for (line,) in INVOICED.all(session, invoice=invoice)} if invoice is not None else set()
    return [line for line in every if line in named] if named else every


def make_up_reversal(office: Office, charge_id: int, actor: Actor) -> bool:
    """Reverse the invoice of a cancelled charge that no book had a number for; False when somebody else has."""

    def work(session: Session) -> bool:
        account = lock_account(session, charge_id)
        invoice = invoice_that_stands(session, charge_id)
        if invoice is None:
            return False
        (reason,) = WHY.one(session, registration=account.registration_id)
        reverse(office, session, invoice, reason=reason, actor=actor)
        return True

    return office.database.run(work)


def _order(
    office: Office, session: Session, payment_id: int, amount: int, errand: Errand, way: Way = AS_IT_CAME
) -> int:
    return order_refund(
        office,
        session,
        payment_id=payment_id,
        amount=amount,
        reason=errand.reason,
        actor=errand.actor,
        second=errand.second,
        way=way,
    )


def order_again(
    office: Office, session: Session, refund_id: int, errand: Errand, rules: CancelRules, *, way: Way
) -> Deed:
    """Order once more what a gateway refused."""
    allow(session, errand.actor, Right.REFUND)
    lock_account(session, find_refund(session, refund_id).charge_id)
    refund = find_refund(session, refund_id)
    if refund.state is not RefundState.REFUSED or AFTER.first(session, refund=refund_id) is not None:
        raise RefundSeenTo(f"refund {refund_id} is {refund.state}, or was ordered again")
    check_second(session, refund.amount, errand, rules, payments=[refund.payment_id])
    following = _order(office, session, refund.payment_id, refund.amount, errand, way)
    return Deed(refund.registration_id, refund.amount, way.by_hand or refund.gateway, (following,))


ADD_CANCEL = Statement(insert(VisitCancelRow))
CHARGE = Query(select(PaymentRow.charge_id).where(PaymentRow.id == bindparam("payment")))
GATEWAY = Query(select(PaymentRow.gateway).where(PaymentRow.id == bindparam("payment")))
INVOICED = Query(select(InvoiceLineRow.line_id).where(InvoiceLineRow.invoice_id == bindparam("invoice")))
REVERSED = Query(
    select(InvoiceRow.id).where(InvoiceRow.charge_id == bindparam("charge"), InvoiceRow.reversal_of.is_not(None))
)
AFTER = Query(select(RefundRow.id).where(RefundRow.instead_of == bindparam("refund")))
WHY = Query(select(VisitCancelRow.reason).where(VisitCancelRow.registration_id == bindparam("registration")))
