"""Who takes money, gives it back, and tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet


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


@dataclass(frozen=True)
class RefundAnswer:
    """What became of a wish to give money back; ``reference`` is the gateway's own number."""

    state: RefundState
    reference: str = ""


@dataclass(frozen=True)
class Notice:
    """A verified word of the gateway about the order ``key``; ``id`` is the gateway's own, the same when it repeats."""

    id: str
    key: str
    answer: PaymentAnswer


class NoticeReply(NamedTuple):
    """What a gateway wants to hear about its notice, as an HTTP answer."""

    status: int
    content_type: str
    body: bytes


class PaymentGateway(Protocol):
    """Takes money. No method raises for trouble on the way: what nobody can say is ``UNKNOWN``; others say what."""

    name: str
    wallet: Wallet
    takes_codes: bool  # reads 付款码 from the patient's phone

    def is_in_use(self) -> bool:
        """Whether it can be asked at all now; one that cannot looks again. May read files: not in a transaction."""
        ...

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order (again, for the same key: the same order)."""
        ...

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        """Take the money from the wallet that shows ``code``; WAITING while the patient types a password on the phone.

        ``code`` is a secret of a minute: never stored, never logged.
        """
        ...

    def query(self, key: str) -> PaymentAnswer:
        """Ask where the order stands."""
        ...

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid, however it was opened; the answer says which."""
        ...

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        """Give ``amount`` of the ``total`` fen paid back, once for each ``refund_key``; REFUSED: nothing was."""
        ...

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        """What became of that wish; REFUSED when the gateway has never heard of it."""
        ...

    def bill(self, day: date) -> bytes:
        """The gateway's bill file of a day, unpacked. Raises `BillNotReady`, `GatewayAway`."""
        ...

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """The notice in an HTTP request. Raises `NoticeRefused` unless it is the gateway's own."""
        ...

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        """What to tell the gateway about its notice."""
        ...
