"""In low mode every control is between knee and shoulder of somebody who sits (accessibility.md 9; EN 301 549, 8.3)."""

from collections.abc import Iterator

from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "reach", "mm"
LOWEST, HIGHEST = 380.0, 1220.0


def read(show: Show) -> Iterator[Reading]:
    """The height above the floor of the upper and the lower end of every control."""
    if "low" not in show.rest.theme.modes:
        return
    for control in show.rest.controls:
        yield Reading(control.name, _above_floor(show, control.seen.top()), HIGHEST, is_upper=True)
        yield Reading(control.name, _above_floor(show, control.seen.bottom() + 1), LOWEST)


def _above_floor(show: Show, y: int) -> float:
    return show.lower_edge + show.rest.mm(show.window.height() - y)
