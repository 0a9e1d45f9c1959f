"""A part of the page through which a longer list is seen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Sight(QScrollArea):
    """Without bars of its own. ``covered`` pixels at its upper and lower edge may have something in front of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Our own: the first call of ``viewport()`` makes PySide6 build every class of widgets, 20 ms of the start.
        self.view = QWidget()
        self.setViewport(self.view)
        self.bar = self.verticalScrollBar()
        self.covered = 0

    def bring(self, child: QWidget) -> None:
        """Move the list until ``child`` is in plain sight; the head of one that is too high."""
        top = child.mapTo(self.view, QPoint()).y() + self.bar.value()
        least = top + child.height() + self.covered - self.view.height()
        self.bar.setValue(min(max(self.bar.value(), least), top - self.covered))


def sight_of(widget: QWidget) -> Sight | None:
    """The nearest around ``widget``."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Sight):
        around = around.parentWidget()
    return around
