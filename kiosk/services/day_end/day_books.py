"""What reconciling asks our books: plain rows by bare statements, since a day has a hundred thousand of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, literal, literal_column, select
from sqlalchemy.orm import Session

from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import RefundState
from kiosk.domain.reconciling import Item, ItemSort, OurLine
from kiosk.services.office import Office
from kiosk.storage.statements import Query
from kiosk.storage.tables import PaymentRow, PaymentStateRow, RefundRow, RefundStateRow

MANY = 500  # keys in one question


@dataclass(frozen=True)
class Span:
    """A business day on the hospital's clock, its end not included."""

    since: datetime
    until: datetime


def span_of(office: Office, day: date) -> Span:
    """From midnight to midnight, however many hours that is."""
    zone = office.now().tzinfo
    first, after = (datetime(one.year, one.month, one.day, tzinfo=zone) for one in (day, day + timedelta(days=1)))
    return Span(first, after)


@dataclass(frozen=True)
class Ours:
    """One item of our books, of whatever day: ``done_at`` is None while no money is known to have moved."""

    payment_id: int
    amount: int
    done_at: datetime | None
    is_over: bool  # it ended without money


def our_lines(session: Session, gateway: str, span: Span) -> list[OurLine]:
    """What was paid and given back at a gateway, late money too, as (sort, key, fen)."""
    asked = {"gateway": gateway, "since": span.since, "until": span.until}
    return [*PAID.all(session, **asked), *GIVEN_BACK.all(session, **asked)]


def look_up(session: Session, gateway: str, items: Sequence[Item]) -> dict[tuple[ItemSort, str], Ours]:
    """Our payments and refunds with the keys of ``items``, whenever they were; those of this gateway only."""
    found: dict[tuple[ItemSort, str], Ours] = {}
    for sort, finder in ((ItemSort.PAYMENT, _payments), (ItemSort.REFUND, _refunds)):
        for keys in _parts([item.key for item in items if item.sort is sort]):
            found |= {(sort, key): ours for key, ours in finder(session, gateway, keys)}
    return found


def _parts(keys: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(keys), MANY):
        yield keys[at : at + MANY]


def _payments(session: Session, gateway: str, keys: list[str]) -> Iterator[tuple[str, Ours]]:
    chosen = PaymentRow.gateway == gateway, PaymentRow.key.in_(keys)
    states = select(PaymentRow.key, PaymentStateRow.state, PaymentStateRow.at).join(
        PaymentStateRow, PaymentStateRow.payment_id == PaymentRow.id
    )
    ends = [PaymentState.PAID.value, PaymentState.NOT_PAID.value]
    reached = session.execute(states.where(*chosen, PaymentStateRow.state.in_(ends))).all()
    paid = {key: at for key, state, at in reached if state == PaymentState.PAID.value}
    over = {key for key, _, _ in reached}
    for key, payment_id, amount in session.execute(
        select(PaymentRow.key, PaymentRow.id, PaymentRow.amount).where(*chosen)
    ):
        yield key, Ours(payment_id, amount, paid.get(key), key in over)


def _refunds(session: Session, gateway: str, keys: list[str]) -> Iterator[tuple[str, Ours]]:
    chosen = RefundRow.gateway == gateway, RefundRow.key.in_(keys)
    states = select(RefundRow.key, RefundStateRow.state, RefundStateRow.at).join(
        RefundStateRow, RefundStateRow.refund_id == RefundRow.id
    )
    reached = session.execute(states.where(*chosen, RefundStateRow.final.is_(True))).all()
    done = {key: at for key, state, at in reached if state == RefundState.DONE.value}
    over = {key for key, _, _ in reached}
    rows = session.execute(select(RefundRow.key, RefundRow.payment_id, RefundRow.amount).where(*chosen))
    for key, payment_id, amount in rows:
        yield key, Ours(payment_id, amount, done.get(key), key in over)


PAID = Query(
    select(literal(ItemSort.PAYMENT.value), PaymentRow.key, PaymentRow.amount)
    .join(PaymentStateRow, PaymentStateRow.payment_id == PaymentRow.id)
    .where(
        PaymentStateRow.state == literal_column("'paid'"),  # as the index over times says it
        PaymentStateRow.at >= bindparam("since"),
        PaymentStateRow.at < bindparam("until"),
        PaymentRow.gateway == bindparam("gateway"),
    )
)
GIVEN_BACK = Query(
    select(literal(ItemSort.REFUND.value), RefundRow.key, RefundRow.amount)
    .join(RefundStateRow, RefundStateRow.refund_id == RefundRow.id)
    .where(
        RefundStateRow.state == "done",
        RefundStateRow.at >= bindparam("since"),
        RefundStateRow.at < bindparam("until"),
        RefundRow.gateway == bindparam("gateway"),
    )
)
