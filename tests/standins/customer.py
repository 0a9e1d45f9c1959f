"""The imagined payer in front of a stand-in gateway."""

from dataclasses import dataclass
from enum import StrEnum
from threading import Timer

from tests.standins.bank import Bank, Order, State


class Pays(StrEnum):
    """When the payer pays."""

    NEVER = "never"
    AT_ONCE = "at once"
    AFTER_SECONDS = "after seconds"
    AFTER_QUERIES = "after queries"
    AT_CLOSING = "at closing"  # in the moment in which the order is being closed
    AFTER_EXPIRY = "after expiry"  # began in time, and the bank is done with it after the order has ended
    TWICE = "twice"  # pays what is shown, and with the next order also what was closed before


@dataclass(frozen=True)
class Habit:
    """How somebody pays: ``number`` of seconds or queries where it needs one."""

    pays: Pays = Pays.NEVER
    number: float = 0


class Customer:
    """Pays the orders of one gateway as they are in the habit of."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self.habit = Habit()
        bank.on_open, bank.on_query, bank.on_close = self._opened, self._asked, self._closing

    def _opened(self, order: Order) -> None:
        pays, number = self.habit.pays, self.habit.number
        if pays is Pays.AT_ONCE:
            self._bank.pay(order.key)
        elif pays is Pays.TWICE:
            for one in tuple(self._bank.orders.values()):
                self._bank.settle(one)
        elif pays is Pays.AFTER_SECONDS:
            timer = Timer(number, self._bank.pay, [order.key])
            timer.daemon = True
            timer.start()

    def _asked(self, order: Order) -> None:
        if self.habit.pays is Pays.AFTER_QUERIES and order.queries >= self.habit.number:
            self._bank.pay(order.key)
        has_ended = order.state in (State.CLOSED, State.REVOKED)
        if self.habit.pays is Pays.AFTER_EXPIRY and (has_ended or self._is_over(order)):
            self._bank.settle(order)

    def _closing(self, order: Order) -> None:
        if self.habit.pays is Pays.AT_CLOSING:
            self._bank.settle(order)

    def _is_over(self, order: Order) -> bool:
        return order.expires is not None and self._bank.clock.now() >= order.expires
