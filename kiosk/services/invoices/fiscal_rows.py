"""The statements about electronic invoices: what is ordered, called and answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.bill import FeeClass
from kiosk.domain.identity import Sex
from kiosk.ports.fiscal import FiscalDocument, FiscalRequest, FiscalReversal
from kiosk.services.hall.hospital import read_hospital
from kiosk.services.invoices.invoices import bill_of_invoice, invoice_number
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    ChargeRow,
    DepartmentRow,
    FiscalCallRow,
    FiscalDocumentRow,
    FiscalResultRow,
    InvoiceBookRow,
    InvoiceRow,
    PatientRow,
    RegistrationRow,
)

WAITS: Mapping[int, timedelta] = MappingProxyType(
    {1: timedelta(minutes=2), 2: timedelta(minutes=5), 3: timedelta(minutes=15)}
)
LONGEST = timedelta(hours=1)


class Said(StrEnum):
    """What came of a call, and of a document in the end."""

    ISSUED = "issued"
    REFUSED = "refused"
    AWAY = "away"
    NEEDLESS = "needless"  # nothing was issued that could be reversed


@dataclass(frozen=True)
class Pending:
    """A document that is not settled; ``original`` is the invoice a reversal takes back."""

    id: int
    serial: str
    invoice_id: int
    tries: int
    original: int | None
    reason: str


def due_documents(session: Session, *, now: datetime, limit: int) -> list[Pending]:
    """What is to be asked (again) by now, the longest due first."""
    return [Pending(*row) for row in DUE.all(session, now=now, limit=limit)]


def claim(session: Session, pending: Pending, *, now: datetime) -> bool:
    """Be the one who calls, and write that the call begins; False when another machine does.

    Should nobody write what was said, it is called again after a while.
    """
    attempt = pending.tries + 1
    values = {"document": pending.id, "before": pending.tries, "now": now}
    if not CLAIM.run(session, **values, tried=attempt, later=now + WAITS.get(attempt, LONGEST)):
        return False
    BEGIN.run(session, document_id=pending.id, try_number=attempt, begun_at=now, ended_at=None, said=None)
    return True


def end_call(session: Session, pending: Pending, said: Said, *, now: datetime) -> None:
    """Write what was said; whoever comes late with the same call changes nothing."""
    END.run(session, document=pending.id, attempt=pending.tries + 1, ended=now, answer=said.value)


def settle(session: Session, pending: Pending, said: Said, *, answer: FiscalDocument | str, now: datetime) -> bool:
    """Write how the document ended; False when another machine has."""
    if not SETTLE.run(session, document=pending.id):
        return False
    document = answer if isinstance(answer, FiscalDocument) else FiscalDocument("", "", "", "", now)
    ADD_RESULT.run(
        session,
        document_id=pending.id,
        state=said.value,
        code=document.code,
        number=document.number,
        check_code=document.check_code,
        url=document.url,
        words=answer if isinstance(answer, str) else "",
        issued_at=document.issued_at,
        at=now,
    )
    return True


def postpone(session: Session, pending: Pending, *, until: datetime) -> None:
    """Ask not before ``until``; no call was made."""
    POSTPONE.run(session, document=pending.id, until=until)


def request_of(session: Session, pending: Pending) -> FiscalRequest:
    """What the service is asked to issue."""
    code, number, payer, sex, outpatient, department, fee_class, day, issued_at = ABOUT.one(
        session, invoice=pending.invoice_id
    )
    hospital = read_hospital(session)
    return FiscalRequest(
        serial=pending.serial,
        hospital=hospital.name if hospital else "",
        paper_number=f"{code}-{invoice_number(number)}",
        payer=payer,
        sex=Sex(sex),
        outpatient_number=outpatient,
        department=department,
        fee_class=FeeClass(fee_class),
        visit_day=day,
        bill=bill_of_invoice(session, pending.invoice_id),
        issued_at=issued_at,
    )


def reversal_of(session: Session, pending: Pending, *, now: datetime) -> FiscalReversal | Said | None:
    """What the service is asked to reverse; None while the original is not settled, NEEDLESS without one."""
    row = RESULT.first(session, invoice=pending.original)
    if row is None:
        return None
    serial, state, code, number, check_code, url, issued_at = row
    if state != Said.ISSUED:
        return Said.NEEDLESS
    document = FiscalDocument(code, number, check_code, url, issued_at)
    return FiscalReversal(pending.serial, serial, document, pending.reason, now)


DUE = Query(
    select(
        FiscalDocumentRow.id,
        FiscalDocumentRow.serial,
        FiscalDocumentRow.invoice_id,
        FiscalDocumentRow.tries,
        InvoiceRow.reversal_of,
        InvoiceRow.reason,
    )
    .join(InvoiceRow, InvoiceRow.id == FiscalDocumentRow.invoice_id)
    .where(FiscalDocumentRow.next_at <= bindparam("now"))
    .order_by(FiscalDocumentRow.next_at, FiscalDocumentRow.id)
    .limit(bindparam("limit"))
)
CLAIM = Statement(
    update(FiscalDocumentRow)
    .where(
        FiscalDocumentRow.id == bindparam("document"),
        FiscalDocumentRow.tries == bindparam("before"),
        FiscalDocumentRow.next_at <= bindparam("now"),
    )
    .values(tries=bindparam("tried"), next_at=bindparam("later"))
)
BEGIN = Statement(insert(FiscalCallRow))
END = Statement(
    update(FiscalCallRow)
    .where(
        FiscalCallRow.document_id == bindparam("document"),
        FiscalCallRow.try_number == bindparam("attempt"),
        FiscalCallRow.said.is_(None),
    )
    .values(ended_at=bindparam("ended"), said=bindparam("answer"))
)
_open = (FiscalDocumentRow.id == bindparam("document")) & FiscalDocumentRow.next_at.is_not(None)
SETTLE = Statement(update(FiscalDocumentRow).where(_open).values(next_at=None))
POSTPONE = Statement(update(FiscalDocumentRow).where(_open).values(next_at=bindparam("until")))
ADD_RESULT = Statement(insert(FiscalResultRow))
ABOUT = Query(
    select(
        InvoiceBookRow.code,
        InvoiceRow.number,
        PatientRow.name,
        PatientRow.sex,
        PatientRow.outpatient_number,
        DepartmentRow.name,
        ChargeRow.fee_class,
        RegistrationRow.day,
        InvoiceRow.issued_at,
    )
    .join(InvoiceBookRow, InvoiceBookRow.id == InvoiceRow.book_id)
    .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(DepartmentRow, DepartmentRow.id == RegistrationRow.department_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .where(InvoiceRow.id == bindparam("invoice"))
)
RESULT = Query(
    select(
        FiscalDocumentRow.serial,
        FiscalResultRow.state,
        FiscalResultRow.code,
        FiscalResultRow.number,
        FiscalResultRow.check_code,
        FiscalResultRow.url,
        FiscalResultRow.issued_at,
    )
    .join(FiscalResultRow, FiscalResultRow.document_id == FiscalDocumentRow.id)
    .where(FiscalDocumentRow.invoice_id == bindparam("invoice"))
)
