"""叫号屏: the last calls of an area, never an old one as if it were new, and how many wait where."""

from datetime import datetime, time

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import aliased

from kiosk.domain.errors import Misuse
from kiosk.domain.queue import AT_WINDOW, TicketState, callable_days
from kiosk.domain.queue_views import BoardPicture, Call, Line
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.call_views import CALLS, read_call
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    CallRow,
    DepartmentRow,
    QueueRow,
    QueueWindowRow,
    TicketRow,
    TicketStateRow,
    WindowRow,
)

FLOOR = "floor:"
EVERYWHERE = ""


class Boards:
    """Reads what boards show. An area is "" (everywhere), "floor:2", or the code of a department, queue or window."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def queues_of(self, area: str) -> frozenset[int]:
        """The queues an area means; raises `Misuse` for one that means nothing."""
        with self._office.database.read() as session:
            rows = AREAS.all(session)
        found = frozenset(queue for queue, *names, floor in rows if area in (*names, f"{FLOOR}{floor}", EVERYWHERE))
        if not found:
            raise Misuse(f"no area {area!r}: a department, queue or window by its code, or {FLOOR}N")
        return found

    def picture(self, queues: frozenset[int], *, most: int = 8) -> BoardPicture:
        """The last call of each ticket that is called, in the room or was seen, the newest first; and who waits."""
        now = self._office.now()
        days = callable_days(now)
        since = datetime.combine(days.first, time.min, now.tzinfo)
        with self._office.database.read() as session:
            rows = session.execute(LAST_CALLS.where(CallRow.queue_id.in_(queues)).limit(most), {"since": since})
            calls = tuple(read_call(self._office, tuple(row)) for row in rows)
            waiting = dict(COUNTS.all(session, first=days.first, last=days.last))
            named = [row for row in NAMES.all(session) if row[0] in queues]
        lines = tuple(
            Line(key, name, name_en, waiting.get(key, 0), is_paused=bool(why)) for key, name, name_en, why in named
        )
        return BoardPicture(calls, lines, now)

    def calls_since(self, queues: frozenset[int], since: datetime) -> tuple[Call, ...]:
        """Calls and recalls made since then whose ticket is still called there, oldest first: to be spoken.

        Ask from a minute before the last time and leave out the ids already spoken: transactions end in any order, and
        clocks differ.
        """
        with self._office.database.read() as session:
            rows = session.execute(STILL_CALLED.where(CallRow.queue_id.in_(queues)), {"since": since})
            return tuple(read_call(self._office, tuple(row)) for row in rows)


AREAS = Query(
    select(QueueRow.id, QueueRow.code, DepartmentRow.code, WindowRow.code, WindowRow.floor)
    .join(DepartmentRow, DepartmentRow.id == QueueRow.department_id)
    .join(QueueWindowRow, QueueWindowRow.queue_id == QueueRow.id)
    .join(WindowRow, WindowRow.id == QueueWindowRow.window_id)
)
NAMES = Query(select(QueueRow.id, QueueRow.name, QueueRow.name_en, QueueRow.paused_why).order_by(QueueRow.code))
COUNTS = Query(
    select(TicketStateRow.queue_id, func.count(TicketStateRow.id))
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(
        standings.WAITING,
        TicketRow.day >= bindparam("first"),
        TicketRow.day <= bindparam("last"),
    )
    .group_by(TicketStateRow.queue_id)
)
_stands = (TicketStateRow.ticket_id == CallRow.ticket_id) & TicketStateRow.until.is_(None)
_later = aliased(CallRow)
_is_last = ~select(_later.id).where(_later.ticket_id == CallRow.ticket_id, _later.id > CallRow.id).exists()
_shown = or_(*(TicketStateRow.state == state.value for state in (*AT_WINDOW, TicketState.SERVED)))
_made = CALLS.join(TicketStateRow, _stands).where(CallRow.at >= bindparam("since"))
LAST_CALLS = _made.where(_shown, _is_last).order_by(CallRow.at.desc(), CallRow.id.desc())
STILL_CALLED = _made.where(
    TicketStateRow.state == TicketState.CALLED.value, TicketStateRow.window_id == CallRow.window_id
).order_by(CallRow.id)
