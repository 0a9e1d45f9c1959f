"""Queues, their rules and windows, written by their codes; a room of which the files say nothing has one of each."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session

from kiosk.services.queue.queue_books import default_queue, rules_by_column
from kiosk.services.seeding.hospital import Hospital, QueueEntry, RoomEntry
from kiosk.services.seeding.upserts import Values, ids, upsert
from kiosk.storage.tables import (
    CallRow,
    ClinicSessionRow,
    DepartmentRow,
    QueueRoomRow,
    QueueRow,
    QueueWindowRow,
    RoomRow,
    TicketStateRow,
    WindowRow,
    WindowStateRow,
)


def write_queues(session: Session, hospital: Hospital) -> None:
    """Write queues, windows, and what belongs together; whether a queue pauses is not the files' business."""
    departments = ids(session, DepartmentRow.code, DepartmentRow.id)
    changed = QueueRow.version > 0  # by an administrator: stays
    upsert(session, QueueRow, _queues(hospital, departments), key=["code"], once=["paused_why"], unless=changed)
    queues = ids(session, QueueRow.code, QueueRow.id)
    rooms = ids(session, RoomRow.code, RoomRow.id)
    feeding = [{"room_id": rooms[room.code], "queue_id": queues[_queue_of(room)]} for room in hospital.rooms]
    upsert(session, QueueRoomRow, feeding, key=["room_id"])
    upsert(session, WindowRow, _windows(hospital, rooms), key=["code"], unless=WindowRow.version > 0)
    windows = ids(session, WindowRow.code, WindowRow.id)
    _serve(session, hospital, queues, windows)


def queue_values(entry: QueueEntry, departments: Mapping[str, int]) -> Values:
    """A queue and its rules by column."""
    return {
        "code": entry.code,
        "name": entry.name,
        "name_en": entry.name_en,
        "department_id": departments[entry.department],
        **rules_by_column(entry.rules),
    }


def remove_forgotten_queues(session: Session, hospital: Hospital) -> None:
    """Delete queues and windows that the files no longer name, unless a visit or a call still refers to them."""
    rooms = [room.code for room in hospital.rooms]
    unused = and_(
        RoomRow.version == 0,
        RoomRow.code.not_in(rooms),
        ~select(ClinicSessionRow.id).where(ClinicSessionRow.room_id == RoomRow.id).exists(),
    )
    session.execute(delete(QueueRoomRow).where(QueueRoomRow.room_id.in_(select(RoomRow.id).where(unused))))
    names = {window.code for window in hospital.windows} | {room.code for room in _doors(hospital)}
    in_use = select(RoomRow.id).where(~unused)
    # The door of a room that still has visits calls them, whatever the files say now.
    kept_door = and_(WindowRow.code.not_in([w.code for w in hospital.windows]), WindowRow.room_id.in_(in_use))
    forgotten = select(WindowRow.id).where(WindowRow.code.not_in(names), or_(WindowRow.room_id.is_(None), ~kept_door))
    session.execute(delete(QueueWindowRow).where(QueueWindowRow.window_id.in_(forgotten)))
    called = (CallRow, TicketStateRow, WindowStateRow)
    unnamed = [~select(table.id).where(table.window_id == WindowRow.id).exists() for table in called]
    session.execute(delete(WindowRow).where(WindowRow.id.in_(forgotten), *unnamed))
    _remove_queues(session, {queue.code for queue in hospital.queues} | {_queue_of(room) for room in hospital.rooms})


def _remove_queues(session: Session, names: set[str]) -> None:
    held: list[ColumnElement[bool]] = [
        ~select(table.queue_id).where(table.queue_id == QueueRow.id).exists()
        for table in (QueueRoomRow, CallRow, TicketStateRow)
    ]
    gone = session.scalars(select(QueueRow.id).where(QueueRow.code.not_in(names), QueueRow.version == 0, *held)).all()
    session.execute(delete(QueueWindowRow).where(QueueWindowRow.queue_id.in_(gone)))
    session.execute(delete(QueueRow).where(QueueRow.id.in_(gone)))


def _queue_of(room: RoomEntry) -> str:
    return room.queue or room.code


def _doors(hospital: Hospital) -> list[RoomEntry]:
    """The rooms whose door is their window: those no window of the files is in."""
    taken = {window.room for window in hospital.windows}
    return [room for room in hospital.rooms if room.code not in taken]


def _queues(hospital: Hospital, departments: dict[str, int]) -> list[Values]:
    written: list[Values] = [{**queue_values(entry, departments), "paused_why": ""} for entry in hospital.queues]
    known = {entry.code for entry in hospital.queues}
    own = [room for room in hospital.rooms if _queue_of(room) not in known]
    return written + [
        {
            "code": room.code,
            "name": room.name,
            "name_en": room.name_en,
            "department_id": departments[room.department],
            **default_queue(),
        }
        for room in own
    ]


def _windows(hospital: Hospital, rooms: dict[str, int]) -> list[Values]:
    floors = {entry.code: entry.floor for entry in hospital.departments}
    of_room = {room.code: floors[room.department] if room.floor is None else room.floor for room in hospital.rooms}
    written: list[Values] = [
        {
            "code": entry.code,
            "name": entry.name,
            "name_en": entry.name_en,
            "room_id": rooms.get(entry.room),
            "floor": of_room.get(entry.room, 1) if entry.floor is None else entry.floor,
        }
        for entry in hospital.windows
    ]
    return written + [
        {
            "code": room.code,
            "name": room.name,
            "name_en": room.name_en,
            "room_id": rooms[room.code],
            "floor": of_room[room.code],
        }
        for room in _doors(hospital)
    ]


def _serve(session: Session, hospital: Hospital, queues: dict[str, int], windows: dict[str, int]) -> None:
    """Let each window of the files call from its queues, and from no others any more."""
    home = {room.code: _queue_of(room) for room in hospital.rooms}
    serves = {entry.code: entry.queues or ((home[entry.room], 1),) for entry in hospital.windows}
    serves |= {room.code: ((_queue_of(room), 1),) for room in _doors(hospital)}
    rows: list[Values] = [
        {"queue_id": queues[queue], "window_id": windows[window], "weight": weight}
        for window, weights in serves.items()
        for queue, weight in weights
    ]
    upsert(session, QueueWindowRow, rows, key=["queue_id", "window_id"])
    kept = {(row["queue_id"], row["window_id"]) for row in rows}
    ours = {windows[window] for window in serves}
    for queue, window in session.execute(select(QueueWindowRow.queue_id, QueueWindowRow.window_id)).all():
        if window in ours and (queue, window) not in kept:
            session.execute(
                delete(QueueWindowRow).where(QueueWindowRow.queue_id == queue, QueueWindowRow.window_id == window)
            )
