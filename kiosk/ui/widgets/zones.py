"""Where a page stands: what is read and what is touched, in one column, in two, or the latter low within reach."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paged_grid import PagedGrid
from kiosk.ui.widgets.scroll import ScrollColumn


class Zones(QWidget):
    """Two columns to fill, ``reading`` and ``touching``, which may be the same one.

    Upright they are one; lying and ``folds``, two that scroll together. In low mode each scrolls by itself, and
    ``touching`` stands at the bottom, or at the right, no higher than a hand reaches; ``spare`` is shown where the
    page has room for it.
    """

    moved = Signal()

    def __init__(self, theme: Theme, *, folds: bool, spare: QWidget | None = None) -> None:
        super().__init__()
        self._theme, self._spare = theme, spare
        self._is_beside = theme.is_wide and folds
        self.area = ScrollColumn(theme)
        self.area.setParent(self)
        self.reading = self.area.column
        self.low: ScrollColumn | None = None
        if theme.is_low and not theme.is_small:  # a small panel is all within reach, and has no room for two
            self.low = self._low_area()
            self.touching = self.low.column
        else:
            self.touching = self.area.second() if self._is_beside else self.reading
        for column in (self.reading, self.touching):
            column.setSpacing(theme.px("gap"))

    def _low_area(self) -> ScrollColumn:
        low = ScrollColumn(self._theme)
        low.setParent(self)
        for area in (self.area, low):
            area.needs_changed.connect(self.arrange)
        if self._spare is not None:
            self._spare.setParent(self)
            self._spare.hide()
        return low

    def finish(self) -> None:
        """All is in: what is read keeps to the top."""
        if self.touching is not self.reading:
            self.reading.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known where on the panel this is."""
        super().showEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Give both areas their places."""
        self._set_margins()
        if self.low is None:
            self.area.setGeometry(self.rect())
        elif self._is_beside:
            self._arrange_beside(self.low)
        else:
            self._arrange_below(self.low)

    def _set_margins(self) -> None:
        """No wider than words and controls look well."""
        side = max(self._theme.px("margin"), (self.width() - self._theme.px("page-w")) // 2)
        above, below = self._theme.px("gap-l"), self._theme.px("gap")
        both = self.low is not None and not self._is_beside
        self.area.set_margins(side, above, side, 0 if both else below)
        between = self._theme.px("margin")
        if self.area.both.spacing() != between:  # Qt asks for a new layout even where nothing changes
            self.area.both.setSpacing(between)
        if self.low is not None:
            self.low.set_margins(side, below if both else above, side, below)

    def _arrange_below(self, low: ScrollColumn) -> None:
        width, whole = self.width(), self.height()
        read = self.area.least_height(width)
        low.setVisible(not low.column.isEmpty())
        if low.column.isEmpty():
            self.area.setGeometry(self.rect())
            self._place_spare(whole - read)
            return
        wish = self._wish(low, width)
        least = min(low.least_height(width), max(whole - read, whole // 2))
        height = min(max(min(wish, whole - read), least), self._within_reach())
        if read > whole - height:  # the control that turns it must be reached as well
            height = min(height, self._within_reach() - self._theme.px("target") - 2 * self._theme.px("gap-s"))
        self.area.setGeometry(0, 0, width, whole - height)
        low.setGeometry(0, whole - height, width, height)
        self._place_spare(whole - height - read)

    def _arrange_beside(self, low: ScrollColumn) -> None:
        half, whole = self._left_half(low), self.height()
        height = min(max(self._wish(low, half), low.least_height(half)), self._within_reach(), whole)
        self.area.setGeometry(0, 0, half, whole)
        low.setGeometry(half, whole - height, self.width() - half, height)
        low.setVisible(not low.column.isEmpty())
        self._place_spare(whole - self.area.least_height(half))

    def _left_half(self, low: ScrollColumn) -> int:
        """More of the width for whichever side needs it, where the other can spare it."""
        half, needed = self.width() // 2, self.area.least_width()
        most = self.width() - low.least_width()
        return min(needed, max(half, most)) if needed > half else max(needed, min(half, most))

    def _wish(self, low: ScrollColumn, width: int) -> int:
        """What the controls would like, so that none has to wait on another page."""
        grids = [each for each in low.findChildren(PagedGrid) if not each.isHidden()]
        inner = width - low.both.contentsMargins().left() - low.both.contentsMargins().right()
        more = sum(grid.full_height(inner) - grid.heightForWidth(inner) for grid in grids)
        return low.wished_height(width) + max(0, more)

    def _within_reach(self) -> int:
        """How high above the lower edge of this a control may be."""
        top = self.mapTo(self.window(), QPoint(0, 0)).y()
        return self.height() - max(0, self._theme.out_of_reach[0] - top)

    def _place_spare(self, room: int) -> None:
        if self._spare is None:
            return
        area = self.area.geometry()
        side = self.area.both.contentsMargins().left()
        width = area.width() - 2 * side
        height = self._spare.heightForWidth(width)
        gap = self._theme.px("gap-l")
        self._spare.setVisible(height + 2 * gap <= room)
        self._spare.setGeometry(side, area.bottom() - room + gap, width, height)
        self._spare.raise_()
