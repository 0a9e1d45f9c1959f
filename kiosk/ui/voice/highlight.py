"""A ring around what is being said."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.sight import sight_of


class Highlight(QWidget):
    """In front of ``over``, where no finger meets it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("qt_rubberband")  # Qt leaves children of this name out of what it tells screen readers
        self.hide()

    def show_around(self, widget: QWidget | None) -> None:
        """Bring ``widget`` into sight and draw the ring; None takes it away."""
        if widget is None or not isValid(widget) or not widget.isVisible():
            self.hide()
            return
        sight = sight_of(widget)
        if sight is not None:
            sight.bring(widget)
        over, room = self._over, self._theme.px("focus") * 2
        place = QRect(widget.mapTo(over, QPoint()), widget.size()).adjusted(-room, -room, room, room)
        self.setGeometry(place & over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines, dark and light: on whatever ground it stands, one of them is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.px("focus")
        for colour, inset in (("focus", width // 2 + 1), ("surface", width + width // 4 + 1)):
            painter.setPen(QPen(self._theme.colour(colour), width if colour == "focus" else max(2, width // 2)))
            inside = self.rect().adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(inside, self._theme.px("radius-s"), self._theme.px("radius-s"))
        painter.end()
