"""到账通知: what a gateway tells by itself leads to what asking it would have led to, and is heard once."""

import logging

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.domain.paying import LateFate, NoticeOutcome
from kiosk.ports import Notice, PaymentAnswer
from kiosk.services.accounts import ChargeState, lock_account
from kiosk.services.money.concluding import Concluding
from kiosk.services.money.looks import plan
from kiosk.services.money.orders import Order, find_order, order_of_key
from kiosk.services.money.till import checked
from kiosk.services.office import Office
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PaymentNoticeRow

log = logging.getLogger(__name__)


class Notices:
    """Hears verified notices, and what a gateway's bill file knows that we do not."""

    def __init__(self, office: Office, concluding: Concluding) -> None:
        self._office = office
        self._concluding = concluding

    def hear(self, gateway: str, notice: Notice, *, actor: Actor) -> NoticeOutcome:
        """Believe the notice once, all in one transaction; of an order that is not ours only the log hears.

        Money for an order that ended unpaid is asked about before it is believed: what was paid in the moment the order
        was closed may have gone back by itself since the notice was written.
        """

        def work(session: Session) -> tuple[NoticeOutcome, Order | None]:
            order = order_of_key(session, notice.key, gateway=gateway)
            if order is None:
                return NoticeOutcome.NOT_OURS, None
            lock_account(session, order.charge_id)
            if HEARD.first(session, gateway=gateway, notice=notice.id) is not None:
                return NoticeOutcome.KNOWN, None
            answer = checked(order, notice.answer)
            ADD_NOTICE.run(
                session,
                gateway=gateway,
                notice=notice.id,
                payment_id=order.payment_id,
                state=answer.state.value,
                heard_at=self._office.now(),
            )
            late = self._believe(session, order.payment_id, answer, actor)
            differs = answer.state is not notice.answer.state
            return NoticeOutcome.REFUSED if differs else NoticeOutcome.ACCEPTED, late

        outcome, late = self._office.database.run(work)
        if late is not None:
            self._concluding.contradict(late, actor)
        if outcome is not NoticeOutcome.ACCEPTED:
            log.warning("a notice of %s: %s", gateway, outcome.value)
        return outcome

    def found(self, gateway: str, key: str, *, reference: str, amount: int, actor: Actor) -> LateFate:
        """Money that the gateway's bill file knows, and we perhaps do not; ``amount`` in fen.

        What went back by itself after midnight stands in the bill of the next day: of an order that ended unpaid the
        gateway is asked, and when it has nothing any more, people see to what the bills say.
        """
        with self._office.database.read() as session:
            known = order_of_key(session, key, gateway=gateway)
        if known is not None and known.state is PaymentState.NOT_PAID and self._concluding.has_nothing(known, actor):
            return LateFate.DIFFERS

        def work(session: Session) -> LateFate:
            order = order_of_key(session, key, gateway=gateway)
            if order is None:
                return LateFate.NOT_OURS
            lock_account(session, order.charge_id)
            answer = checked(order, PaymentAnswer(PaymentState.PAID, reference=reference, amount=amount))
            if answer.state is not PaymentState.PAID:
                return LateFate.DIFFERS
            return self._follow(session, order.payment_id, answer, actor)

        return self._office.database.run(work)

    def _believe(self, session: Session, payment_id: int, answer: PaymentAnswer, actor: Actor) -> Order | None:
        """The order, when its gateway has to be asked first; whoever tends the hall asks if this machine cannot."""
        order = find_order(session, payment_id)
        if order.state is PaymentState.NOT_PAID and answer.state is PaymentState.PAID:
            plan(session, payment_id, at=self._office.now())
            return order
        self._follow(session, payment_id, answer, actor)
        return None

    def _follow(self, session: Session, payment_id: int, answer: PaymentAnswer, actor: Actor) -> LateFate:
        """What asking would have led to; the account is locked."""
        order = find_order(session, payment_id)
        if not order.is_final:
            account = lock_account(session, order.charge_id)
            self._concluding.learn(session, account, order, answer, actor)
            return LateFate.SETTLED if account.state is ChargeState.DUE else LateFate.REFUNDED
        if order.state is PaymentState.NOT_PAID and answer.state is PaymentState.PAID:
            return self._concluding.find_late(session, order, answer, actor=actor)
        return LateFate.KNOWN


HEARD = Query(
    select(PaymentNoticeRow.id).where(
        PaymentNoticeRow.gateway == bindparam("gateway"), PaymentNoticeRow.notice == bindparam("notice")
    )
)
ADD_NOTICE = Statement(insert(PaymentNoticeRow))
