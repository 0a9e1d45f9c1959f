"""One window that calls patients: its window on the screen, and the hall behind it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk.adapters.clock import SystemClock
from kiosk.domain.devices import MachineRole
from kiosk.ears import Ears
from kiosk.ports import Clock
from kiosk.settings import Settings
from kiosk.staffed import RETRY_MS, Opened, Staffed, house_of, opener_of, run_staffed
from kiosk.ui.language import Language
from kiosk.ui.tasks import Tasks
from kiosk.ui.window.window import CallingWindow
from kiosk.ui.window.work import Shape

# Whoever examines a patient touches no key for a while, and what is seen here are numbers and masked names.
LOCK_SECONDS = 1800


class Window(Staffed):
    """A window of the hall."""

    role = MachineRole.WINDOW

    window: CallingWindow

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        code: str = "",
        shape: Shape = Shape.WHOLE,
        opener: Callable[[], Opened] | None = None,
        retry_ms: int = RETRY_MS,
    ) -> None:
        house = replace(house_of(settings, clock), lock_seconds=LOCK_SECONDS)
        window = CallingWindow(house, Language(settings.language), Tasks(), code=code, shape=shape)
        ears = Ears(settings, clock)
        super().__init__(window, opener=opener or opener_of(settings, clock), ears=ears, retry_ms=retry_ms)


def run_window(
    settings: Settings,
    /,
    *,
    code: str = "",
    strip: bool = False,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
) -> int:
    """The window until it is closed; over the whole screen unless ``windowed``, given a ``size``, or a ``strip``."""
    shape = Shape.STRIP if strip else Shape.WHOLE
    make = partial(Window, settings, SystemClock(zone=settings.time_zone), code=code, shape=shape)
    return run_staffed(make, windowed=windowed, size=size)
