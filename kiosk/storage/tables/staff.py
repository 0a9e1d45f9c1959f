"""Who may sign in at a desk, and how often somebody has just missed."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Row


class StaffSecretRow(Row):
    """An account: ``hash`` is argon2's, with its salt and costs; ``role`` is a `Role` value."""

    __tablename__ = "staff_secrets"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    role: Mapped[str]
    hash: Mapped[str]
    locked: Mapped[bool]
    changed_at: Mapped[datetime]


class SignInMissRow(Row):
    """Misses in a row at one typed number, known or not, and until when nobody may try it again."""

    __tablename__ = "sign_in_misses"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    misses: Mapped[int]
    until: Mapped[datetime]


class BadgeRow(Row):
    """A badge: ``digest`` is the keyed hash of its code; while in use without ``until``. No code is used again."""

    __tablename__ = "badges"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]
