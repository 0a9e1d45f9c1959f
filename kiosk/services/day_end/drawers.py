"""钱箱交接: each clerk's cash, opened with change, counted piece by piece, handed over; no payment in two drawers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import and_, bindparam, func, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.drawers import Drawer, DrawerCount, DrawerOpen, NoDrawer, check_change, check_count, counted
from kiosk.domain.paying import WindowMethod
from kiosk.domain.roles import Right
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring
from kiosk.storage.database import violated
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    DrawerCountRow,
    DrawerItemRow,
    DrawerRow,
    PaymentRow,
    PaymentStateRow,
    RefundRow,
    RefundStateRow,
)

TOPIC = "drawers"
CASH = WindowMethod.CASH.value
ONE_OPEN = "uq_drawers_open"
AT_THE_SAME_MOMENT = frozenset({ONE_OPEN, "uq_drawer_items_payment_id", "uq_drawer_items_refund_id"})
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
# Money taken in a transaction that ended while a drawer was counted: its time is a little before the count.
OVERLAP = timedelta(days=1)


@dataclass(frozen=True)
class Cash:
    """Money that no drawer answers for yet: (id, fen) of payments, and of refunds paid out."""

    taken: tuple[tuple[int, int], ...]
    given_back: tuple[tuple[int, int], ...]


class Drawers:
    """The drawers; a clerk's own needs the right to take money, everybody's the right to reconcile."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def mine(self, *, actor: Actor) -> Drawer:
        """The own drawer as it should be now; raises `NotAllowed`."""
        with self._office.database.read() as session:
            return self._drawer(session, _staff(session, actor))[0]

    def open(self, change: int, *, actor: Actor) -> Drawer:
        """Begin with ``change`` fen; cash taken since the last count is in it. Raises `DrawerOpen`, `InvalidEntry`."""
        check_change(change)

        def work(session: Session) -> Drawer:
            staff = _staff(session, actor)
            self._add(session, staff, change, actor)
            return self._drawer(session, staff)[0]

        try:
            return self._office.database.run(work)
        except IntegrityError as error:
            if violated(error) != ONE_OPEN:
                raise
            raise DrawerOpen(f"{actor} has an open drawer") from error

    def count(self, pieces: Mapping[int, int], *, reason: str, handed_to: str, actor: Actor) -> DrawerCount:
        """Count and hand over, once: what is taken later opens a new one. Money taken without one is counted as well.

        Raises `InvalidEntry` for a difference without ``reason``, and `NoDrawer` when there is nothing to count.
        """
        found = counted(pieces)

        def work(session: Session) -> DrawerCount:
            staff = _staff(session, actor)
            drawer, cash = self._drawer(session, staff)
            if drawer.opened is None and not (cash.taken or cash.given_back):
                raise NoDrawer(f"{actor} has no open drawer")
            check_count(drawer, found, reason=reason, handed_to=handed_to)
            drawer_id = self._closed(session, staff, actor)
            self._write(session, drawer_id, drawer, pieces, told=(reason.strip(), handed_to.strip()), actor=actor)
            for table, items, sign in (("payment_id", cash.taken, 1), ("refund_id", cash.given_back, -1)):
                for key, fen in items:
                    ids = {"payment_id": None, "refund_id": None, table: key}
                    ADD_ITEM.run(session, drawer_id=drawer_id, amount=sign * fen, **ids)
            self._office.note(
                session, actor, "drawer.count", f"drawers/{drawer_id}", difference=found - drawer.expected
            )
            ring(session, TOPIC)
            return self._counts(ONE.all(session, drawer=drawer_id))[0]

        try:
            return self._office.database.run(work)
        except IntegrityError as error:
            if violated(error) not in AT_THE_SAME_MOMENT:
                raise
            raise NoDrawer(f"the drawer of {actor} was counted at the same moment") from error

    def of_day(self, day: date, *, actor: Actor) -> tuple[DrawerCount, ...]:
        """Every drawer that was opened on a day and is counted; raises `NotAllowed`."""
        with self._office.database.read() as session:
            allow(session, actor, Right.RECONCILE)
            return self._counts(OF_DAY.all(session, day=day))

    def still_open(self, *, actor: Actor) -> tuple[Drawer, ...]:
        """The drawers that nobody has counted yet; raises `NotAllowed`."""
        with self._office.database.read() as session:
            allow(session, actor, Right.RECONCILE)
            return tuple(self._drawer(session, staff)[0] for (staff,) in ALL_OPEN.all(session))

    def _drawer(self, session: Session, staff: str) -> tuple[Drawer, Cash]:
        row = OPEN.first(session, staff=staff)
        change, opened = (row[1], self._office.local(row[2])) if row else (0, None)
        cash = _uncounted(session, staff)
        taken, given_back = sum(fen for _, fen in cash.taken), sum(fen for _, fen in cash.given_back)
        return Drawer(staff, change, taken, given_back, len(cash.taken), opened), cash

    def _add(self, session: Session, staff: str, change: int, actor: Actor) -> int:
        at, day = self._office.now(), self._office.today()
        (drawer_id,) = ADD.one(session, staff=staff, day=day, change=change, opened_at=at, actor=str(actor))
        self._office.note(session, actor, "drawer.open", f"drawers/{drawer_id}", change=change)
        return drawer_id

    def _closed(self, session: Session, staff: str, actor: Actor) -> int:
        """The id of the drawer that is closed by this; of two who count it one comes second."""
        row = OPEN.first(session, staff=staff)
        drawer_id = row[0] if row else self._add(session, staff, 0, actor)
        if not CLOSE.run(session, drawer=drawer_id, at=self._office.now()):
            raise NoDrawer(f"drawer {drawer_id} was counted at the same moment")
        return drawer_id

    def _write(
        self,
        session: Session,
        drawer_id: int,
        drawer: Drawer,
        pieces: Mapping[int, int],
        *,
        told: tuple[str, str],
        actor: Actor,
    ) -> None:
        reason, handed_to = told
        ADD_COUNT.run(
            session,
            drawer_id=drawer_id,
            expected=drawer.expected,
            counted=counted(pieces),
            pieces=json.dumps({str(piece): many for piece, many in pieces.items() if many}),
            reason=reason,
            handed_to=handed_to,
            at=self._office.now(),
            actor=str(actor),
        )

    def _counts(
        self, rows: list[tuple[int, str, date, datetime, datetime, int, int, int, str, str, str]]
    ) -> tuple[DrawerCount, ...]:
        return tuple(
            DrawerCount(
                id=key,
                staff=staff,
                day=day,
                opened=self._office.local(opened),
                counted_at=self._office.local(at),
                change=change,
                expected=expected,
                counted=found,
                pieces=tuple((int(piece), many) for piece, many in json.loads(pieces).items()),
                reason=reason,
                handed_to=handed_to,
            )
            for key, staff, day, opened, at, change, expected, found, pieces, reason, handed_to in rows
        )


