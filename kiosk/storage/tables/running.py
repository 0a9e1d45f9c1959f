"""Running the hall: sessions that stopped, visits that were moved out, and wishes to cancel that need a cashier."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class SessionStopRow(Row):
    """停诊: a session that takes nobody any more, from ``starts_at`` on, until it is resumed. Open: until NULL.

    ``moved`` counts the patients moved out; with the first of them nobody can resume it any more. The session has no
    foreign key: a timetable may drop one that is empty, and what happened to it stays on record.
    """

    __tablename__ = "session_stops"
    __table_args__ = (one_where("uq_session_stops_open", "session_id", condition="until IS NULL"),)

    id: Mapped[Key]
    session_id: Mapped[int]
    starts_at: Mapped[datetime]
    reason: Mapped[str]
    moved: Mapped[int]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]


class VisitMoveRow(Row):
    """A visit that staff moved, never changed. Slots have no foreign key: a timetable may drop one nobody holds."""

    __tablename__ = "visit_moves"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    from_slot_id: Mapped[int]
    to_slot_id: Mapped[int]
    stop_id: Mapped[int | None] = mapped_column(ForeignKey("session_stops.id"), index=True)
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class CancelWishRow(Row):
    """Somebody wants a visit cancelled that is paid; a cashier gives the money back. Never changed."""

    __tablename__ = "cancel_wishes"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
