"""When an order is looked at next by whoever tends the hall: one of many machines at a time, and ever more seldom."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PaymentLookRow, PaymentRow

SECOND_LOOK = timedelta(minutes=5)  # after an order has ended unpaid: money that was on its way has arrived by then
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(minutes=30)


def pause(tries: int) -> timedelta:
    """How long to wait after so many looks in vain: a gateway that is down is not asked by forty kiosks a minute."""
    return min(FIRST_PAUSE * (1 << min(tries, 10)), LONGEST_PAUSE)


def plan_first(session: Session, payment_id: int, *, at: datetime) -> None:
    """Look at a new order when its time is over."""
    ADD.run(session, payment_id=payment_id, next_at=at)


def plan(session: Session, payment_id: int, *, at: datetime | None) -> None:
    """Look at it then, or never again."""
    PLAN.run(session, payment=payment_id, at=at)


def due(session: Session, *, gateway: str, now: datetime) -> list[tuple[int, int]]:
    """Payments of ``gateway`` to be looked at now, and how often they were looked at in vain."""
    return [(payment, tries) for payment, tries in DUE.all(session, gateway=gateway, now=now)]


def claim(session: Session, payment_id: int, *, tries: int, now: datetime) -> bool:
    """Take this look, as the ``tries``-th in vain until more is known; False when another machine took it."""
    return CLAIM.run(session, payment=payment_id, seen=tries, now=now, later=now + pause(tries)) == 1


ADD = Statement(insert(PaymentLookRow))
PLAN = Statement(
    update(PaymentLookRow)
    .where(PaymentLookRow.payment_id == bindparam("payment"))
    .values(next_at=bindparam("at"), tries=0)
)
# Not joined, and in the order of the index: else a planner may begin with every payment there ever was.
_gateway = select(PaymentRow.gateway).where(PaymentRow.id == PaymentLookRow.payment_id).scalar_subquery()
DUE = Query(
    select(PaymentLookRow.payment_id, PaymentLookRow.tries)
    .where(PaymentLookRow.next_at <= bindparam("now"), _gateway == bindparam("gateway"))
    .order_by(PaymentLookRow.next_at, PaymentLookRow.payment_id)
)
CLAIM = Statement(
    update(PaymentLookRow)
    .where(
        PaymentLookRow.payment_id == bindparam("payment"),
        PaymentLookRow.tries == bindparam("seen"),
        PaymentLookRow.next_at <= bindparam("now"),
    )
    .values(tries=PaymentLookRow.tries + 1, next_at=bindparam("later"))
)
