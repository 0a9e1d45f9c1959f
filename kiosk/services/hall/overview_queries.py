"""What the overview of the hall asks the database: one question for all queues, windows, papers or sessions."""

from datetime import date

from sqlalchemy import BigInteger, Select, and_, bindparam, case, cast, func, or_, select
from sqlalchemy.orm import aliased

from kiosk.domain.journey import PaperSort, PrintState
from kiosk.domain.queue import TicketState
from kiosk.services.papers.print_jobs import HANDLED
from kiosk.services.queue import standings
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    InvoiceRow,
    PrintJobRow,
    PrintJobStateRow,
    QueueRow,
    QueueWindowRow,
    RegistrationRow,
    RoomRow,
    SessionStopRow,
    SlotRow,
    StaffRow,
    TicketRow,
    TicketStateRow,
    WindowRow,
    WindowStateRow,
)

SessionColumns = tuple[
    int, date, str, str, int, str, str, str | None, str | None, str, str | None, int | None, str | None
]

LOOK_BACK = 20_000  # papers: two days of a large hospital. Older ones stay in the books, for whoever asks for them

QUEUES = Query(
    select(
        QueueRow.id,
        QueueRow.code,
        QueueRow.name,
        QueueRow.name_en,
        QueueRow.department_id,
        DepartmentRow.name,
        DepartmentRow.name_en,
        QueueRow.paused_why,
        QueueRow.daily_cap,
    )
    .join(DepartmentRow, DepartmentRow.id == QueueRow.department_id)
    .order_by(DepartmentRow.position, DepartmentRow.id, QueueRow.code)
)
# Who waits counts from their issue or their slot's beginning, the later (docs/queue.md).
_counted = case((SlotRow.starts_at > TicketRow.created_at, SlotRow.starts_at), else_=TicketRow.created_at)
WAITING = Query(
    select(TicketStateRow.queue_id, func.count(TicketStateRow.id), func.min(_counted))
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(SlotRow, SlotRow.id == RegistrationRow.slot_id)
    .where(standings.WAITING, TicketRow.day >= bindparam("first"), TicketRow.day <= bindparam("last"))
    .group_by(TicketStateRow.queue_id)
)
# By queue: the index over queue and time is read from midnight on, whatever lies before.
SERVED = Query(
    select(QueueRow.id, func.count(TicketStateRow.id))
    .join(
        TicketStateRow,
        and_(TicketStateRow.queue_id == QueueRow.id, TicketStateRow.since >= bindparam("since")),
    )
    .where(TicketStateRow.until.is_(None), TicketStateRow.state == TicketState.SERVED.value)
    .group_by(QueueRow.id)
)
CAPPED = Query(
    select(QueueRow.id, func.count(TicketStateRow.id))
    .join(
        TicketStateRow,
        and_(TicketStateRow.queue_id == QueueRow.id, TicketStateRow.since >= bindparam("since")),
    )
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(
        QueueRow.daily_cap.is_not(None),
        TicketStateRow.until.is_(None),
        TicketStateRow.state != TicketState.VOID.value,
        TicketRow.day == bindparam("day"),
    )
    .group_by(QueueRow.id)
)
_of_day = and_(ClinicSessionRow.department_id == DepartmentRow.id, ClinicSessionRow.day == bindparam("day"))
_free = case((SlotRow.stopped, 0), else_=SlotRow.capacity - SlotRow.booked)
LEFT = Query(
    select(DepartmentRow.id, cast(func.sum(_free), BigInteger))
    .join(ClinicSessionRow, _of_day)
    .join(SlotRow, SlotRow.session_id == ClinicSessionRow.id)
    .where(SlotRow.ends_at > bindparam("now"))
    .group_by(DepartmentRow.id)
)
SERVES = Query(select(QueueWindowRow.window_id, QueueWindowRow.queue_id))
_last_actor = (
    select(TicketStateRow.actor)
    .where(TicketStateRow.window_id == WindowRow.id, TicketStateRow.since >= bindparam("since"))
    .order_by(TicketStateRow.since.desc(), TicketStateRow.id.desc())
    .limit(1)
    .correlate(WindowRow)
    .scalar_subquery()
)
WINDOWS = Query(
    select(
        WindowRow.id,
        WindowRow.name,
        WindowRow.name_en,
        WindowRow.floor,
        WindowStateRow.state,
        WindowStateRow.reason,
        WindowStateRow.since,
        _last_actor,
    )
    .outerjoin(WindowStateRow, and_(WindowStateRow.window_id == WindowRow.id, WindowStateRow.until.is_(None)))
    .order_by(WindowRow.floor, WindowRow.code)
)
AT_WINDOW = Query(
    select(TicketStateRow.window_id, TicketRow.label, TicketStateRow.since)
    .join(TicketRow, TicketRow.id == TicketStateRow.ticket_id)
    .where(standings.AT_WINDOW)
)
STAFF = Query(select(StaffRow.number, StaffRow.name))

