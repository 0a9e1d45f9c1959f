"""What both stand-in gateways share: books, payer, wire and post, and the strings by which a test moves them."""

from abc import ABC, abstractmethod
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from tests.standins.bank import Bank, Order, Refund
from tests.standins.customer import Customer, Habit, Pays
from tests.standins.keys import Pair
from tests.standins.posting import Letter, Poster
from tests.standins.wire import EVERY, Fault, Reply, Request, Server

BEIJING = ZoneInfo("Asia/Shanghai")  # both gateways write their times in it
BILL_HOUR = 10  # when yesterday's bill is ready


class Standin(ABC):
    """A gateway on this machine. The public methods take and give plain values, so that they work from afar too."""

    name: str
    path = ""  # of the interface, after the address

    def __init__(self, *, port: int = 0) -> None:
        self.bank = Bank()
        self.customer = Customer(self.bank)
        self.poster = Poster()
        self.used_codes: set[str] = set()
        self.bank.on_paid = lambda order: self.poster.put(lambda: self.paid_letter(order))
        self.bank.on_refund = lambda order, refund: self.poster.put(lambda: self.refund_letter(order, refund))
        self._asks_password = False
        self.server = Server(self, port=port)

    @abstractmethod
    def operation(self, request: Request) -> str:
        """Which interface is meant."""

    @abstractmethod
    def act(self, request: Request) -> Reply:
        """Check, do, and tell."""

    @abstractmethod
    def seal(self, reply: Reply, by: Pair) -> Reply:
        """The reply, signed."""

    @abstractmethod
    def paid_letter(self, order: Order) -> Letter:
        """The notice that an order was paid."""

    @abstractmethod
    def refund_letter(self, order: Order, refund: Refund) -> Letter:
        """The notice that a refund has arrived."""

    def address(self) -> str:
        """Where the kiosk finds this gateway."""
        return self.server.address + self.path

    def customer_pays(self, pays: str, number: float = 0) -> None:
        """From now on the payer behaves so: a `Pays` value, with ``number`` of seconds or queries."""
        self.customer.habit = Habit(Pays(pays), number)

    def asks_password(self, value: int = 1) -> None:
        """Whether a charge by the payer's code (付款码) waits until they have typed a password."""
        self._asks_password = bool(value)

    @property
    def wants_password(self) -> bool:
        """Whether it does."""
        return self._asks_password

    def scan(self, key: str) -> None:
        """The payer's phone looks at the code, and does not pay yet."""
        self.bank.find(key).scanned = True

    def pay(self, key: str, how: str = "in time") -> bool:
        """The payer pays now; ``in flight`` also when the order has ended already. Gives whether money was taken."""
        if how == "in flight":
            self.bank.settle(self.bank.find(key))
            return True
        return self.bank.pay(key)

    def plan(self, operation: str = EVERY, fault: str = Fault.ERROR, times: int = 1, seconds: float = 0) -> None:
        """The next ``times`` requests for that operation go wrong so: a `Fault` value."""
        self.server.script.plan(operation, Fault(fault), times=times, seconds=seconds)

    def heal(self) -> None:
        """Nothing goes wrong any more."""
        self.server.script.clear()

    def shift(self, seconds: float) -> None:
        """The gateway's clock runs so many seconds ahead of this machine's."""
        self.bank.clock.shift(seconds)

    def refunds_take(self, queries: int) -> None:
        """A refund has arrived only when it was asked after so often."""
        self.bank.refund_queries = queries

    def notices(self, copies: int = 1) -> None:
        """Send every notice so often; 0 holds them back until `deliver`."""
        self.poster.copies, self.poster.is_held = max(copies, 1), copies == 0

    def deliver(self, order: str = "forwards", spoil: str = "") -> list[dict[str, object]]:
        """Send the notices held back, ``backwards`` if wanted; gives what the merchant answered."""
        return [asdict(one) for one in self.poster.deliver(order=order, spoil=spoil)]

    def delivered(self) -> list[dict[str, object]]:
        """What the merchant answered to the notices so far."""
        return [asdict(one) for one in self.poster.delivered]

    def asked(self) -> list[str]:
        """The operations asked for so far."""
        return list(self.server.script.asked)

    def keys(self) -> list[str]:
        """All orders, the oldest first."""
        return list(self.bank.orders)

    def ledger(self) -> dict[str, dict[str, object]]:
        """What really happened to the money: by order, fen paid, fen given back, and when it was paid."""
        with self.bank.lock:
            return {key: _entry(order) for key, order in self.bank.orders.items()}

    def forget(self) -> None:
        """Empty books, an absent payer, no faults: as it was at first."""
        with self.bank.lock:
            self.bank.orders.clear()
            self.bank.refund_queries, self._asks_password = 0, False
            self.customer.habit = Habit()
            self.used_codes.clear()
            self.poster.held.clear()
            self.poster.delivered.clear()
            self.server.script.asked.clear()
            self.notices()
            self.heal()

    def close(self) -> None:
        """The gateway goes away."""
        self.server.close()
        self.poster.close()

    def has_bill(self, day: date) -> bool:
        """Whether the bill of that day is ready: the next day after ten."""
        ready = datetime(day.year, day.month, day.day, BILL_HOUR, tzinfo=BEIJING) + timedelta(days=1)
        return self.bank.clock.now() >= ready


def beijing(moment: datetime | None) -> str:
    """As both gateways print a time in bills and forms."""
    return f"{moment.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}" if moment else ""


def _entry(order: Order) -> dict[str, object]:
    when = cast(object, order.paid_at.isoformat() if order.paid_at else None)
    return {"paid": order.paid, "refunded": order.refunded, "at": when, "state": order.state.value}
