"""Whether the database holds what the papers say: asked after a tour, and by anybody who doubts a paper."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import UnknownCode
from kiosk.domain.papers import InvoiceContent, TicketContent
from kiosk.domain.paying import WindowMethod
from kiosk.domain.token import invoice_check_code, read_ticket
from kiosk.services.invoices.documents import document_of
from kiosk.services.invoices.invoices import bill_of_invoice, invoice_number, own_token
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    ChargeRow,
    ChargeStateRow,
    DepartmentRow,
    InvoiceBookRow,
    InvoiceRow,
    PatientRow,
    PaymentRow,
    PaymentStateRow,
    RegistrationRow,
    SlotRow,
    TicketRow,
    VisitCancelRow,
)
from kiosk.storage.vault import Vault


class Proof:
    """Compares the content of papers with the records they stand for."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database, self._vault = database, vault

    def disagreements(self, papers: tuple[TicketContent | InvoiceContent, ...]) -> tuple[str, ...]:
        """One sentence for each thing a paper says and the database does not; () when all agree."""
        with self._database.read() as session:
            return tuple(line for paper in papers for line in self._of(session, paper))

    def _of(self, session: Session, paper: TicketContent | InvoiceContent) -> list[str]:
        found = self._ticket(session, paper) if isinstance(paper, TicketContent) else self._invoice(session, paper)
        kind = "ticket" if isinstance(paper, TicketContent) else "invoice"
        return [f"{kind} {paper.number}: {line}" for line in found]

    def _ticket(self, session: Session, paper: TicketContent) -> list[str]:
        try:
            ticket_id, day = read_ticket(paper.token, key=self._vault.signing_key)
        except UnknownCode as error:
            return [error.log]
        row = session.execute(
            select(TicketRow, RegistrationRow, SlotRow, DepartmentRow, ChargeRow, PatientRow)
            .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
            .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
            .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
            .join(ChargeRow, ChargeRow.registration_id == RegistrationRow.id)
            .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
            .where(TicketRow.id == ticket_id)
        ).one_or_none()
        if row is None:
            return ["no such ticket"]
        ticket, registration, slot, department, charge, patient = row
        due = 0 if _is_settled(session, charge.id) else charge.due
        if paper.due == charge.due and _is_paid_at_window(session, charge.id):
            due = charge.due  # the slip said so, and a window has taken it since
        return _differences(
            ("number", paper.number, ticket.label),
            ("day", (paper.day, day), (ticket.day, ticket.day)),
            ("registration", None, None if _was_cancelled(session, registration.id) else registration.cancelled_at),
            ("from", paper.starts, slot.starts_at),
            ("until", paper.ends, slot.ends_at),
            ("department", paper.department, department.name),
            ("money due", paper.due, due),
            ("outpatient number", paper.outpatient_number, patient.outpatient_number),
        )

    def _invoice(self, session: Session, paper: InvoiceContent) -> list[str]:
        row = session.execute(
            select(InvoiceRow, ChargeRow)
            .join(InvoiceBookRow, InvoiceBookRow.id == InvoiceRow.book_id)
            .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
            .where(InvoiceBookRow.code == paper.book_code, InvoiceRow.number == int(paper.number))
        ).one_or_none()
        if row is None:
            return ["no such invoice"]
        invoice, charge = row
        expected = invoice_check_code(paper.book_code, paper.number, invoice.total, key=self._vault.signing_key)
        sign = 1 if invoice.reversal_of is None else -1  # a reversal's paper shows what its original was over
        bill = bill_of_invoice(session, invoice.id)
        return _differences(
            ("total", sign * paper.bill.total, invoice.total),
            ("fund", sign * paper.bill.fund, invoice.fund),
            ("account", sign * paper.account, invoice.account),
            ("due", sign * paper.bill.due, invoice.due),
            ("charge", (paper.bill.total, paper.bill.fund, paper.bill.due), (bill.total, bill.fund, bill.due)),
            ("code", self._leads(session, paper, invoice), True),
            ("reversal", paper.reversal_of, _original(session, invoice)),
            ("check code", paper.check_code, invoice.check_code),
            ("computed check code", paper.check_code, expected),
            ("serial", paper.serial, charge.serial),
            ("settled", True, _is_settled(session, charge.id)),
        )

    def _leads(self, session: Session, paper: InvoiceContent, invoice: InvoiceRow) -> bool:
        """Whether the QR leads to this invoice: by our own token, or to what the province's service issued for it."""
        own = own_token(paper.book_code, paper.number, invoice.check_code, invoice.total)
        return paper.token in {own, document_of(session, invoice.id).url} - {""}


def _original(session: Session, invoice: InvoiceRow) -> str:
    """The number that a reversal must name, "" for any other invoice."""
    original = session.get(InvoiceRow, invoice.reversal_of) if invoice.reversal_of is not None else None
    return invoice_number(original.number) if original is not None else ""


def _is_settled(session: Session, charge_id: int) -> bool:
    count = select(func.count()).where(ChargeStateRow.charge_id == charge_id, ChargeStateRow.state == "settled")
    return bool(session.scalar(count))


def _was_cancelled(session: Session, registration_id: int) -> bool:
    """Whether somebody cancelled it on purpose, after the slip was out."""
    count = select(func.count()).where(VisitCancelRow.registration_id == registration_id)
    return bool(session.scalar(count))


def _is_paid_at_window(session: Session, charge_id: int) -> bool:
    taken = (
        select(func.count())
        .select_from(PaymentRow)
        .join(PaymentStateRow, PaymentStateRow.payment_id == PaymentRow.id)
        .where(
            PaymentRow.charge_id == charge_id,
            PaymentRow.gateway.in_([method.value for method in WindowMethod]),
            PaymentStateRow.state == "paid",
        )
    )
    return bool(session.scalar(taken))


def _differences(*claims: tuple[str, object, object]) -> list[str]:
    return [f"{name}: the paper says {said}, the database {held}" for name, said, held in claims if said != held]
