"""Taking money: nothing offered, or a demo in which no money moves."""

from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from kiosk.adapters.clock import SystemClock
from kiosk.domain.errors import BadSettings
from kiosk.domain.journey import PaymentState
from kiosk.ports import Clock, PaymentAnswer, PaymentOrder

NOT_PAID = PaymentAnswer(PaymentState.NOT_PAID)


class NoGateway:
    """Phone payment is not offered here; every order is refused, so patients pay at a window."""

    name = "none"

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Refuse."""
        return NOT_PAID

    def query(self, key: str) -> PaymentAnswer:
        """Nothing was ever taken."""
        return NOT_PAID

    def cancel(self, key: str) -> PaymentAnswer:
        """Nothing to close."""
        return NOT_PAID

    def refund(self, key: str, *, refund_key: str, amount: int) -> PaymentAnswer:
        """Nothing to give back."""
        return NOT_PAID


class Behaviour(StrEnum):
    """How the demo's imagined patient and bank behave."""

    PAYS = "pays"
    NEVER = "never"
    UNKNOWN = "unknown"
    UNKNOWN_THEN_PAID = "unknown_then_paid"
    REFUSE = "refuse"


# While an order is open: what a query answers before and from the ``after``-th one on.
ANSWERS = {
    Behaviour.PAYS: (PaymentState.WAITING, PaymentState.PAID),
    Behaviour.NEVER: (PaymentState.WAITING, PaymentState.WAITING),
    Behaviour.UNKNOWN: (PaymentState.UNKNOWN, PaymentState.UNKNOWN),
    Behaviour.UNKNOWN_THEN_PAID: (PaymentState.UNKNOWN, PaymentState.PAID),
}
# What the bank does with a wish to close an order that nobody has paid yet.
CLOSED = {
    Behaviour.PAYS: PaymentState.NOT_PAID,
    Behaviour.NEVER: PaymentState.NOT_PAID,
    Behaviour.UNKNOWN: PaymentState.UNKNOWN,
    Behaviour.UNKNOWN_THEN_PAID: PaymentState.UNKNOWN,
}


@dataclass
class _Open:
    order: PaymentOrder
    state: PaymentState = PaymentState.WAITING
    queries: int = 0
    refunds: dict[str, int] = field(default_factory=dict)


class DemoGateway:
    """A gateway that moves no money and exists only in demo mode.

    ``behaviour`` is a `Behaviour` value; a paying patient pays with the ``after``-th query of an order.
    An open order that has expired was not paid. Refunds are remembered by their key and never exceed what was paid.
    Raises `BadSettings` outside demo mode.
    """

    name = "demo"

    def __init__(self, *, demo: bool, behaviour: str = "pays", after: int = 2, clock: Clock | None = None) -> None:
        if not demo:
            raise BadSettings("payment: DemoGateway works only with demo = true")
        if behaviour not in set(Behaviour):
            raise BadSettings(f"payment: behaviour {behaviour!r} is none of {', '.join(Behaviour)}")
        self._behaviour = Behaviour(behaviour)
        self._after = after
        self._clock = clock or SystemClock()
        self._orders: dict[str, _Open] = {}
        self._lock = Lock()

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

    def refund(self, key: str, *, refund_key: str, amount: int) -> PaymentAnswer:
        """Give ``amount`` fen back once for each ``refund_key``: ``PAID`` says that they were given back."""
        with self._lock:
            known = self._orders.get(key)
            if known is None or known.state is not PaymentState.PAID or amount <= 0:
                return NOT_PAID
            given = known.refunds.get(refund_key)
            if given is None and sum(known.refunds.values()) + amount <= known.order.amount:
                given = known.refunds[refund_key] = amount
            done = given == amount
        return PaymentAnswer(PaymentState.PAID, reference=f"DEMO-R-{refund_key}", amount=amount) if done else NOT_PAID

    def _next(self, known: _Open) -> PaymentState:
        before, after = ANSWERS[self._behaviour]
        state = after if known.queries >= self._after else before
        expired = state is PaymentState.WAITING and self._clock.now() >= known.order.expires
        return PaymentState.NOT_PAID if expired else state


def _is_final(known: _Open) -> bool:
    return known.state in (PaymentState.PAID, PaymentState.NOT_PAID)


def _answer(known: _Open) -> PaymentAnswer:
    if known.state is PaymentState.PAID:
        return PaymentAnswer(PaymentState.PAID, reference=f"DEMO-{known.order.key}", amount=known.order.amount)
    code = f"DEMO:{known.order.key}" if known.state is PaymentState.WAITING else ""
    return PaymentAnswer(known.state, code=code)
