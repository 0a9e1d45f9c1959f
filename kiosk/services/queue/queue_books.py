"""Queues and windows as they lie in the books: rules, weights, pauses."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.queue import DEFAULT_RULES, Flag, Rules
from kiosk.domain.queue_views import QueueInfo, WindowInfo
from kiosk.domain.roles import NotAllowed
from kiosk.services.queue.standings import count_joined
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    QueueRoomRow,
    QueueRow,
    QueueWindowRow,
    RoomRow,
    StaffRow,
    StaffSecretRow,
    WindowRow,
    WindowStateRow,
)

PAUSED = "paused"
OPEN = "open"
OLDEST_TICKET = timedelta(days=31)  # no slot is offered longer before its day
NEVER_CLOSES = "23:59"  # the day's last minute is meant to its end

QueueColumns = tuple[int, str, str, str, int, dict[str, int], int, int, int, int, str, str, int | None, list[str], str]


def default_queue() -> dict[str, object]:
    """The rules of a queue of which the hospital's files say nothing, by column."""
    return rules_by_column(DEFAULT_RULES) | {"paused_why": ""}


def rules_by_column(rules: Rules) -> dict[str, object]:
    """Rules as they are written."""
    return {
        "credits": {flag.value: minutes for flag, minutes in rules.credits.items()},
        "elder_age": rules.elder_age,
        "first_to_return": rules.first_to_return,
        "back_by": rules.back_by,
        "times_back": rules.times_back,
        "opens": f"{rules.opens:%H:%M}",
        "closes": f"{rules.closes:%H:%M}",
        "daily_cap": rules.daily_cap,
        "callers": list(rules.callers),
    }


def read_queue(session: Session, queue_id: int) -> QueueInfo:
    """The queue; raises `Misuse` when there is none."""
    row = QUEUE.first(session, queue=queue_id)
    if row is None:
        raise Misuse(f"no queue {queue_id}")
    return _queue(row)


def all_queues(session: Session) -> tuple[QueueInfo, ...]:
    """Every queue, by code."""
    return tuple(map(_queue, QUEUES.all(session)))


def queue_of_room(session: Session, room_id: int) -> QueueInfo:
    """The queue that a room's visits join; a room nobody gave one gets its own, and a window, with the defaults."""
    row = QUEUE_OF_ROOM.first(session, room=room_id)
    if row is None:
        _furnish(session, room_id)
        row = QUEUE_OF_ROOM.one(session, room=room_id)
    return _queue(row)


def read_window(session: Session, window_id: int) -> WindowInfo:
    """The window with its queues; raises `Misuse` when there is none."""
    row = WINDOW.first(session, window=window_id)
    if row is None:
        raise Misuse(f"no window {window_id}")
    return _window(row, tuple(SERVES.all(session, window=window_id)))


def all_windows(session: Session) -> tuple[WindowInfo, ...]:
    """Every window, by code."""
    serves: dict[int, list[tuple[int, int]]] = {}
    for window, queue, weight in ALL_SERVES.all(session):
        serves.setdefault(window, []).append((queue, weight))
    return tuple(_window(row, tuple(serves.get(row[0], ()))) for row in WINDOWS.all(session))


def may_call(session: Session, rules: Rules, actor: Actor) -> bool:
    """Whether ``actor`` has one of the roles that may call this queue; without such roles everybody may."""
    if not rules.callers:
        return True
    role = ROLE.first(session, number=actor.staff)
    return role is not None and role[0] in rules.callers


def require_caller(session: Session, rules: Rules, actor: Actor) -> None:
    """Raise `NotAllowed` unless `may_call`."""
    if not may_call(session, rules, actor):
        raise NotAllowed(f"{actor} may not call this queue")


def lock_queue(session: Session, queue_id: int) -> None:
    """Let others who look for a place in this queue wait until this transaction has ended."""
    LOCK_QUEUE.first(session, queue=queue_id)


def is_over_cap(session: Session, queue: QueueInfo, day: date, *, now: datetime) -> bool:
    """Whether a queue now holds more tickets of a day than it may, one just written included; others wait till then."""
    cap = queue.rules.daily_cap
    if cap is None:
        return False
    lock_queue(session, queue.id)
    return count_joined(session, queue.id, day, since=now - OLDEST_TICKET) > cap


def _queue(row: QueueColumns) -> QueueInfo:
    key, code, name, name_en, department, credits_, elder, returns, back_by, times, opens, closes, cap, callers, why = (
        row
    )
    rules = Rules(
        credits=_credits(credits_),
        elder_age=elder,
        first_to_return=returns,
        back_by=back_by,
        times_back=times,
        opens=time.fromisoformat(opens),
        closes=time.max if closes == NEVER_CLOSES else time.fromisoformat(closes),
        daily_cap=cap,
        callers=tuple(callers),
    )
    return QueueInfo(key, code, name, name_en, department, rules, why)


