"""Triage: what was measured (sealed), what a nurse decided, and the clocks. Nothing is edited; what ends, ends once."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where, some_where


class TriageCaseRow(Row):
    """One person who came to triage. ``patient_id`` is written once, perhaps later than the triage itself."""

    __tablename__ = "triage_cases"
    __table_args__ = (some_where("ix_triage_cases_open", "began_at", condition="closed_at IS NULL"),)

    id: Mapped[Key]
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.id"), index=True)
    known_sealed: Mapped[bytes | None]  # how somebody nobody knows yet is told from others
    began_at: Mapped[datetime]  # the first contact
    closed_at: Mapped[datetime | None]
    actor: Mapped[str]


class TriageAssessmentRow(Row):
    """Signs, complaint and what the tables said of them; never changed. ``proposed`` is the machine's level."""

    __tablename__ = "triage_assessments"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("triage_cases.id"), index=True)
    sealed: Mapped[bytes]
    tables: Mapped[str]  # the versions it was judged by
    proposed: Mapped[int]
    at: Mapped[datetime]
    actor: Mapped[str]


class TriageLevelRow(Row):
    """The level a nurse decided; ``reason_sealed`` where it is not the one proposed. Open: until NULL."""

    __tablename__ = "triage_levels"
    __table_args__ = (one_where("uq_triage_levels_open", "case_id", condition="until IS NULL"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("triage_cases.id"), index=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("triage_assessments.id"))
    level: Mapped[int]
    reason_sealed: Mapped[bytes | None]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]


class TriageTrackRow(Row):
    """A fast track or the green channel, opened by a nurse. Open: until NULL."""

    __tablename__ = "triage_tracks"
    __table_args__ = (one_where("uq_triage_tracks_open", "case_id", "track", condition="until IS NULL"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("triage_cases.id"))
    track: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    actor: Mapped[str]


class TriageClockRow(Row):
    """A clock of a case: to the doctor, the ECG, the CT, the next look. Stopped once, with how and by whom."""

    __tablename__ = "triage_clocks"
    __table_args__ = (one_where("uq_triage_clocks_running", "case_id", "sort", condition="stopped_at IS NULL"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("triage_cases.id"), index=True)
    sort: Mapped[str]
    began_at: Mapped[datetime]
    due_at: Mapped[datetime]
    actor: Mapped[str]
    stopped_at: Mapped[datetime | None]
    stopped_how: Mapped[str | None]
    stopped_by: Mapped[str | None]


class TriageLinkRow(Row):
    """Which tickets follow a case; never changed."""

    __tablename__ = "triage_links"

    case_id: Mapped[int] = mapped_column(ForeignKey("triage_cases.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
