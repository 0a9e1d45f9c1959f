"""Capitals are high enough to be read at arm's length (accessibility.md 1: ADA 707.7.2; EN 301 549, 5.1.4)."""

from collections.abc import Iterator

from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "cap height", "mm"
STANDARD, LARGE = 4.8, 7.3


def read(show: Show) -> Iterator[Reading]:
    """The height of a capital in the font of every text."""
    limit = LARGE if show.rest.theme.is_large else STANDARD
    for text in show.rest.texts:
        yield Reading(text.name, show.rest.mm(text.written.cap_height), limit)
