"""The day's end: gateways' bill files, what differs from our books, and the cashiers' drawers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, one_where


class BillFileRow(Row):
    """对账单: one bill that was reconciled; ``digest`` makes the same file count once. ``sums`` is JSON, fen."""

    __tablename__ = "bill_files"
    __table_args__ = (UniqueConstraint("gateway", "day", "digest"),)

    id: Mapped[Key]
    gateway: Mapped[str]
    day: Mapped[date]
    digest: Mapped[str]
    lines: Mapped[int]
    sums: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class DifferenceRow(Row):
    """What a bill and our books do not agree on, never changed; ``ours`` and ``theirs`` in fen, NULL: not there."""

    __tablename__ = "differences"
    __table_args__ = (UniqueConstraint("bill_id", "sort", "key"),)

    id: Mapped[Key]
    bill_id: Mapped[int] = mapped_column(ForeignKey("bill_files.id"))
    gateway: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    sort: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[str]
    ours: Mapped[int | None]
    theirs: Mapped[int | None]
    line: Mapped[int]
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"))


class DifferenceStateRow(Row):
    """What became of a difference: `DifferenceState` values, each reached once; the newest counts."""

    __tablename__ = "difference_states"
    __table_args__ = (UniqueConstraint("difference_id", "state"),)

    id: Mapped[Key]
    difference_id: Mapped[int] = mapped_column(ForeignKey("differences.id"))
    state: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class DrawerRow(Row):
    """钱箱 of one clerk, open until it is counted: ``counted_at`` changes once, by a conditional update; fen."""

    __tablename__ = "drawers"
    __table_args__ = (
        one_where("uq_drawers_open", "staff", condition="counted_at IS NULL"),
        CheckConstraint("change >= 0", name="change"),
    )

    id: Mapped[Key]
    staff: Mapped[str]
    day: Mapped[date]
    change: Mapped[int]  # 备用金: what lay in it to give change from
    opened_at: Mapped[datetime]
    counted_at: Mapped[datetime | None]
    actor: Mapped[str]


class DrawerCountRow(Row):
    """A drawer as it was counted: ``expected`` = change + taken, ``counted`` what lay in it; never changed. Fen."""

    __tablename__ = "drawer_counts"

    id: Mapped[Key]
    drawer_id: Mapped[int] = mapped_column(ForeignKey("drawers.id"), unique=True)
    expected: Mapped[int]
    counted: Mapped[int]
    pieces: Mapped[str]  # JSON: fen of a note or coin to how many
    reason: Mapped[str]
    handed_to: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class DrawerItemRow(Row):
    """Cash that a counted drawer answers for, each payment and refund in one drawer; refunds are negative. Fen."""

    __tablename__ = "drawer_items"
    __table_args__ = (CheckConstraint("(payment_id IS NULL) <> (refund_id IS NULL)", name="one"),)

    id: Mapped[Key]
    drawer_id: Mapped[int] = mapped_column(ForeignKey("drawers.id"), index=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"), unique=True)
    refund_id: Mapped[int | None] = mapped_column(ForeignKey("refunds.id"), unique=True)
    amount: Mapped[int]
