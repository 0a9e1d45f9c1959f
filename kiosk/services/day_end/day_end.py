"""What a hall does about its bills by itself: one of its machines fetches yesterday's and reconciles them."""

import logging
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.services.money.billing import Billing
from kiosk.services.office import Office
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import BillFetchRow

if TYPE_CHECKING:  # two kiosks in a hall load it, once a day
    from kiosk.services.day_end.reconciliation import Reconciliation

log = logging.getLogger(__name__)

RECONCILIATION = "kiosk.services.day_end.reconciliation"
READY = time(10)  # on the hospital's clock: before, the gateways make their bills of yesterday (domain.md, Payment)
BACK = 3  # days: a hall that was closed for a weekend
LOOK_EVERY = timedelta(minutes=5)
AGAIN = timedelta(minutes=30)  # when nothing came of it, or the machine that had claimed it is gone


class DayEnd:
    """Tended every minute by every machine; cheap, since it looks at the clock first and into the books seldom."""

    def __init__(self, office: Office, billing: Billing) -> None:
        self._office, self._billing = office, billing
        self._done: set[tuple[str, date]] = set()
        self._look_at: datetime | None = None

    def tend(self, *, actor: Actor) -> int:
        """Fetch what is due and nobody has; gives how many bills were reconciled."""
        now = self._office.now()
        if now.time() < READY or (self._look_at is not None and now < self._look_at):
            return 0
        self._look_at = now + LOOK_EVERY
        days = [now.date() - timedelta(days=back) for back in range(BACK, 0, -1)]
        due = [(gateway.name, day) for day in days for gateway in self._billing.gateways]
        return sum(self._fetch(gateway, day, actor) for gateway, day in due if (gateway, day) not in self._done)

    def _fetch(self, gateway: str, day: date, actor: Actor) -> bool:
        claim = self._office.database.run(lambda session: self._claimed(session, gateway, day, actor))
        if claim is None:
            return False
        try:
            self._reconciliation().fetch_and_run(gateway, day, actor=actor)
        except DatabaseAway:
            raise
        except DomainError as error:
            log.info("bill of %s, %s: %s", gateway, day, error.log)
            self._end(claim, done_at=None, trouble=error.log)
            return False
        self._end(claim, done_at=self._office.now(), trouble="")
        self._done.add((gateway, day))
        return True

    def _claimed(self, session: Session, gateway: str, day: date, actor: Actor) -> int | None:
        """The claim, of one machine at a time; None when another one has it, or it is done."""
        row = STANDING.first(session, gateway=gateway, day=day)
        if row is not None and row[0] is not None:
            self._done.add((gateway, day))
            return None
        now = self._office.now()
        claimed = CLAIM.first(
            session, gateway=gateway, day=day, device=actor.device, begun_at=now, trouble="", before=now - AGAIN
        )
        return claimed[0] if claimed else None

    def _end(self, claim: int, *, done_at: datetime | None, trouble: str) -> None:
        with self._office.database.begin() as session:
            END.run(session, claim=claim, done_at=done_at, trouble=trouble)

    def _reconciliation(self) -> "Reconciliation":
        make = cast("type[Reconciliation]", import_module(RECONCILIATION).Reconciliation)
        return make(self._office, self._billing.gateways, self._billing)


def _claim(first: Upsert) -> ReturningInsert[int]:
    again = {"device": first.excluded.device, "begun_at": first.excluded.begun_at}
    is_free = BillFetchRow.done_at.is_(None) & (BillFetchRow.begun_at <= bindparam("before"))
    keys = [BillFetchRow.gateway, BillFetchRow.day]
    return first.on_conflict_do_update(index_elements=keys, set_=again, where=is_free).returning(BillFetchRow.id)


CLAIM = Query(ForEach(BillFetchRow, _claim))
STANDING = Query(
    select(BillFetchRow.done_at).where(
        BillFetchRow.gateway == bindparam("gateway"), BillFetchRow.day == bindparam("day")
    )
)
END = Statement(
    update(BillFetchRow)
    .where(BillFetchRow.id == bindparam("claim"))
    .values(done_at=bindparam("done_at"), trouble=bindparam("trouble"))
)
