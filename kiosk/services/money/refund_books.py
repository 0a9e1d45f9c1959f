"""退费 in the books: a refund claims its money from the payment, and has one end at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import BigInteger, ScalarSelect, bindparam, cast, func, insert, null, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.hall_errors import StillPaying
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import RefundState, WindowMethod
from kiosk.domain.refunds import RefundTooMuch
from kiosk.ports import RefundAnswer
from kiosk.services.office import Office
from kiosk.storage.bell import ring
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    ChargeRow,
    InvoiceRow,
    LatePaymentRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
    RefundStateRow,
    VisitCancelRow,
)

TOPIC = "refunds"
BY_HAND = frozenset(WindowMethod)
FINAL = frozenset({RefundState.DONE, RefundState.REFUSED})


@dataclass(frozen=True)
class Refund:
    """One refund as it stands, with what a gateway is asked for: ``total`` fen were paid under ``payment_key``."""

    id: int
    payment_id: int
    charge_id: int
    registration_id: int
    key: str
    payment_key: str
    gateway: str
    amount: int
    total: int
    reason: str
    created: datetime
    asked: datetime | None
    due: datetime | None
    state: RefundState = RefundState.UNKNOWN
    reference: str = ""

    @property
    def is_final(self) -> bool:
        """Whether it is known what became of the money."""
        return self.state in FINAL


@dataclass(frozen=True)
class Way:
    """How money goes back: ``by_hand`` instead of the way it came, ``instead_of`` a refund that was refused."""

    by_hand: WindowMethod | None = None
    instead_of: int | None = None


AS_IT_CAME = Way()


def order_refund(
    office: Office,
    session: Session,
    *,
    payment_id: int,
    amount: int,
    reason: str,
    actor: Actor,
    second: Actor | None = None,
    way: Way = AS_IT_CAME,
) -> int:
    """Write that ``amount`` fen of a payment go back, and claim them from it; gives the refund's id.

    The gateway is asked after the transaction; cash and cards go back at once, by ``actor``. Raises `RefundTooMuch`
    when less is left of the payment, or nobody has paid it, and `StillPaying` while that is not known.
    """
    if amount <= 0:
        raise Misuse(f"payment {payment_id}: a refund over {amount} fen")
    if not CLAIM.run(session, payment=payment_id, amount=amount):
        raise _unclaimed(session, payment_id, amount)
    key, name, at = *_key_and_gateway(session, payment_id, way), office.now()
    (refund_id,) = ADD.one(
        session,
        payment_id=payment_id,
        key=key,
        gateway=name,
        amount=amount,
        reason=reason,
        instead_of=way.instead_of,
        created_at=at,
        asked_at=None,
        ask_at=at,
        actor=str(actor),
        second=str(second) if second else None,
    )
    about: dict[str, str | int | None] = {"payments": payment_id, "amount": amount, "gateway": name, "reason": reason}
    office.note(session, actor, "refunds.order", f"refunds/{refund_id}", **about, **_approval(second))
    if name in BY_HAND:
        conclude(office, session, find_refund(session, refund_id), RefundAnswer(RefundState.DONE), actor=actor)
    return refund_id


def _approval(second: Actor | None) -> dict[str, str | None]:
    return {"second": second.staff} if second else {}


def _key_and_gateway(session: Session, payment_id: int, way: Way) -> tuple[str, str]:
    """The random end: a database brought back from a backup must not meet a refund of its lost days at the gateway."""
    serial, gateway = PAYMENT.one(session, payment=payment_id)
    return f"{serial}-R{token_hex(4)}", str(way.by_hand or gateway)


def _unclaimed(session: Session, payment_id: int, amount: int) -> StillPaying | RefundTooMuch:
    is_paid, is_open = STANDING.one(session, payment=payment_id)
    if is_open:
        return StillPaying(f"payment {payment_id} is not known yet")
    return RefundTooMuch(f"payment {payment_id}: less than {amount} fen left" if is_paid else f"{payment_id} is unpaid")


def conclude(office: Office, session: Session, refund: Refund, answer: RefundAnswer, *, actor: Actor) -> RefundState:
    """Write what a gateway said; what it refused can be refunded again. Gives how the refund stands then.

    The first end counts: whoever comes second changes nothing.
    """
    LOCK.one(session, refund=refund.id)
    before = find_refund(session, refund.id)  # asked only now: somebody else may have been at it
    if before.is_final or (before.state, before.reference) == (answer.state, answer.reference):
        return before.state
    ADD_STATE.run(
        session,
        refund_id=refund.id,
        state=answer.state.value,
        final=True if answer.state in FINAL else None,
        reference=answer.reference,
        at=office.now(),
        actor=str(actor),
    )
    if answer.state in FINAL:
        CLOSE.run(session, refund=refund.id)
    if answer.state is RefundState.REFUSED:
        UNCLAIM.run(session, payment=refund.payment_id, amount=refund.amount)
    office.note(session, actor, f"refunds.{answer.state}", f"refunds/{refund.id}", payments=refund.payment_id)
    ring(session, TOPIC)
    return answer.state


def find_refund(session: Session, refund_id: int) -> Refund:
    """One refund; raises `Misuse` when there is none."""
    row = REFUND.first(session, refund=refund_id)
    if row is None:
        raise Misuse(f"no refund {refund_id}")
    return _read(row)


def open_refunds(session: Session) -> list[Refund]:
    """Those without an end, the longest due first."""
    return [_read(row) for row in OPEN.all(session)]


def unreversed(session: Session) -> list[int]:
    """Cancelled charges whose invoice still stands, because no book had a number for its reversal."""
    return [charge for (charge,) in UNREVERSED.all(session)]


def claim_asking(session: Session, refund: Refund, *, at: datetime, again: datetime) -> bool:
    """Be the one who asks the gateway now, if it is time, and let it be asked ``again`` then; False when it is not."""
    return ASK.run(session, refund=refund.id, now=at, at=at, again=again) == 1


def gone_back(session: Session, payments: Iterable[int]) -> int:
    """Fen of these payments that went back, or are on their way."""
    return sum(REFUNDED.one(session, payment=payment)[0] for payment in payments)


def left_to_refund(session: Session, charge_id: int) -> list[tuple[int, str, int]]:
    """Payments of a charge that were paid and have money left: id, gateway, fen left; late ones too.

    What a gateway refused is not left: it was ordered once, and somebody orders it again.
    """
    return LEFT.all(session, charge=charge_id)


Columns = tuple[
    int, int, int, int, str, str, str, int, int, str, datetime, datetime | None, datetime | None, str | None, str | None
]


def _read(row: Columns) -> Refund:
    state, reference = row[13:]
    return Refund(*row[:13], RefundState(state) if state else RefundState.UNKNOWN, reference or "")


def _newest(column: InstrumentedAttribute[str]) -> ScalarSelect[str]:
    return (
        select(column)
        .where(RefundStateRow.refund_id == RefundRow.id)
        .order_by(RefundStateRow.id.desc())
        .limit(1)
        .correlate(RefundRow)
        .scalar_subquery()
    )


_ends = select(PaymentStateRow.id).where(PaymentStateRow.payment_id == PaymentRow.id)
_final = _ends.where(PaymentStateRow.final.is_(True)).correlate(PaymentRow)
_late = select(LatePaymentRow.id).where(LatePaymentRow.payment_id == PaymentRow.id).correlate(PaymentRow)
IS_PAID = or_(_final.where(PaymentStateRow.state == PaymentState.PAID.value).exists(), _late.exists())
CLAIM = Statement(
    update(PaymentRow)
    .where(PaymentRow.id == bindparam("payment"), PaymentRow.refunded + bindparam("amount") <= PaymentRow.amount)
    .where(IS_PAID)
    .values(refunded=PaymentRow.refunded + bindparam("amount"))
)
UNCLAIM = Statement(
    update(PaymentRow)
    .where(PaymentRow.id == bindparam("payment"))
    .values(refunded=PaymentRow.refunded - bindparam("amount"))
)
REFUNDED = Query(select(PaymentRow.refunded).where(PaymentRow.id == bindparam("payment")))
STANDING = Query(select(IS_PAID, ~_final.exists()).where(PaymentRow.id == bindparam("payment")))
PAYMENT = Query(
    select(ChargeRow.serial, PaymentRow.gateway)
    .join(ChargeRow, ChargeRow.id == PaymentRow.charge_id)
    .where(PaymentRow.id == bindparam("payment"))
)
_after = aliased(RefundRow)
_refused = (
    select(cast(func.coalesce(func.sum(RefundRow.amount), 0), BigInteger))  # PostgreSQL's sum is no integer
    .join(RefundStateRow, RefundStateRow.refund_id == RefundRow.id)
    .outerjoin(_after, _after.instead_of == RefundRow.id)
    .where(
        RefundRow.payment_id == PaymentRow.id,
        RefundStateRow.state == RefundState.REFUSED.value,
        _after.id.is_(None),
    )
    .correlate(PaymentRow)
    .scalar_subquery()
)
_left = PaymentRow.amount - PaymentRow.refunded - _refused
LEFT = Query(
    select(PaymentRow.id, PaymentRow.gateway, _left)
    .where(PaymentRow.charge_id == bindparam("charge"), _left > 0, IS_PAID)
    .order_by(PaymentRow.id)
)
ADD = Query(insert(RefundRow).returning(RefundRow.id))
ADD_STATE = Statement(insert(RefundStateRow))
LOCK = Query(select(RefundRow.id).where(RefundRow.id == bindparam("refund")).with_for_update())
_refunds = (
    select(
        RefundRow.id,
        RefundRow.payment_id,
        PaymentRow.charge_id,
        ChargeRow.registration_id,
        RefundRow.key,
        PaymentRow.key,
        RefundRow.gateway,
        RefundRow.amount,
        PaymentRow.amount,
        RefundRow.reason,
        RefundRow.created_at,
        RefundRow.asked_at,
        RefundRow.ask_at,
        _newest(RefundStateRow.state),
        _newest(RefundStateRow.reference),
    )
    .join(PaymentRow, PaymentRow.id == RefundRow.payment_id)
    .join(ChargeRow, ChargeRow.id == PaymentRow.charge_id)
)
REFUND = Query(_refunds.where(RefundRow.id == bindparam("refund")))
OPEN = Query(_refunds.where(RefundRow.ask_at.is_not(None)).order_by(RefundRow.ask_at))  # as its index is
CLOSE = Statement(update(RefundRow).where(RefundRow.id == bindparam("refund")).values(ask_at=null()))
ASK = Statement(
    update(RefundRow)
    .where(RefundRow.id == bindparam("refund"), RefundRow.ask_at <= bindparam("now"))
    .values(asked_at=bindparam("at"), ask_at=bindparam("again"))
)
_reversal = aliased(InvoiceRow)
_unreversed = (
    select(VisitCancelRow.registration_id)
    .outerjoin(_reversal, _reversal.reversal_of == VisitCancelRow.unreversed_id)
    .where(VisitCancelRow.unreversed_id.is_not(None), _reversal.id.is_(None))
)
UNREVERSED = Query(
    select(ChargeRow.id).where(ChargeRow.registration_id.in_(_unreversed)).order_by(ChargeRow.created_at)
)
