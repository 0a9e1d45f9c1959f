"""What is said to gateways and by them: calls, notices, money that came late, and when an order is looked at next."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, some_where


class GatewayCallRow(Row):
    """One call, written before it is made: ``call`` is the method's name, ``key`` the order's or the refund's.

    Old questions ("query") are wiped, every other call stays.
    """

    __tablename__ = "gateway_calls"
    __table_args__ = (some_where("ix_gateway_calls_polls", "begun_at", condition="call = 'query'"),)

    id: Mapped[Key]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), index=True)
    call: Mapped[str]
    key: Mapped[str]
    begun_at: Mapped[datetime]
    actor: Mapped[str]


class GatewayAnswerRow(Row):
    """How a call ended, written after it; a call without this row was broken off."""

    __tablename__ = "gateway_answers"

    call_id: Mapped[int] = mapped_column(ForeignKey("gateway_calls.id"), primary_key=True, autoincrement=False)
    state: Mapped[str]
    reference: Mapped[str]
    ended_at: Mapped[datetime]


class PaymentNoticeRow(Row):
    """A verified notice about an order of ours; the gateway repeats itself, and is heard once."""

    __tablename__ = "payment_notices"
    __table_args__ = (UniqueConstraint("gateway", "notice"),)

    id: Mapped[Key]
    gateway: Mapped[str]
    notice: Mapped[str]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), index=True)
    state: Mapped[str]
    heard_at: Mapped[datetime]


class LatePaymentRow(Row):
    """Money that came for an order after it had ended unpaid; ``matched``: the charge was still due, and is settled."""

    __tablename__ = "late_payments"

    id: Mapped[Key]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), unique=True)
    reference: Mapped[str]
    amount: Mapped[int]
    matched: Mapped[bool]
    found_at: Mapped[datetime]
    actor: Mapped[str]


class PaymentLookRow(Row):
    """When an order is looked at next by whoever tends the hall; claimed by a conditional update, NULL is never.

    A timetable, no document: ``tries`` looks in vain make the next one later.
    """

    __tablename__ = "payment_looks"
    __table_args__ = (some_where("ix_payment_looks_due", "next_at", condition="next_at IS NOT NULL"),)

    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), primary_key=True, autoincrement=False)
    tries: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[datetime | None]
