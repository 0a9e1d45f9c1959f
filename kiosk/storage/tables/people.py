"""Patients, their papers and guardians. Paper and phone numbers are sealed; a keyed digest finds them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, some_where


class PatientRow(Row):
    """患者.

    ``version`` counts corrections. ``merged_into`` is the file that is this person's since two were joined, never one
    that has itself been joined to another; until they are taken apart, name, sex and birth date are those of that file
    here too (`PatientMergeRow`, `PatientChangeRow`). ``keyed`` is by which rules the keys were written, 0 for none yet.
    """

    __tablename__ = "patients"
    __table_args__ = (
        Index(None, "name", "birth_date"),
        some_where("ix_patients_merged_into", "merged_into", condition="merged_into IS NOT NULL"),
        some_where("ix_patients_unkeyed", "id", condition="keyed = 0"),
    )

    id: Mapped[Key]
    outpatient_number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sex: Mapped[str]
    birth_date: Mapped[date | None]
    fee_class: Mapped[str]
    phone_sealed: Mapped[bytes | None]
    phone_digest: Mapped[bytes | None] = mapped_column(index=True)
    consent: Mapped[str | None]  # version of the privacy notice agreed to
    complete_by: Mapped[datetime | None]  # emergency without papers
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(server_default=text("0"))
    merged_into: Mapped[int | None]
    keyed: Mapped[int] = mapped_column(server_default=text("0"))


class PatientPaperRow(Row):
    """One paper of a patient; a paper belongs to one patient only."""

    __tablename__ = "patient_papers"
    __table_args__ = (UniqueConstraint("digest"),)

    id: Mapped[Key]
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id"), index=True)
    kind: Mapped[str]
    sealed: Mapped[bytes]
    digest: Mapped[bytes]  # keyed hash of kind and number


class GuardianRow(Row):
    """监护人: the adult a child is bound to; a child without a number is found by guardian, name and birth date."""

    __tablename__ = "guardians"

    id: Mapped[Key]
    child_id: Mapped[int] = mapped_column(ForeignKey("patients.id"), index=True)
    name: Mapped[str]
    paper_kind: Mapped[str]
    paper_sealed: Mapped[bytes]
    paper_digest: Mapped[bytes] = mapped_column(index=True)
    created_at: Mapped[datetime]
