"""The glass of a touch screen in front of a kiosk: fingers come down, slip and are lifted at times a test chooses."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.ui.kiosk.fingers import Fingers
from kiosk.ui.kiosk.hand import Contact, Hand
from kiosk.ui.widgets.tappable import Tappable
from tests.ui.at_the_kiosk import Scene

STATES = {
    QEventPoint.State.Pressed: QEvent.Type.TouchBegin,
    QEventPoint.State.Updated: QEvent.Type.TouchUpdate,
    QEventPoint.State.Released: QEvent.Type.TouchEnd,
}


class Glass:
    """``now`` is the time in ms that the next event bears."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.now = scene, 100_000
        self._panel = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)

    @property
    def handle(self) -> QWindow:
        handle = self.scene.window.windowHandle()
        assert handle is not None
        return handle

    @property
    def hand(self) -> Hand:
        fingers = self.scene.window.findChild(Fingers)
        assert isinstance(fingers, Fingers)
        return fingers.hand

    def mm(self, length: float) -> int:
        return self.scene.window.theme.mm(length)

    def middle(self, control: QWidget) -> QPoint:
        """Where it is in the window."""
        return control.mapTo(self.scene.window, control.rect().center())

    def press(self, at: QPoint, finger: int = 0) -> None:
        self._send(QEventPoint.State.Pressed, at, finger)

    def slip(self, at: QPoint, finger: int = 0) -> None:
        self._send(QEventPoint.State.Updated, at, finger)

    def lift(self, at: QPoint, finger: int = 0) -> None:
        self._send(QEventPoint.State.Released, at, finger)

    def tap(self, at: QPoint, finger: int = 0) -> None:
        self.press(at, finger)
        self.now += 60
        self.lift(at, finger)

    def cancel(self) -> None:
        """The system takes the touch away."""
        event = QTouchEvent(QEvent.Type.TouchCancel, self._panel, Qt.KeyboardModifier.NoModifier, [])
        QCoreApplication.sendEvent(self.handle, event)

    def drag(self, start: QPoint, by: QPoint, *, steps: int = 10, ms: int = 160) -> QPoint:
        """Down, and on in even steps; the finger stays down. Gives where it is."""
        self.press(start)
        for step in range(1, steps + 1):
            self.now += ms // steps
            self.slip(start + by * step / steps)
        return start + by

    def contact(self, at: QPoint, *, width: float, finger: int = 0) -> Contact:
        """A spot as wide as so many mm."""
        return Contact(finger, QPointF(at), self.now, self.mm(width))

    def pressed(self) -> list[Tappable]:
        """Controls that look pressed."""
        return [each for each in self.scene.window.findChildren(Tappable) if each.isDown()]

    def _send(self, state: QEventPoint.State, at: QPoint, finger: int) -> None:
        place = QPointF(at)
        point = QEventPoint(finger, state, place, self.scene.window.mapToGlobal(place))
        event = QTouchEvent(STATES[state], self._panel, Qt.KeyboardModifier.NoModifier, [point])
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self.handle, event)
