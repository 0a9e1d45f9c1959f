"""The machine itself: where the settings came from, its disk and its clock."""

import os
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.doctor.findings import Finding, ok, problem, warning
from kiosk.domain.errors import DomainError
from kiosk.settings import Settings
from kiosk.storage.server_time import server_time

BUILT = datetime(2025, 11, 1, tzinfo=UTC)  # the program is not older, so no right clock is
LAST_YEAR = 2099
FEW_BYTES, TOO_FEW_BYTES = 2_000_000_000, 200_000_000
SMALL_DIFFERENCE, LARGE_DIFFERENCE = 2.0, 30.0  # seconds
RTC = Path("/sys/class/rtc/rtc0/since_epoch")
CLOCK_REMEDY = "Set the clock, and let the machine keep it right by NTP."


def check_settings(settings: Settings) -> Finding:
    """Where the settings came from, and whether this is a demonstration."""
    place = f"from {settings.source}" if settings.source else "built in, no kiosk.toml was found"
    named = f"{settings.device}, {settings.mode}, {settings.language}; {place}"
    if not settings.demo:
        return ok(named)
    return warning(f"{named}; demonstration: nothing here is real", "For a real hospital set demo = false.")


def check_disk(settings: Settings) -> Finding:
    """The data folder can be written to and has room."""
    folder = settings.data
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"nuanxin")
            file.flush()
            os.fsync(file.fileno())
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return problem(
            f"{folder} cannot be written to: {error.strerror}",
            "Make it writable for this user, free some space, or set another data folder (KIOSK_DATA).",
        )
    room = f"{folder}: {free / 1e9:.1f} GB free"
    if free < TOO_FEW_BYTES:
        return problem(room, "Free some space now: records cannot be kept for long.")
    return warning(room, "Free some space.") if free < FEW_BYTES else ok(room)


def check_clock(settings: Settings) -> Finding:
    """The clock: a possible date, not behind what was already written, in step with the database's machine."""
    now = datetime.now(UTC)
    shown = now.astimezone(ZoneInfo(settings.time_zone)).strftime(f"%Y-%m-%d %H:%M {settings.time_zone}")
    if now < BUILT or now.year > LAST_YEAR:
        return problem(f"{shown} cannot be right", CLOCK_REMEDY)
    behind = newest_file(settings.data) - now.timestamp()
    if behind > LARGE_DIFFERENCE:
        return problem(f"{shown} is {behind:.0f} s behind what was written here before", CLOCK_REMEDY)
    off = abs(rtc_difference())
    if off > LARGE_DIFFERENCE:
        return warning(f"{shown}; the hardware clock differs by {off:.0f} s, after a power cut it counts", CLOCK_REMEDY)
    return _compared(shown, settings)


def newest_file(folder: Path) -> float:
    """When something in ``folder`` was last written, seconds since 1970; 0 when nothing was."""
    return max((path.stat().st_mtime for path in folder.glob("*") if path.is_file()), default=0.0)


def rtc_difference() -> float:
    """Seconds from the hardware clock to the system's, whole quarters of an hour aside (some keep local time)."""
    try:
        away = time.time() - int(RTC.read_text())
    except (OSError, ValueError):
        return 0.0
    return away - round(away / 900) * 900


def _compared(shown: str, settings: Settings) -> Finding:
    asked = time.time()
    try:
        server = server_time(settings.database_address)
    except DomainError:  # the database's own check tells it
        return ok(shown)
    if server is None:
        return ok(shown)
    answered = time.time()
    # The server looked at its clock somewhere between question and answer.
    away = max(asked - server.timestamp(), server.timestamp() - answered, 0.0)
    words = f"{shown}; {away:.1f} s from the database's clock"
    if away > LARGE_DIFFERENCE:
        return problem(words, CLOCK_REMEDY)
    return warning(words, CLOCK_REMEDY) if away > SMALL_DIFFERENCE else ok(words)
