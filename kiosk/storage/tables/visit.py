"""Registrations and the tickets that queue them. Documents are never deleted; states are rows."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class RegistrationRow(Row):
    """挂号. ``cancelled_at`` is the only thing that changes, once, by a conditional update."""

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
    """A state a ticket passes through: "unpaid", "waiting", "void" here; the queue adds its own. Open: until NULL."""

    __tablename__ = "ticket_states"
    __table_args__ = (one_where("uq_ticket_states_open", "ticket_id", condition="until IS NULL"),)

    id: Mapped[Key]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    state: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]
