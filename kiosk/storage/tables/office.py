"""What the hall keeps about itself: counters, print jobs, staff, audit."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Edited, Key, Row, some_where

# What is told as the history of a record; the others are too many to be looked through for it.
ADMINISTRATION = (
    "action IN ('admin.save', 'admin.retire', 'admin.restore', 'staff.enrol', 'staff.change_secret',"
    " 'staff.bind_badge', 'staff.drop_badge', 'staff.lock', 'staff.unlock')"
)


class CounterRow(Row):
    """A running number, claimed by one upsert returning it, in the transaction that uses it."""

    __tablename__ = "counters"

    scope: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class PrintJobRow(Row):
    """A paper to be printed once. ``document_id`` is a ticket or invoice id; copy 2 and on are 补打."""

    __tablename__ = "print_jobs"
    __table_args__ = (UniqueConstraint("sort", "document_id", "copy"),)

    id: Mapped[Key]
    sort: Mapped[str]
    document_id: Mapped[int]
    copy: Mapped[int]
    device: Mapped[str]
    large: Mapped[bool]
    created_at: Mapped[datetime]
    actor: Mapped[str]


class PrintJobStateRow(Row):
    """Where a job stood: `PrintState` values in order; ``seq`` makes each step happen once."""

    __tablename__ = "print_job_states"
    __table_args__ = (UniqueConstraint("job_id", "seq"),)

    id: Mapped[Key]
    job_id: Mapped[int] = mapped_column(ForeignKey("print_jobs.id"))
    seq: Mapped[int]
    state: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class StaffRow(Edited, Row):
    """A member of staff; ``number`` is what the audit names."""

    __tablename__ = "staff"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool]


class AuditRow(Row):
    """One change: who, what, when, to which record; chained to the device's row before by a keyed hash."""

    __tablename__ = "audit"
    __table_args__ = (
        UniqueConstraint("device", "seq"),
        some_where("ix_audit_administration", "record", condition=ADMINISTRATION),
    )

    id: Mapped[Key]
    device: Mapped[str]
    seq: Mapped[int]
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]  # "registration.register"
    record: Mapped[str]  # "registrations/17"
    detail: Mapped[str]  # JSON with sorted keys; never a full name or number
    digest: Mapped[bytes]


class AuditHeadRow(Row):
    """The newest audit row of a device, locked by the writer who appends."""

    __tablename__ = "audit_heads"

    device: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    digest: Mapped[bytes]


class KeyMarkRow(Row):
    """Which key file sealed the numbers of this database: one row, so that no machine comes with another key."""

    __tablename__ = "key_marks"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # always 1
    fingerprint: Mapped[str]
