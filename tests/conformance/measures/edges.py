"""The edge of a control stands out from what is around it (accessibility.md 3), measured on the pixels."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRect

from tests.conformance.picture import Picture
from tests.conformance.pixels import Levels, Pixels, contrast, luminance
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "control edge", ": 1"
LIMIT = 3.0
OUTSIDE = 3  # pixels beside the control where its surroundings are read
CORNER = 0.2  # of a side: rounded away
EVERY = 2  # each second pixel along a side
SEEN = 33  # percent of the outline that must stand out: more than half of a dashed one is gaps and round ends


def read(show: Show) -> Iterator[Reading]:
    """The outline of every control that is whole in view, in every state."""
    for state, picture, is_wanted in show.pictures:
        for control in picture.controls:
            if control.is_whole and is_wanted(control.widget):
                yield Reading(f"{control.name}{state}", _edge(show, picture, control.rect), LIMIT)


def _edge(show: Show, picture: Picture, rect: QRect) -> float:
    around = rect.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
    if not show.window.rect().contains(around):
        return 1.0
    return show.memory.value(picture.pixels(around), edge_contrast, 2 * picture.theme.px("line-selected"))


def edge_contrast(box: Pixels, depth: int) -> float:
    """The contrast that the more visible part of the outline has at least, ``depth`` pixels inwards."""
    turned, end = box.transpose(1, 0, 2), OUTSIDE + depth
    sides = (box[:end], box[: -end - 1 : -1], turned[:end], turned[: -end - 1 : -1])
    along = np.sort(np.concatenate([_profile(side) for side in sides]))
    return float(along[len(along) * (100 - SEEN) // 100])


def _profile(strip: Pixels) -> Levels:
    """Along one side: the strongest contrast, going inwards, with what is outside."""
    margin = round(strip.shape[1] * CORNER)
    light = luminance(strip[:, margin : strip.shape[1] - margin : EVERY])
    return np.asarray(contrast(light[:1], light[OUTSIDE:]).max(axis=0))
