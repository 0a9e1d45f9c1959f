"""收费处: what is due, paid and invoiced, as a money desk lists it; nothing is changed here."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.actor import Actor
from kiosk.domain.money_desk import DueItem, DueLine, InvoiceLine, InvoiceStanding, PaidLine, VisitName
from kiosk.domain.roles import Right
from kiosk.services.accounts import ChargeState, lines_of
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.staff.guard import allow
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    ChargeStateRow,
    DepartmentRow,
    InvoiceBookRow,
    InvoiceRow,
    InvoiceVoidRow,
    PatientRow,
    PaymentRow,
    PaymentStateRow,
    RegistrationRow,
    TicketRow,
)

VisitColumns = tuple[int, str, str, date, str, str]


class MoneyDesk:
    """Lists for whoever takes money or gives it back; every method raises `NotAllowed`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def due(self, *, actor: Actor) -> tuple[DueLine, ...]:
        """What is due of today's visits, the oldest first."""
        with self._office.database.read() as session:
            allow(session, actor, Right.TAKE_MONEY)
            return tuple(self._due(DUE_TODAY.all(session, today=self._office.today())))

    def due_of(self, patients: Iterable[int], *, actor: Actor) -> tuple[DueLine, ...]:
        """What is due of these patients, of every day."""
        with self._office.database.read() as session:
            allow(session, actor, Right.TAKE_MONEY)
            rows = (DUE_OF.all(session, patient=patient) for patient in patients)
            return tuple(line for found in rows for line in self._due(found))

    def items(self, charge_id: int, *, actor: Actor) -> tuple[DueItem, ...]:
        """The lines of a charge."""
        with self._office.database.read() as session:
            allow(session, actor, Right.TAKE_MONEY)
            return tuple(DueItem(line.name, line.amount) for line in lines_of(session, charge_id).values())

    def paid_of(self, patients: Iterable[int], *, actor: Actor) -> tuple[PaidLine, ...]:
        """The payments of these patients, the newest first."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            rows = (PAID_OF.all(session, patient=patient) for patient in patients)
            return tuple(line for found in rows for line in self._paid(found))

    def paid_for(self, registration_id: int, *, actor: Actor) -> tuple[PaidLine, ...]:
        """The payments of one visit, the newest first."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            return tuple(self._paid(PAID_FOR.all(session, registration=registration_id)))

    def paid_by_invoice(self, number: int, *, actor: Actor) -> tuple[PaidLine, ...]:
        """The payments behind the invoices of this number, whatever their book."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            return tuple(self._paid(PAID_BY_INVOICE.all(session, number=number)))

    def invoices(self, number: int, *, actor: Actor) -> tuple[InvoiceLine, ...]:
        """Whole histories of the charges that have an invoice of this number, in their order."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            return self._invoices(session, [row[0] for row in CHARGES_OF_NUMBER.all(session, number=number)])

    def invoices_of(self, patients: Iterable[int], *, actor: Actor) -> tuple[InvoiceLine, ...]:
        """The same of these patients, the newest charge first."""
        with self._office.database.read() as session:
            allow(session, actor, Right.REFUND)
            charges = [row[0] for patient in patients for row in CHARGES_OF_PATIENT.all(session, patient=patient)]
            return self._invoices(session, charges)

    def _due(self, rows: "Iterable[DueColumns]") -> Iterator[DueLine]:
        for row in rows:
            charge, due, fund, since = row[6:]
            yield DueLine(VisitName(*row[:6]), charge, due, fund, self._office.local(since))

    def _paid(self, rows: "Iterable[PaidColumns]") -> Iterator[PaidLine]:
        for row in rows:
            payment, gateway, amount, refunded, at, gone = row[6:]
            is_cancelled = gone is not None
            yield PaidLine(
                VisitName(*row[:6]), payment, gateway, amount, refunded, self._office.local(at), is_cancelled
            )

    def _invoices(self, session: Session, charges: Iterable[int]) -> tuple[InvoiceLine, ...]:
        return tuple(self._invoice(row) for charge in charges for row in HISTORY.all(session, charge=charge))

    def _invoice(self, row: "InvoiceColumns") -> InvoiceLine:
        invoice, code, number, total, at, why, reverses, reversal, void = row[6:]
        standing = InvoiceStanding.STANDS
        if reverses is not None:
            standing = InvoiceStanding.REVERSAL
        elif void is not None:
            standing = InvoiceStanding.VOID
        elif reversal is not None:
            standing = InvoiceStanding.REVERSED
        at = self._office.local(at)
        return InvoiceLine(VisitName(*row[:6]), invoice, code, number, total, at, standing, reverses, void or why)


