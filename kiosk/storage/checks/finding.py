"""What is wrong with a record, in words for staff."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The kinds of trouble."""

    AUDIT_EDITED = "audit_edited"
    AUDIT_MISSING = "audit_missing"
    AUDIT_INSERTED = "audit_inserted"
    UNRECORDED = "unrecorded"  # a document nobody is on record for
    RECORD_GONE = "record_gone"  # on record, but no longer there
    TICKET_GAP = "ticket_gap"
    TICKET_DOUBLE = "ticket_double"
    INVOICE_GAP = "invoice_gap"
    INVOICE_DOUBLE = "invoice_double"
    INVOICE_STRAY = "invoice_stray"  # a number its book has not given out
    SLOT_COUNT = "slot_count"
    CHARGE_LINES = "charge_lines"
    CHARGE_SUMS = "charge_sums"
    PAYMENT_AMOUNT = "payment_amount"
    PAID_TWICE = "paid_twice"
    PAID_UNSETTLED = "paid_unsettled"
    SETTLED_UNPAID = "settled_unpaid"
    INVOICE_AMOUNT = "invoice_amount"
    INVOICED_TWICE = "invoiced_twice"
    REVERSAL_AMOUNT = "reversal_amount"
    VOID_ALONE = "void_alone"  # void, and no other in its place
    REFUND_AMOUNT = "refund_amount"
    REFUND_CLAIM = "refund_claim"  # what a payment says is given back, and its refunds
    REFUND_TWICE = "refund_twice"  # ordered again although the first was not refused
    CANCELLED_KEPT = "cancelled_kept"  # money of a visit that was cancelled
    CANCELLED_INVOICE = "cancelled_invoice"  # an invoice that stands for one
    INVOICE_KEPT = "invoice_kept"  # what was kept of the money, and what the invoice says
    FILM_DAMAGED = "film_damaged"


@dataclass(frozen=True)
class Finding:
    """One trouble: its kind, the record it is about ("charges/7"), and a sentence for staff."""

    kind: Fault
    record: str
    words: str
