"""Who acted for a patient when a registration was made, who came along, and the aids that were noted."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row


class RegistrationProxyRow(Row):
    """代办人 of one registration; the paper is sealed, a keyed digest finds it. Never changed."""

    __tablename__ = "registration_proxies"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), unique=True)
    name: Mapped[str]
    relation: Mapped[str]  # `Relation`
    paper_kind: Mapped[str]
    paper_sealed: Mapped[bytes]
    paper_digest: Mapped[bytes] = mapped_column(index=True)
    phone_sealed: Mapped[bytes | None]
    phone_digest: Mapped[bytes | None]


class RegistrationCompanionRow(Row):
    """陪诊 of one registration; ``name`` "" where it was not told. Never changed."""

    __tablename__ = "registration_companions"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), unique=True)
    relation: Mapped[str]
    name: Mapped[str]


class RegistrationAidRow(Row):
    """One `Aid` of a registration's patient. Never changed."""

    __tablename__ = "registration_aids"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), primary_key=True, autoincrement=False)
    aid: Mapped[str] = mapped_column(primary_key=True)
