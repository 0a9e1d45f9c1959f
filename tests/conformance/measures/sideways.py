"""Nothing has to be scrolled sideways, and nothing sticks out at the side (accessibility.md 2)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "sideways", "mm"


def read(show: Show) -> Iterator[Reading]:
    """How far each scrolled part is wider than its frame, and how far the page and controls leave the window."""
    for area in show.window.findChildren(QAbstractScrollArea):
        if area.isVisible():
            yield _reading(show, "a scrolled part", _wider(area))
    for widget in (show.window.page, *(control.widget for control in show.rest.controls)):
        rect = show.rest.place(widget)
        out = max(-rect.left(), rect.right() + 1 - show.window.width())
        yield _reading(show, widget.accessibleName() or type(widget).__name__, out)


def _wider(area: QAbstractScrollArea) -> int:
    inside = [each for each in area.viewport().children() if isinstance(each, QWidget) and each.isVisible()]
    width = max((each.minimumSizeHint().width() for each in inside), default=0)
    return max(area.horizontalScrollBar().maximum(), width - area.viewport().width())


def _reading(show: Show, what: str, pixels: int) -> Reading:
    return Reading(what, max(0.0, show.rest.mm(pixels)), 0.0, is_upper=True)
