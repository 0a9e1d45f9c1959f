"""Writes a hospital into the database: again and again without doubling, and without touching what is booked."""

import logging
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.masking import mask_number
from kiosk.services.hall.hospital import HOSPITAL_ID, last_day
from kiosk.services.seeding.books import write_books
from kiosk.services.seeding.hospital import Hospital
from kiosk.services.seeding.house import remove_forgotten, write_house
from kiosk.services.seeding.known_patients import write_patients
from kiosk.services.seeding.planning import plan
from kiosk.services.seeding.sessions import Kept, still_in_use, write_sessions
from kiosk.storage import audit
from kiosk.storage.bell import ring
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault

log = logging.getLogger(__name__)

STAY = "%d registrations stay in %s, which the timetable no longer has: please tell the patients"

TAKEN = "%s: this outpatient number was given to somebody else; the patient is not entered"


@dataclass(frozen=True)
class SeedReport:
    """What the files brought into the database; ``sessions`` and ``slots`` are those of the days asked for."""

    departments: int
    doctors: int
    sessions: int
    slots: int
    withdrawn: int  # slots offered before and no longer
    kept: int  # registrations in those, which stay
    patients: int  # new ones
    taken: tuple[str, ...]  # file and line of those whose outpatient number somebody else has: they are not entered


def seed(
    database: Database, vault: Vault, hospital: Hospital, *, today: date, days: int = 7, at: datetime, actor: Actor
) -> SeedReport:
    """Bring the database to what ``hospital`` says, with the sessions of ``days`` days from ``today`` on.

    One transaction. Codes decide what is the same. What administrators have changed or retired stays as they left it.
    Slots with a booking stay as they are, whatever the timetable says
    now; free ones that it no longer has are withdrawn. Registrations in slots that it no longer has stand, and are told
    to the log, as somebody has to tell the patients; places given back there are not offered again. Raises
    `BadSettings` when an invoice book shares numbers with one already there.
    """

    def work(session: Session) -> tuple[SeedReport, tuple[Kept, ...]]:
        write_house(session, hospital)
        write_books(session, hospital.books)
        until = today + timedelta(days=days)
        horizon = max(last_day(session, today) + timedelta(days=1), until)
        planned = plan(hospital.timetable, today=today, days=(horizon - today).days, zone=hospital.info.zone)
        offered = write_sessions(session, still_in_use(session, planned), today=today, until=until)
        remove_forgotten(session, hospital)
        entered = write_patients(session, vault, hospital.patients, at=at, actor=actor)
        report = SeedReport(
            departments=len(hospital.departments),
            doctors=len(hospital.doctors),
            sessions=sum(one.day < until for one in planned),
            slots=offered.slots,
            withdrawn=offered.withdrawn,
            kept=sum(one.registrations for one in offered.kept),
            patients=entered.new,
            taken=tuple(f"{one.place}: {mask_number(one.outpatient_number)}" for one in entered.taken),
        )
        _note(session, report, at=at, key=vault.audit_key, actor=actor)
        ring(session, "timetable")
        return report, offered.kept

    report, kept = database.run(work)
    log.info("seeded %s", report)
    _warn(kept, report.taken)
    return report


def _warn(kept: tuple[Kept, ...], taken: tuple[str, ...]) -> None:
    """Somebody has to tell these patients, or look these files through."""
    for one in kept:
        log.warning(STAY, one.registrations, one.code)
    for place in taken:
        log.warning(TAKEN, place)


def _note(session: Session, report: SeedReport, *, at: datetime, key: bytes, actor: Actor) -> None:
    """Into the audit, where a table's bare name would stand for one of its rows."""
    numbers = {**asdict(report), "taken": len(report.taken)}
    counts = {f"{name}_count": number for name, number in numbers.items()}
    audit.record(session, actor, "hospital.seed", f"hospital/{HOSPITAL_ID}", at=at, key=key, **counts)
