"""Who takes money."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.journey import PaymentState


@dataclass(frozen=True)
class PaymentOrder:
    """One wish to be paid: the same ``key`` (6-32 of ``[0-9A-Za-z_-]``) is always the same order. ``amount`` in fen."""

    key: str
    amount: int
    subject: str
    expires: datetime


@dataclass(frozen=True)
class PaymentAnswer:
    """Where the order stands at the gateway: ``code`` is the QR text while waiting, ``reference`` its own number."""

    state: PaymentState
    code: str = ""
    reference: str = ""
    amount: int | None = None  # what was really taken, in fen, when paid


class PaymentGateway(Protocol):
    """Takes money. No method raises for trouble on the way: what nobody can say is ``PaymentState.UNKNOWN``."""

    name: str

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order (again, for the same key: the same order)."""
        ...

    def query(self, key: str) -> PaymentAnswer:
        """Ask where the order stands."""
        ...

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid; the answer says which."""
        ...

    def refund(self, key: str, *, refund_key: str, amount: int) -> PaymentAnswer:
        """Give ``amount`` fen back, once for each ``refund_key``; ``NOT_PAID`` means nothing was given back."""
        ...
