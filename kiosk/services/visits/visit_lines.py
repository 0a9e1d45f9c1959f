"""Visits as staff list them, and the slots a visit can move to."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.queue import TicketState
from kiosk.domain.running import FreePlace, Money, VisitLine
from kiosk.services.accounts import ChargeState
from kiosk.services.office import Office
from kiosk.services.patients.persons import of_person
from kiosk.services.queue import standings
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    CancelWishRow,
    ChargeRow,
    ChargeStateRow,
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    PatientRow,
    QueueRoomRow,
    RegistrationRow,
    RoomRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
)

LineColumns = tuple[
    int,
    int,
    str,
    str,
    date,
    datetime,
    int,
    str,
    str,
    str | None,
    str | None,
    str,
    str | None,
    str,
    int | None,
    int | None,
    datetime | None,
    int | None,
]
PlaceColumns = tuple[int, int, date, datetime, datetime, int, str | None, str | None, str, str | None, int | None]


def read_lines(office: Office, rows: Iterable[LineColumns]) -> tuple[VisitLine, ...]:
    """The lines of rows of `LINES`."""
    return tuple(_line(office, row) for row in rows)


def free_places(
    office: Office, session: Session, *, department: int, fee_group: str, first: date, last: date
) -> tuple[tuple[FreePlace, int], ...]:
    """Slots with room that are not over, from the first to the last day, by day and time; each with its queue's id.

    A room that never had a ticket has no queue yet: then it is 0, and nobody waits there.
    """
    span = {"department": department, "fee_group": fee_group, "first": first, "last": last, "now": office.now()}
    waiting = dict(WAITING_BY_QUEUE.all(session, first=first, last=last))
    return tuple(_place(office, row, waiting) for row in FREE.all(session, **span))


def places_for(office: Office, session: Session, registration_id: int) -> tuple[FreePlace, ...]:
    """Where a visit can move to, of the days on offer; its own slot is not among them."""
    today = office.today()
    department, fee_group, slot = OFFER_OF.one(session, registration=registration_id)
    last = today + office.horizon
    found = free_places(office, session, department=department, fee_group=fee_group, first=today, last=last)
    return tuple(place for place, _ in found if place.slot_id != slot)


def _line(office: Office, row: LineColumns) -> VisitLine:
    registration, patient, label, name, day, starts, owner, department, department_en = row[:9]
    doctor, doctor_en, room, room_en, state, settled, cancelled, gone, wish = row[9:]
    money = Money.SETTLED if settled is not None else Money.DUE
    return VisitLine(
        registration_id=registration,
        patient_id=patient,
        label=label,
        name=name,
        day=day,
        starts=office.local(starts),
        department_id=owner,
        department=department,
        department_en=department_en,
        doctor=doctor or "",
        doctor_en=doctor_en or "",
        room=room,
        room_en=room_en or "",
        state=TicketState(state),
        money=Money.CANCELLED if cancelled is not None else money,
        is_cancelled=gone is not None,
        wished=wish is not None,
    )


def _place(office: Office, row: PlaceColumns, waiting: dict[int | None, int]) -> tuple[FreePlace, int]:
    slot, clinic, day, starts, ends, left, doctor, doctor_en, room, room_en, queue = row
    place = FreePlace(
        slot_id=slot,
        session_id=clinic,
        day=day,
        starts=office.local(starts),
        ends=office.local(ends),
        left=left,
        doctor=doctor or "",
        doctor_en=doctor_en or "",
        room=room,
        room_en=room_en or "",
        waiting=waiting.get(queue, 0),
    )
    return place, queue or 0


_settled, _cancelled = aliased(ChargeStateRow), aliased(ChargeStateRow)
_wish = (
    select(func.max(CancelWishRow.id))
    .where(CancelWishRow.registration_id == RegistrationRow.id)
    .correlate(RegistrationRow)
    .scalar_subquery()
)
LINES: Select[*LineColumns] = (
    select(
        RegistrationRow.id,
        RegistrationRow.patient_id,
        TicketRow.label,
        PatientRow.name,
        RegistrationRow.day,
        SlotRow.starts_at,
        DepartmentRow.id,
        DepartmentRow.name,
        DepartmentRow.name_en,
        DoctorRow.name,
        DoctorRow.name_en,
        RoomRow.name,
        RoomRow.name_en,
        TicketStateRow.state,
        _settled.id,
        _cancelled.id,
        RegistrationRow.cancelled_at,
        _wish,
    )
    .select_from(DepartmentRow)
    .join(TicketRow, TicketRow.department_id == DepartmentRow.id)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(TicketStateRow, and_(TicketStateRow.ticket_id == TicketRow.id, TicketStateRow.until.is_(None)))
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .join(ClinicSessionRow, ClinicSessionRow.id == RegistrationRow.session_id)
    .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
    .join(ChargeRow, ChargeRow.registration_id == RegistrationRow.id)
    .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
    .outerjoin(_settled, and_(_settled.charge_id == ChargeRow.id, _settled.state == ChargeState.SETTLED.value))
    .outerjoin(_cancelled, and_(_cancelled.charge_id == ChargeRow.id, _cancelled.state == ChargeState.CANCELLED.value))
)
# By department and day there is an index over tickets; the copies that moved visits leave behind have no charge.
OF_DAY = Query(LINES.where(TicketRow.day == bindparam("day")).order_by(SlotRow.starts_at, TicketRow.id))
OF_PATIENT = Query(
    LINES.where(
        of_person(RegistrationRow.patient_id),
        RegistrationRow.day >= bindparam("since"),
        RegistrationRow.cancelled_at.is_(None),  # as the index says
    ).order_by(SlotRow.starts_at, TicketRow.id)
)
LINE = Query(LINES.where(RegistrationRow.id == bindparam("registration")))
_left = SlotRow.capacity - SlotRow.booked
FREE: "Query[*PlaceColumns]" = Query(
    select(
        SlotRow.id,
        SlotRow.session_id,
        ClinicSessionRow.day,
        SlotRow.starts_at,
        SlotRow.ends_at,
        _left,
        DoctorRow.name,
        DoctorRow.name_en,
        RoomRow.name,
        RoomRow.name_en,
        QueueRoomRow.queue_id,
    )
    .select_from(SlotRow)
    .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
    .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
    .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
    .outerjoin(QueueRoomRow, QueueRoomRow.room_id == ClinicSessionRow.room_id)
    .where(
        ClinicSessionRow.department_id == bindparam("department"),
        ClinicSessionRow.day >= bindparam("first"),
        ClinicSessionRow.day <= bindparam("last"),
        ClinicSessionRow.fee_group == bindparam("fee_group"),
        ClinicSessionRow.retired_at.is_(None),
        SlotRow.ends_at > bindparam("now"),
        SlotRow.booked < SlotRow.capacity,
        ~SlotRow.stopped,
    )
    .order_by(SlotRow.starts_at, SlotRow.id)
)
OFFER_OF = Query(
    select(RegistrationRow.department_id, ClinicSessionRow.fee_group, RegistrationRow.slot_id)
    .select_from(RegistrationRow)
    .join(ClinicSessionRow, ClinicSessionRow.id == RegistrationRow.session_id)
    .where(RegistrationRow.id == bindparam("registration"))
)
WAITING_BY_QUEUE = Query(
    select(TicketStateRow.queue_id, func.count(TicketStateRow.id))
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(standings.WAITING, TicketRow.day >= bindparam("first"), TicketRow.day <= bindparam("last"))
    .group_by(TicketStateRow.queue_id)
)
