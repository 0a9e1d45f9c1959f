"""A gateway that waits for its keys: as long as they cannot be used nobody knows anything, then it is the gateway."""

import logging
from collections.abc import Callable, Mapping
from datetime import date
from threading import Lock
from typing import TypeVar

from kiosk.domain.errors import BadSettings
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import GatewayAway
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import Notice, NoticeReply, PaymentAnswer, PaymentGateway, PaymentOrder, RefundAnswer

log = logging.getLogger(__name__)

UNKNOWN, REFUND_UNKNOWN = PaymentAnswer(PaymentState.UNKNOWN), RefundAnswer(RefundState.UNKNOWN)
LATER = NoticeReply(503, "text/plain", b"failure")  # both companies tell it again: neither 2xx nor "success"
A = TypeVar("A")


class WaitingGateway:
    """Tries to ``make`` the gateway whenever it is wanted, from any thread; ``trouble`` is why there is none yet.

    What is wrong is logged when it is new. An order that was opened before is unknown here, never "not paid".
    """

    def __init__(self, make: Callable[[], PaymentGateway], *, name: str, wallet: Wallet, trouble: str) -> None:
        self.name, self.wallet, self.trouble = name, wallet, ""
        self.takes_codes = False  # not before it is there
        self._make, self._lock = make, Lock()
        self._made: PaymentGateway | None = None
        self._note(trouble)

    def is_in_use(self) -> bool:
        """Looks at the keys again."""
        return self._gateway() is not None

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        """Open the order."""
        return self._asked(lambda gateway: gateway.start(order), UNKNOWN)

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        """Take the money from the wallet that shows ``code``."""
        return self._asked(lambda gateway: gateway.charge(order, code), UNKNOWN)

    def query(self, key: str) -> PaymentAnswer:
        """Where the order stands."""
        return self._asked(lambda gateway: gateway.query(key), UNKNOWN)

    def cancel(self, key: str) -> PaymentAnswer:
        """Close the order unless it was paid."""
        return self._asked(lambda gateway: gateway.cancel(key), UNKNOWN)

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        """Give ``amount`` fen back."""
        return self._asked(
            lambda gateway: gateway.refund(key, refund_key=refund_key, amount=amount, total=total), REFUND_UNKNOWN
        )

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        """What became of that wish."""
        return self._asked(lambda gateway: gateway.query_refund(key, refund_key=refund_key), REFUND_UNKNOWN)

    def bill(self, day: date) -> bytes:
        """The bill file of a day. Raises `GatewayAway`, too, while there are no keys."""
        return self._there().bill(day)

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """The notice. Raises `GatewayAway`, too, while nothing can be verified."""
        return self._there().read_notice(headers, body)

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        """What makes the company tell it again later, as long as there are no keys."""
        return self._asked(lambda gateway: gateway.answer_notice(accepted), LATER)

    def _asked(self, ask: Callable[[PaymentGateway], A], otherwise: A) -> A:
        gateway = self._gateway()
        return otherwise if gateway is None else ask(gateway)

    def _there(self) -> PaymentGateway:
        gateway = self._gateway()
        if gateway is None:
            raise GatewayAway(f"{self.name} is out of use: {self.trouble}")
        return gateway

    def _gateway(self) -> PaymentGateway | None:
        if self._made is None:
            with self._lock:  # two of it would know only half each of what is on its way
                if self._made is None:
                    self._try()
        return self._made

    def _try(self) -> None:
        try:
            made = self._make()
        except BadSettings as error:
            self._note(error.log)
            return
        self.takes_codes, self._made = made.takes_codes, made
        log.warning("%s is in use again", self.name)

    def _note(self, trouble: str) -> None:
        if trouble != self.trouble:
            log.error("%s is out of use: %s (looked at again by itself; see doctor)", self.name, trouble)
        self.trouble = trouble
