"""The control that has the focus shows it (accessibility.md 10; WCAG 2.2, 2.4.13), measured on the pixels."""

from collections.abc import Iterator

from tests.conformance.pixels import Pixels, contrast, luminance
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "focus ring", "mm"
LEAST = 0.5  # as thick as two of the web's pixels
CONTRAST = 3.0


def read(show: Show) -> Iterator[Reading]:
    """How thick the ring is whose pixels change by at least 3 : 1; each kind of control once in a look."""
    for control in show.rest.controls:
        if control.widget in show.focused:
            yield Reading(control.name, show.rest.mm(thickness(*show.focused[control.widget])), LEAST)


def thickness(before: Pixels, after: Pixels) -> float:
    """Pixels of thickness: the area that changes clearly, by the length of the outline."""
    clear = int((contrast(luminance(before), luminance(after)) >= CONTRAST).sum())
    return clear / (2 * sum(before.shape[:2]))
