"""What the ``db`` commands do, told in sentences."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.actor import Actor
from kiosk.domain.errors import BadSettings
from kiosk.paths import ASSETS
from kiosk.services.patients.patient_keys import index_patients
from kiosk.services.seeding import load_hospital
from kiosk.services.seeding import seed as write_hospital
from kiosk.settings import Settings
from kiosk.storage import upkeep
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.vault import open_vault
from kiosk.storage.verify import verify as find_faults

DEMO = ASSETS / "demo" / "hospital.toml"


def upgrade(settings: Settings, /) -> int:
    """``db upgrade``: make the tables or bring them up to date, and let everybody known be found by any key."""
    upkeep.upgrade(settings.database_address)
    if settings.key_path.exists():  # without it there are no patients yet
        _index(settings)
    _say(f"The database is up to date: schema {upkeep.revision(settings.database_address).current}.")
    return 0


def _index(settings: Settings) -> None:
    vault, database = open_vault(settings.key_path), Database(settings.database_address)
    try:
        match_key(database, vault)
        index_patients(database, vault)
    finally:
        database.close()


def seed(settings: Settings, /, *, source: Path | None) -> int:
    """``db seed``: load the hospital of ``source`` (None: the demo's), making database and key first if needed."""
    hospital = load_hospital(source or DEMO)
    now = datetime.now(ZoneInfo(hospital.info.zone))
    upkeep.upgrade(settings.database_address)
    vault = open_vault(settings.key_path)
    database = Database(settings.database_address)
    try:
        match_key(database, vault)
        actor = Actor(settings.device, "operator")
        report = write_hospital(database, vault, hospital, today=now.date(), at=now, actor=actor)
    finally:
        database.close()
    _say(
        f"{hospital.info.name}: {report.departments} departments, {report.doctors} doctors, {report.sessions} sessions "
        f"with {report.slots} places in time; {report.patients} new patients, {report.withdrawn} places withdrawn."
    )
    for place in report.taken:
        _say(f"{place}: this outpatient number was given to somebody else at a kiosk; please give the patient another.")
    if report.kept:
        _say(f"{report.kept} registrations stay where the timetable has no session any more; nothing of them was lost.")
    return 0


def backup(settings: Settings, /, *, file: Path) -> int:
    """``db backup FILE``: one consistent picture of the database, while everybody works."""
    path = upkeep.backup(settings.database_address, settings.key_path, file)
    _say(f"Written to {path}. It holds the key too: keep it where only you can read it.")
    return 0


def restore(settings: Settings, /, *, file: Path, replace: bool) -> int:
    """``db restore FILE``: bring a backup back; what is there already stays unless ``replace``."""
    existing = upkeep.Existing.REPLACE if replace else upkeep.Existing.REFUSE
    manifest = upkeep.restore(settings.database_address, file, key_file=settings.key_path, existing=existing)
    _say(f"The backup of {manifest.made_at} is in the database, with its key in {settings.key_path}.")
    return 0


def verify(settings: Settings, /) -> int:
    """``db verify``: every record that was edited, is missing or does not add up; 1 when there is any."""
    if not settings.key_path.exists():
        raise BadSettings(f"The key file {settings.key_path} is not there: without it the audit cannot be checked.")
    upkeep.check(settings.database_address)
    vault = open_vault(settings.key_path)
    database = Database(settings.database_address)
    try:
        match_key(database, vault)
        found = find_faults(database, key=vault.audit_key)
    finally:
        database.close()
    for one in found:
        _say(f"{one.kind} {one.record}: {one.words}")
    _say(f"{len(found)} faults found." if found else "Every record is as it was written, and the sums agree.")
    return int(bool(found))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
