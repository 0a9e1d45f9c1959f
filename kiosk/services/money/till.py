"""Asking the gateway: every answer is one of ours, whatever goes wrong on the way."""

import logging
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.journey import PaymentState
from kiosk.ports import Clock, PaymentAnswer, PaymentGateway
from kiosk.services.money.orders import Order

log = logging.getLogger(__name__)

SUBJECT = "门诊费用"  # all items of a visit: 挂号费 is but one of them
UNKNOWN = PaymentAnswer(PaymentState.UNKNOWN)


class Till:
    """One gateway, asked about one order at a time; no method raises."""

    def __init__(self, gateway: PaymentGateway, clock: Clock) -> None:
        self._gateway = gateway
        self._clock = clock

    @property
    def name(self) -> str:
        """The gateway's name, under which orders are written."""
        return self._gateway.name

    def has_expired(self, order: Order) -> bool:
        """Whether the order's time is over."""
        return order.expires <= self._clock.now()

    def ask(self, order: Order) -> PaymentAnswer:
        """Where the order stands. An order whose code we never got is started again: the same key is the same order.

        To ask about it instead would be wrong: a gateway that has not heard of it yet says that it is not paid.
        """
        if self.has_expired(order):
            return self.close(order)
        if not order.code:
            return self._told(order, lambda: self._gateway.start(order.wish(SUBJECT)))
        return self._told(order, lambda: self._gateway.query(order.key))

    def close(self, order: Order) -> PaymentAnswer:
        """Close the order unless it was paid."""
        answer = self._told(order, lambda: self._gateway.cancel(order.key))
        return UNKNOWN if answer.state is PaymentState.WAITING else answer

    def _told(self, order: Order, call: Callable[[], PaymentAnswer]) -> PaymentAnswer:
        if order.gateway != self.name:
            # Ours would say "not paid" of an order that is open elsewhere.
            return replace(UNKNOWN, reference=f"asked at {self.name}")
        try:
            answer = call()
        except Exception:
            # An adapter with a fault: whatever it was, nobody can say now where the money is.
            log.exception("gateway %s broke its promise over payment %s", self.name, order.payment_id)
            return UNKNOWN
        if answer.state is PaymentState.PAID and answer.amount not in (None, order.amount):
            log.error("payment %s: %s fen wanted, %s taken", order.payment_id, order.amount, answer.amount)
            return replace(UNKNOWN, reference=f"paid {answer.amount} of {order.amount}")
        return answer
