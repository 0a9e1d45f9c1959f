"""One staff desk: its window, and the hall behind it."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.signs.films import PyAvWorkshop
from kiosk.adapters.signs.library import ClipLibrary
from kiosk.domain.day_report import DayFigures
from kiosk.ears import Ears
from kiosk.ports import Clock
from kiosk.settings import Settings
from kiosk.staffed import RETRY_MS, Opened, Staffed, house_of, opener_of, run_staffed
from kiosk.ui.desk.studio.tools import StudioTools
from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.language import Language
from kiosk.ui.tasks import Tasks

REPORTS = "kiosk.money_commands"


class Desk(Staffed):
    """The guide desk."""

    window: DeskWindow

    def __init__(
        self, settings: Settings, clock: Clock, *, opener: Callable[[], Opened] | None = None, retry_ms: int = RETRY_MS
    ) -> None:
        house = replace(house_of(settings, clock), studio=studio_of(settings), report_file=report_file)
        window = DeskWindow(house, Language(settings.language), Tasks())
        ears = Ears(settings, clock)
        super().__init__(window, opener=opener or opener_of(settings, clock), ears=ears, retry_ms=retry_ms)


def report_file(figures: DayFigures, ending: str) -> bytes:
    """The day's report as "pdf", "csv" or "xlsx"; what writes it is loaded when a file is first wanted."""
    written: Callable[[DayFigures, str], bytes] = importlib.import_module(REPORTS).written
    return written(figures, ending)


def studio_of(settings: Settings) -> StudioTools:
    """What clips are made with at this desk."""
    return StudioTools(
        PyAvWorkshop(),
        ClipLibrary(settings),
        settings.signed / "drafts",
        pack=settings.signs.pack,
        language=settings.signs.language,
    )


def run_desk(settings: Settings, /, *, windowed: bool = False, size: tuple[int, int] | None = None) -> int:
    """The desk until it is closed; over the whole screen unless ``windowed``, or given a ``size``."""
    make = partial(Desk, settings, SystemClock(zone=settings.time_zone))
    return run_staffed(make, windowed=windowed, size=size)
