"""Where the patients of a stopped session would wait least, counted for all of them before anybody is moved."""

from bisect import bisect_left, insort
from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.queue import TicketState
from kiosk.domain.running import MOVABLE, FreePlace, Proposal, StopInfo, StrandedVisit, VisitLine
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.queue_books import PAUSED
from kiosk.services.visits.visit_lines import LINES, free_places, read_lines
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    QueueWindowRow,
    RegistrationRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
    WindowStateRow,
)

# Still to be seen; whoever is at the window is listed, and moved only once a window has said what became of them.
UNSEEN = (*sorted(MOVABLE), TicketState.CALLED, TicketState.ARRIVED)


def propose(office: Office, session: Session, stop: StopInfo) -> tuple[StrandedVisit, ...]:
    """Everybody still in the slots that stopped, in the order of the line; who could go nowhere has no proposal.

    The first in line is placed first and counts for those behind: so all of the proposals can be followed at once.
    """
    rows = STRANDED.all(session, clinic=stop.session_id)
    visits = read_lines(office, rows)
    if not visits:
        return ()
    ranks = dict(RANKS.all(session, clinic=stop.session_id))
    ordered = sorted(visits, key=lambda one: (ranks.get(one.registration_id) or 0, one.registration_id))
    room = _Room(office, session, stop, visits[0].day)
    return tuple(
        StrandedVisit(one, room.place(one, ranks.get(one.registration_id) or 0) if one.can_move else None)
        for one in ordered
    )


class _Room:
    """What is free in the other sessions of a day, less and less with everybody who is placed."""

    def __init__(self, office: Office, session: Session, stop: StopInfo, day: date) -> None:
        fee_group, minutes_each = SESSION.one(session, clinic=stop.session_id)
        self._now, self._each = office.now(), timedelta(minutes=minutes_each)
        found = free_places(office, session, department=stop.department_id, fee_group=fee_group, first=day, last=day)
        self._free = [place for place, _ in found]
        self._left = {place.slot_id: place.left for place, _ in found}
        self._queue = {place.slot_id: queue or -place.session_id for place, queue in found}
        self._windows = dict(OPEN_WINDOWS.all(session))
        self._lines: defaultdict[int, list[int]] = defaultdict(list)
        for queue, rank in LINES_OF_DAY.all(session, day=day):
            self._lines[queue or 0].append(rank or 0)

    def place(self, visit: VisitLine, rank: int) -> Proposal | None:
        """The slot where this one waits least; it is theirs for the proposals that follow."""
        open_ = [place for place in self._free if self._left[place.slot_id]]
        if not open_:
            return None
        wait, _, _, place = min(
            (self._wait(place, rank), abs(place.starts - visit.starts), place.slot_id, place) for place in open_
        )
        self._left[place.slot_id] -= 1
        insort(self._lines[self._queue[place.slot_id]], rank)
        return Proposal(place, wait)

    def _wait(self, place: FreePlace, rank: int) -> timedelta:
        """Until those before have been seen, and not before the slot."""
        queue = self._queue[place.slot_id]
        ahead = bisect_left(self._lines[queue], rank)
        line = ahead * self._each / max(self._windows.get(queue, 1), 1)
        return max(line, place.starts - self._now, timedelta())


_open = and_(TicketStateRow.ticket_id == TicketRow.id, TicketStateRow.until.is_(None))
_unseen = or_(*(TicketStateRow.state == state.value for state in UNSEEN))
_of_session = and_(RegistrationRow.session_id == bindparam("clinic"), RegistrationRow.cancelled_at.is_(None))
STRANDED = Query(LINES.where(_of_session, SlotRow.stopped, _unseen))
RANKS = Query(
    select(RegistrationRow.id, TicketStateRow.rank)
    .select_from(RegistrationRow)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(TicketStateRow, _open)
    .where(_of_session)
)
SESSION = Query(
    select(ClinicSessionRow.fee_group, DepartmentRow.minutes_each)
    .select_from(ClinicSessionRow)
    .join(DepartmentRow, DepartmentRow.id == ClinicSessionRow.department_id)
    .where(ClinicSessionRow.id == bindparam("clinic"))
)
LINES_OF_DAY = Query(
    select(TicketStateRow.queue_id, TicketStateRow.rank)
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(standings.WAITING, TicketRow.day == bindparam("day"))
    .order_by(TicketStateRow.queue_id, TicketStateRow.rank)
)
OPEN_WINDOWS = Query(
    select(QueueWindowRow.queue_id, func.count(QueueWindowRow.window_id))
    .outerjoin(
        WindowStateRow, and_(WindowStateRow.window_id == QueueWindowRow.window_id, WindowStateRow.until.is_(None))
    )
    .where(or_(WindowStateRow.state.is_(None), WindowStateRow.state != PAUSED))
    .group_by(QueueWindowRow.queue_id)
)
