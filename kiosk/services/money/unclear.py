"""悬账: an order whose end no gateway tells gets one by two people, who have looked into the gateway's own records."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.hall_errors import StillPaying
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_desk import VisitName
from kiosk.domain.roles import Right
from kiosk.domain.running import check_reason
from kiosk.domain.unclear import Decision, OtherNeeded, Said, UnclearOrder
from kiosk.ports import PaymentAnswer, PaymentGateway
from kiosk.services.accounts import lock_account
from kiosk.services.money.concluding import TOPIC, Concluding, keep
from kiosk.services.money.orders import FINAL, Order, find_order
from kiosk.services.money.till import Till, other_amount
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow, may_agree
from kiosk.storage.bell import ring
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    DepartmentRow,
    PatientRow,
    PaymentLookRow,
    PaymentRow,
    PaymentStateRow,
    RegistrationRow,
    TicketRow,
)

# Since its time was over: whoever tends the hall has asked six times by then (`looks.pause`), and what was only slow
# has come. Before that, people would decide what the gateway is about to say.
UNCLEAR_AFTER = timedelta(hours=1)


class Unclear:
    """What people see of such orders, and how one ends; every method raises `NotAllowed`."""

    def __init__(self, office: Office, gateways: Sequence[PaymentGateway]) -> None:
        self._office = office
        self._till = Till(gateways, office)
        self._concluding = Concluding(office, self._till)

    def unclear(self, *, actor: Actor) -> tuple[UnclearOrder, ...]:
        """Every order that nobody could say the end of for `UNCLEAR_AFTER`, the oldest first."""
        with self._office.database.read() as session:
            allow(session, actor, Right.RECONCILE)
            return tuple(self._read(session, row) for row in UNCLEAR.all(session, before=self._before()))

    def decide(
        self, payment_id: int, state: PaymentState, *, reason: str, actor: Actor, second: Actor | None
    ) -> Decision:
        """End an order as `PAID`, or as `NOT_PAID` (also when the money went back at the gateway's own desk).

        The gateway is asked, and told to close it, once more; a clear answer counts, and not what people say. What
        follows is what follows from a gateway's word; one that says the opposite later is heard as ever.
        Raises `OtherNeeded`, `StillPaying` while it is not `UNCLEAR_AFTER`, `InvalidEntry` without a reason.
        """
        if state not in FINAL:
            raise Misuse(f"payment {payment_id}: {state} is no end")
        why = check_reason(reason)
        with self._office.database.read() as session:
            _check_people(session, actor, second)
            order = self._order(session, payment_id)
        if not order.is_final:
            self._concluding.conclude(order, self._till.close(order, actor=actor), keep, actor=actor)
        return self._office.database.run(lambda session: self._decide(session, order, state, why, actor, second))

    def _before(self) -> datetime:
        """An order whose time was over by then is unclear."""
        return self._office.now().astimezone(UTC) - UNCLEAR_AFTER

    def _order(self, session: Session, payment_id: int) -> Order:
        if PAYMENT.first(session, payment=payment_id) is None:
            raise Misuse(f"no payment {payment_id}")
        order = find_order(session, payment_id)
        if not order.is_final and order.expires > self._before():
            raise StillPaying(f"payment {payment_id} is being asked about")
        return order

    def _read(self, session: Session, row: "Columns") -> UnclearOrder:
        payment_id = row[6]
        order = find_order(session, payment_id)
        taken = other_amount(order)
        said = Said.NOTHING if taken is None else Said.OTHER_AMOUNT
        if order.gateway not in self._till.names:
            said = Said.NOT_HERE
        since = self._office.local(order.expires)
        return UnclearOrder(VisitName(*row[:6]), payment_id, order.gateway, order.key, order.amount, since, said, taken)

    def _decide(
        self, session: Session, order: Order, state: PaymentState, why: str, actor: Actor, second: Actor | None
    ) -> Decision:
        """Both are asked for again: a right may have been taken away while the gateway was asked."""
        approved = _check_people(session, actor, second)
        account, found = lock_account(session, order.charge_id), find_order(session, order.payment_id)
        if found.is_final:
            assert found.state is not None
            return Decision(found.state, is_ours=False)
        answer = PaymentAnswer(state, amount=found.amount)
        self._concluding.learn(session, account, found, answer, actor)
        record, told = f"payments/{found.payment_id}", {"state": state.value, "reason": why, "said": found.note}
        self._office.note(session, actor, "billing.decide", record, **told, second=approved)
        ring(session, TOPIC)
        return Decision(state, is_ours=True)


def _check_people(session: Session, actor: Actor, second: Actor | None) -> str | None:
    """The number of who agrees. Raises `NotAllowed`, and `OtherNeeded` unless somebody else does who may."""
    allow(session, actor, Right.RECONCILE)
    if second is None or not may_agree(session, actor, second):
        raise OtherNeeded(f"{second} does not count beside {actor}")
    return second.staff


Columns = tuple[int, str, str, date, str, str, int]
_has_end = (
    select(PaymentStateRow.id)
    .where(PaymentStateRow.payment_id == PaymentRow.id, PaymentStateRow.final.is_(True))
    .exists()
)
# By the timetable of looks, since every order without an end stands in it, and hardly any other: not by all orders.
_unclear: Select[*Columns] = (
    select(
        RegistrationRow.id,
        TicketRow.label,
        PatientRow.name,
        RegistrationRow.day,
        DepartmentRow.name,
        DepartmentRow.name_en,
        PaymentRow.id,
    )
    .select_from(PaymentLookRow)
    .join(PaymentRow, PaymentRow.id == PaymentLookRow.payment_id)
    .join(ChargeRow, ChargeRow.id == PaymentRow.charge_id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .where(PaymentLookRow.next_at.is_not(None), PaymentRow.expires_at <= bindparam("before"), ~_has_end)
    .order_by(PaymentRow.expires_at, PaymentRow.id)
)
UNCLEAR = Query(_unclear)
PAYMENT = Query(select(PaymentRow.id).where(PaymentRow.id == bindparam("payment")))
