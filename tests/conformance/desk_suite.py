"""The desk's own limits, and the walk through all its scenes in light and dark on both screens."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kiosk.desk_gallery import stage
from kiosk.ui.desk.scenes import SIZES, DeskScene
from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.kiosk.window import KioskWindow
from tests.conformance.desk_show import DeskPicture, DeskShow
from tests.conformance.measures import clipping, focus_ring, names, overlap, text_contrast
from tests.conformance.show import Memory, Show, settle
from tests.conformance.suite import Measure
from tests.conformance.tally import Line, Reading, Tally

CAPITALS, TARGET = 3.0, 8.0  # mm: staff sit close, with a mouse at most
ROUNDING = 0.5  # pixels


@dataclass(frozen=True)
class DeskLook:
    """Light or dark, on one screen."""

    is_dark: bool
    size_name: str

    @property
    def mode(self) -> str:
        return "desk-dark" if self.is_dark else "desk"


# The smallest first: hidden pages do not shrink.
LOOKS = tuple(DeskLook(is_dark, size) for size, is_dark in product(SIZES, (False, True)))


def _capitals(show: DeskShow) -> Iterator[Reading]:
    for text in show.rest.texts:
        yield Reading(text.name, show.rest.mm(text.written.cap_height + ROUNDING / 2), CAPITALS)


def _targets(show: DeskShow) -> Iterator[Reading]:
    for control in show.rest.controls:
        shorter = min(control.rect.width(), control.rect.height())
        yield Reading(control.name, show.rest.mm(shorter + ROUNDING), TARGET)
    for entry in _entries(show):
        height = entry.sizeHintForRow(0) if isinstance(entry, QAbstractItemView) else entry.height()
        if height > 0:  # an empty table has no row
            yield Reading(repr(entry.accessibleName()), show.rest.mm(height + ROUNDING), TARGET)


def _contrast(show: DeskShow) -> Iterator[Reading]:
    """A full stop of this size has hardly a pixel in its own colour."""
    return (each for each in text_contrast.read(show) if any(map(str.isalnum, each.what.split("'")[1])))


def _rings(show: DeskShow) -> Iterator[Reading]:
    """Of what keys lead to; a row in a list that is one stop has none of its own."""
    for control in show.rest.controls:
        if control.widget in show.focused and control.widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            thick = focus_ring.thickness(*show.focused[control.widget])
            yield Reading(control.name, show.rest.mm(thick), focus_ring.LEAST)


def _entry_names(show: DeskShow) -> Iterator[Reading]:
    """Scroll bars and the ground of what they move have none: what is on them has."""
    adornments = {f"picture {kind}" for kind in ("QScrollBar", "QWidget")}
    yield from (each for each in names.read(show) if each.what not in adornments)
    for entry in _entries(show):
        yield Reading(f"entry {type(entry).__name__}", float(bool(entry.accessibleName().strip())), 1)


def _entries(show: DeskShow) -> list[QWidget]:
    return cast(DeskPicture, show.rest).entries


def _measure(name: str, unit: str, read: Callable[[DeskShow], Iterator[Reading]]) -> Measure:
    return Measure(name, unit, cast("Callable[[Show], Iterator[Reading]]", read))


# The last two press and toggle, and lead the keys about.
MEASURES = (
    _measure("desk cap height", "mm", _capitals),
    _measure("desk target size", "mm", _targets),
    _measure("desk names", "named", _entry_names),
    *(_measure(f"desk {each.NAME}", each.UNIT, each.read) for each in (clipping, overlap)),
    _measure("desk text contrast", text_contrast.UNIT, _contrast),
    _measure("desk focus ring", focus_ring.UNIT, _rings),
)


def survey_desk(window: DeskWindow, look: DeskLook, language: str, chosen: Iterable[DeskScene]) -> tuple[Line, ...]:
    """Every measure on every scene in one look."""
    window.resize(*SIZES[look.size_name])
    assert (window.width(), window.height()) == SIZES[look.size_name], "it does not fit there"
    if window.is_dark != look.is_dark:
        window.toggle_dark()
    tallies = [Tally(measure.name, measure.unit) for measure in MEASURES]
    memory = Memory()
    for scene in chosen:
        stage(window, scene)
        settle(cast(KioskWindow, window))
        window.setFocus()
        show = DeskShow(window, scene.name, memory)
        for measure, tally in zip(MEASURES, tallies, strict=True):
            tally.add(show.label, measure.read(show))
    return tuple(tally.line(look.mode, language, look.size_name) for tally in tallies)
