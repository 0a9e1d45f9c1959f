"""The books behind a stand-in gateway: orders, what was paid for them, and what was given back. All amounts in fen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from threading import RLock
from time import monotonic


class State(StrEnum):
    """Where an order stands at the gateway."""

    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"
    REVOKED = "revoked"


class Why(StrEnum):
    """Why the gateway refuses; each of the two has its own words for it."""

    UNKNOWN = "unknown"
    ANOTHER = "another"
    PAID = "paid"
    CLOSED = "closed"
    TOO_MUCH = "too much"
    UNPAID = "unpaid"
    CODE = "code"


class Refusal(Exception):
    """The gateway will not do it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass
class Refund:
    """Money on its way back, arrived after ``queries`` more questions."""

    key: str
    amount: int
    number: str
    at: datetime
    queries: int

    @property
    def is_done(self) -> bool:
        """Whether the payer has it."""
        return self.queries <= 0


@dataclass
class Order:
    """One order; ``scanned`` when the payer's phone has looked at it."""

    key: str
    amount: int
    subject: str
    number: str
    opened: datetime
    expires: datetime | None
    notify: str
    by_code: bool = False
    state: State = State.OPEN
    scanned: bool = False
    paid_at: datetime | None = None
    queries: int = 0
    refunds: dict[str, Refund] = field(default_factory=dict)

    @property
    def paid(self) -> int:
        """What was taken."""
        return self.amount if self.paid_at else 0

    @property
    def refunded(self) -> int:
        """What was given back or is on its way."""
        return sum(one.amount for one in self.refunds.values())


class GatewayClock:
    """The gateway's own clock: the machine's, as many seconds later or earlier as the test wants."""

    def __init__(self) -> None:
        self._shift = timedelta()

    def now(self) -> datetime:
        """The time at the gateway."""
        return datetime.now(UTC) + self._shift

    def shift(self, seconds: float) -> None:
        """So many seconds after the machine's clock from now on."""
        self._shift = timedelta(seconds=seconds)


class Bank:
    """Every order of a gateway. Whatever happens, happens under one lock, one after the other."""

    def __init__(self, clock: GatewayClock | None = None) -> None:
        self.clock = clock or GatewayClock()
        self.lock = RLock()
        self.orders: dict[str, Order] = {}
        self.refund_queries = 0  # how often a refund must be asked after until it has arrived
        self.on_open: Callable[[Order], None] = lambda _order: None
        self.on_query: Callable[[Order], None] = lambda _order: None
        self.on_close: Callable[[Order], None] = lambda _order: None
        self.on_paid: Callable[[Order], None] = lambda _order: None
        self.on_refund: Callable[[Order, Refund], None] = lambda _order, _refund: None
        self._started = int(monotonic() * 1000) % 10**9
        self._number = 0

    def open(self, key: str, amount: int, *, subject: str, expires: datetime | None, notify: str) -> Order:
        """The order of that key; the same wish again is the same order, anything else is refused."""
        with self.lock:
            known = self.orders.get(key)
            if known is None:
                known = self._add(key, amount, subject=subject, expires=expires, notify=notify)
                self.on_open(known)
                return known
            _refuse(known.by_code or known.amount != amount, Why.ANOTHER)
            _refuse(known.state is State.PAID, Why.PAID)
            _refuse(known.state is not State.OPEN, Why.CLOSED)
            return known

    def charge(self, key: str, amount: int, *, subject: str, notify: str, asks_password: bool) -> Order:
        """Take the money by the code on the payer's phone, or leave it open until a password is typed there."""
        with self.lock:
            _refuse(key in self.orders, Why.ANOTHER)
            order = self._add(key, amount, subject=subject, expires=None, notify=notify)
            order.by_code = order.scanned = True
            if not asks_password:
                self.settle(order)
            self.on_open(order)
            return order

    def query(self, key: str) -> Order:
        """The order as it stands."""
        with self.lock:
            order = self.find(key)
            order.queries += 1
            self.on_query(order)
            return order

    def find(self, key: str) -> Order:
        """The order of that key, looked up without anybody noticing."""
        with self.lock:
            _refuse(key not in self.orders, Why.UNKNOWN)
            return self.orders[key]

    def close(self, key: str) -> Order:
        """Nobody can pay it any more; refused when it was paid."""
        with self.lock:
            order = self.find(key)
            if order.state is State.OPEN:
                self.on_close(order)
            _refuse(order.state is State.PAID, Why.PAID)
            _refuse(order.state is not State.OPEN, Why.CLOSED)
            order.state = State.CLOSED
            return order

    def revoke(self, key: str) -> Order:
        """Nobody can pay it any more, and who has paid gets all of it back (撤销)."""
        with self.lock:
            order = self.find(key)
            if order.state is State.OPEN:
                self.on_close(order)
            rest = order.paid - order.refunded
            if rest > 0:
                self.refund(key, f"revoked-{key}", rest)
            order.state = State.REVOKED
            return order

    def refund(self, key: str, refund_key: str, amount: int) -> Refund:
        """Give back once for each key; never more than was paid."""
        with self.lock:
            order = self.find(key)
            _refuse(order.paid_at is None, Why.UNPAID)
            known = order.refunds.get(refund_key)
            if known is not None:
                _refuse(known.amount != amount, Why.ANOTHER)
                return known
            _refuse(amount <= 0 or order.refunded + amount > order.paid, Why.TOO_MUCH)
            made = Refund(refund_key, amount, self._next("5030"), self.clock.now(), self.refund_queries)
            order.refunds[refund_key] = made
            if made.is_done:
                self.on_refund(order, made)
            return made

    def query_refund(self, refund_key: str) -> tuple[Order, Refund]:
        """A refund as it stands; each question lets it come a step nearer."""
        with self.lock:
            for order in self.orders.values():
                made = order.refunds.get(refund_key)
                if made is not None:
                    self._arrive(order, made)
                    return order, made
        raise Refusal(Why.UNKNOWN)

    def pay(self, key: str) -> bool:
        """The payer pays if the gateway lets them: an open order whose time is not over."""
        with self.lock:
            order = self.find(key)
            is_over = order.expires is not None and self.clock.now() >= order.expires
            if order.state is not State.OPEN or is_over:
                return False
            self.settle(order)
            return True

    def settle(self, order: Order) -> None:
        """The money is taken, even for an order that has ended: the bank was already at it."""
        with self.lock:
            if order.paid_at is None:
                order.state, order.scanned, order.paid_at = State.PAID, True, self.clock.now()
                self.on_paid(order)

    def _add(self, key: str, amount: int, *, subject: str, expires: datetime | None, notify: str) -> Order:
        order = Order(key, amount, subject, self._next("4200"), self.clock.now(), expires, notify)
        self.orders[key] = order
        return order

    def _arrive(self, order: Order, made: Refund) -> None:
        if made.queries <= 0:
            return
        made.queries -= 1
        if made.queries == 0:
            self.on_refund(order, made)

    def _next(self, prefix: str) -> str:
        """A number of 28 digits, the gateway's own."""
        self._number += 1
        return f"{prefix}{self.clock.now():%Y%m%d}{self._started:09}{self._number:07}"


def _refuse(wrong: object, why: Why) -> None:
    if wrong:
        raise Refusal(why)
