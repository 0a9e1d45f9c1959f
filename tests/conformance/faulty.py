"""Widgets with a fault each, to be planted on a real page."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.paint import CENTRE, Block, draw_column
from kiosk.ui.widgets.tappable import Tappable


class Fickle(Tappable):
    """Stands out until ``spoils`` says that it is in a certain state; then its words are as pale as its ground."""

    def __init__(self, theme: Theme, spoils: Callable[[Tappable], bool]) -> None:
        super().__init__(theme, "Planted")
        self._spoils = spoils

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        ink = "line" if self._spoils(self) else "ink"
        draw_column(painter, rect, self.theme, (Block(self.text(), "body", ink, CENTRE),))


class ColourOnly(Tappable):
    """Red when selected, green when not, both equally light."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Planted")
        self.setCheckable(True)

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        colour = QColor(200, 0, 0) if self.isChecked() else QColor(0, 112, 0)
        painter.fillRect(rect.adjusted(9, 9, -9, -9), colour)


class Ringless(Tappable):
    """Has the focus and keeps it to itself."""

    def paint_face(self, _painter: QPainter, _rect: QRect) -> None: ...

    def hasFocus(self) -> bool:
        return False


class Trap(Button):
    """Whoever comes here by Tab stays."""

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True


class Tight(QWidget):
    """Two lines with hardly any room between them."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(40)
        painter.setFont(font)
        for line in (1, 2):
            painter.drawText(10, 44 * line, f"Planted line {line}")
        painter.end()


class Unnamed(QWidget):
    """A picture that nobody has given words."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBrush(QColor(0, 0, 0))
        painter.drawRoundedRect(self.rect(), 5, 5)
        painter.end()


class Spoiler(Button):
    """Whoever comes here by Tab puts ``lost`` out of use."""

    def __init__(self, theme: Theme, lost: QWidget) -> None:
        super().__init__(theme, "Planted")
        self._lost = lost

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._lost.setEnabled(False)
