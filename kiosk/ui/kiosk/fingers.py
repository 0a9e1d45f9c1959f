"""Touches and the mouse, as the system's window hears of them, become what one hand does."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.kiosk.hand import MOUSE, Contact, Hand
from kiosk.ui.theme import Theme

TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
STRIKES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
STATE = QEventPoint.State


class Fingers(QObject):
    """A filter for ``window``'s system window; ``theme`` gives the theme of now.

    Left to itself, Qt takes the first contact, be it a palm, for the mouse until it is lifted, and leaves a control
    pressed when the system takes the touch away.
    """

    def __init__(self, window: QWidget, theme: Callable[[], Theme]) -> None:
        super().__init__(window)
        self.hand = Hand(window, theme)
        self._theme = theme
        self._touched = QElapsedTimer()
        self._has_touch = self._has_mouse = False  # it has seen one begin
        hand = self.hand
        self._states = {STATE.Pressed: hand.press, STATE.Updated: hand.move, STATE.Released: hand.lift}
        self._mouse = {
            QEvent.Type.MouseButtonPress: hand.press,
            QEvent.Type.MouseButtonDblClick: hand.press,
            QEvent.Type.MouseMove: hand.move,
            QEvent.Type.MouseButtonRelease: hand.lift,
        }

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes touches and mouse, whole: what began before it was there ends where it began."""
        kind = event.type()
        if kind in TOUCHES and isinstance(event, QTouchEvent):
            self._has_touch = kind == QEvent.Type.TouchBegin or self._has_touch
            return self._has_touch and self._take_touch(event)
        if kind in self._mouse and isinstance(event, QMouseEvent):
            self._has_mouse = kind in STRIKES or self._has_mouse
            return self._has_mouse and self._take_mouse(event)
        return False

    def _take_touch(self, event: QTouchEvent) -> bool:
        if event.deviceType() is not QInputDevice.DeviceType.TouchScreen:
            return False
        self._touched.start()
        if event.type() == QEvent.Type.TouchCancel:
            self.hand.let_go()
        for point in event.points():
            act = self._states.get(point.state())
            if act is not None:
                spot = point.ellipseDiameters()
                width = max(spot.width(), spot.height())
                act(Contact(point.id(), point.scenePosition(), event.timestamp(), width))
        event.accept()
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        """Also the right button: there are no menus to open."""
        is_move = event.type() == QEvent.Type.MouseMove
        if not self._is_echo() and (is_move or event.button() is Qt.MouseButton.LeftButton):
            self._mouse[event.type()](Contact(MOUSE, event.position(), event.timestamp()))
        return True

    def _is_echo(self) -> bool:
        """Some systems report a touch as a mouse as well, in its course or right after it."""
        return self._touched.isValid() and self._touched.elapsed() < self._theme().ms("double-tap")
