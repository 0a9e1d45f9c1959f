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

    def onward(self, direction: int, share: float, spare: int) -> int:
        """Pixels to the next page, 1 below or -1 above: what is cut at its edge comes whole with ``spare`` above.

        Where nothing is cut, or what is has no room here, by ``share`` of what is seen.
        """
        here, seen = self.bar.value(), self.view.height()
        edge = here + seen if direction > 0 else here
        cut = [(top, below) for top, below in self._pieces() if top < edge < below and below - top + spare <= seen]
        if not cut:
            return round(direction * seen * share)
        first, last = min(top for top, _ in cut), max(below for _, below in cut)
        return max(1, first - spare - here) if direction > 0 else min(-1, last + spare - here - seen)

    def _pieces(self) -> list[tuple[int, int]]:
        """Upper and lower edges of what is read and touched, in pixels of the list."""
        inside = self.widget()
        assert inside is not None
        found = (each for each in inside.findChildren(QWidget) if each.isVisible() and not each.findChild(QWidget))
        tops = ((each.mapTo(inside, QPoint()).y(), each.height()) for each in found)
        return [(top, top + height) for top, height in tops]


def sight_of(widget: QWidget) -> Sight | None:
    """The nearest around ``widget``."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Sight):
        around = around.parentWidget()
    return around