_steps, _later = aliased(PrintJobStateRow), aliased(PrintJobRow)
# Every part says from which paper on, so that neither database reads what lies before.
_oldest = bindparam("oldest", type_=BigInteger)
NEWEST_PAPER = Query(select(func.coalesce(func.max(PrintJobRow.id), 0)))
_has_later_step = (
    select(_steps.id)
    .where(_steps.job_id == PrintJobStateRow.job_id, _steps.seq > PrintJobStateRow.seq, _steps.job_id > _oldest)
    .exists()
)
_has_later = (
    select(_later.id)
    .where(
        _later.sort == PrintJobRow.sort,
        _later.document_id == PrintJobRow.document_id,
        _later.copy > PrintJobRow.copy,
        _later.id > _oldest,
    )
    .exists()
)
_ticket, _of_invoice = aliased(TicketRow), aliased(TicketRow)
PAPERS = Query(
    select(
        PrintJobRow.id,
        PrintJobRow.sort,
        PrintJobRow.device,
        PrintJobRow.copy,
        PrintJobStateRow.state,
        PrintJobStateRow.reason,
        PrintJobStateRow.at,
        func.coalesce(_ticket.label, _of_invoice.label, ""),
    )
    .select_from(PrintJobRow)
    .join(PrintJobStateRow, PrintJobStateRow.job_id == PrintJobRow.id)
    .outerjoin(_ticket, and_(PrintJobRow.sort == PaperSort.TICKET.value, _ticket.id == PrintJobRow.document_id))
    .outerjoin(InvoiceRow, and_(PrintJobRow.sort == PaperSort.INVOICE.value, InvoiceRow.id == PrintJobRow.document_id))
    .outerjoin(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .outerjoin(_of_invoice, _of_invoice.registration_id == ChargeRow.registration_id)
    .where(
        PrintJobRow.id > _oldest,
        PrintJobStateRow.job_id > _oldest,
        PrintJobStateRow.seq < HANDLED,
        PrintJobStateRow.state != PrintState.CONFIRMED.value,
        ~_has_later_step,
        ~_has_later,
    )
    .order_by(PrintJobRow.id)
)

_stop = and_(SessionStopRow.session_id == ClinicSessionRow.id, SessionStopRow.until.is_(None))
_sessions: Select[*SessionColumns] = (
    select(
        ClinicSessionRow.id,
        ClinicSessionRow.day,
        ClinicSessionRow.part,
        ClinicSessionRow.kind,
        DepartmentRow.id,
        DepartmentRow.name,
        DepartmentRow.name_en,
        DoctorRow.name,
        DoctorRow.name_en,
        RoomRow.name,
        RoomRow.name_en,
        SessionStopRow.id,
        SessionStopRow.reason,
    )
    .select_from(ClinicSessionRow)
    .join(DepartmentRow, _of_day)
    .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
    .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
    .outerjoin(SessionStopRow, _stop)
    .order_by(DepartmentRow.position, DepartmentRow.id, ClinicSessionRow.part.desc(), ClinicSessionRow.id)
)
SESSIONS = Query(_sessions)
PLACES = Query(
    select(
        SlotRow.session_id,
        func.min(SlotRow.starts_at),
        func.max(SlotRow.ends_at),
        cast(func.sum(SlotRow.booked), BigInteger),
        cast(func.sum(SlotRow.capacity), BigInteger),
    )
    .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
    .join(DepartmentRow, _of_day)
    .group_by(SlotRow.session_id)
)
_not_seen = (TicketState.UNPAID, TicketState.WAITING, TicketState.CALLED, TicketState.ARRIVED, TicketState.HELD)
# By the tickets of the day: there is an index over them, whatever a session has seen before.
UNSEEN = Query(
    select(RegistrationRow.session_id, func.count(TicketStateRow.id))
    .select_from(DepartmentRow)
    .join(TicketRow, and_(TicketRow.department_id == DepartmentRow.id, TicketRow.day == bindparam("day")))
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(TicketStateRow, and_(TicketStateRow.ticket_id == TicketRow.id, TicketStateRow.until.is_(None)))
    .where(RegistrationRow.cancelled_at.is_(None), or_(*(TicketStateRow.state == state.value for state in _not_seen)))
    .group_by(RegistrationRow.session_id)
)