def _staff(session: Session, actor: Actor) -> str:
    allow(session, actor, Right.TAKE_MONEY)
    assert actor.staff is not None  # nobody else is allowed
    return actor.staff


def _uncounted(session: Session, staff: str) -> Cash:
    """By what is in no drawer yet, not by time: a payment that ends while the drawer is counted falls into the next."""
    (last,) = LAST.one(session, staff=staff)
    asked = {"mark": f"{staff}@", "long": len(staff) + 1, "since": last - OVERLAP if last else LONG_AGO}
    return Cash(tuple(TAKEN.all(session, **asked)), tuple(GIVEN_BACK.all(session, **asked)))


ADD = Query(insert(DrawerRow).returning(DrawerRow.id))
ADD_COUNT = Statement(insert(DrawerCountRow))
ADD_ITEM = Statement(insert(DrawerItemRow))
OPEN = Query(
    select(DrawerRow.id, DrawerRow.change, DrawerRow.opened_at).where(
        DrawerRow.staff == bindparam("staff"), DrawerRow.counted_at.is_(None)
    )
)
ALL_OPEN = Query(select(DrawerRow.staff).where(DrawerRow.counted_at.is_(None)).order_by(DrawerRow.staff))
CLOSE = Statement(
    update(DrawerRow)
    .where(DrawerRow.id == bindparam("drawer"), DrawerRow.counted_at.is_(None))
    .values(counted_at=bindparam("at"))
)
# When the last counted one was opened: whatever was taken before lies in it or in an older one.
LAST = Query(
    select(func.max(DrawerRow.opened_at, type_=DrawerRow.opened_at.type)).where(
        DrawerRow.staff == bindparam("staff"), DrawerRow.counted_at.is_not(None)
    )
)
IS_PAID = PaymentStateRow.state == literal_column("'paid'")  # as the index over times says it
TAKEN = Query(
    select(PaymentRow.id, PaymentRow.amount)
    .join(PaymentStateRow, and_(PaymentStateRow.payment_id == PaymentRow.id, IS_PAID))
    .where(
        PaymentRow.gateway == CASH,
        PaymentStateRow.at >= bindparam("since"),
        func.substr(PaymentStateRow.actor, 1, bindparam("long")) == bindparam("mark"),
        ~select(DrawerItemRow.id).where(DrawerItemRow.payment_id == PaymentRow.id).exists(),
    )
    .order_by(PaymentRow.id)
)
GIVEN_BACK = Query(
    select(RefundRow.id, RefundRow.amount)
    .join(RefundStateRow, and_(RefundStateRow.refund_id == RefundRow.id, RefundStateRow.state == "done"))
    .where(
        RefundRow.gateway == CASH,
        RefundStateRow.at >= bindparam("since"),
        func.substr(RefundStateRow.actor, 1, bindparam("long")) == bindparam("mark"),
        ~select(DrawerItemRow.id).where(DrawerItemRow.refund_id == RefundRow.id).exists(),
    )
    .order_by(RefundRow.id)
)
_counted = select(
    DrawerRow.id,
    DrawerRow.staff,
    DrawerRow.day,
    DrawerRow.opened_at,
    DrawerCountRow.at,
    DrawerRow.change,
    DrawerCountRow.expected,
    DrawerCountRow.counted,
    DrawerCountRow.pieces,
    DrawerCountRow.reason,
    DrawerCountRow.handed_to,
).join(DrawerCountRow, DrawerCountRow.drawer_id == DrawerRow.id)
ONE = Query(_counted.where(DrawerRow.id == bindparam("drawer")))
OF_DAY = Query(_counted.where(DrawerRow.day == bindparam("day")).order_by(DrawerRow.id))
