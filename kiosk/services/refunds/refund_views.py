"""退费 as it is shown: what a patient who comes back is told, and what staff have to see to."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, bindparam, func, select, text
from sqlalchemy.orm import Session, aliased

from kiosk.domain.paying import RefundState
from kiosk.domain.refunds import Purse, RefundLine, RefundView, WishLine
from kiosk.services.accounts import lines_of
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.refunds.refund_deeds import charged_lines
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    CancelWishRow,
    ChargeRow,
    LatePaymentRow,
    PaymentRow,
    RefundRow,
    RefundStateRow,
    RegistrationRow,
    TicketRow,
)
from kiosk.storage.tables.refunds import REFUSED

TOLD_FOR = timedelta(days=90)  # how long a patient who comes back is told of a refund


class RefundViews:
    """Reads them; ``purse`` says where the money of a gateway's name goes to."""

    def __init__(self, office: Office, purse: Callable[[str], Purse]) -> None:
        self._office = office
        self._purse = purse

    def of_patient(self, session: Session, patient_id: int) -> tuple[RefundView, ...]:
        """The person's refunds of the last months, the newest first; what was ordered again stands for the refused."""
        since = self._office.now() - TOLD_FOR
        return self._read(OF_PATIENT.all(session, patient=patient_id, since=since))

    def open(self, session: Session) -> tuple[RefundView, ...]:
        """What nobody knows yet, and what was refused and is with staff now, oldest first."""
        return self._read(OPEN.all(session))

    def of_day(self, session: Session, day: date) -> tuple[RefundView, ...]:
        """Those ordered on a business day, oldest first."""
        start = datetime.combine(day, time(), self._office.now().tzinfo)
        end = datetime.combine(day + timedelta(days=1), time(), self._office.now().tzinfo)
        return self._read(OF_DAY.all(session, start=start, end=end))

    def wishes(self, session: Session) -> tuple[WishLine, ...]:
        """Paid visits that somebody wanted cancelled and that still stand, oldest first."""
        return tuple(
            WishLine(registration, label, reason, self._office.local(at), actor)
            for registration, label, reason, at, actor in WISHES.all(session)
        )

    def lines(self, session: Session, charge_id: int) -> tuple[RefundLine, ...]:
        """The lines of a charge; ``is_returned`` those that are charged no more."""
        charged = charged_lines(session, charge_id)
        return tuple(
            RefundLine(key, line.name, line.amount - line.fund, line.fund, key not in charged)
            for key, line in lines_of(session, charge_id).items()
        )

    def _read(self, rows: "Iterable[Columns]") -> tuple[RefundView, ...]:
        return tuple(self._view(row) for row in rows)

    def _view(self, row: "Columns") -> RefundView:
        refund, payment, registration, label, amount, gateway, reason, actor, ordered, state, said, ended, late = row
        return RefundView(
            refund_id=refund,
            payment_id=payment,
            registration_id=registration,
            label=label,
            amount=amount,
            purse=self._purse(gateway),
            gateway=gateway,
            state=RefundState(state) if state else RefundState.UNKNOWN,
            reason=reason,
            reference=said or "",
            ordered=self._office.local(ordered),
            ended=self._office.local(ended) if ended else None,
            actor=actor,
            was_late=late is not None,
        )


Columns = tuple[
    int,
    int,
    int,
    str,
    int,
    str,
    str,
    str,
    datetime,
    str | None,
    str | None,
    datetime | None,
    int | None,
]
_end, _after = aliased(RefundStateRow), aliased(RefundRow)
_views: Select[*Columns] = (
    select(
        RefundRow.id,
        RefundRow.payment_id,
        RegistrationRow.id,
        TicketRow.label,
        RefundRow.amount,
        RefundRow.gateway,
        RefundRow.reason,
        RefundRow.actor,
        RefundRow.created_at,
        _end.state,
        _end.reference,
        _end.at,
        LatePaymentRow.id,
    )
    .select_from(RefundRow)
    .join(PaymentRow, PaymentRow.id == RefundRow.payment_id)
    .join(ChargeRow, ChargeRow.id == PaymentRow.charge_id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .outerjoin(_end, (_end.refund_id == RefundRow.id) & _end.final.is_(True))
    .outerjoin(LatePaymentRow, LatePaymentRow.payment_id == RefundRow.payment_id)
    .outerjoin(_after, _after.instead_of == RefundRow.id)
)
OF_PATIENT = Query(
    _views.where(
        of_person(RegistrationRow.patient_id), _after.id.is_(None), RefundRow.created_at >= bindparam("since")
    ).order_by(RefundRow.id.desc())
)
# In the words of the indexes: neither database uses one for a value it does not know beforehand.
_refused = select(RefundStateRow.refund_id).where(text(f"refund_states.{REFUSED}"))
OPEN = Query(
    _views.where(RefundRow.ask_at.is_not(None) | (RefundRow.id.in_(_refused) & _after.id.is_(None))).order_by(
        RefundRow.id
    )
)
OF_DAY = Query(
    _views.where(RefundRow.created_at >= bindparam("start"), RefundRow.created_at < bindparam("end")).order_by(
        RefundRow.id
    )
)
_newest = select(func.max(CancelWishRow.id)).group_by(CancelWishRow.registration_id)
WISHES = Query(
    select(RegistrationRow.id, TicketRow.label, CancelWishRow.reason, CancelWishRow.at, CancelWishRow.actor)
    .select_from(CancelWishRow)
    .join(RegistrationRow, RegistrationRow.id == CancelWishRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .where(RegistrationRow.cancelled_at.is_(None), CancelWishRow.id.in_(_newest))
    .order_by(CancelWishRow.id)
)
