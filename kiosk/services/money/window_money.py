"""窗口收费: cash or a card, taken by a person and entered once."""

from datetime import UTC

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import PaymentUnknown, PlaceReleased
from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.money_errors import AlreadyPaid, ReferenceMissing
from kiosk.domain.paying import WindowMethod, wallet_of_code
from kiosk.domain.roles import Right
from kiosk.services.accounts import Account, ChargeState, lock_account
from kiosk.services.money.closing import Closing
from kiosk.services.money.concluding import TOPIC, keep
from kiosk.services.money.orders import Opening, last_order, open_order, paid_with, write_state
from kiosk.services.money.settling import settle
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring


class WindowMoney:
    """Takes what is due over the counter; an order by phone that is open is closed first."""

    def __init__(self, office: Office, closing: Closing) -> None:
        self._office = office
        self._closing = closing

    def take(self, charge_id: int, method: WindowMethod, *, reference: str, actor: Actor) -> Payment:
        """The money is taken: settled, with ticket and invoice, at once. Pressed twice by one person it is taken once.

        Raises `NotAllowed`, `ReferenceMissing` for a card, `PaymentUnknown` while money may be moving by phone,
        `AlreadyPaid` when it came by phone or at another window, and `PlaceReleased`.
        """
        if method is WindowMethod.CARD and (not reference.strip() or wallet_of_code(reference.strip())):
            raise ReferenceMissing  # a 付款码 that was scanned into the wrong field is no slip, and is never kept
        with self._office.database.read() as session:
            allow(session, actor, Right.TAKE_MONEY)
        if self._closing.close(charge_id, keep, actor=actor).state not in (PaymentState.PAID, PaymentState.NOT_PAID):
            raise PaymentUnknown(f"charge {charge_id}: the order by phone could not be closed")
        return self._office.database.run(
            lambda session: self._take(session, charge_id, method, reference=reference.strip(), actor=actor)
        )

    def _take(self, session: Session, charge_id: int, method: WindowMethod, *, reference: str, actor: Actor) -> Payment:
        allow(session, actor, Right.TAKE_MONEY)
        account, last = lock_account(session, charge_id), last_order(session, charge_id)
        if account.state is ChargeState.CANCELLED:
            raise PlaceReleased(f"charge {charge_id} was cancelled before it was paid")
        taken = Payment(PaymentState.PAID, account.due)
        if account.state is ChargeState.SETTLED:
            paid = paid_with(session, charge_id)
            if paid is None or paid[1:] != (method.value, reference, str(actor)):
                raise AlreadyPaid(f"charge {charge_id} is paid already")
            return taken
        if last is not None and not last.is_final:
            raise PaymentUnknown(f"charge {charge_id}: an order was opened at the same moment")
        self._settle(
            session, account, method, attempt=last.attempt + 1 if last else 1, reference=reference, actor=actor
        )
        return taken

    def _settle(
        self, session: Session, account: Account, method: WindowMethod, *, attempt: int, reference: str, actor: Actor
    ) -> None:
        at = self._office.now()
        opening = Opening(method.value, expires=at.astimezone(UTC))
        order = open_order(session, account, opening, attempt=attempt, at=at)
        write_state(session, order, PaymentState.PAID, note=reference, actor=actor, at=at)
        invoice = settle(self._office, session, account, payment_id=order.payment_id, actor=actor)
        made = {"invoices": invoice} if invoice is not None else {}
        self._office.note(
            session, actor, f"billing.{method}", f"payments/{order.payment_id}", charges=account.charge_id, **made
        )
        ring(session, TOPIC)
