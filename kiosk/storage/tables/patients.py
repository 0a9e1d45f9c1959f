"""What finds a patient, and what was corrected and joined: the files as they were stay in the books."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class PatientKeyRow(Row):
    """One key that finds a patient (`KeyKind`): text as UTF-8, the ends of numbers as keyed digests.

    Bytes, so that both databases order them alike; in the order of the primary key, so that no other index is needed.
    """

    __tablename__ = "patient_keys"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id"), primary_key=True)


class PatientChangeRow(Row):
    """A patient as they stood before a change, sealed with its reason; never changed itself."""

    __tablename__ = "patient_changes"
    __table_args__ = (UniqueConstraint("patient_id", "version"),)

    id: Mapped[Key]
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id"))
    version: Mapped[int]  # the one that ended with it
    kind: Mapped[str]
    fields: Mapped[str]  # what was changed, by name
    sealed: Mapped[bytes]
    actor: Mapped[str]
    at: Mapped[datetime]


class PatientMergeRow(Row):
    """合并: two files are one person's from ``since`` on; taken apart at ``until``. Only that changes, once."""

    __tablename__ = "patient_merges"
    __table_args__ = (one_where("uq_patient_merges_open", "gone_id", condition="until IS NULL"),)

    id: Mapped[Key]
    gone_id: Mapped[int] = mapped_column(ForeignKey("patients.id"))
    kept_id: Mapped[int] = mapped_column(ForeignKey("patients.id"), index=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("patient_changes.id"))  # how the file that went had stood
    last_visit: Mapped[int]  # the newest registration of the file that stays, 0 for none
    actor: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    ended_by: Mapped[str | None]
