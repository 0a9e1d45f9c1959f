"""Asking the gateways: every answer is one of ours, whatever goes wrong on the way."""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.money_errors import CodeNotTaken
from kiosk.domain.paying import How, Wallet
from kiosk.ports import PaymentAnswer, PaymentGateway
from kiosk.services.money.calls import Asked, Call, ask_gateway
from kiosk.services.money.orders import Order
from kiosk.services.office import Office

log = logging.getLogger(__name__)

SUBJECT = "门诊费用"  # all items of a visit: 挂号费 is but one of them
UNKNOWN = PaymentAnswer(PaymentState.UNKNOWN)
OTHER_AMOUNT = r"paid (\d+) of \d+"


class Till:
    """The gateways of this machine, asked about one order at a time; asking raises nothing but `DatabaseAway`."""

    def __init__(self, gateways: Sequence[PaymentGateway], office: Office) -> None:
        self._gateways = MappingProxyType({gateway.name: gateway for gateway in gateways})
        self._office = office
        self.look_round()

    def look_round(self) -> None:
        """See which gateways can be asked now; not inside a transaction, for those that cannot look at their keys."""
        self._in_use = tuple(name for name, gateway in self._gateways.items() if gateway.is_in_use())

    @property
    def gateways(self) -> tuple[PaymentGateway, ...]:
        """All of them, the one offered first is first."""
        return tuple(self._gateways.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The gateways' names, under which orders are written; the one offered first is first."""
        return tuple(self._gateways)

    @property
    def in_use(self) -> tuple[str, ...]:
        """The names of those that could be asked at the last look round."""
        return self._in_use

    def name_of(self, wallet: Wallet | None, *, last: str = "") -> str:
        """The gateway of ``wallet``; without one, or while it is out of use, that of the last order, else the first.

        "" when none is in use. Raises `Misuse` for a wallet that nobody takes here.
        """
        ours = self._taking(wallet, self.names) if wallet else ()
        if wallet and not ours:
            raise Misuse(f"{wallet} is not taken here")
        usable = self._in_use
        return next((name for name in (*ours, last) if name in usable), next(iter(usable), ""))

    def name_for_code(self, wallet: Wallet) -> str:
        """The gateway that reads this wallet's 付款码. Raises `CodeNotTaken`."""
        for name in self._taking(wallet, self._in_use):
            if self._gateways[name].takes_codes:
                return name
        raise CodeNotTaken(f"no gateway here reads codes of {wallet}")

    def told(self, payment: Payment, order: Order | None = None) -> Payment:
        """The same, with what is offered here and what ``order`` was opened with."""
        gateways = [self._gateways[name] for name in self._in_use]
        ours = self._gateways.get(order.gateway) if order else None
        return replace(
            payment,
            wallet=ours.wallet if ours else Wallet.ANY,
            wallets=tuple(gateway.wallet for gateway in gateways),
            takes_codes=any(gateway.takes_codes for gateway in gateways),
            takes_phone=bool(gateways),
            how=How.SCANNED if order and order.scanned else How.SHOWN,
        )

    def has_expired(self, order: Order) -> bool:
        """Whether the order's time is over."""
        return order.expires <= self._office.now()

    def ask(self, order: Order, *, actor: Actor) -> PaymentAnswer:
        """Where the order stands. An order whose code we never got is started again: the same key is the same order.

        To ask about it instead would be wrong: a gateway that has not heard of it yet says that it is not paid.
        """
        if self.has_expired(order):
            return self.close(order, actor=actor)
        if order.scanned:
            return self._ask_scanned(order, actor)
        if not order.code:
            return self._call(order, Asked.START, lambda gateway: gateway.start(order.wish(SUBJECT)), actor)
        return self.look(order, actor=actor)

    def look(self, order: Order, *, actor: Actor) -> PaymentAnswer:
        """Where the order stands, whatever our books say of it."""
        return self._call(order, Asked.QUERY, lambda gateway: gateway.query(order.key), actor)

    def charge(self, order: Order, code: str, *, actor: Actor) -> PaymentAnswer:
        """Take the money of the wallet that shows ``code``; once for each order."""
        return self._call(order, Asked.CHARGE, lambda gateway: gateway.charge(order.wish(SUBJECT), code), actor)

    def close(self, order: Order, *, actor: Actor) -> PaymentAnswer:
        """Close the order unless it was paid."""
        answer = self._call(order, Asked.CANCEL, lambda gateway: gateway.cancel(order.key), actor)
        return UNKNOWN if answer.state is PaymentState.WAITING else answer

    def _ask_scanned(self, order: Order, actor: Actor) -> PaymentAnswer:
        """Of a wish the gateway has never confirmed, "not paid" may mean that it is still on its way there."""
        answer = self.look(order, actor=actor)
        if answer.state is PaymentState.NOT_PAID and not order.was_waiting:
            return replace(UNKNOWN, reference="not known there yet")
        return answer

    def _call(
        self, order: Order, asked: Asked, ask: Callable[[PaymentGateway], PaymentAnswer], actor: Actor
    ) -> PaymentAnswer:
        gateway = self._gateways.get(order.gateway)
        if gateway is None or not gateway.is_in_use():
            # Ours would say "not paid" of an order that is open elsewhere.
            return replace(UNKNOWN, reference=f"{order.gateway} cannot be asked here")
        call = Call(order.payment_id, order.gateway, asked, order.key)
        answer = ask_gateway(self._office, call, lambda: ask(gateway), otherwise=UNKNOWN, actor=actor)
        return checked(order, answer)

    def _taking(self, wallet: Wallet, names: Sequence[str]) -> tuple[str, ...]:
        """Those of ``names`` that take this wallet."""
        return tuple(name for name in names if self._gateways[name].wallet in (wallet, Wallet.ANY))


def checked(order: Order, answer: PaymentAnswer) -> PaymentAnswer:
    """The answer; nobody can say what it means that another amount than was wanted is paid."""
    if answer.state is PaymentState.PAID and answer.amount not in (None, order.amount):
        log.error("payment %s: %s fen wanted, %s taken", order.payment_id, order.amount, answer.amount)
        return replace(UNKNOWN, reference=f"paid {answer.amount} of {order.amount}")
    return answer


def other_amount(order: Order) -> int | None:
    """The fen that the gateway says were paid instead, as `checked` has noted it; None when it said nothing such."""
    found = re.fullmatch(OTHER_AMOUNT, order.note) if order.state is PaymentState.UNKNOWN else None
    return int(found[1]) if found else None
