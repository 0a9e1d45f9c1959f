"""What the timetable's statements ask: places left, people waiting, rooms open."""

from sqlalchemy import BigInteger, and_, bindparam, case, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    QueueRoomRow,
    QueueRow,
    RegistrationRow,
    RoomRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
)

_free = SlotRow.capacity - SlotRow.booked
_is_waiting = (TicketStateRow.state == literal_column("'waiting'")) & TicketStateRow.until.is_(None)
# Not over yet, within the days on offer, and of no session that has stopped or was taken back.
_on_offer = (
    (ClinicSessionRow.day >= bindparam("today"))
    & (ClinicSessionRow.day < bindparam("until"))
    & (SlotRow.ends_at > bindparam("now"))
    & ~SlotRow.stopped
    & ClinicSessionRow.retired_at.is_(None)
)

DEPARTMENTS = Query(
    select(
        DepartmentRow.id,
        DepartmentRow.code,
        DepartmentRow.name,
        DepartmentRow.name_en,
        DepartmentRow.group_name,
        DepartmentRow.floor,
        DepartmentRow.icon,
        DepartmentRow.minutes_each,
        DepartmentRow.group_name_en,
    ).order_by(DepartmentRow.position, DepartmentRow.id)
)
# By the queue they wait in now: whoever was sent to another department waits there.
WAITING_BY_DEPARTMENT = Query(
    select(QueueRow.department_id, func.count(TicketRow.id))
    .join(TicketStateRow, TicketStateRow.queue_id == QueueRow.id)
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(TicketRow.day == bindparam("today"), _is_waiting)
    .group_by(QueueRow.department_id)
)
# For each department and day: places left, and the rooms with patients until ``soon``. PostgreSQL adds whole numbers up
# to a decimal.
PLACES_BY_DAY = Query(
    select(
        ClinicSessionRow.department_id,
        ClinicSessionRow.day,
        cast(func.sum(_free), BigInteger),
        func.count(case((SlotRow.starts_at < bindparam("soon"), ClinicSessionRow.room_id)).distinct()),
    )
    .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
    .where(_on_offer)
    .group_by(ClinicSessionRow.department_id, ClinicSessionRow.day)
    .order_by(ClinicSessionRow.day)
)
CLINICS = Query(
    select(
        ClinicSessionRow.id,
        ClinicSessionRow.day,
        ClinicSessionRow.part,
        ClinicSessionRow.kind,
        ClinicSessionRow.fee_group,
        DoctorRow.id,
        DoctorRow.name,
        DoctorRow.title,
        DoctorRow.speciality,
        DoctorRow.name_en,
        DoctorRow.speciality_en,
        RoomRow.id,
    )
    .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
    .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
    .where(
        ClinicSessionRow.department_id == bindparam("department"),
        ClinicSessionRow.day >= bindparam("today"),
        ClinicSessionRow.day < bindparam("until"),
    )
    # Doctors in the order of the books, "any doctor" last.
    .order_by(ClinicSessionRow.day, DoctorRow.id.is_(None), DoctorRow.id, ClinicSessionRow.id)
)
SLOTS = Query(
    select(SlotRow.session_id, SlotRow.id, SlotRow.starts_at, SlotRow.ends_at, _free)
    .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
    .where(ClinicSessionRow.department_id == bindparam("department"), _on_offer)
    .order_by(SlotRow.starts_at, SlotRow.id)
)
ROOMS = Query(
    select(RoomRow.id, RoomRow.name, RoomRow.floor, RoomRow.way, RoomRow.name_en, RoomRow.way_en).where(
        RoomRow.id.in_(
            select(ClinicSessionRow.room_id).where(
                ClinicSessionRow.department_id == bindparam("department"), ClinicSessionRow.day >= bindparam("today")
            )
        )
    )
)
FEES_BY_GROUP = Query(
    select(FeeRow.fee_group, cast(func.sum(FeeRow.price), BigInteger))
    .where(FeeRow.retired_at.is_(None))
    .group_by(FeeRow.fee_group)
)
_their_slot = aliased(SlotRow)
_ends = (
    select(func.max(SlotRow.ends_at))
    .where(SlotRow.session_id == ClinicSessionRow.id)
    .correlate(ClinicSessionRow)
    .scalar_subquery()
)
# Everybody in the queue of the session's room whose time comes before the session's last slot ends.
WAITING_BY_SESSION = Query(
    select(ClinicSessionRow.id, func.count(TicketRow.id))
    .join(QueueRoomRow, QueueRoomRow.room_id == ClinicSessionRow.room_id)
    .join(TicketStateRow, TicketStateRow.queue_id == QueueRoomRow.queue_id)
    .join(TicketRow, and_(TicketRow.id == TicketStateRow.ticket_id, TicketRow.day == ClinicSessionRow.day))
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(_their_slot, _their_slot.id == RegistrationRow.slot_id)
    .where(
        ClinicSessionRow.department_id == bindparam("department"),
        ClinicSessionRow.day >= bindparam("today"),
        _is_waiting,
        _their_slot.starts_at < _ends,
    )
    .group_by(ClinicSessionRow.id)
)
FREE_SLOTS = Query(
    select(SlotRow.id, SlotRow.starts_at, ClinicSessionRow.doctor_id, ClinicSessionRow.day)
    .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
    .where(ClinicSessionRow.department_id == bindparam("department"), _on_offer, SlotRow.booked < SlotRow.capacity)
)
