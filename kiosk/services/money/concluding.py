"""What follows from a gateway's word about an order, in one transaction: settled, ended, or given back."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.paying import LateFate
from kiosk.ports import PaymentAnswer
from kiosk.services.accounts import Account, ChargeState, find_account, lock_account
from kiosk.services.money.orders import Order, find_order, last_order, write_state
from kiosk.services.money.settling import settle
from kiosk.services.money.till import Till
from kiosk.services.office import Office
from kiosk.storage.bell import ring

if TYPE_CHECKING:
    from kiosk.services.money.late import LateMoney

LATE = "kiosk.services.money.late"
TOPIC = "money"  # rung when money has come

Unpaid = Callable[[Session, Account, Actor], None]


class Concluding:
    """Writes what gateways say, and what follows from it; whoever is second changes nothing."""

    def __init__(self, office: Office, till: Till) -> None:
        self._office = office
        self._till = till

    def conclude(self, order: Order, answer: PaymentAnswer, unpaid: Unpaid, *, actor: Actor) -> Payment:
        """Where the money stands after ``answer``; ``unpaid`` is what becomes of a registration that is not paid.

        What the gateway says of an order that is not the last one any more is no word about the last one.
        """

        def work(session: Session) -> tuple[Payment, bool]:
            account = lock_account(session, order.charge_id)
            last = self._last(session, order)
            is_last = last.payment_id == order.payment_id
            if is_last and not last.is_final:
                self.learn(session, account, last, answer, actor)
                last = self._last(session, order)
            if not last.is_final:
                state = answer.state if is_last else last.state or PaymentState.UNKNOWN
                open_still = Payment(state, last.amount, last.code, self._office.local(last.expires))
                return self._till.told(open_still, last), is_last
            account = find_account(session, order.charge_id)
            if account.state is ChargeState.DUE:
                unpaid(session, account, actor)
            return self.told(account, last), is_last

        payment, is_last = self._office.database.run(work)
        ended_unpaid = payment.state is PaymentState.NOT_PAID or not is_last
        if not ended_unpaid or answer.state in (PaymentState.NOT_PAID, PaymentState.UNKNOWN):
            return payment
        if self.contradict(order, actor) is not LateFate.SETTLED:
            return payment
        with self._office.database.read() as session:
            return self.told(find_account(session, order.charge_id), order)

    def learn(self, session: Session, account: Account, order: Order, answer: PaymentAnswer, actor: Actor) -> None:
        """Write what is new about an open order; paid settles the charge, or is given back when it is not due."""
        note = answer.code or order.code if answer.state is PaymentState.WAITING else answer.reference
        if (order.state, order.note) == (answer.state, note):
            return
        write_state(session, order, answer.state, note=note, actor=actor, at=self._office.now())
        made: dict[str, int] = {"charges": account.charge_id}
        if answer.state is PaymentState.PAID:
            if account.state is ChargeState.DUE:
                invoice = settle(self._office, session, account, payment_id=order.payment_id, actor=actor)
                made |= {"invoices": invoice} if invoice is not None else {}
            else:
                made |= {"refunds": self._late.pay_back(session, order, actor=actor)}
            ring(session, TOPIC)
        self._office.note(session, actor, f"billing.{answer.state}", f"payments/{order.payment_id}", **made)

    def contradict(self, order: Order, actor: Actor) -> LateFate | None:
        """The gateway has an order open, or paid, that we wrote off: it is closed, and paid money finds its way."""
        answer = self._till.close(order, actor=actor)
        if answer.state is not PaymentState.PAID:
            return None
        return self._office.database.run(lambda session: self.find_late(session, order, answer, actor=actor))

    def has_nothing(self, order: Order, actor: Actor) -> bool:
        """Whether the gateway is sure that it holds no money for ``order``, by now."""
        return self._till.look(order, actor=actor).state is PaymentState.NOT_PAID

    def find_late(self, session: Session, order: Order, answer: PaymentAnswer, *, actor: Actor) -> LateFate:
        """Money for an order that ended unpaid: it settles the charge if that is due still, else it is given back."""
        account = lock_account(session, order.charge_id)
        fate = self._late.find(session, account, find_order(session, order.payment_id), answer, actor=actor)
        if fate is not LateFate.KNOWN:
            ring(session, TOPIC)
        return fate

    def told(self, account: Account, last: Order | None = None) -> Payment:
        """What a charge without an open order says about the money."""
        settled = account.state is ChargeState.SETTLED
        state = PaymentState.PAID if settled else PaymentState.NOT_PAID
        return self._till.told(Payment(state, account.due), last)

    @cached_property
    def _late(self) -> "LateMoney":
        return cast("type[LateMoney]", import_module(LATE).LateMoney)(self._office)

    @staticmethod
    def _last(session: Session, order: Order) -> Order:
        last = last_order(session, order.charge_id)
        assert last is not None
        return last


def keep(_session: Session, _account: Account, _actor: Actor) -> None:
    """Not paid, and nothing else changes: the patient may try again."""