def _credits(written: Mapping[str, int]) -> dict[Flag, int]:
    return {Flag(flag): minutes for flag, minutes in written.items()}


def _window(
    row: tuple[int, str, str, str, int, str | None, str | None], queues: tuple[tuple[int, int], ...]
) -> WindowInfo:
    key, code, name, name_en, floor, state, reason = row
    return WindowInfo(key, code, name, name_en, floor, queues, (reason or "") if state == PAUSED else "")


def _furnish(session: Session, room_id: int) -> None:
    """A queue and a window of the room's code, unless another transaction was quicker."""
    code, name, name_en, floor, department = ROOM.one(session, room=room_id)
    named = {"code": code, "name": name, "name_en": name_en or ""}
    ADD_QUEUE.run(session, department_id=department, **named, **default_queue())
    ADD_WINDOW.run(session, room_id=room_id, floor=floor, **named)
    (queue,), (window,) = QUEUE_BY_CODE.one(session, code=code), WINDOW_BY_CODE.one(session, code=code)
    ADD_ROOM.run(session, room_id=room_id, queue_id=queue)
    SERVE.run(session, queue_id=queue, window_id=window, weight=1)


def _once(*columns: str) -> Callable[[Upsert], Upsert]:
    """An insert that leaves a row of the same ``columns`` alone."""
    return lambda first: first.on_conflict_do_nothing(index_elements=list(columns))


_queues: Select[*QueueColumns] = select(
    QueueRow.id,
    QueueRow.code,
    QueueRow.name,
    QueueRow.name_en,
    QueueRow.department_id,
    QueueRow.credits,
    QueueRow.elder_age,
    QueueRow.first_to_return,
    QueueRow.back_by,
    QueueRow.times_back,
    QueueRow.opens,
    QueueRow.closes,
    QueueRow.daily_cap,
    QueueRow.callers,
    QueueRow.paused_why,
)
_windows = select(
    WindowRow.id,
    WindowRow.code,
    WindowRow.name,
    WindowRow.name_en,
    WindowRow.floor,
    WindowStateRow.state,
    WindowStateRow.reason,
).outerjoin(WindowStateRow, (WindowStateRow.window_id == WindowRow.id) & WindowStateRow.until.is_(None))
QUEUE = Query(_queues.where(QueueRow.id == bindparam("queue")))
QUEUES = Query(_queues.order_by(QueueRow.code))
QUEUE_OF_ROOM = Query(
    _queues.join(QueueRoomRow, QueueRoomRow.queue_id == QueueRow.id).where(QueueRoomRow.room_id == bindparam("room"))
)
LOCK_QUEUE = Query(select(QueueRow.id).where(QueueRow.id == bindparam("queue")).with_for_update(key_share=True))
WINDOW = Query(_windows.where(WindowRow.id == bindparam("window")))
WINDOWS = Query(_windows.order_by(WindowRow.code))
SERVES = Query(
    select(QueueWindowRow.queue_id, QueueWindowRow.weight)
    .where(QueueWindowRow.window_id == bindparam("window"))
    .order_by(QueueWindowRow.weight.desc(), QueueWindowRow.queue_id)
)
ALL_SERVES = Query(
    select(QueueWindowRow.window_id, QueueWindowRow.queue_id, QueueWindowRow.weight).order_by(
        QueueWindowRow.weight.desc(), QueueWindowRow.queue_id
    )
)
ROLE = Query(
    select(StaffSecretRow.role)
    .join(StaffRow, StaffRow.id == StaffSecretRow.staff_id)
    .where(StaffRow.number == bindparam("number"), StaffRow.active)
)
ROOM = Query(
    select(RoomRow.code, RoomRow.name, RoomRow.name_en, RoomRow.floor, RoomRow.department_id).where(
        RoomRow.id == bindparam("room")
    )
)
QUEUE_BY_CODE = Query(select(QueueRow.id).where(QueueRow.code == bindparam("code")))
WINDOW_BY_CODE = Query(select(WindowRow.id).where(WindowRow.code == bindparam("code")))
ADD_QUEUE = Statement(ForEach(QueueRow, _once("code")))
ADD_WINDOW = Statement(ForEach(WindowRow, _once("code")))
ADD_ROOM = Statement(ForEach(QueueRoomRow, _once("room_id")))
SERVE = Statement(ForEach(QueueWindowRow, _once("queue_id", "window_id")))
