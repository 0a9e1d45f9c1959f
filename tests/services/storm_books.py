"""The books of a storm read side by side with what the gateways know: whatever disagrees, in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.journey import Visit
from kiosk.services.accounts import ChargeState, find_account
from kiosk.services.invoices.invoices import find_invoice, invoice_that_stands
from kiosk.storage.checks.money import check_money
from kiosk.storage.tables import PaymentRow, PaymentStateRow, RefundRow, RefundStateRow
from tests.services.model_gateway import Held, ModelGateway

OVER = ("paid", "not_paid")


@dataclass(frozen=True)
class Booked:
    """A payment as the books have it; ``states`` in the order they were written."""

    id: int
    charge_id: int
    key: str
    gateway: str
    amount: int
    refunded: int
    states: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody knows its end."""
        return not any(state in OVER for state in self.states)


@dataclass(frozen=True)
class Back:
    """A refund as the books have it; ``state`` is the last word, None before any."""

    payment_id: int
    key: str
    gateway: str
    amount: int
    state: str | None


Gateways = Mapping[str, ModelGateway]


def orders_of(visit: Visit, gateways: Gateways) -> list[tuple[ModelGateway, str, Held]]:
    """What the gateways know of a visit's orders, the oldest of each first."""
    serial = f"-{visit.registration_id:06}-"
    return [(one, key, held) for one in gateways.values() for key, held in one.held.items() if serial in key]


def disagreements(session: Session, gateways: Gateways, visits: Sequence[Visit]) -> list[str]:
    """Whatever is wrong with the money at this moment, whoever may still be at work."""
    found = [str(one) for one in check_money(session)]
    paid, back = payments(session), refunds(session)
    charges = {visit.charge_id: find_account(session, visit.charge_id).state for visit in visits}
    found += [wrong for gateway in gateways.values() for wrong in gateway.wrongs]
    taken = _taken(paid, gateways, visits)
    found += [f"charge {charge} can be paid {times} times" for charge, times in taken.items() if times > 1]
    found += [why for one in paid for why in _wrong_payment(one, charges, gateways.get(one.gateway), back)]
    known = {refund.key: refund for refund in back}
    for gateway in gateways.values():
        for held in gateway.held.values():
            found += [why for key, fen in held.refunds.items() for why in _wrong_refund(known.get(key), key, fen)]
    return found


def quiet_disagreements(session: Session, gateways: Gateways, visit: Visit) -> list[str]:
    """What is wrong when nothing is on its way: who kept how much, and what the patient paid for what."""
    account, invoice = find_account(session, visit.charge_id), invoice_that_stands(session, visit.charge_id)
    charged = find_invoice(session, invoice).sums.due if invoice is not None else 0
    ours = {one.id: one for one in payments(session) if one.charge_id == visit.charge_id}
    kept: Counter[str] = Counter()
    for one in ours.values():
        kept[one.gateway] += one.amount if "paid" in one.states else 0
    for refund in refunds(session):
        if refund.payment_id in ours and refund.state == "done":
            kept[refund.gateway] -= refund.amount
    theirs = dict.fromkeys(gateways, 0)
    held_orders = orders_of(visit, gateways)
    for gateway, _, held in held_orders:
        theirs[gateway.name] += held.kept
    found = [f"{name}: {kept[name]} kept, {fen} there" for name, fen in theirs.items() if kept[name] != fen]
    due = charged if account.state is ChargeState.SETTLED else 0
    found += [f"{sum(kept.values())} kept, {due} charged"] if sum(kept.values()) != due else []
    found += [f"{one.key} never ended" for one in ours.values() if one.is_open]
    return found + [f"{key} can be paid still" for _, key, held in held_orders if held.state == "open"]


def _taken(booked: Sequence[Booked], gateways: Gateways, visits: Sequence[Visit]) -> Counter[int]:
    """By charge: how often money was or can be taken. A bank that is slow takes it twice: that is given back."""
    taken = Counter(one.charge_id for one in booked if one.gateway == "cash")
    for visit in visits:
        held_orders = orders_of(visit, gateways)
        taken[visit.charge_id] += sum(held.state == "paid" and not held.late for _, _, held in held_orders)
    taken.update(one.charge_id for one in booked if one.gateway in gateways and gateways[one.gateway].may_take(one.key))
    return taken


def _wrong_payment(
    one: Booked, charges: Mapping[int, ChargeState], gateway: ModelGateway | None, back: Sequence[Back]
) -> Iterator[str]:
    claimed = sum(refund.amount for refund in back if refund.payment_id == one.id and refund.state != "refused")
    if one.refunded != claimed:
        yield f"{one.key}: {one.refunded} claimed, {claimed} ordered back"
    if one.is_open and charges[one.charge_id] is not ChargeState.DUE:
        yield f"{one.key} is open, its charge is {charges[one.charge_id]}"
    if gateway is None:
        return
    held = gateway.held.get(one.key)
    is_paid = held is not None and held.state == "paid"
    if claimed and not is_paid:
        yield f"{one.key}: {claimed} ordered back that nobody has paid"
    if one.is_open or "paid" in one.states:
        return
    if gateway.may_take(one.key):
        yield f"{one.key} can be paid, but the books call it over"
    if held is not None and is_paid and not held.late:
        yield f"{one.key} was paid in time, but the books call it unpaid"


def _wrong_refund(ours: Back | None, key: str, fen: int) -> Iterator[str]:
    if ours is None or ours.amount != fen:
        yield f"{key} gave {fen} back, the books know {ours}"
    elif ours.state == "refused":
        yield f"{key} gave {fen} back, the books say that it was refused"


def payments(session: Session) -> list[Booked]:
    """Every payment, with its states."""
    states: dict[int, list[str]] = {}
    for payment, state in session.execute(
        select(PaymentStateRow.payment_id, PaymentStateRow.state).order_by(PaymentStateRow.id)
    ):
        states.setdefault(payment, []).append(state)
    columns = (
        PaymentRow.id,
        PaymentRow.charge_id,
        PaymentRow.key,
        PaymentRow.gateway,
        PaymentRow.amount,
        PaymentRow.refunded,
    )
    rows = session.execute(select(*columns).order_by(PaymentRow.id))
    return [Booked(*row, tuple(states.get(row[0], ()))) for row in rows]


def refunds(session: Session) -> list[Back]:
    """Every refund, with the last word about it."""
    words = select(RefundStateRow.refund_id, RefundStateRow.state).order_by(RefundStateRow.id)
    states = {row[0]: row[1] for row in session.execute(words)}
    rows = session.execute(
        select(RefundRow.id, RefundRow.payment_id, RefundRow.key, RefundRow.gateway, RefundRow.amount).order_by(
            RefundRow.id
        )
    )
    return [Back(*row[1:], states.get(row[0])) for row in rows]
