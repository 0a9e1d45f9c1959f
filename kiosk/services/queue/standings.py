"""Where tickets stand: the open row of each, locked, ended and followed by the next one."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, text, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.queue import Days, Spot, Step, TicketState
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import TicketRow, TicketStateRow

# In the words of the indexes: neither database uses one for a value it does not know beforehand.
WAITING = text("ticket_states.until IS NULL AND ticket_states.state = 'waiting'")
HELD = text("ticket_states.until IS NULL AND ticket_states.state = 'held'")
AT_WINDOW = text("ticket_states.until IS NULL AND ticket_states.state IN ('called', 'arrived')")


@dataclass(frozen=True)
class Standing:
    """One row of ``ticket_states`` with its ticket's number and day."""

    row_id: int
    ticket_id: int
    label: str
    day: date
    state: TicketState
    since: datetime
    step: Step
    queue_id: int | None
    rank: int | None
    credit: int
    misses: int
    is_return: bool
    window_id: int | None
    former_id: int | None
    actor: str

    @property
    def queue(self) -> int:
        """The queue; raises `Misuse` for a ticket from before there were any."""
        if self.queue_id is None:
            raise Misuse(f"ticket {self.ticket_id} has no queue")
        return self.queue_id

    @property
    def place(self) -> int:
        """The rank; raises `Misuse` for a ticket from before there were any."""
        if self.rank is None:
            raise Misuse(f"ticket {self.ticket_id} has no rank")
        return self.rank


def find(session: Session, ticket_id: int) -> Standing:
    """Where the ticket stands; raises `Misuse` when there is none."""
    row = STANDING.first(session, ticket=ticket_id)
    if row is None:
        raise Misuse(f"no ticket {ticket_id}")
    return _read(row)


def lock(session: Session, ticket_id: int) -> Standing:
    """The same; whoever else wants to change it waits until this transaction has ended, and then sees what it left."""
    while True:
        row = LOCK.first(session, ticket=ticket_id)
        if row is not None:
            return _read(row)
        # It was ended while we waited for it: what follows it is seen by the next look. None at all raises.
        find(session, ticket_id)


def former(session: Session, standing: Standing) -> Standing | None:
    """The row an undo goes back to."""
    if standing.former_id is None:
        return None
    return _read(ROW.one(session, row=standing.former_id))


def follow(session: Session, before: Standing, after: Standing, *, at: datetime, actor: Actor) -> Standing:
    """End the locked row ``before`` and write ``after`` behind it, from which an undo goes back to ``before``."""
    return write(session, replace(after, former_id=before.row_id), ending=before, at=at, actor=actor)


def write(session: Session, after: Standing, *, ending: Standing, at: datetime, actor: Actor) -> Standing:
    """End ``ending`` and write ``after`` as it is."""
    ended = END.run(session, row=ending.row_id, at=at)
    assert ended, f"ticket {ending.ticket_id} moved while it was locked"
    row_id = add(
        session,
        after.ticket_id,
        after.state,
        after.step,
        at=at,
        actor=actor,
        queue_id=after.queue_id,
        rank=after.rank,
        credit=after.credit,
        misses=after.misses,
        is_return=after.is_return,
        window_id=after.window_id,
        former_id=after.former_id,
    )
    return replace(after, row_id=row_id, since=at, actor=str(actor))


def add(
    session: Session, ticket_id: int, state: TicketState, step: Step, *, at: datetime, actor: Actor, **place: object
) -> int:
    """Write an open row; ``place`` are the other columns, all of them."""
    return ADD.one(
        session, ticket_id=ticket_id, state=state.value, step=step.value, since=at, actor=str(actor), **place
    )[0]


def claim_next(session: Session, queue_id: int, days: Days) -> Standing | None:
    """The first of a queue that nobody else is calling at this moment, locked."""
    row = NEXT.first(session, queue=queue_id, **days._asdict())
    return None if row is None else _read(row)


def head_rank(session: Session, queue_id: int, days: Days) -> int | None:
    """The rank of the first of a queue."""
    row = HEAD.first(session, queue=queue_id, **days._asdict())
    return None if row is None else row[0]


def at_window(session: Session, window_id: int) -> Standing | None:
    """Who is called to a window, or in there."""
    row = CURRENT.first(session, window=window_id)
    return None if row is None else _read(row)


def due(session: Session, queue_id: int, days: Days, *, now: int) -> list[Spot]:
    """Everybody of a queue whose time has come, in order."""
    rows = DUE.all(session, queue=queue_id, **days._replace(ceiling=now)._asdict())
    return [Spot(rank or 0, ticket_id, is_return) for rank, ticket_id, is_return in rows]


