"""Queues, windows and calls: a hospital's rules as rows, and every call that was made."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Edited, Key, Row, one_where


class QueueRow(Edited, Row):
    """排队队列, with its rules (docs/queue.md)."""

    __tablename__ = "queues"
    __table_args__ = (
        CheckConstraint("first_to_return >= 1 AND back_by >= 1 AND times_back >= 0", name="places"),
        CheckConstraint("daily_cap IS NULL OR daily_cap > 0", name="cap"),
    )

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"), index=True)
    credits: Mapped[dict[str, int]] = mapped_column(JSON)  # minutes by flag
    elder_age: Mapped[int]
    first_to_return: Mapped[int]
    back_by: Mapped[int]
    times_back: Mapped[int]
    opens: Mapped[str]  # HH:MM
    closes: Mapped[str]
    daily_cap: Mapped[int | None]
    callers: Mapped[list[str]] = mapped_column(JSON)  # roles; [] is everybody
    paused_why: Mapped[str]  # "" while it is not paused


class QueueRoomRow(Row):
    """Whose visits a queue holds: every room feeds one queue, a queue may have several rooms."""

    __tablename__ = "queue_rooms"

    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"), primary_key=True, autoincrement=False)
    queue_id: Mapped[int] = mapped_column(ForeignKey("queues.id"), index=True)


class WindowRow(Edited, Row):
    """窗口: where people are called to, a room's door or a counter."""

    __tablename__ = "windows"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"), index=True)
    floor: Mapped[int]


class QueueWindowRow(Row):
    """Which queues a window calls from; where they are several, waits count ``weight`` times."""

    __tablename__ = "queue_windows"
    __table_args__ = (CheckConstraint("weight >= 1", name="weight"),)

    queue_id: Mapped[int] = mapped_column(ForeignKey("queues.id"), primary_key=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("windows.id"), primary_key=True, index=True)
    weight: Mapped[int]


class WindowStateRow(Row):
    """A window "open" or "paused", and why; a window without a row is open. Open: until NULL."""

    __tablename__ = "window_states"
    __table_args__ = (one_where("uq_window_states_open", "window_id", condition="until IS NULL"),)

    id: Mapped[Key]
    window_id: Mapped[int] = mapped_column(ForeignKey("windows.id"))
    state: Mapped[str]
    reason: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]


class CallRow(Row):
    """叫号, once for each time a number is called out; never changed."""

    __tablename__ = "calls"
    __table_args__ = (Index(None, "ticket_id", "id"),)

    id: Mapped[Key]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    window_id: Mapped[int] = mapped_column(ForeignKey("windows.id"))
    queue_id: Mapped[int] = mapped_column(ForeignKey("queues.id"))
    at: Mapped[datetime] = mapped_column(index=True)
    again: Mapped[int]  # 0 for the call itself, then 1, 2, ... for recalls
    actor: Mapped[str]


class TicketFlagRow(Row):
    """What staff should know of a ticket's holder: `Flag` values."""

    __tablename__ = "ticket_flags"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    flag: Mapped[str] = mapped_column(primary_key=True)
