"""Registrations and the tickets that queue them. Documents are never deleted; states are rows."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where, some_where

WAITING = "until IS NULL AND state = 'waiting'"
HELD = "until IS NULL AND state = 'held'"
UNPAID = "until IS NULL AND state = 'unpaid'"
UNSEEN = "until IS NULL AND state IN ('expired', 'void')"
AT_WINDOW = "until IS NULL AND state IN ('called', 'arrived')"


class RegistrationRow(Row):
    """挂号. ``cancelled_at`` changes once, by a conditional update.

    Staff move a visit to another slot, session and day: each time with a row of ``visit_moves`` that keeps both. Of
    another day, the old number stays behind at a cancelled copy.
    """

    __tablename__ = "registrations"
    __table_args__ = (
        # One per patient, day, department and doctor (domain.md); a cancelled one makes room again.
        one_where(
            "uq_registrations_active",
            "patient_id",
            "day",
            "department_id",
            "doctor_key",
            condition="cancelled_at IS NULL",
        ),
    )

    id: Mapped[Key]
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id"))
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("clinic_sessions.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"))
    doctor_key: Mapped[int]  # doctor id, 0 for any doctor: NULLs would not be equal
    day: Mapped[date]
    pay_by: Mapped[str]
    actor: Mapped[str]
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


class TicketRow(Row):
    """排队号. Numbers of a queue and day come from a counter row claimed in the same transaction."""

    __tablename__ = "tickets"
    __table_args__ = (UniqueConstraint("department_id", "day", "number"),)

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id"))
    day: Mapped[date]
    number: Mapped[int]
    label: Mapped[str]
    created_at: Mapped[datetime]
    by_sight: Mapped[bool] = mapped_column(server_default=false())  # called by showing, not only by saying


class TicketStateRow(Row):
    """A state a ticket passes through (`TicketState`), by which step, and its place in line. Open: until NULL.

    Only ``until`` ever changes, once. ``rank`` orders a queue (docs/queue.md); ``former_id`` is the row an undo goes
    back to; ``window_id`` is the window where the step was made.
    """

    __tablename__ = "ticket_states"
    __table_args__ = (
        one_where("uq_ticket_states_open", "ticket_id", condition="until IS NULL"),
        # One patient at a window; and who that is, whatever the history.
        one_where("uq_ticket_states_at_window", "window_id", condition=AT_WINDOW),
        some_where("ix_ticket_states_line", "queue_id", "rank", "ticket_id", condition=WAITING),
        some_where("ix_ticket_states_held", "queue_id", condition=HELD),
        some_where("ix_ticket_states_unpaid", "ticket_id", condition=UNPAID),
        some_where("ix_ticket_states_unseen", "since", "ticket_id", condition=UNSEEN),
        Index(None, "queue_id", "since"),
        Index(None, "window_id", "since"),
    )

    id: Mapped[Key]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    state: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]
    step: Mapped[str] = mapped_column(server_default="issue")
    queue_id: Mapped[int | None] = mapped_column(ForeignKey("queues.id"))
    rank: Mapped[int | None] = mapped_column(BigInteger)  # microseconds
    credit: Mapped[int] = mapped_column(server_default=text("0"))  # minutes that priority took off the rank
    misses: Mapped[int] = mapped_column(server_default=text("0"))
    is_return: Mapped[bool] = mapped_column(server_default=false())
    window_id: Mapped[int | None] = mapped_column(ForeignKey("windows.id"))
    former_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_states.id"))
