"""Bases for what is painted and not tapped: what a screen reader calls it comes from Qt's own classes.

A plain ``QWidget`` is a "filler" that screen readers pass over. Roles given by a factory in Python would be lighter,
but PySide 6.11.3 never frees the interfaces such a factory makes; so they are kept for the few roles that no class of
Qt brings along (`kiosk.ui.kiosk.roles`).
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from kiosk.ui.widgets.wording import mark


class Said(QLabel):
    """Painted words: read as a label, by its accessible name. It has no text of its own, and sizes like a QWidget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def setAccessibleName(self, name: str) -> None:
        """Also in which language it is."""
        super().setAccessibleName(name)
        mark(self, name)

    def sizeHint(self) -> QSize:
        """Whatever the page gives."""
        return QSize()

    def minimumSizeHint(self) -> QSize:
        """None: an empty label would ask for a line of text."""
        return QSize()


class Gauge(QProgressBar):
    """Something that fills or empties, painted: read as a progress bar, by its accessible name and value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_value(self, value: int, whole: int, *, name: str) -> None:
        """``value`` of ``whole``; 0 of 0 means that nobody knows how much is left: busy."""
        self.setRange(0, whole)
        self.setValue(value)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Whatever the page gives."""
        return QSize()

    def minimumSizeHint(self) -> QSize:
        """None: a progress bar of the style would ask for its own."""
        return QSize()
