"""The hospital of this database, as the start page needs it, and whether it has changed since."""

from datetime import date, datetime, time

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from kiosk.domain.errors import Misuse
from kiosk.domain.hospital import HospitalInfo, Message
from kiosk.services.office import Office
from kiosk.storage.bell import ring
from kiosk.storage.statements import Query
from kiosk.storage.tables import ClinicSessionRow, HospitalRow, MessageRow

HOSPITAL_ID = 1  # one hospital in a database
TOPIC = "hospital"


class HospitalBook:
    """Tells machines that are open for weeks what the hospital is by now."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def edition(self) -> int:
        """A number that grows with every change to the house; cheap to ask."""
        with self._office.database.read() as session:
            row = EDITION.first(session)
        return row[0] if row is not None else 0

    def read(self) -> HospitalInfo:
        """The hospital with its messages; raises `Misuse` in a database that nobody has seeded."""
        with self._office.database.read() as session:
            found = read_hospital(session, self._office.now())
        if found is None:
            raise Misuse("the database knows no hospital")
        return found


def begin_edition(session: Session) -> int:
    """Count a change to the house and tell the other machines; whoever else changes it waits until this commits."""
    (edition,) = NEXT_EDITION.first(session) or (0,)
    ring(session, TOPIC)
    return edition


def read_hospital(session: Session, now: datetime | None = None) -> HospitalInfo | None:
    """Names, hours and notices; None in a database that nobody has seeded.

    With ``now`` also the messages that are shown then or later; times are given in its zone.
    """
    row = HOSPITAL.first(session)
    if row is None:
        return None
    name, name_en, zone, guide_desk, notice, opens, closes, desk_en, notice_en, kind = row
    hours = _clock(opens), _clock(closes)
    shown = () if now is None else _messages(session, now)
    return HospitalInfo(name, name_en, zone, guide_desk, notice, *hours, desk_en or "", notice_en or "", shown, kind)


def last_day(session: Session, today: date) -> date:
    """The last day for which sessions stand in the database, at least ``today``."""
    row = LAST_DAY.first(session)
    return max(today, row[0]) if row is not None else today


def _messages(session: Session, now: datetime) -> tuple[Message, ...]:
    return tuple(
        Message(words, words_en, since.astimezone(now.tzinfo), until and until.astimezone(now.tzinfo))
        for words, words_en, since, until in MESSAGES.all(session, now=now)
    )


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
        HospitalRow.institution,
    ).order_by(HospitalRow.id)
)
EDITION = Query(select(HospitalRow.edition).where(HospitalRow.id == HOSPITAL_ID))
NEXT_EDITION = Query(
    update(HospitalRow)
    .where(HospitalRow.id == HOSPITAL_ID)
    .values(edition=HospitalRow.edition + 1)
    .returning(HospitalRow.edition)
)
MESSAGES = Query(
    select(MessageRow.words, MessageRow.words_en, MessageRow.since, MessageRow.until)
    .where(MessageRow.retired_at.is_(None), or_(MessageRow.until.is_(None), MessageRow.until > bindparam("now")))
    .order_by(MessageRow.position, MessageRow.id)
)
LAST_DAY = Query(select(ClinicSessionRow.day).order_by(ClinicSessionRow.day.desc()).limit(1))
