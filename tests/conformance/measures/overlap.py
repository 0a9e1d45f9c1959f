"""Texts and icons do not lie upon each other (accessibility.md 2)."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
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
    things = [*texts, *icons]
    for first, second in np.argwhere(np.triu(depths([box for _, box in things]), 1) > TOUCH):
        (one, box), (other, another) = things[first], things[second]
        if first < len(texts):
            depth = show.rest.mm(depth_of(box, another) - TOUCH)
            yield Reading(f"{one} and {other}", depth, 0.0, is_upper=True)
    for name, _ in texts[:1]:
        yield Reading(f"{name} and all others", 0.0, 0.0, is_upper=True)


def depths(boxes: Sequence[QRectF]) -> NDArray[np.float64]:
    """`depth_of` every two of them; below 0 where they do not meet."""
    left, top, right, bottom = np.array([box.getCoords() for box in boxes]).T
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    down = np.minimum.outer(bottom, bottom) - np.maximum.outer(top, top)
    return np.asarray(np.minimum(across, down))


def depth_of(one: QRectF, other: QRectF) -> float:
    """Pixels by which two boxes would have to be moved apart."""
    common = one.intersected(other)
    return min(common.width(), common.height())


def _drawn(box: QRectF) -> QRectF:
    x, y = box.width() * PADDING, box.height() * PADDING
    return box.adjusted(x, y, -x, -y)
