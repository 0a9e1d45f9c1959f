"""The control that has the focus shows it (accessibility.md 10; WCAG 2.2, 2.4.13), measured on the pixels."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.conformance.picture import painting
from tests.conformance.pixels import Pixels, contrast, luminance, pixels_of
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "focus ring", "mm"
LEAST = 0.5  # as thick as two of the web's pixels
CONTRAST = 3.0


def read(show: Show) -> Iterator[Reading]:
    """How thick the ring is whose pixels change by at least 3 : 1; each kind of control once in a look."""
    show.window.activateWindow()
    for control in show.rest.controls:
        if control.widget in show.fresh and control.widget.isEnabled():
            yield Reading(control.name, show.rest.mm(ring(control.widget)), LEAST)


def ring(widget: QWidget) -> float:
    """Pixels of thickness: the area that changes clearly, by the length of the outline."""
    widget.clearFocus()
    before = _grabbed(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if QApplication.focusWidget() is not widget:
        return 0.0
    after = _grabbed(widget)
    return float(_clear(before, after).sum()) / (2 * (widget.width() + widget.height()))


def _grabbed(widget: QWidget) -> Pixels:
    with painting(widget.window()):
        return pixels_of(widget.grab().toImage())


def _clear(before: Pixels, after: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.asarray(contrast(luminance(before), luminance(after)) >= CONTRAST)
