"""缴费: orders at the gateway as they lie in the books, at most one of a charge open at a time."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import ScalarSelect, bindparam, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.ports import PaymentOrder
from kiosk.services.money.accounts import Account
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import ChargeRow, PaymentRow, PaymentStateRow, RegistrationRow, TicketRow, TicketStateRow

FINAL = frozenset({PaymentState.PAID, PaymentState.NOT_PAID})


@dataclass(frozen=True)
class Order:
    """One order. ``state`` is None while the gateway has never answered; ``code`` is the QR it gave, ``note`` its last
    reference or what was odd about its answer; ``amount`` in fen."""

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
    if row is None:
        return None
    payment_id, charge, attempt, key, gateway, amount, expires, state, note, code = row
    known = PaymentState(state) if state else None
    return Order(payment_id, charge, attempt, key, gateway, amount, expires, known, note or "", code or "")


def open_order(
    session: Session, account: Account, *, gateway: str, attempt: int, expires: datetime, at: datetime
) -> Order:
    """Write a new order for what is due."""
    # The random end: a database brought back from a backup must not meet an order of its lost days at the gateway.
    key = f"{account.serial}-{attempt}-{token_hex(4)}"
    (payment_id,) = ADD_ORDER.one(
        session,
        charge_id=account.charge_id,
        attempt=attempt,
        key=key,
        gateway=gateway,
        amount=account.due,
        expires_at=expires,
        created_at=at,
    )
    return Order(payment_id, account.charge_id, attempt, key, gateway, account.due, expires)


def write_state(session: Session, order: Order, state: PaymentState, *, note: str, actor: Actor, at: datetime) -> None:
    """Write where an order stands now; two final states of one order refuse each other."""
    ADD_STATE.run(
        session,
        payment_id=order.payment_id,
        state=state.value,
        final=True if state in FINAL else None,
        reference=note,
        at=at,
        actor=str(actor),
    )


def overdue(session: Session, *, gateway: str, now: datetime) -> list[int]:
    """Charges with an order at ``gateway`` that has expired without a final state."""
    return [row[0] for row in OVERDUE.all(session, gateway=gateway, now=now)]


def forgotten(session: Session, *, before: datetime) -> list[int]:
    """Charges made before that time whose ticket still waits for money, with no order open."""
    return [row[0] for row in FORGOTTEN.all(session, before=before)]


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
_has_final = (
    select(PaymentStateRow.id)
    .where(PaymentStateRow.payment_id == PaymentRow.id, PaymentStateRow.final.is_(True))
    .exists()
)
LAST = Query(
    select(
        PaymentRow.id,
        PaymentRow.charge_id,
        PaymentRow.attempt,
        PaymentRow.key,
        PaymentRow.gateway,
        PaymentRow.amount,
        PaymentRow.expires_at,
        _newest(PaymentStateRow.state),
        _newest(PaymentStateRow.reference),
        _code,
    )
    .where(PaymentRow.charge_id == bindparam("charge"))
    .order_by(PaymentRow.attempt.desc())
    .limit(1)
)
ADD_ORDER = Query(insert(PaymentRow).returning(PaymentRow.id))
ADD_STATE = Statement(insert(PaymentStateRow))
OVERDUE = Query(
    select(PaymentRow.charge_id)
    .where(PaymentRow.gateway == bindparam("gateway"), PaymentRow.expires_at <= bindparam("now"), ~_has_final)
    .order_by(PaymentRow.id)
)
FORGOTTEN = Query(
    select(ChargeRow.id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
    .where(
        TicketStateRow.state == "unpaid",
        TicketStateRow.until.is_(None),
        ChargeRow.created_at <= bindparam("before"),
        ~select(PaymentRow.id).where(PaymentRow.charge_id == ChargeRow.id, ~_has_final).exists(),
    )
    .order_by(ChargeRow.id)
)