DueColumns = tuple[int, str, str, date, str, str, int, int, int, datetime]
PaidColumns = tuple[int, str, str, date, str, str, int, str, int, int, datetime, datetime | None]
InvoiceColumns = tuple[
    int, str, str, date, str, str, int, str, int, int, datetime, str, int | None, int | None, str | None
]
_VISIT = (
    RegistrationRow.id,
    TicketRow.label,
    PatientRow.name,
    RegistrationRow.day,
    DepartmentRow.name,
    DepartmentRow.name_en,
)
_settled = aliased(ChargeStateRow)
_original, _reversal = aliased(InvoiceRow), aliased(InvoiceRow)
_due: Select[*DueColumns] = (
    select(*_VISIT, ChargeRow.id, ChargeRow.due, ChargeRow.fund, ChargeRow.created_at)
    .select_from(RegistrationRow)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .join(ChargeRow, ChargeRow.registration_id == RegistrationRow.id)
    .outerjoin(_settled, and_(_settled.charge_id == ChargeRow.id, _settled.state != ChargeState.DUE.value))
    .where(RegistrationRow.cancelled_at.is_(None), _settled.id.is_(None), ChargeRow.due > 0)
    .order_by(ChargeRow.id)
)
DUE_TODAY = Query(_due.where(RegistrationRow.day == bindparam("today")))
DUE_OF = Query(_due.where(of_person(RegistrationRow.patient_id)))
_paid: Select[*PaidColumns] = (
    select(
        *_VISIT,
        PaymentRow.id,
        PaymentRow.gateway,
        PaymentRow.amount,
        PaymentRow.refunded,
        PaymentStateRow.at,
        RegistrationRow.cancelled_at,
    )
    .select_from(PaymentRow)
    .join(PaymentStateRow, and_(PaymentStateRow.payment_id == PaymentRow.id, PaymentStateRow.state == "paid"))
    .join(ChargeRow, ChargeRow.id == PaymentRow.charge_id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .order_by(PaymentRow.id.desc())
)
PAID_OF = Query(_paid.where(of_person(RegistrationRow.patient_id)))
PAID_FOR = Query(_paid.where(RegistrationRow.id == bindparam("registration")))
PAID_BY_INVOICE = Query(
    _paid.where(ChargeRow.id.in_(select(InvoiceRow.charge_id).where(InvoiceRow.number == bindparam("number"))))
)
CHARGES_OF_NUMBER = Query(
    select(InvoiceRow.charge_id)
    .where(InvoiceRow.number == bindparam("number"))
    .distinct()
    .order_by(InvoiceRow.charge_id)
)
CHARGES_OF_PATIENT = Query(
    select(ChargeRow.id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .where(of_person(RegistrationRow.patient_id))
    .order_by(ChargeRow.id.desc())
)
HISTORY: "Query[*InvoiceColumns]" = Query(
    select(
        *_VISIT,
        InvoiceRow.id,
        InvoiceBookRow.code,
        InvoiceRow.number,
        InvoiceRow.total,
        InvoiceRow.issued_at,
        InvoiceRow.reason,
        _original.number,
        _reversal.id,
        InvoiceVoidRow.reason,
    )
    .select_from(InvoiceRow)
    .join(InvoiceBookRow, InvoiceBookRow.id == InvoiceRow.book_id)
    .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .outerjoin(_original, _original.id == InvoiceRow.reversal_of)
    .outerjoin(_reversal, _reversal.reversal_of == InvoiceRow.id)
    .outerjoin(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(InvoiceRow.charge_id == bindparam("charge"))
    .order_by(InvoiceRow.id)
)
