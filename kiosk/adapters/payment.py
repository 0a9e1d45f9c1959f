"""Taking money: nothing offered, or a demo in which no money moves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from threading import Lock

from kiosk.adapters.clock import SystemClock
from kiosk.domain.errors import BadSettings
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, NoticeRefused
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import Clock, Notice, NoticeReply, PaymentAnswer, PaymentOrder, RefundAnswer

NOT_PAID = PaymentAnswer(PaymentState.NOT_PAID)
REFUSED = RefundAnswer(RefundState.REFUSED)


class Silent:
    """What a gateway without a company behind it says of bills and notices."""

    def bill(self, day: date) -> bytes:
        """Nobody makes one."""
        raise BillNotReady(f"no gateway's bill for {day}")

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """Nobody sends any: whatever comes is not believed."""
        raise NoticeRefused("a notice, and nobody who sends any")

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        """No such address."""
        return NoticeReply(404, "text/plain", b"")


class NoGateway(Silent):
    """Phone payment is not offered here; every order is refused, so patients pay at a window."""

    name = "none"
    wallet = Wallet.ANY
    takes_codes = False

    def is_in_use(self) -> bool:
        """It can always be asked."""
        return True

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Refuse."""
        return NOT_PAID

    def query(self, key: str) -> PaymentAnswer:
        """Nothing was ever taken."""
        return NOT_PAID

    def cancel(self, key: str) -> PaymentAnswer:
        """Nothing to close."""
        return NOT_PAID

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        """Refuse."""
        return NOT_PAID

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        """Nothing to give back."""
        return REFUSED

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        """Nothing was given back."""
        return REFUSED


class Behaviour(StrEnum):
    """How the demo's imagined patient and bank behave."""

    PAYS = "pays"
    NEVER = "never"
    UNKNOWN = "unknown"
    UNKNOWN_THEN_PAID = "unknown_then_paid"
    BY_CODE = "by_code"
    REFUSE = "refuse"


# While an order is open: what a query answers before and from the ``after``-th one on.
ANSWERS = {
    Behaviour.PAYS: (PaymentState.WAITING, PaymentState.PAID),
    Behaviour.NEVER: (PaymentState.WAITING, PaymentState.WAITING),
    Behaviour.UNKNOWN: (PaymentState.UNKNOWN, PaymentState.UNKNOWN),
    Behaviour.UNKNOWN_THEN_PAID: (PaymentState.UNKNOWN, PaymentState.PAID),
    Behaviour.BY_CODE: (PaymentState.WAITING, PaymentState.PAID),
}
# What the bank does with a wish to close an order that nobody has paid yet.
CLOSED = {
    Behaviour.PAYS: PaymentState.NOT_PAID,
    Behaviour.NEVER: PaymentState.NOT_PAID,
    Behaviour.UNKNOWN: PaymentState.UNKNOWN,
    Behaviour.UNKNOWN_THEN_PAID: PaymentState.UNKNOWN,
    Behaviour.BY_CODE: PaymentState.NOT_PAID,
}


@dataclass
class _Open:
    order: PaymentOrder
    state: PaymentState = PaymentState.WAITING
    queries: int = 0
    scanned: bool = False


class DemoGateway(Silent):
    """A gateway that moves no money and exists only in demo mode.

    ``behaviour`` is a `Behaviour` value; a paying patient pays with the ``after``-th query of an order, or at once with
    a 付款码. BY_CODE never scans, and types a password after the 付款码, until the ``after``-th query. An open order
    that has expired was not paid. Refunds are remembered by their key and never exceed what was paid. Raises
    `BadSettings` outside demo mode.
    """

    takes_codes = True

    def __init__(
        self,
        *,
        demo: bool,
        behaviour: str = "pays",
        after: int = 2,
        name: str = "demo",
        wallet: str = "any",
        clock: Clock | None = None,
    ) -> None:
        if not demo:
            raise BadSettings("payment: DemoGateway works only with demo = true")
        if behaviour not in set(Behaviour):
            raise BadSettings(f"payment: behaviour {behaviour!r} is none of {', '.join(Behaviour)}")
        if wallet not in set(Wallet):
            raise BadSettings(f"payment: wallet {wallet!r} is none of {', '.join(Wallet)}")
        self.name, self.wallet = name, Wallet(wallet)
        self._behaviour = Behaviour(behaviour)
        self._after = after
        self._clock = clock or SystemClock()
        self._orders: dict[str, _Open] = {}
        self._refunds: dict[str, dict[str, int]] = {}  # by order, then by the refund's key
        self._lock = Lock()

    def is_in_use(self) -> bool:
        """Always."""
        return True

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order; the same key is the same order, and another amount under a used key is refused."""
        if self._behaviour is Behaviour.REFUSE:
            return NOT_PAID
        with self._lock:
            known = self._orders.setdefault(order.key, _Open(order))
            return _answer(known) if known.order.amount == order.amount else NOT_PAID

    def query(self, key: str) -> PaymentAnswer:
        """Where the order stands; each query of an open order moves the imagined patient on."""
        with self._lock:
            known = self._orders.get(key)
            if known is None:
                return NOT_PAID
            if not _is_final(known):
                known.queries += 1
                known.state = self._next(known)
            return _answer(known)

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid."""
        with self._lock:
            known = self._orders.get(key)
            if known is None:
                return NOT_PAID
            if not _is_final(known):
                known.state = CLOSED[self._behaviour]
            return _answer(known)

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        """Open the order with the code on the phone; whoever pays does so at once, or after a password."""
        opened = self.start(order)
        if opened.state is not PaymentState.WAITING:
            return opened
        with self._lock:
            known = self._orders[order.key]
            known.scanned = True
            known.queries = 0 if self._behaviour is Behaviour.BY_CODE else self._after
            known.state = self._next(known)
            return replace(_answer(known), code="")

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        """Give ``amount`` fen back once for each ``refund_key``.

        An order this process has never seen was paid at another machine of the demonstration, or before a restart:
        what is left of it is what the books say, ``total``.
        """
        with self._lock:
            known = self._orders.get(key)
            paid = total if known is None else known.order.amount if known.state is PaymentState.PAID else 0
            refunds = self._refunds.setdefault(key, {})
            given = refunds.get(refund_key)
            if given is None and amount > 0 and sum(refunds.values()) + amount <= paid:
                given = refunds[refund_key] = amount
            return _given_back(refund_key) if given == amount else REFUSED

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        """Whether it was given back."""
        with self._lock:
            return _given_back(refund_key) if refund_key in self._refunds.get(key, {}) else REFUSED

    def _next(self, known: _Open) -> PaymentState:
        before, after = ANSWERS[self._behaviour]
        is_able = known.scanned or self._behaviour is not Behaviour.BY_CODE
        state = after if known.queries >= self._after and is_able else before
        expired = state is PaymentState.WAITING and self._clock.now() >= known.order.expires
        return PaymentState.NOT_PAID if expired else state


def _is_final(known: _Open) -> bool:
    return known.state in (PaymentState.PAID, PaymentState.NOT_PAID)


def _answer(known: _Open) -> PaymentAnswer:
    if known.state is PaymentState.PAID:
        return PaymentAnswer(PaymentState.PAID, reference=f"DEMO-{known.order.key}", amount=known.order.amount)
    code = f"DEMO:{known.order.key}" if known.state is PaymentState.WAITING else ""
    return PaymentAnswer(known.state, code=code)


def _given_back(refund_key: str) -> RefundAnswer:
    return RefundAnswer(RefundState.DONE, f"DEMO-R-{refund_key}")
