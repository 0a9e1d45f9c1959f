"""Every text stands out from what is behind it, in every state (accessibility.md 3), measured on the pixels."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF

from tests.conformance.pixels import Pixels, contrast, crop, luminance
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "text contrast", ": 1"
PLAIN, HIGH = 7.0, 10.0
NARROW = 14  # pixels of ink beside which blurred edges would pass for ground: there more of the ground is looked at
NEAR = 20  # levels of 256 by which a stroke may differ from the colour it was drawn in
GROUND = 0.1  # share of the box, and of its rim, that a colour must cover to be something text stands on
INSIDE = 0.25  # share of the box for one that does not reach the rim: thin strokes are blurred all over
FULL = 0.9  # share of the box in the text's own colour at which nothing can be read
MANY = 30_000  # bytes from which each second pixel of each second line will do
SHADES = 16  # steps of each colour when grounds are looked for


def read(show: Show) -> Iterator[Reading]:
    """At rest all texts; in the other states, the focus among them, those on controls."""
    limit = HIGH if "contrast" in show.rest.theme.modes else PLAIN
    for state, picture, is_wanted in show.pictures:
        for text in picture.texts:
            if is_wanted(text.written.widget):
                box = picture.pixels(around(text.ink))
                yield Reading(f"{text.name}{state}", show.memory.value(box, contrast_in, text.written.colour), limit)
    for text in show.rest.texts:
        if text.written.widget in show.focused:
            box = crop(show.focused[text.written.widget][1], around(text.written.ink))
            yield Reading(f"{text.name} focused", show.memory.value(box, contrast_in, text.written.colour), limit)


def around(ink: QRectF) -> QRect:
    """The box in which strokes and ground are told apart."""
    beside = 2 if ink.width() >= NARROW else 5
    return ink.toAlignedRect().adjusted(-beside, -1, beside, 1)


def contrast_in(box: Pixels, colour: tuple[int, int, int]) -> float:
    """The contrast of what has ``colour`` in ``box`` with the worst ground it stands on; 1 when nothing can be seen."""
    every = 1 if box.size < MANY else 2
    some = box[::every, ::every]
    flat = some.reshape(-1, 3)
    if not len(flat):
        return 1.0
    distance = np.abs(flat.astype(np.int16) - colour).max(axis=1)
    strokes = distance <= NEAR
    if not strokes.any() or strokes.mean() > FULL:
        return 1.0
    ink = luminance(flat[distance <= distance.min() + 2]).mean()
    return min(float(contrast(ink, luminance(each))) for each in _grounds(some, strokes))


def _grounds(box: Pixels, strokes: NDArray[np.bool_]) -> list[NDArray[np.uint8]]:
    """The colours that cover a good part of what is not stroke; the commonest, if none does."""
    flat = box.reshape(-1, 3)
    coarse = (flat // (256 // SHADES)).astype(np.int32)
    bins = (coarse[:, 0] * SHADES + coarse[:, 1]) * SHADES + coarse[:, 2]
    bins[strokes] = SHADES**3
    counts = np.bincount(bins, minlength=SHADES**3 + 1)[:-1]
    lines = bins.reshape(box.shape[:2])
    rim = np.concatenate((lines[0], lines[-1], lines[:, 0], lines[:, -1]))
    at_rim = np.bincount(rim, minlength=SHADES**3 + 1)[:-1] >= GROUND * len(rim)
    common = np.flatnonzero(counts >= np.where(at_rim, GROUND, INSIDE) * len(flat))
    chosen = common if len(common) else np.array([counts.argmax()])
    return [flat[np.flatnonzero(bins == each)[0]] for each in chosen]
