"""What still needs a record, so that it cannot be retired: sessions to come, each by its day, time and people."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.administration import told
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.services.office import Office
from kiosk.storage.tables import ClinicSessionRow, DepartmentRow, DoctorRow, RoomRow, SlotRow

MOST = 5  # named; the others are counted
WITH_DOCTOR = QT_TRANSLATE_NOOP("Administration", "{day} {time}, {room}: {who}")
MORE = QT_TRANSLATE_NOOP("Administration", "and {count} more")


def sessions_to_come(session: Session, office: Office, which: ColumnElement[bool]) -> list[Words]:
    """Sessions of today and later that offer places or have patients, the first ones named."""
    found = session.execute(
        select(func.min(SlotRow.starts_at), RoomRow.name, DoctorRow.name, DepartmentRow.name)
        .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
        .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
        .join(DepartmentRow, DepartmentRow.id == ClinicSessionRow.department_id)
        .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
        .where(
            which,
            ClinicSessionRow.day >= office.today(),
            ClinicSessionRow.retired_at.is_(None),
            or_(~SlotRow.closed, SlotRow.booked > 0),
        )
        .group_by(ClinicSessionRow.id, RoomRow.name, DoctorRow.name, DepartmentRow.name)
        .order_by(func.min(SlotRow.starts_at), ClinicSessionRow.id)
    ).all()
    named = []
    for starts, room, doctor, department in found[:MOST]:
        at = office.local(starts)
        words = {"day": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}", "room": room, "who": doctor or department}
        named.append(told(WITH_DOCTOR, **words))
    left = len(found) - MOST
    return [*named, told(MORE, count=left)] if left > 0 else named
