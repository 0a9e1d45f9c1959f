"""Charges, payments and invoices. Whole fen; documents are never edited, what happens to them are rows."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, some_where


class ChargeRow(Row):
    """收费: what a registration costs, split as insured; fen, ``total`` = ``fund`` + ``account`` + ``due``."""

    __tablename__ = "charges"
    __table_args__ = (
        CheckConstraint("total = fund + account + due AND fund >= 0 AND account >= 0 AND due >= 0", name="sums"),
    )

    id: Mapped[Key]
    serial: Mapped[str] = mapped_column(unique=True)  # 业务流水号
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), unique=True)
    fee_class: Mapped[str]
    total: Mapped[int]
    fund: Mapped[int]
    account: Mapped[int] = mapped_column(server_default=text("0"))
    due: Mapped[int]
    insurance_reference: Mapped[str] = mapped_column(server_default=text("''"))
    insured: Mapped[str] = mapped_column(server_default=text("''"))  # 医保编号, masked
    created_at: Mapped[datetime]


class ChargeLineRow(Row):
    """One item of a charge."""

    __tablename__ = "charge_lines"
    __table_args__ = (UniqueConstraint("charge_id", "position"),)

    id: Mapped[Key]
    charge_id: Mapped[int] = mapped_column(ForeignKey("charges.id"))
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    unit: Mapped[str]
    price: Mapped[int]
    quantity: Mapped[int]
    amount: Mapped[int]
    fund: Mapped[int]


class ChargeStateRow(Row):
    """What became of a charge: "due", "settled" or "cancelled"; one row each at most, the newest counts."""

    __tablename__ = "charge_states"
    __table_args__ = (
        UniqueConstraint("charge_id", "state"),
        some_where("ix_charge_states_settled", "at", condition="state = 'settled'"),
    )

    id: Mapped[Key]
    charge_id: Mapped[int] = mapped_column(ForeignKey("charges.id"))
    state: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class PaymentRow(Row):
    """缴费: one order at a gateway, or money taken at a window; ``key`` makes starting it twice the same order.

    ``refunded`` fen are given back or on their way, claimed by a conditional update.
    """

    __tablename__ = "payments"
    __table_args__ = (
        UniqueConstraint("charge_id", "attempt"),
        CheckConstraint("refunded BETWEEN 0 AND amount", name="refunded"),
    )

    id: Mapped[Key]
    charge_id: Mapped[int] = mapped_column(ForeignKey("charges.id"))
    attempt: Mapped[int]
    key: Mapped[str] = mapped_column(unique=True)
    gateway: Mapped[str]
    amount: Mapped[int]
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime]
    scanned: Mapped[bool] = mapped_column(server_default=false())  # a 付款码 we read: never started, only asked about
    refunded: Mapped[int] = mapped_column(server_default=text("0"))


class PaymentStateRow(Row):
    """Where a payment stood: `PaymentState` values; "paid" and "not_paid" are final and exclude each other."""

    __tablename__ = "payment_states"
    __table_args__ = (
        UniqueConstraint("payment_id", "final"),
        some_where("ix_payment_states_paid", "at", condition="state = 'paid'"),
    )

    id: Mapped[Key]
    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"), index=True)
    state: Mapped[str]
    final: Mapped[bool | None]  # True for paid and not_paid, NULL before: at most one final state
    reference: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
