"""缴费: charged once, and never a wrong word about money."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import PaymentUnknown, PlaceReleased
from kiosk.domain.journey import Payment, PaymentState, Visit
from kiosk.domain.money_errors import NoPaymentCode
from kiosk.domain.paying import LateFate, NoticeOutcome, Wallet, WindowMethod, wallet_of_code
from kiosk.ports import Notice, PaymentGateway
from kiosk.services.accounts import ChargeState, find_account, lock_account
from kiosk.services.money.closing import Closing
from kiosk.services.money.concluding import TOPIC, Concluding, keep
from kiosk.services.money.orders import Opening, Order, last_order, open_order
from kiosk.services.money.pending import Pending
from kiosk.services.money.till import Till
from kiosk.services.office import Office
from kiosk.services.visits.visits import find_visit

if TYPE_CHECKING:  # no kiosk hears notices or takes cash
    from kiosk.services.money.notices import Notices
    from kiosk.services.money.window_money import WindowMoney

__all__ = ["TOPIC", "Billing"]

NOTICES, WINDOW = "kiosk.services.money.notices", "kiosk.services.money.window_money"

ORDER_LIFE = timedelta(minutes=3)  # then the code on the screen is exchanged for a new one
CODE_LIFE = timedelta(seconds=90)  # to type a password on the phone; then the order is called back


class Billing:
    """Takes money through the gateways of this machine, the first of them offered first.

    No gateway is ever called inside a transaction. An order is written before a gateway hears of it and what the
    gateway said afterwards, so that whoever comes later, `settle_pending` at the latest, finishes what was broken off.
    One order of a charge is open at a time, whichever the wallet (docs/decisions/0011).
    """

    def __init__(self, office: Office, gateways: Sequence[PaymentGateway]) -> None:
        self._office = office
        self._till = Till(gateways, office)
        self._concluding = Concluding(office, self._till)
        self._closing = Closing(office, self._till, self._concluding)
        self._pending = Pending(office, self._till, self._concluding, self._closing)

    @property
    def gateways(self) -> tuple[PaymentGateway, ...]:
        """The gateways of this machine; the one offered first is first."""
        return self._till.gateways

    def begin(self, charge_id: int, *, wallet: Wallet | None = None, actor: Actor) -> Payment:
        """The order to be paid: the open one, or a new one when there is none or the last ended unpaid.

        With another ``wallet`` the open one is closed first; only when that is known to be unpaid a new one is opened.
        While no gateway is in use none is opened, and nothing is paid. Raises `PlaceReleased` when the registration was
        cancelled meanwhile, `Misuse` for a wallet not offered here.
        """
        self._till.look_round()
        order = self._opened(charge_id, wallet, actor)
        if order is None:
            return self.ask(charge_id, actor=actor)
        is_stale = self._till.has_expired(order) or (wallet is not None and not self._serves(order, wallet))
        answer = self._till.close(order, actor=actor) if is_stale else self._till.ask(order, actor=actor)
        payment = self._concluding.conclude(order, answer, keep, actor=actor)
        if is_stale and payment.state is PaymentState.NOT_PAID:
            return self.begin(charge_id, wallet=wallet, actor=actor)
        return payment

    def charge_code(self, charge_id: int, code: str, *, actor: Actor) -> Payment:
        """Take the money of the wallet that shows this 付款码; WAITING while a password is typed on the phone.

        An open QR code is closed first; a code that is scanned again while the password is typed takes nothing more.
        Raises `NoPaymentCode`, `CodeNotTaken`, `PlaceReleased`. The code is neither stored nor logged.
        """
        wallet = wallet_of_code(code)
        if wallet is None:
            raise NoPaymentCode("neither of WeChat's form nor of Alipay's")
        self._till.look_round()
        gateway = self._till.name_for_code(wallet)
        order, _ = self._closing.standing(charge_id)
        if order is not None and order.scanned and not order.is_final and order.gateway == gateway:
            return self.ask(charge_id, actor=actor)
        payment = self.close_order(charge_id, actor=actor)
        if payment.state is not PaymentState.NOT_PAID:
            return payment
        opened, is_new = self._office.database.run(
            lambda session: self._order(session, charge_id, gateway, actor, scanned=True)
        )
        if opened is None or not is_new:  # somebody was faster: whatever they opened is the order now
            return self.ask(charge_id, actor=actor)
        return self._concluding.conclude(opened, self._till.charge(opened, code, actor=actor), keep, actor=actor)

    def ask(self, charge_id: int, *, actor: Actor) -> Payment:
        """Where the money stands; PAID settles the charge, lets the ticket wait and issues the invoice, at once."""
        order, account = self._closing.standing(charge_id)
        if order is None or order.is_final:
            return self._concluding.told(account, order)
        return self._concluding.conclude(order, self._till.ask(order, actor=actor), keep, actor=actor)

    def settled(self, charge_id: int) -> Payment | None:
        """What was paid, as the books have it; None while it is due. No gateway is asked."""
        with self._office.database.read() as session:
            account = find_account(session, charge_id)
            order = last_order(session, charge_id)
        return self._concluding.told(account, order) if account.state is ChargeState.SETTLED else None

    def pay_at_window(self, visit: Visit, *, actor: Actor) -> tuple[Visit, Payment]:
        """Close the open order; not paid: the ticket waits, the money is due. Paid after all: settled.

        Raises `PaymentUnknown` when nobody can say whether the money moved, `PlaceReleased` when it is too late.
        """
        payment = self._closing.close(visit.charge_id, self._closing.to_window, actor=actor)
        if payment.state not in (PaymentState.PAID, PaymentState.NOT_PAID):
            raise PaymentUnknown(f"charge {visit.charge_id}: the order could not be closed")
        with self._office.database.read() as session:
            if find_account(session, visit.charge_id).state is ChargeState.CANCELLED:
                raise PlaceReleased(f"charge {visit.charge_id} was cancelled before it was paid")
            return find_visit(session, visit.registration_id, now=self._office.now()), payment

    def take_at_window(self, charge_id: int, method: WindowMethod, *, reference: str = "", actor: Actor) -> Payment:
        """Cash or a card, taken by a member of staff; see `WindowMoney.take` for what it raises."""
        return self._window.take(charge_id, method, reference=reference, actor=actor)

    def give_up(self, visit: Visit, *, actor: Actor) -> Payment:
        """The patient left: close the order; not paid cancels the registration, unknown is left to `settle_pending`."""
        return self._closing.close(visit.charge_id, self._closing.release, actor=actor)

    def close_order(self, charge_id: int, *, actor: Actor) -> Payment:
        """Close the open order, if there is one; whatever the money did, the registration stays as it was.

        Raises `PaymentUnknown` when an order is opened at the same moment.
        """
        return self._closing.close(charge_id, keep, actor=actor)

    def settle_pending(self, *, actor: Actor) -> int:
        """Finish what nobody waits for any more; gives how many were finished.

        Orders past their time are closed, those that ended unpaid looked at once more, places unpaid past the hold
        given back, invoices that had no number made up. Only orders of our own gateways: others know nothing of them.
        """
        return self._pending.settle(actor=actor)

    def hear(self, gateway: str, notice: Notice, *, actor: Actor) -> NoticeOutcome:
        """A verified notice leads to what asking would have led to; heard once, however often it is sent."""
        return self._notices.hear(gateway, notice, actor=actor)

    def found_late(self, gateway: str, key: str, *, reference: str, amount: int, actor: Actor) -> LateFate:
        """Money (fen) that ``gateway`` says it holds for the order ``key``: settled or ordered back unless known."""
        return self._notices.found(gateway, key, reference=reference, amount=amount, actor=actor)

    @cached_property
    def _notices(self) -> "Notices":
        return cast("type[Notices]", import_module(NOTICES).Notices)(self._office, self._concluding)

    @cached_property
    def _window(self) -> "WindowMoney":
        return cast("type[WindowMoney]", import_module(WINDOW).WindowMoney)(self._office, self._closing)

    def _opened(self, charge_id: int, wallet: Wallet | None, actor: Actor) -> Order | None:
        gateway = self._till.name_of(wallet) if wallet is not None else None
        return self._office.database.run(lambda session: self._order(session, charge_id, gateway, actor))[0]

    def _serves(self, order: Order, wallet: Wallet) -> bool:
        return order.gateway == self._till.name_of(wallet) and not order.scanned

    def _order(
        self, session: Session, charge_id: int, gateway: str | None, actor: Actor, *, scanned: bool = False
    ) -> tuple[Order | None, bool]:
        """The open order, or a new one if there is none, and whether it is new; None when the charge is settled, or
        when no gateway is in use."""
        account, now = lock_account(session, charge_id), self._office.now().astimezone(UTC)
        if account.state is ChargeState.CANCELLED:
            raise PlaceReleased(f"charge {charge_id} was cancelled before it was paid")
        if account.state is ChargeState.SETTLED:
            return None, False
        last = last_order(session, charge_id)
        if last is not None and not last.is_final:
            return last, False
        name = gateway or self._till.name_of(None, last=last.gateway if last else "")
        if not name:
            return None, False
        opening = Opening(name, now + (CODE_LIFE if scanned else ORDER_LIFE), scanned=scanned)
        order = open_order(session, account, opening, attempt=last.attempt + 1 if last else 1, at=now)
        self._office.note(session, actor, "billing.order", f"payments/{order.payment_id}", charges=charge_id)
        return order, True
