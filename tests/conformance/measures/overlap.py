"""Texts and icons do not lie upon each other (accessibility.md 2)."""

from collections.abc import Iterator
from itertools import chain, combinations, product

from PySide6.QtCore import QRectF

from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "overlap", "mm"
TOUCH = 1.0  # pixels: antialiased edges
PADDING = 0.12  # of an icon's box is empty on each side


def read(show: Show) -> Iterator[Reading]:
    """How deep each text lies in another text or an icon."""
    texts = [(text.name, text.ink) for text in show.rest.texts]
    icons = [("an icon", _drawn(each.rect)) for each in show.rest.icons]
    for (one, first), (other, second) in chain(combinations(texts, 2), product(texts, icons)):
        depth = depth_of(first, second) - TOUCH
        if depth > 0:
            yield Reading(f"{one} and {other}", show.rest.mm(depth), 0.0, is_upper=True)
    for name, _ in texts[:1]:
        yield Reading(f"{name} and all others", 0.0, 0.0, is_upper=True)


def depth_of(one: QRectF, other: QRectF) -> float:
    """Pixels by which two boxes would have to be moved apart."""
    common = one.intersected(other)
    return min(common.width(), common.height())


def _drawn(box: QRectF) -> QRectF:
    x, y = box.width() * PADDING, box.height() * PADDING
    return box.adjusted(x, y, -x, -y)
