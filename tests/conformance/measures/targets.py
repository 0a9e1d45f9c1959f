"""Targets are as large as a finger needs (accessibility.md 6)."""

from collections.abc import Iterator

from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "target size", "mm"
STANDARD, LARGE = 15.0, 20.0
ROUNDING = 0.5  # pixels: a length in millimetres falls on whole ones


def read(show: Show) -> Iterator[Reading]:
    """The shorter side of every control, cut by the edge of a scrolled part or not."""
    limit = LARGE if show.rest.theme.is_large else STANDARD
    for control in show.rest.controls:
        shorter = min(control.rect.width(), control.rect.height())
        yield Reading(control.name, show.rest.mm(shorter + ROUNDING), limit)
