"""Colour is never the only sign: without colours selected and error still differ from normal (accessibility.md 4)."""

from collections.abc import Iterator

from PySide6.QtCore import QRect

from kiosk.domain.errors import DomainError
from kiosk.ui.pages.page import Page
from tests.conformance.picture import Picture, in_front
from tests.conformance.pixels import DISTINCT, grey
from tests.conformance.show import Show, settle
from tests.conformance.tally import Reading

NAME, UNIT = "greyscale", "mm²"
LEAST = 4.0  # a mark of 2 × 2 mm
SAMPLE = 2  # each second pixel of each second line is looked at


def read(show: Show) -> Iterator[Reading]:
    """How much of each control changes when it is selected, and how much of the page when it complains."""
    for control in show.rest.controls:
        widget = control.widget
        if widget in show.fresh and widget.isCheckable() and control.is_whole:
            area = difference(show.rest, show.states["toggled"], control.rect)
            yield Reading(f"{control.name} selected or not", area, LEAST)
    page = show.window.page
    if isinstance(page, Page) and in_front(show.window) is None and show.memory.is_new("complaint", type(page)):
        page.complain(DomainError().patient)
        settle(show.window)
        after = Picture(show.window, f"{show.label}, error", show.memory.gauge)
        yield Reading("error or not", difference(show.rest, after, show.rest.place(page)), LEAST)
        page.calm()
        settle(show.window)


def difference(before: Picture, after: Picture, rect: QRect) -> float:
    """The area in mm² that is clearly lighter or darker than before."""
    parts = (picture.pixels(rect)[::SAMPLE, ::SAMPLE] for picture in (before, after))
    one, other = map(grey, parts)
    return float((abs(one - other) >= DISTINCT).sum()) * SAMPLE**2 / before.theme.px_per_mm**2
