"""退费: money that goes back, and visits that were cancelled."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row


class RefundRow(Row):
    """One refund of one payment, in fen; ``key`` makes asking a gateway for it twice the same refund.

    ``gateway`` is the way back: the payment's own, or "cash" and "card" for what a person hands over. ``instead_of``
    names the refused refund this one was ordered for. Only ``asked_at`` ever changes: who asks the gateway claims it.
    """

    __tablename__ = "refunds"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    id: Mapped[Key]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    gateway: Mapped[str]
    amount: Mapped[int]
    reason: Mapped[str]
    instead_of: Mapped[int | None] = mapped_column(ForeignKey("refunds.id"), unique=True)
    created_at: Mapped[datetime] = mapped_column(index=True)
    asked_at: Mapped[datetime | None]
    actor: Mapped[str]
    second: Mapped[str | None]  # who approved it above the limit


class RefundStateRow(Row):
    """What the gateway said of a refund (`RefundState` values); "done" and "refused" are final, exclude each other."""

    __tablename__ = "refund_states"
    __table_args__ = (UniqueConstraint("refund_id", "final"),)

    id: Mapped[Key]
    refund_id: Mapped[int] = mapped_column(ForeignKey("refunds.id"), index=True)
    state: Mapped[str]
    final: Mapped[bool | None]  # True for done and refused, NULL before: at most one final state
    reference: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]


class VisitCancelRow(Row):
    """A registration that was cancelled, by the patient at a kiosk or by staff, with the reason."""

    __tablename__ = "visit_cancels"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), unique=True)
    by_patient: Mapped[bool]
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
    second: Mapped[str | None]
