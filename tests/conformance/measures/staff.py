"""找工作人员 is on every page, in the same place, large enough and in front of everything (accessibility.md 24)."""

from collections.abc import Iterator

from kiosk.ui.language import translate
from tests.conformance.picture import Control
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "ask staff", "mm"
LEAST = 20.0


def read(show: Show) -> Iterator[Reading]:
    """Its size, 0 when it is missing or covered; and how far it is from where it was on the page before."""
    words = translate("Bars", "Ask staff")
    found = [control for control in show.rest.controls if control.widget.accessibleName() == words]
    if len(found) != 1 or not _is_usable(show, found[0]):
        yield Reading(f"{len(found)} controls, or covered", 0.0, LEAST)
        return
    rect = found[0].seen
    yield Reading("its size", show.rest.mm(min(rect.width(), rect.height()) + 0.5), LEAST)
    show.memory.help_at = show.memory.help_at or rect
    first = show.memory.help_at
    way, growth = rect.topLeft() - first.topLeft(), rect.bottomRight() - first.bottomRight()
    moved = max(abs(way.x()), abs(way.y()), abs(growth.x()), abs(growth.y()))
    yield Reading("its way from its place", show.rest.mm(moved), 0.0, is_upper=True)


def _is_usable(show: Show, control: Control) -> bool:
    return control.widget.isEnabled() and show.rest.is_on_top(control.widget, control.seen.center())
