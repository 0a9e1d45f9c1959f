"""Database and key file: there, up to date, and made for each other."""

import os
import stat
from pathlib import Path

from kiosk.adapters.clock import SystemClock
from kiosk.doctor.findings import Finding, ok, problem, warning
from kiosk.domain.console import typed
from kiosk.domain.errors import DatabaseAway
from kiosk.logs import masked
from kiosk.services.office import Office
from kiosk.services.visits.timetable import Timetable
from kiosk.settings import Settings
from kiosk.storage.database import Database
from kiosk.storage.keymark import marked
from kiosk.storage.schema import check, revision
from kiosk.storage.vault import open_vault

UPGRADE = f"Run: {typed('db upgrade')}"

SEED = typed("db seed")


def check_database(settings: Settings) -> Finding:
    """The database answers."""
    address = masked(settings.database_address)
    try:
        found = revision(settings.database_address)
    except DatabaseAway as error:
        return problem(f"{address} does not answer: {error.log}", "Is the server running, and its address right?")
    if found.current is None and not settings.database_url:
        return ok(f"{address}, will be made at the first start")
    return ok(f"{address} answers")


def check_tables(settings: Settings) -> Finding:
    """The tables are those this program knows."""
    found = revision(settings.database_address)
    if found.current is None:
        words = "there are no tables yet"
        return problem(words, UPGRADE) if settings.database_url else warning(words, UPGRADE)
    check(settings.database_address)
    return ok(f"schema {found.current} is the newest")


def check_key(settings: Settings) -> Finding:
    """The key file is there, nobody else may read it, and it is the one the database was made with."""
    path = settings.key_path
    has_tables = revision(settings.database_address).current is not None
    if not path.exists():
        words = f"{path} is not there"
        if has_tables:
            return problem(words, "Copy it from another kiosk or the backup: without it no number can be read.")
        return warning(f"{words} yet; it is made at the first start", "Then back it up apart from the database.")
    vault = open_vault(path)
    if has_tables and (wrong := _other_key(settings.database_address, vault.fingerprint)):
        return problem(f"{path} is another key than the database's ({wrong})", "Copy the right one here.")
    if readable_by_others(path):
        return problem(f"{path} can be read by other users", f"Run: chmod 600 {path}")
    return ok(f"{path}, key {vault.fingerprint}")


def check_timetable(settings: Settings) -> Finding:
    """There is something to register for, today or in the days to come."""
    found = revision(settings.database_address)
    if found.current != found.newest or not settings.key_path.exists():
        return warning("not checked, because tables or key are missing")
    database = Database(settings.database_address)
    try:
        office = Office(database, open_vault(settings.key_path), SystemClock(zone=settings.time_zone))
        offers = Timetable(office).departments()
    finally:
        database.close()
    if not offers:
        return problem(
            "no department has a clinic in the next days", f"Run: {SEED}, for your own hospital with --from DIR"
        )
    today, left = sum(offer.left > 0 for offer in offers), sum(offer.left for offer in offers)
    words = f"{len(offers)} departments have clinics in the next days, {today} of them places today ({left})"
    return (
        ok(words)
        if today
        else warning(words, f"Is the hospital closed today? Else load its sessions: {SEED} --from DIR")
    )


def readable_by_others(path: Path) -> bool:
    """Whether group or others have any right to the file; Windows has other means."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _other_key(url: str, fingerprint: str) -> str:
    """The fingerprint of the database's key when it is another one; "" when it is this one or none yet."""
    database = Database(url)
    try:
        with database.read() as session:
            found = marked(session)
    finally:
        database.close()
    return found if found is not None and found != fingerprint else ""
