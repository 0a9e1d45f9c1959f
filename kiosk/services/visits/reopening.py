"""Registrations a patient left before they were finished: money is due, or the ticket never came out of a printer."""

from collections.abc import Sequence

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.journey import (
    Choice,
    ClinicOffer,
    DayPart,
    Department,
    DepartmentOffer,
    Doctor,
    OpenVisit,
    PaperSort,
    Room,
    SessionKind,
    SlotOffer,
)
from kiosk.services.accounts import ChargeState, bill_of
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.visits.visits import find_visit
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    ChargeStateRow,
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    PrintJobRow,
    RegistrationRow,
    RoomRow,
    SlotRow,
    TicketRow,
)

MOST = 3  # more than a page shows nobody has


def open_visits(session: Session, office: Office, patient_id: int) -> tuple[OpenVisit, ...]:
    """The patient's registrations for today and later that are not finished, the next one first."""
    found = OPEN.all(session, patient=patient_id, today=office.today())
    return tuple(_open_visit(session, office, key) for (key,) in found[:MOST])


def coming_visits(session: Session, office: Office, patient_id: int) -> tuple[OpenVisit, ...]:
    """The patient's registrations for today and later that stand, finished or not, the next one first."""
    found = COMING.all(session, patient=patient_id, today=office.today())
    return tuple(_open_visit(session, office, key) for (key,) in found[:MOST])


def _open_visit(session: Session, office: Office, registration_id: int) -> OpenVisit:
    slot, clinic, department, room = session.execute(PARTS.where(RegistrationRow.id == registration_id)).one()
    doctor = session.get(DoctorRow, clinic.doctor_id) if clinic.doctor_id is not None else None
    visit = find_visit(session, registration_id, now=office.now())
    bill = bill_of(session, visit.charge_id)
    left = slot.capacity - slot.booked
    place = SlotOffer(slot.id, office.local(slot.starts_at), office.local(slot.ends_at), left)
    offer = ClinicOffer(
        session_id=clinic.id,
        day=clinic.day,
        part=DayPart(clinic.part),
        kind=SessionKind(clinic.kind),
        doctor=_doctor(doctor) if doctor is not None else None,
        room=_room(room),
        fee=bill.total,
        waiting=visit.ahead,
        slots=(place,),
    )
    return OpenVisit(
        department=DepartmentOffer(_department(department), visit.ahead, visit.wait, left),
        choice=Choice(offer, place),
        bill=bill,
        visit=visit,
    )


def _department(row: DepartmentRow) -> Department:
    return Department(
        row.id, row.code, row.name, row.name_en, row.group_name, row.floor, row.icon, row.group_name_en or ""
    )


def _doctor(row: DoctorRow) -> Doctor:
    return Doctor(row.id, row.name, row.title, row.speciality, row.name_en or "", row.speciality_en or "")


def _room(row: RoomRow) -> Room:
    return Room(row.name, row.floor, _steps(row.way), row.name_en or "", _steps(row.way_en or []))


def _steps(way: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((what, where) for what, where in way)


_ended = (
    select(ChargeStateRow.id)
    .where(ChargeStateRow.charge_id == ChargeRow.id, ChargeStateRow.state != ChargeState.DUE.value)
    .exists()
)
_printed = (
    select(PrintJobRow.id)
    .where(PrintJobRow.sort == PaperSort.TICKET.value, PrintJobRow.document_id == TicketRow.id)
    .exists()
)
_coming = (
    select(RegistrationRow.id)
    .join(ChargeRow, ChargeRow.registration_id == RegistrationRow.id)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .where(
        of_person(RegistrationRow.patient_id),
        RegistrationRow.day >= bindparam("today"),
        RegistrationRow.cancelled_at.is_(None),
    )
    .order_by(SlotRow.starts_at, RegistrationRow.id)
)
COMING = Query(_coming)
OPEN = Query(_coming.where(or_(~_ended, ~_printed)))
PARTS = (
    select(SlotRow, ClinicSessionRow, DepartmentRow, RoomRow)
    .join(RegistrationRow, RegistrationRow.slot_id == SlotRow.id)
    .join(ClinicSessionRow, ClinicSessionRow.id == RegistrationRow.session_id)
    .join(DepartmentRow, DepartmentRow.id == RegistrationRow.department_id)
    .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
)