def count_ahead(session: Session, *, queue_id: int, rank: int, ticket_id: int, day: date) -> int:
    """How many wait before a ticket, of its day."""
    return AHEAD.one(session, queue=queue_id, rank=rank, ticket=ticket_id, day=day)[0]


def count_joined(session: Session, queue_id: int, day: date, *, since: datetime) -> int:
    """How many tickets of a day are in a queue, or ended there unless void; ``since`` is before any was issued."""
    return JOINED.one(session, queue=queue_id, day=day, since=since)[0]


def overdue(session: Session, *, first: date) -> list[int]:
    """Tickets of days before ``first`` that still wait, are called or put aside."""
    return sorted(
        {row[0] for query in (OLD_WAITING, OLD_AT_WINDOW, OLD_HELD) for row in query.all(session, first=first)}
    )


Columns = tuple[
    int,
    int,
    str,
    date,
    str,
    datetime,
    str,
    int | None,
    int | None,
    int,
    int,
    bool,
    int | None,
    int | None,
    str,
]


def _read(row: Columns) -> Standing:
    key, ticket, label, day, state, since, step, queue, rank, credit, misses, is_return, window, former_id, actor = row
    now, by = TicketState(state), Step(step)
    return Standing(
        key, ticket, label, day, now, since, by, queue, rank, credit, misses, is_return, window, former_id, actor
    )


_of_days = (
    TicketRow.day >= bindparam("first"),
    TicketRow.day <= bindparam("last"),
    TicketStateRow.rank >= bindparam("floor"),
    TicketStateRow.rank <= bindparam("ceiling"),
)
_line = (TicketStateRow.queue_id == bindparam("queue"), WAITING)
_order = (TicketStateRow.rank, TicketStateRow.ticket_id)
_open = TicketStateRow.until.is_(None)
_columns: Select[*Columns] = select(
    TicketStateRow.id,
    TicketStateRow.ticket_id,
    TicketRow.label,
    TicketRow.day,
    TicketStateRow.state,
    TicketStateRow.since,
    TicketStateRow.step,
    TicketStateRow.queue_id,
    TicketStateRow.rank,
    TicketStateRow.credit,
    TicketStateRow.misses,
    TicketStateRow.is_return,
    TicketStateRow.window_id,
    TicketStateRow.former_id,
    TicketStateRow.actor,
).join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
_standing = _columns.where(TicketStateRow.ticket_id == bindparam("ticket"), _open)
STANDING = Query(_standing)
LOCK = Query(_standing.with_for_update(of=TicketStateRow, key_share=True))
ROW = Query(_columns.where(TicketStateRow.id == bindparam("row")))
END = Statement(
    update(TicketStateRow).where(TicketStateRow.id == bindparam("row"), _open).values(until=bindparam("at"))
)
ADD = Query(insert(TicketStateRow).returning(TicketStateRow.id))
NEXT = Query(
    _columns.where(*_line, *_of_days)
    .order_by(*_order)
    .limit(1)
    .with_for_update(of=TicketStateRow, key_share=True, skip_locked=True)
)
_spots = select(TicketStateRow.rank, TicketStateRow.ticket_id, TicketStateRow.is_return)
_spots_of_days = (
    _spots.join(TicketRow, TicketRow.id == TicketStateRow.ticket_id).where(*_line, *_of_days).order_by(*_order)
)
HEAD = Query(_spots_of_days.limit(1))
DUE = Query(_spots_of_days)
CURRENT = Query(_columns.where(TicketStateRow.window_id == bindparam("window"), AT_WINDOW))
_count = select(func.count(TicketStateRow.id)).join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
AHEAD = Query(
    _count.where(
        *_line,
        TicketRow.day == bindparam("day"),
        or_(
            TicketStateRow.rank < bindparam("rank"),
            and_(TicketStateRow.rank == bindparam("rank"), TicketStateRow.ticket_id < bindparam("ticket")),
        ),
    )
)
JOINED = Query(
    _count.where(
        TicketStateRow.queue_id == bindparam("queue"),
        TicketStateRow.since >= bindparam("since"),
        _open,
        TicketStateRow.state != TicketState.VOID.value,
        TicketRow.day == bindparam("day"),
    )
)
# Not joined: a planner would begin with every ticket of the past.
_old = select(TicketStateRow.ticket_id)
_day = select(TicketRow.day).where(TicketRow.id == TicketStateRow.ticket_id).scalar_subquery()
_before = _day < bindparam("first")
OLD_WAITING = Query(_old.where(WAITING, _before).order_by(TicketStateRow.queue_id, *_order))  # as its index is
OLD_AT_WINDOW = Query(_old.where(AT_WINDOW, _before))
OLD_HELD = Query(_old.where(HELD, _before))
