"""What stands on the papers of a registration, read from the books when they are printed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.bill import FeeClass
from kiosk.domain.hall_errors import PaperVoid
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.identity import Sex
from kiosk.domain.masking import mask_name, mask_number
from kiosk.domain.papers import InvoiceContent, TicketContent
from kiosk.domain.token import sign_ticket
from kiosk.services.hall.hospital import read_hospital
from kiosk.services.invoices.documents import document_of
from kiosk.services.invoices.invoices import bill_of_invoice, find_invoice, invoice_number, own_token
from kiosk.services.office import Office
from kiosk.services.papers.printout import Printout
from kiosk.services.patients.acting_books import proxy_words
from kiosk.services.patients.sealing import PAPER
from kiosk.services.visits.visits import find_visit
from kiosk.storage.tables import (
    ChargeRow,
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    InvoiceBookRow,
    InvoiceRow,
    PatientPaperRow,
    PatientRow,
    PaymentRow,
    RegistrationRow,
    RoomRow,
    SlotRow,
    TicketRow,
)

ANY_DOCTOR = "当班医生"
SEXES = {Sex.MALE: "男", Sex.FEMALE: "女", Sex.UNKNOWN: "未知"}
FEE_CLASSES = {FeeClass.SELF: "自费", FeeClass.EMPLOYEE: "职工医保", FeeClass.RESIDENT: "居民医保"}
# By the gateway's name; a gateway we do not know was reached by phone all the same.
PAID_BY = {
    "wechat": "微信支付",
    "alipay": "支付宝",
    "cash": "现金",
    "card": "银行卡",
    "demo": "手机扫码（演示）",
    "demo-wechat": "微信支付（演示）",
    "demo-alipay": "支付宝（演示）",
}


def ticket_content(office: Office, session: Session, ticket_id: int, printout: Printout) -> TicketContent:
    """排队小票 as things stand now."""
    ticket, registration, slot, clinic, department, room, patient = session.execute(
        TICKET.where(TicketRow.id == ticket_id)
    ).one()
    doctor = session.get(DoctorRow, clinic.doctor_id) if clinic.doctor_id is not None else None
    now = office.now()
    visit = find_visit(session, registration.id, now=now)
    return TicketContent(
        hospital=_hospital(session).name,
        number=ticket.label,
        name=mask_name(patient.name),
        floor=room.floor,
        department=department.name,
        room=room.name,
        doctor=f"{doctor.name} {doctor.title}".strip() if doctor else ANY_DOCTOR,
        day=ticket.day,
        starts=office.local(slot.starts_at),
        ends=office.local(slot.ends_at),
        ahead=visit.ahead,
        wait=visit.wait,
        way=tuple((step[0], step[1]) for step in room.way),
        desk=f"{room.floor} 楼护士站",
        token=sign_ticket(ticket.id, ticket.day, key=office.vault.signing_key),
        due=visit.due,
        outpatient_number=patient.outpatient_number,
        device=printout.actor.device,
        printed_at=now,
        copy=printout.copy,
        large=printout.large,
        demo=office.demo,
        by_sight=ticket.by_sight,
        proxy=proxy_words(session, registration.id),
    )


def invoice_content(office: Office, session: Session, invoice_id: int, printout: Printout) -> InvoiceContent:
    """门诊收费票据 as it was issued, a reversal as the original's with what it takes back.

    Raises `PaperVoid` of one that is void or was reversed: nobody may take its paper for one that counts.
    """
    invoice, book, charge, registration, department, patient = session.execute(
        INVOICE.where(InvoiceRow.id == invoice_id)
    ).one()
    _refuse_void(session, invoice)
    bill, document = bill_of_invoice(session, invoice_id), document_of(session, invoice_id)
    hospital, number = _hospital(session), invoice_number(invoice.number)
    return InvoiceContent(
        hospital=hospital.name,
        book_code=book.code,
        number=number,
        check_code=invoice.check_code,
        token=document.url or own_token(book.code, number, invoice.check_code, invoice.total),
        payer=patient.name,
        paper=_paper(office, session, patient.id),
        sex=SEXES[Sex(patient.sex)],
        fee_class=FEE_CLASSES[FeeClass(charge.fee_class)],
        department=department.name,
        outpatient_number=patient.outpatient_number,
        serial=charge.serial,
        bill=bill,
        account=bill.account,
        other=0,
        paid_by=_paid_by(session, invoice),
        visit_day=registration.day,
        issued_at=office.local(invoice.issued_at),
        device=printout.actor.device,
        printed_at=office.now(),
        copy=printout.copy,
        demo=book.demo,
        reversal_of=_original(session, invoice),
        institution=hospital.institution,
        insured=bill.insured,
        e_number=document.number,
        e_follows=document.follows,
    )


def _refuse_void(session: Session, invoice: InvoiceRow) -> None:
    if invoice.reversal_of is None and not find_invoice(session, invoice.id).stands:
        raise PaperVoid(f"invoice {invoice.id} is void or reversed")


def _original(session: Session, invoice: InvoiceRow) -> str:
    """票据号码 of what a reversal takes back, "" for any other invoice."""
    original = session.get(InvoiceRow, invoice.reversal_of) if invoice.reversal_of is not None else None
    return invoice_number(original.number) if original is not None else ""


def _hospital(session: Session) -> HospitalInfo:
    return read_hospital(session) or HospitalInfo()


def _paper(office: Office, session: Session, patient_id: int) -> str:
    """The patient's first paper, masked; "" for a child or an emergency without one."""
    first = select(PatientPaperRow.sealed).where(PatientPaperRow.patient_id == patient_id).order_by(PatientPaperRow.id)
    sealed = session.scalars(first.limit(1)).first()
    return mask_number(office.vault.unseal(sealed, context=PAPER)) if sealed else ""


def _paid_by(session: Session, invoice: InvoiceRow) -> str:
    if invoice.due == 0:
        return "无需个人支付"
    payment = session.get(PaymentRow, invoice.payment_id) if invoice.payment_id is not None else None
    return PAID_BY.get(payment.gateway, "手机支付") if payment else "窗口支付"


TICKET = (
    select(TicketRow, RegistrationRow, SlotRow, ClinicSessionRow, DepartmentRow, RoomRow, PatientRow)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .join(ClinicSessionRow, ClinicSessionRow.id == RegistrationRow.session_id)
    .join(DepartmentRow, DepartmentRow.id == TicketRow.department_id)
    .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
)
INVOICE = (
    select(InvoiceRow, InvoiceBookRow, ChargeRow, RegistrationRow, DepartmentRow, PatientRow)
    .join(InvoiceBookRow, InvoiceBookRow.id == InvoiceRow.book_id)
    .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .join(RegistrationRow, RegistrationRow.id == ChargeRow.registration_id)
    .join(DepartmentRow, DepartmentRow.id == RegistrationRow.department_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
)
