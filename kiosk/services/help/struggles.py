"""Where people struggle, in counts that name nobody: help offered by page and day, and how long pages usually take."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.struggle import LONGEST, Dwell, Mode, Offer, Place, Trigger, usual_seconds
from kiosk.services.office import Office
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PageDwellRow, StruggleRow


class Count(NamedTuple):
    """How many ``times`` ``trigger`` made us offer help on ``page``."""

    page: str
    trigger: Trigger
    times: int


class Struggles:
    """Counts, and what the counts say."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def usual(self) -> dict[Place, int]:
        """The median seconds of each timed page, by the way it is read."""
        counted: dict[Place, dict[int, int]] = defaultdict(dict)
        with self._office.database.read() as session:
            for page, mode, seconds, count in DWELLS.all(session):
                counted[page, Mode(mode)][seconds] = count
        return usual_seconds(counted)

    def note(self, dwells: Iterable[Dwell], offers: Iterable[Offer]) -> None:
        """Add what one sitting showed. No actor: who sat there, and at which machine, is not written."""
        needed = Counter((one.page, one.mode.value, min(one.seconds, LONGEST)) for one in dwells)
        offered = Counter((one.page, one.trigger.value) for one in offers)
        day = self._office.today()

        def work(session: Session) -> None:
            # In the order of the keys, so that of two machines neither waits for the other's row.
            for (page, mode, seconds), count in sorted(needed.items()):
                ADD_DWELL.run(session, page=page, mode=mode, seconds=seconds, count=count)
            for (page, kind), count in sorted(offered.items()):
                ADD_OFFER.run(session, day=day, page=page, kind=kind, count=count)

        if needed or offered:
            self._office.database.run(work)

    def counts(self, day: date) -> tuple[Count, ...]:
        """How often help was offered on a day, most often first."""
        with self._office.database.read() as session:
            rows = OFFERS.all(session, day=day)
        return tuple(Count(page, Trigger(kind), count) for page, kind, count in rows)


def _add_dwell(first: Upsert) -> Upsert:
    keys = [PageDwellRow.page, PageDwellRow.mode, PageDwellRow.seconds]
    more = {"count": PageDwellRow.count + first.excluded.count}
    return first.on_conflict_do_update(index_elements=keys, set_=more)


def _add_offer(first: Upsert) -> Upsert:
    keys = [StruggleRow.day, StruggleRow.page, StruggleRow.kind]
    more = {"count": StruggleRow.count + first.excluded.count}
    return first.on_conflict_do_update(index_elements=keys, set_=more)


DWELLS = Query(select(PageDwellRow.page, PageDwellRow.mode, PageDwellRow.seconds, PageDwellRow.count))
OFFERS = Query(
    select(StruggleRow.page, StruggleRow.kind, StruggleRow.count)
    .where(StruggleRow.day == bindparam("day"))
    .order_by(StruggleRow.count.desc(), StruggleRow.page, StruggleRow.kind)
)
ADD_DWELL = Statement(ForEach(PageDwellRow, _add_dwell))
ADD_OFFER = Statement(ForEach(StruggleRow, _add_offer))
