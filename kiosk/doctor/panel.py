"""How the panel hangs: what the low mode can bring within reach, and whether there is room for a page."""

from kiosk.doctor.findings import Finding, ok, warning
from kiosk.domain.reach import HIGHEST, LEAST, LOWEST, reach
from kiosk.settings import Screen, Settings

ROOM = (250.0, 155.0)  # mm, the longer side first: on less even the keys have to be scrolled in standard mode


def check_reach(settings: Settings) -> Finding:
    """The low mode: whether all controls come between 380 and 1220 mm above the floor (EN 301 549, 8.3)."""
    screen = settings.screen
    lower, upper = screen.lower_edge, screen.lower_edge + screen.height_mm
    hangs = f"the picture is from {lower:.0f} to {upper:.0f} mm above the floor"
    there = reach(lower, screen.height_mm)
    if there.is_enough:
        return ok(f"{hangs}; the low mode keeps controls between {LOWEST:.0f} and {HIGHEST:.0f}")
    return warning(
        f"{hangs}; only {there.usable:.0f} mm of it are between {LOWEST:.0f} and {HIGHEST:.0f}, where the controls of "
        f"the low mode need {min(LEAST, screen.height_mm):.0f}",
        "Hang it lower or higher, or correct screen.lower_edge; some controls are out of reach from a wheelchair.",
    )


def check_room(settings: Settings) -> Finding:
    """The panel's size: whether a page has room at this viewing distance."""
    width, height = size(settings.screen)
    words = f"{width:.0f} × {height:.0f} mm, {settings.screen.px_per_mm:.1f} pixels a mm"
    if max(width, height) >= ROOM[0] and min(width, height) >= ROOM[1]:
        return ok(words)
    return warning(
        f"{words}: so little that even keys have to be scrolled",
        f"Use a panel of {ROOM[0]:.0f} × {ROOM[1]:.0f} mm at least; is screen.diagonal right?",
    )


def size(screen: Screen) -> tuple[float, float]:
    """Width and height of the picture, in mm."""
    return screen.width / screen.px_per_mm, screen.height_mm
