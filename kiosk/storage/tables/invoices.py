"""票据: books of numbers, invoices, and what became of each number. Documents are never edited."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables.base import Key, Row, some_where

_NOTHING = text("0")
_NO_WORDS = text("''")


class InvoiceBookRow(Row):
    """票据本: a range of numbers under one 票据代码. ``next_number`` is claimed by a conditional update.

    ``device`` alone issues from it, NULL: everybody. A withdrawn book issues no more: what was left is not used.
    """

    __tablename__ = "invoice_books"
    __table_args__ = (UniqueConstraint("code", "first_number"),)

    id: Mapped[Key]
    code: Mapped[str]
    first_number: Mapped[int]
    last_number: Mapped[int]
    next_number: Mapped[int]
    demo: Mapped[bool]
    device: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str] = mapped_column(server_default=_NO_WORDS)


class InvoiceRow(Row):
    """发票/票据. A reversal (冲红) is a new row naming the original, its amounts negative: rows add up to what stands.

    ``total`` = ``fund`` + ``account`` + ``due``; ``reason`` is why an original was reversed.
    """

    __tablename__ = "invoices"
    __table_args__ = (UniqueConstraint("book_id", "number"),)

    id: Mapped[Key]
    book_id: Mapped[int] = mapped_column(ForeignKey("invoice_books.id"))
    number: Mapped[int]
    charge_id: Mapped[int] = mapped_column(ForeignKey("charges.id"), index=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"))
    check_code: Mapped[str]
    total: Mapped[int]
    fund: Mapped[int]
    account: Mapped[int] = mapped_column(server_default=_NOTHING)
    due: Mapped[int]
    reversal_of: Mapped[int | None] = mapped_column(ForeignKey("invoices.id"), unique=True)
    reason: Mapped[str] = mapped_column(server_default=_NO_WORDS)
    issued_at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]


class InvoiceLineRow(Row):
    """The lines an invoice is over; an invoice without any is over all lines of its charge."""

    __tablename__ = "invoice_lines"

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("charge_lines.id"), primary_key=True)


class InvoiceVoidRow(Row):
    """作废: the paper was spoiled before it was handed out; its number is used up, the invoice as if never issued."""

    __tablename__ = "invoice_voids"

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), primary_key=True, autoincrement=False)
    reason: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]


class InvoiceReplacementRow(Row):
    """Which void or reversed invoice a new one stands for."""

    __tablename__ = "invoice_replacements"

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), primary_key=True, autoincrement=False)
    replaces: Mapped[int] = mapped_column(ForeignKey("invoices.id"), unique=True)


class FiscalDocumentRow(Row):
    """电子票据: what the province's service is asked to issue or reverse for an invoice, once for each ``serial``.

    ``tries`` counts the calls and is claimed before each; ``next_at`` is when to ask (again), NULL when it is settled.
    """

    __tablename__ = "fiscal_documents"
    __table_args__ = (some_where("ix_fiscal_documents_open", "next_at", condition="next_at IS NOT NULL"),)

    id: Mapped[Key]
    serial: Mapped[str] = mapped_column(unique=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), unique=True)
    created_at: Mapped[datetime]
    tries: Mapped[int]
    next_at: Mapped[datetime | None]


class FiscalCallRow(Row):
    """One call of the service: written before it; ``said`` is NULL until an answer came."""

    __tablename__ = "fiscal_calls"
    __table_args__ = (UniqueConstraint("document_id", "try_number"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("fiscal_documents.id"))
    try_number: Mapped[int]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    said: Mapped[str | None]  # "issued", "refused" or "away"


class FiscalResultRow(Row):
    """What the service said in the end: "issued" with its numbers, or "refused" with its words."""

    __tablename__ = "fiscal_results"

    document_id: Mapped[int] = mapped_column(ForeignKey("fiscal_documents.id"), primary_key=True, autoincrement=False)
    state: Mapped[str]
    code: Mapped[str]
    number: Mapped[str]
    check_code: Mapped[str]
    url: Mapped[str]
    words: Mapped[str]
    issued_at: Mapped[datetime]
    at: Mapped[datetime]
