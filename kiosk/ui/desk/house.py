"""What the desk needs to know of this installation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.day_report import DayFigures
from kiosk.ui.desk.studio.tools import StudioTools

LOCK_SECONDS = 300  # without a key or the mouse, until somebody has to sign in again


@dataclass(frozen=True)
class DemoAccount:
    """Somebody who can sign in to the demonstration, as the sign-in page tells everybody."""

    number: str
    name: str
    secret: str


@dataclass(frozen=True)
class DeskHouse:
    """Fixed facts."""

    device: str
    now: Callable[[], datetime]
    px_per_mm: float
    reduced_motion: bool = False
    lock_seconds: int = LOCK_SECONDS
    studio: StudioTools | None = None  # None: no clips are recorded here
    report_file: Callable[[DayFigures, str], bytes] | None = None  # as "pdf", "csv" or "xlsx"; None: none is saved
