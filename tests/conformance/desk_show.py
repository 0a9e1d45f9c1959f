"""A scene of the desk, rendered at rest and in each state its controls can be in."""

from functools import cached_property
from typing import cast

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from kiosk.ui.desk.window import DeskWindow
from kiosk.ui.kiosk.window import KioskWindow
from tests.conformance.picture import Picture, Text
from tests.conformance.recorder import Gauge
from tests.conformance.show import STATES, Memory, Show, kind, settle

ENTRIES = (QLineEdit, QComboBox, QAbstractItemView)  # what takes keys besides buttons


class DeskPicture(Picture):
    """Nothing of the desk stands in front of anything else."""

    @cached_property
    def _fronts(self) -> tuple[QWidget, ...]:
        return (self.window,)

    @property
    def entries(self) -> list[QWidget]:
        """Every entry in view."""
        return [each for each in self.window.findChildren(QWidget) if isinstance(each, ENTRIES) and each.isVisible()]


class DeskShow(Show):
    """One scene in the desk's window; what a table cannot show at once is scrolled to, and told by its tips."""

    def __init__(self, window: DeskWindow, label: str, memory: Memory) -> None:
        self.window = cast(KioskWindow, window)  # the measures ask for what both kinds of window have
        self.label, self.memory, self.lower_edge = label, memory, 0.0
        self.rest = _picture(window, label, memory.gauge)
        self.fresh = [each.widget for each in self.rest.controls if memory.is_new("control", *kind(each.widget))]

    def _taken(self, state: str) -> Picture:
        can_be, put = STATES[state]
        with put([each for each in self.fresh if can_be(each)]):
            picture = _picture(cast(DeskWindow, self.window), f"{self.label}, {state}", self.memory.gauge)
        settle(self.window)
        self.fresh = [each for each in self.fresh if isValid(each)]  # a row in hand has other keys than before
        return picture


def _picture(window: DeskWindow, label: str, gauge: Gauge) -> DeskPicture:
    picture = DeskPicture(cast(KioskWindow, window), label, gauge)
    picture.texts = tuple(each for each in picture.texts if not _is_in_a_table(each))
    return picture


def _is_in_a_table(text: Text) -> bool:
    around = text.written.widget.parentWidget()
    return isinstance(around, QAbstractItemView)
