"""退费 at the gateways: asked once for each refund, and again with the same key until what became of it is known."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.paying import RefundState, Wallet, WindowMethod
from kiosk.domain.refunds import Purse
from kiosk.ports import PaymentGateway, RefundAnswer
from kiosk.services.money.calls import Asked, Call, ask_gateway
from kiosk.services.money.refund_books import BY_HAND, Refund, claim_asking, conclude, find_refund
from kiosk.services.office import Office

UNKNOWN = RefundAnswer(RefundState.UNKNOWN)
SOONEST, LATEST = timedelta(minutes=1), timedelta(minutes=30)  # to ask again: as long as nobody has known by now


class RefundCalls:
    """Asks the gateways of this machine, never inside a transaction; raises nothing but `DatabaseAway`."""

    def __init__(self, office: Office, gateways: Sequence[PaymentGateway]) -> None:
        self._office = office
        self._gateways = MappingProxyType({gateway.name: gateway for gateway in gateways})

    def purse(self, name: str) -> Purse:
        """Where money goes back to by the gateway of this name."""
        if name in BY_HAND:
            return WindowMethod(name)
        gateway = self._gateways.get(name)
        return gateway.wallet if gateway else Wallet.ANY

    def is_due(self, refund: Refund) -> bool:
        """Whether to ask about it now, of a gateway of this machine."""
        return refund.gateway in self._gateways and refund.due is not None and refund.due <= self._office.now()

    def ask(self, refund_id: int, *, actor: Actor) -> RefundState:
        """How the refund stands after asking.

        When it is not time, another machine asks, or the gateway is out of use: as it stood before.
        """
        usable = {name: gateway for name, gateway in self._gateways.items() if gateway.is_in_use()}
        with self._office.database.begin() as session:
            refund = find_refund(session, refund_id)
            gateway = usable.get(refund.gateway)
            if refund.is_final or gateway is None or not self._claim(session, refund):
                return refund.state
        answer = self._answer(gateway, refund, actor)
        return self._office.database.run(lambda session: conclude(self._office, session, refund, answer, actor=actor))

    def _claim(self, session: Session, refund: Refund) -> bool:
        now = self._office.now()
        pause = min(max(now - refund.created, SOONEST), LATEST)
        return claim_asking(session, refund, at=now, again=now + pause)

    def _answer(self, gateway: PaymentGateway, refund: Refund, actor: Actor) -> RefundAnswer:
        """What was asked before is asked about first; what the gateway did not do, or has never heard of, again.

        The same key is the same refund, so repeating it moves no money twice; only its answer can be a refusal.
        """
        if refund.asked is not None:
            known = self._call(
                refund,
                Asked.QUERY_REFUND,
                lambda: gateway.query_refund(refund.payment_key, refund_key=refund.key),
                actor=actor,
            )
            if known.state is not RefundState.REFUSED:
                return known
        return self._call(
            refund,
            Asked.REFUND,
            lambda: gateway.refund(refund.payment_key, refund_key=refund.key, amount=refund.amount, total=refund.total),
            actor=actor,
        )

    def _call(self, refund: Refund, asked: Asked, ask: Callable[[], RefundAnswer], *, actor: Actor) -> RefundAnswer:
        call = Call(refund.payment_id, refund.gateway, asked, refund.key)
        return ask_gateway(self._office, call, ask, otherwise=UNKNOWN, actor=actor)
