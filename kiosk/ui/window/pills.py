"""A patient's badges side by side, in as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.language import joined
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size


class Pills(QWidget):
    """Shows what `show_pills` was given last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pills: tuple[Pill, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pills(self, pills: tuple[Pill, ...]) -> None:
        """These from now on."""
        if pills != self.pills:
            self.pills = pills
            self.setAccessibleName(joined(*(pill.words for pill in pills)))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """More lines where there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        rects = self._rects(width)
        return rects[-1].bottom() + 1 if rects else 0

    def sizeHint(self) -> QSize:
        """In one line."""
        return QSize(0, self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of them."""
        painter = QPainter(self)
        for pill, rect in zip(self.pills, self._rects(self.width()), strict=True):
            draw_pill(painter, self._theme, rect, pill)
        painter.end()

    def _rects(self, width: int) -> list[QRect]:
        at, gap, rects = QPoint(0, 0), self._theme.px("gap-s"), list[QRect]()
        for pill in self.pills:
            size = pill_size(self._theme, pill)
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + size.height() + gap)
            rects.append(QRect(at, size))
            at += QPoint(size.width() + gap, 0)
        return rects
