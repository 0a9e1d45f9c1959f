"""退费: money that goes back, and visits that were cancelled."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, some_where

REFUSED = "state = 'refused'"


class RefundRow(Row):
    """One refund of one payment, in fen; ``key`` makes asking a gateway for it twice the same refund.

    ``gateway`` is the way back: the payment's own, or "cash" and "card" for what a person hands over. ``instead_of``
    names the refused refund this one was ordered for. Only ``asked_at`` and ``ask_at`` ever change: when a gateway was
    asked about it last, and is next, NULL for never again. Whoever asks claims it.
    """

    __tablename__ = "refunds"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        some_where("ix_refunds_open", "ask_at", condition="ask_at IS NOT NULL"),
    )

    id: Mapped[Key]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    gateway: Mapped[str]
    amount: Mapped[int]
    reason: Mapped[str]
    instead_of: Mapped[int | None] = mapped_column(ForeignKey("refunds.id"), unique=True)
    created_at: Mapped[datetime] = mapped_column(index=True)
    asked_at: Mapped[datetime | None]
    ask_at: Mapped[datetime | None]
    actor: Mapped[str]
    second: Mapped[str | None]  # who approved it above the limit


class RefundStateRow(Row):
    """What the gateway said of a refund (`RefundState` values); "done" and "refused" are final, exclude each other."""

    __tablename__ = "refund_states"
    __table_args__ = (
        UniqueConstraint("refund_id", "final"),
        some_where("ix_refund_states_refused", "refund_id", condition=REFUSED),
    )

    id: Mapped[Key]
    refund_id: Mapped[int] = mapped_column(ForeignKey("refunds.id"), index=True)
    state: Mapped[str]
    final: Mapped[bool | None]  # True for done and refused, NULL before: at most one final state
    reference: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]


class VisitCancelRow(Row):
    """A registration that was cancelled, by the patient at a kiosk or by staff, with the reason.

    ``unreversed_id`` is its invoice when no book had a number for the reversal, which is made up later.
    """

    __tablename__ = "visit_cancels"
    __table_args__ = (
        some_where("ix_visit_cancels_unreversed", "unreversed_id", condition="unreversed_id IS NOT NULL"),
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), unique=True)
    by_patient: Mapped[bool]
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
    second: Mapped[str | None]
    unreversed_id: Mapped[int | None] = mapped_column(ForeignKey("invoices.id"))
