"""Where somebody stands who comes into a line other than by their ticket's issue; docs/queue.md has the rules."""

from dataclasses import replace

from sqlalchemy.orm import Session

from kiosk.domain.queue import (
    Fate,
    Spot,
    Step,
    TicketState,
    after_miss,
    at_end,
    behind,
    callable_days,
    instant,
    return_place,
)
from kiosk.domain.queue_errors import QueueClosed
from kiosk.domain.queue_views import QueueInfo
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.queue_books import lock_queue, read_queue
from kiosk.services.queue.standings import Standing


def join(office: Office, session: Session, queue_id: int) -> QueueInfo:
    """A queue somebody joins now; others who look for a place in it wait. Raises `QueueClosed`."""
    queue = read_queue(session, queue_id)
    rules = queue.rules
    if not rules.is_open(office.now().time()):
        raise QueueClosed(f"queue {queue.code} is closed", opens=f"{rules.opens:%H:%M}", closes=f"{rules.closes:%H:%M}")
    lock_queue(session, queue_id)
    return queue


def rank_of_return(office: Office, session: Session, standing: Standing) -> int:
    """Behind so many first visits as the rules say, counted from the last return visit. Raises `QueueClosed`."""
    queue = join(office, session, standing.queue)
    line, now = _due(office, session, queue.id)
    return behind(line, return_place(line, queue.rules), ticket_id=standing.ticket_id, now=now)


def rank_at_end(office: Office, session: Session, standing: Standing) -> int:
    """Behind everybody who is due. Raises `QueueClosed`."""
    queue = join(office, session, standing.queue)
    line, now = _due(office, session, queue.id)
    return at_end(line, ticket_id=standing.ticket_id, now=now)


def after_missing(office: Office, session: Session, standing: Standing) -> Standing:
    """Where a called one stands who did not come."""
    queue = read_queue(session, standing.queue)
    misses = standing.misses + 1
    fate = after_miss(misses, queue.rules)
    missed = replace(standing, step=Step.MISS, misses=misses, credit=0)
    if fate is Fate.VOID:
        return replace(missed, state=TicketState.VOID)
    lock_queue(session, queue.id)
    line, now = _due(office, session, queue.id)
    count = queue.rules.back_by if fate is Fate.BACK else len(line)
    rank = behind(line, count, ticket_id=standing.ticket_id, now=now)
    # Called before their time and not there: nobody is moved forward by that.
    return replace(missed, state=TicketState.WAITING, rank=max(rank, standing.place))


def _due(office: Office, session: Session, queue_id: int) -> tuple[list[Spot], int]:
    """Whose time has come in a queue, and the present in the unit of ranks."""
    now = office.now()
    return standings.due(session, queue_id, callable_days(now), now=instant(now)), instant(now)
