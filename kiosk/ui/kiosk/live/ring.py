"""A ring around the control that a desk points at, with a hand beside it: the patient presses."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from kiosk.ui.kiosk.covering import UNTOLD
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import Box, draw_box, draw_icon
from kiosk.ui.widgets.sight import Sight, sight_of

HAND = "hand-finger"


class Ring(QWidget):
    """In front of ``over``, where no finger meets it. It stands still, and goes with a press or its control."""

    def __init__(self, theme: Theme, over: QWidget, *, stays_ms: int) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self.around: QWidget | None = None
        self._sight: Sight | None = None  # through which it is seen
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName(UNTOLD)  # what it says is announced
        self._gone = QTimer(self, singleShot=True, interval=stays_ms)
        self._gone.timeout.connect(self.drop)
        self.hide()

    def show_around(self, widget: QWidget) -> None:
        """Bring ``widget`` into sight and draw the ring."""
        self.drop()
        self._sight = sight_of(widget)
        if self._sight is not None:
            self._sight.bring(widget)
            self._sight.bar.valueChanged.connect(self._place)
        self.around = widget
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractButton):
            widget.clicked.connect(self.drop)
        self._place()
        self._gone.start()

    def drop(self) -> None:
        """No ring any more."""
        self._gone.stop()
        widget, self.around = self.around, None
        sight, self._sight = self._sight, None
        if sight is not None and isValid(sight):
            sight.bar.valueChanged.disconnect(self._place)
        if widget is not None and isValid(widget):
            widget.removeEventFilter(self)
            if isinstance(widget, QAbstractButton):
                widget.clicked.disconnect(self.drop)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It follows its control."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.MouseButtonRelease):
            self.drop()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self, _value: int = 0) -> None:
        assert self.around is not None
        room, side = self._theme.px("focus") * 3, self._hand()
        place = QRect(self.around.mapTo(self._over, QPoint()), self.around.size()).adjusted(-room, -room, room, room)
        self.setGeometry(place.adjusted(0, 0, side // 2, side // 2) & self._over.rect())
        self.show()
        self.raise_()
        self.update()

    def _hand(self) -> int:
        return self._theme.px("icon") + 2 * self._theme.px("gap-s")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dark, warm and light lines: on whatever ground it stands, one of them is seen; the hand at the lower end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, side = self._theme.px("focus"), self._hand()
        frame = self.rect().adjusted(0, 0, -side // 2, -side // 2)
        for step, colour in enumerate(("focus", "accent", "surface")):
            inset = step * width + width // 2 + 1
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._theme.px("radius") - inset // 2
            painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), radius, radius)
        spot = QRect(self.width() - side, self.height() - side, side, side)
        draw_box(painter, spot, self._theme, Box("accent", "accent-ink", "line-button", "pill"))
        draw_icon(painter, self._theme, HAND, "on-accent", "icon", (spot.center().x(), spot.center().y()))
        painter.end()
