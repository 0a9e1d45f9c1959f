"""The hospital of this database, as the start page needs it."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.hospital import HospitalInfo
from kiosk.storage.statements import Query
from kiosk.storage.tables import ClinicSessionRow, HospitalRow


def read_hospital(session: Session) -> HospitalInfo | None:
    """Names, hours and notices; None in a database that nobody has seeded."""
    row = HOSPITAL.first(session)
    if row is None:
        return None
    name, name_en, zone, guide_desk, notice, opens, closes, desk_en, notice_en = row
    hours = _clock(opens), _clock(closes)
    return HospitalInfo(name, name_en, zone, guide_desk, notice, *hours, desk_en or "", notice_en or "")


def last_day(session: Session, today: date) -> date:
    """The last day for which sessions stand in the database, at least ``today``."""
    row = LAST_DAY.first(session)
    return max(today, row[0]) if row is not None else today


def _clock(text: str) -> time:
    """HH:MM. The day's last minute is meant to its end: a hall that never closes is written as closing then."""
    at = time.fromisoformat(text)
    return time.max if (at.hour, at.minute) == (23, 59) else at


HOSPITAL = Query(
    select(
        HospitalRow.name,
        HospitalRow.name_en,
        HospitalRow.zone,
        HospitalRow.guide_desk,
        HospitalRow.notice,
        HospitalRow.opens,
        HospitalRow.closes,
        HospitalRow.guide_desk_en,
        HospitalRow.notice_en,
    ).order_by(HospitalRow.id)
)
LAST_DAY = Query(select(ClinicSessionRow.day).order_by(ClinicSessionRow.day.desc()).limit(1))
