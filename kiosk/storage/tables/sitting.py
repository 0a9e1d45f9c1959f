"""What outlives a sitting: a run kept for ten minutes, and counts of where people struggle, which name nobody."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Row


class KeptRunRow(Row):
    """A sitting somebody walked away from. Deleted when they go on, when they forget it, and when its time is over."""

    __tablename__ = "kept_runs"

    digest: Mapped[bytes] = mapped_column(primary_key=True)  # keyed hash of flow and patient
    sealed: Mapped[bytes]  # where it stood and what was chosen; no name and no number
    until: Mapped[datetime]


class StruggleRow(Row):
    """How often help was offered on a page of a day: ``kind`` is "misses", "backs" or "dwell"."""

    __tablename__ = "struggles"

    day: Mapped[date] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class PageDwellRow(Row):
    """How many people needed so many seconds on a page; ``mode`` is "standard" or "large"."""

    __tablename__ = "page_dwells"

    page: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[str] = mapped_column(primary_key=True)
    seconds: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
