"""缴费: orders at the gateway as they lie in the books, at most one of a charge open at a time."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import NamedTuple

from sqlalchemy import ScalarSelect, bindparam, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.ports import PaymentOrder
from kiosk.services.accounts import Account
from kiosk.services.money.looks import SECOND_LOOK, plan, plan_first
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PaymentRow, PaymentStateRow

FINAL = frozenset({PaymentState.PAID, PaymentState.NOT_PAID})
_Columns = tuple[int, int, int, str, str, int, datetime, bool, str | None, str | None, str | None]


@dataclass(frozen=True)
class Order:
    """One order. ``state`` is None while the gateway has never answered; ``code`` is the QR it gave, ``note`` its last
    reference or what was odd about its answer; ``amount`` in fen; ``scanned``: we read the code on the phone."""

    payment_id: int
    charge_id: int
    attempt: int
    key: str
    gateway: str
    amount: int
    expires: datetime
    state: PaymentState | None = None
    note: str = ""
    code: str = ""
    scanned: bool = False
    was_waiting: bool = False  # the gateway has confirmed it

    @property
    def is_final(self) -> bool:
        """Whether the money is known to have come, or not to."""
        return self.state in FINAL

    def wish(self, subject: str) -> PaymentOrder:
        """What the gateway is asked for."""
        return PaymentOrder(self.key, self.amount, subject, self.expires)


def last_order(session: Session, charge_id: int) -> Order | None:
    """The newest order of a charge; the ones before it ended unpaid."""
    row = LAST.first(session, charge=charge_id)
    return _order(row) if row else None


def find_order(session: Session, payment_id: int) -> Order:
    """The order as it stands; raises `LookupError`."""
    return _order(ORDER.one(session, payment=payment_id))


class Paying(NamedTuple):
    """What a charge was paid with: ``gateway`` or way to pay at a window, the number there, and who wrote it."""

    payment_id: int
    gateway: str
    reference: str
    actor: str


def paid_with(session: Session, charge_id: int) -> Paying | None:
    """What a settled charge was paid with; None when nothing was due. What was given back whole does not count."""
    row = PAID_WITH.first(session, charge=charge_id)
    return Paying(*row) if row else None


def order_of_key(session: Session, key: str, *, gateway: str) -> Order | None:
    """The order that ``gateway`` knows by this key; None when it is not in our books."""
    row = OF_KEY.first(session, key=key, gateway=gateway)
    return _order(row) if row else None


def _order(row: _Columns) -> Order:
    scanned, state, note, code = row[7:]
    known = PaymentState(state) if state else None
    waited = code is not None
    return Order(*row[:7], known, note or "", code or "", scanned=scanned, was_waiting=waited)


@dataclass(frozen=True)
class Opening:
    """How an order is opened: at which gateway, until when, and whether we scan the patient's code."""

    gateway: str
    expires: datetime
    scanned: bool = False


def open_order(session: Session, account: Account, opening: Opening, *, attempt: int, at: datetime) -> Order:
    """Write a new order for what is due."""
    # The random end: a database brought back from a backup must not meet an order of its lost days at the gateway.
    key = f"{account.serial}-{attempt}-{token_hex(4)}"
    (payment_id,) = ADD_ORDER.one(
        session,
        charge_id=account.charge_id,
        attempt=attempt,
        key=key,
        gateway=opening.gateway,
        amount=account.due,
        expires_at=opening.expires,
        created_at=at,
        scanned=opening.scanned,
    )
    plan_first(session, payment_id, at=opening.expires)
    return Order(
        payment_id,
        account.charge_id,
        attempt,
        key,
        opening.gateway,
        account.due,
        opening.expires,
        scanned=opening.scanned,
    )


def write_state(session: Session, order: Order, state: PaymentState, *, note: str, actor: Actor, at: datetime) -> None:
    """Write where an order stands now; two final states of one order refuse each other.

    One that ended unpaid is looked at once more: money may come late.
    """
    _add_state(session, order, state, note=note, actor=actor, at=at, final=True if state in FINAL else None)
    if state in FINAL:
        plan(session, order.payment_id, at=None if state is PaymentState.PAID else at + SECOND_LOOK)


def write_late(session: Session, order: Order, *, note: str, actor: Actor, at: datetime) -> None:
    """Write that an order which had ended unpaid was paid after all; `LatePaymentRow` sees to it that it is once."""
    _add_state(session, order, PaymentState.PAID, note=note, actor=actor, at=at, final=None)
    plan(session, order.payment_id, at=None)


def _add_state(
    session: Session, order: Order, state: PaymentState, *, note: str, actor: Actor, at: datetime, final: bool | None
) -> None:
    ADD_STATE.run(
        session,
        payment_id=order.payment_id,
        state=state.value,
        final=final,
        reference=note,
        at=at,
        actor=str(actor),
    )


def _newest(column: InstrumentedAttribute[str]) -> ScalarSelect[str]:
    """``column`` of the newest state of an order."""
    return (
        select(column)
        .where(PaymentStateRow.payment_id == PaymentRow.id)
        .order_by(PaymentStateRow.id.desc())
        .limit(1)
        .correlate(PaymentRow)
        .scalar_subquery()
    )


_code = (
    select(PaymentStateRow.reference)
    .where(PaymentStateRow.payment_id == PaymentRow.id, PaymentStateRow.state == PaymentState.WAITING.value)
    .order_by(PaymentStateRow.id.desc())
    .limit(1)
    .correlate(PaymentRow)
    .scalar_subquery()
)
_orders = select(
    PaymentRow.id,
    PaymentRow.charge_id,
    PaymentRow.attempt,
    PaymentRow.key,
    PaymentRow.gateway,
    PaymentRow.amount,
    PaymentRow.expires_at,
    PaymentRow.scanned,
    _newest(PaymentStateRow.state),
    _newest(PaymentStateRow.reference),
    _code,
)
LAST = Query(_orders.where(PaymentRow.charge_id == bindparam("charge")).order_by(PaymentRow.attempt.desc()).limit(1))
ORDER = Query(_orders.where(PaymentRow.id == bindparam("payment")))
OF_KEY = Query(_orders.where(PaymentRow.key == bindparam("key"), PaymentRow.gateway == bindparam("gateway")))
PAID_WITH = Query(
    select(PaymentRow.id, PaymentRow.gateway, PaymentStateRow.reference, PaymentStateRow.actor)
    .join(PaymentStateRow, PaymentStateRow.payment_id == PaymentRow.id)
    .where(
        PaymentRow.charge_id == bindparam("charge"),
        PaymentStateRow.state == PaymentState.PAID.value,
        PaymentRow.refunded < PaymentRow.amount,
    )
    .order_by(PaymentRow.id.desc())
    .limit(1)
)
ADD_ORDER = Query(insert(PaymentRow).returning(PaymentRow.id))
ADD_STATE = Statement(insert(PaymentStateRow))
