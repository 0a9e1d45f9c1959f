"""What staff see of queues and windows: who waits and why in that order, who is there, the day's numbers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time

from sqlalchemy import BigInteger, Integer, Select, bindparam, cast, func, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.masking import mask_name
from kiosk.domain.queue import Flag, Step, TicketState, callable_days, moment
from kiosk.domain.queue_views import InQueue, Numbers, QueueInfo, WindowInfo
from kiosk.services.office import Office
from kiosk.services.queue import queue_books, standings
from kiosk.services.queue.places_in_line import visit_lengths
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    DepartmentRow,
    PatientRow,
    RegistrationRow,
    SlotRow,
    TicketFlagRow,
    TicketRow,
    TicketStateRow,
)

Found = tuple[
    int, str, str, str, int | None, int | None, datetime, datetime, datetime, int, int, bool, str, int | None, bool
]


class Lines:
    """Reads queues and windows as they stand now; one picture for each call."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def queues(self) -> tuple[QueueInfo, ...]:
        """Every queue, by code."""
        with self._office.database.read() as session:
            return queue_books.all_queues(session)

    def departments(self) -> dict[int, tuple[str, str]]:
        """The names of departments by id, Chinese and English: rooms of two may have one name."""
        with self._office.database.read() as session:
            return {key: (name, name_en or "") for key, name, name_en in DEPARTMENTS.all(session)}

    def windows(self) -> tuple[WindowInfo, ...]:
        """Every window, by code."""
        with self._office.database.read() as session:
            return queue_books.all_windows(session)

    def window(self, window_id: int) -> WindowInfo:
        """One window; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            return queue_books.read_window(session, window_id)

    def at_window(self, window_id: int) -> InQueue | None:
        """Who is called to a window, or in there."""
        with self._office.database.read() as session:
            return next(iter(self._found(session, AT_WINDOW.all(session, window=window_id))), None)

    def waiting(self, queue_id: int) -> tuple[InQueue, ...]:
        """Today's people of a queue in the order in which they are called; `reasons` and `why_before` say why."""
        with self._office.database.read() as session:
            flags: dict[int, set[str]] = defaultdict(set)
            for ticket, flag in FLAGS_OF_LINE.all(session, queue=queue_id):
                flags[ticket].add(flag)
            return tuple(self._read(row, flags[row[0]]) for row in WAITING.all(session, queue=queue_id, **self._days()))

    def held(self, queue_id: int) -> tuple[InQueue, ...]:
        """Today's people of a queue who are put aside."""
        with self._office.database.read() as session:
            return self._found(session, HELD.all(session, queue=queue_id, **self._days()))

    def ended(self, queue_id: int, *, most: int = 20) -> tuple[InQueue, ...]:
        """The last people of a queue who were seen today or are void, the newest first: for return visits and undo."""
        with self._office.database.read() as session:
            rows = SEEN.all(session, queue=queue_id, since=self._midnight(), most=most)
            return self._found(session, rows)

    def ticket(self, ticket_id: int) -> InQueue:
        """One ticket; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            standings.find(session, ticket_id)
            return self._found(session, TICKET.all(session, ticket=ticket_id))[0]

    def numbers(self, queue_id: int) -> Numbers:
        """The day of a queue."""
        with self._office.database.read() as session:
            served = SERVED_OF_QUEUE.one(session, queue=queue_id, since=self._midnight())[0]
            return self._numbers(session, [queue_id], served)

    def numbers_of_window(self, window_id: int) -> Numbers:
        """The day of a window: whom it has seen, and who waits and was missed in its queues."""
        with self._office.database.read() as session:
            window = queue_books.read_window(session, window_id)
            served = SERVED_AT_WINDOW.one(session, window=window_id, since=self._midnight())[0]
            return self._numbers(session, [queue_id for queue_id, _ in window.queues], served)

    def _numbers(self, session: Session, queues: list[int], served: int) -> Numbers:
        since = self._midnight()
        waiting = sum(COUNT_WAITING.one(session, queue=queue, **self._days())[0] for queue in queues)
        missed = sum(MISSES.one(session, queue=queue, since=since)[0] for queue in queues)
        return Numbers(waiting, served, missed, self._minutes(session, queues))

    def _minutes(self, session: Session, queues: list[int]) -> int | None:
        since = self._midnight()
        lengths = sorted(seconds for queue in queues for seconds in visit_lengths(session, queue, since=since))
        return max(1, round(lengths[len(lengths) // 2] / 60)) if lengths else None

    def _found(self, session: Session, rows: Iterable[Found]) -> tuple[InQueue, ...]:
        return tuple(self._read(row, {flag for (flag,) in FLAGS.all(session, ticket=row[0])}) for row in rows)

    def _read(self, row: Found, flags: set[str]) -> InQueue:
        (
            ticket,
            label,
            name,
            state,
            queue,
            rank,
            issued,
            starts,
            since,
            credit,
            misses,
            is_return,
            step,
            window,
            sight,
        ) = row
        known = flags | ({Flag.SIGNS.value} if sight else set())
        local = self._office.local
        return InQueue(
            ticket_id=ticket,
            label=label,
            name=mask_name(name),
            state=TicketState(state),
            queue_id=queue or 0,
            due=local(moment(rank or 0)),
            issued=local(issued),
            starts=local(starts),
            since=local(since),
            credit=credit,
            misses=misses,
            is_return=is_return,
            step=Step(step),
            window_id=window,
            flags=tuple(flag for flag in Flag if flag.value in known),
        )

    def _days(self) -> dict[str, object]:
        days = callable_days(self._office.now())
        return {"first": days.first, "last": days.last}

    def _midnight(self) -> datetime:
        now = self._office.now()
        return datetime.combine(now.date(), time.min, now.tzinfo)


_of_days = (TicketRow.day >= bindparam("first"), TicketRow.day <= bindparam("last"))
_in_queue = TicketStateRow.queue_id == bindparam("queue")
_people: Select[*Found] = (
    select(
        TicketRow.id,
        TicketRow.label,
        PatientRow.name,
        TicketStateRow.state,
        TicketStateRow.queue_id,
        TicketStateRow.rank,
        TicketRow.created_at,
        SlotRow.starts_at,
        TicketStateRow.since,
        TicketStateRow.credit,
        TicketStateRow.misses,
        TicketStateRow.is_return,
        TicketStateRow.step,
        TicketStateRow.window_id,
        TicketRow.by_sight,
    )
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
)
_order = (TicketStateRow.rank, TicketStateRow.ticket_id)
DEPARTMENTS = Query(select(DepartmentRow.id, DepartmentRow.name, DepartmentRow.name_en))
WAITING = Query(_people.where(_in_queue, standings.WAITING, *_of_days).order_by(*_order))
HELD = Query(_people.where(_in_queue, standings.HELD, *_of_days).order_by(*_order))
AT_WINDOW = Query(_people.where(TicketStateRow.window_id == bindparam("window"), standings.AT_WINDOW))
TICKET = Query(_people.where(TicketRow.id == bindparam("ticket"), TicketStateRow.until.is_(None)))
SEEN = Query(
    _people.where(
        _in_queue,
        TicketStateRow.since >= bindparam("since"),
        TicketStateRow.until.is_(None),
        or_(*(TicketStateRow.state == state.value for state in (TicketState.SERVED, TicketState.VOID))),
    )
    .order_by(TicketStateRow.since.desc(), TicketStateRow.id.desc())
    .limit(bindparam("most", type_=Integer))
)
COUNT_WAITING = Query(
    select(func.count(TicketStateRow.id))
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(_in_queue, standings.WAITING, *_of_days)
)
_standing_since = (TicketStateRow.since >= bindparam("since"), TicketStateRow.until.is_(None))
SERVED_OF_QUEUE = Query(
    select(func.count(TicketStateRow.id)).where(
        _in_queue, *_standing_since, TicketStateRow.state == TicketState.SERVED.value
    )
)
SERVED_AT_WINDOW = Query(
    select(func.count(TicketStateRow.id)).where(
        TicketStateRow.window_id == bindparam("window"),
        *_standing_since,
        TicketStateRow.state == TicketState.SERVED.value,
    )
)
# By what stands: a miss that was taken back is none.
MISSES = Query(
    select(cast(func.coalesce(func.sum(TicketStateRow.misses), 0), BigInteger)).where(_in_queue, *_standing_since)
)
FLAGS = Query(select(TicketFlagRow.flag).where(TicketFlagRow.ticket_id == bindparam("ticket")))
FLAGS_OF_LINE = Query(
    select(TicketFlagRow.ticket_id, TicketFlagRow.flag)
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketFlagRow.ticket_id)
    .where(_in_queue, standings.WAITING)
)
