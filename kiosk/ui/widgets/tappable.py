"""What every control shares: acts on release, shows the press at once, ignores a second strike, has a focus ring."""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiosk.ui.motion import leave_behind
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.arrows import WAYS, neighbour
from kiosk.ui.widgets.paint import Box, draw_box
from kiosk.ui.widgets.sight import sight_of
from kiosk.ui.widgets.wording import mark

BY_KEY = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ACTED = QEvent.Type(QEvent.registerEventType())  # told to the window of the system that a control has acted
RINGS = {"primary": "on-primary", "primary-pressed": "on-primary", "accent": "on-accent"}  # by what it stands on


class Tappable(QAbstractButton):
    """A painted control. Subclasses say how the box looks and draw the face."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(theme.px("target"), theme.px("target"))
        self._struck = QElapsedTimer()
        self._is_reached_by_key = False

    def setAccessibleName(self, name: str) -> None:
        """Also in which language it is."""
        super().setAccessibleName(name)
        mark(self, name)

    def box(self) -> Box:
        """The box in the state the control is in."""
        return Box("primary-tint", "primary", "line-selected") if self.isDown() else Box()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Draw what is inside the box."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """At least a target."""
        return QSize(self.theme.px("target"), self.theme.px("target"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, face, focus ring."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self.theme, self.box())
        self.paint_face(painter, self.rect())
        if self.hasFocus() and self._is_reached_by_key:
            self._paint_focus(painter)
        painter.end()

    def _paint_focus(self, painter: QPainter) -> None:
        """Close to the edge: the words of a small control must stay clear of it."""
        inset = width = self.theme.px("focus")
        pen = QPen(self.theme.colour(RINGS.get(self.box().fill, "focus")), width)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.theme.px("radius") - inset
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), radius, radius)

    def showEvent(self, event: QShowEvent) -> None:
        """A strike meant for the page before must not hit this one."""
        super().showEvent(event)
        if self.property("confirming"):
            self._struck.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for people who move by keys, and must be in sight; a finger needs none."""
        if event.reason() in (*BY_KEY, Qt.FocusReason.MouseFocusReason):  # else a question in front has gone again
            self._is_reached_by_key = event.reason() in BY_KEY
        if self._is_reached_by_key:
            sight = sight_of(self)
            if sight is not None:
                sight.bring(self)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts where the keys have led, arrows lead on; after a finger Enter belongs to the page."""
        if event.key() in ENTER and self._is_reached_by_key:
            self._act(event)
        elif event.key() in WAYS:
            self._lead(event)
        else:
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or (self.property("confirming") and self._too_soon()):
            return
        self._struck.start()
        self.click()

    def _lead(self, event: QKeyEvent) -> None:
        following = neighbour(self, WAYS[Qt.Key(event.key())])
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A second strike within the double-tap time does nothing on a confirming control; Qt paints others at once."""
        if self.property("confirming") and self._too_soon():
            event.accept()
            return
        self._is_reached_by_key = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on release, once; the look of the press fades, and with it the one that a tick replaces."""
        if self.isDown():
            self._struck.start()
            leave_behind(self, self.rect(), self.theme, "press-out")
        super().mouseReleaseEvent(event)

    def nextCheckState(self) -> None:
        """It acts: a screen reader presses without any touch or key, and counts as somebody who is there."""
        super().nextCheckState()
        handle = self.window().windowHandle()
        if handle is not None:
            QCoreApplication.sendEvent(handle, QEvent(ACTED))

    def let_go(self) -> None:
        """As if nobody had pressed: the finger goes on to move the list, or was none."""
        if self.isDown():
            leave_behind(self, self.rect(), self.theme, "press-out")
            self.setDown(False)
            self.released.emit()

    def _too_soon(self) -> bool:
        return self._struck.isValid() and self._struck.elapsed() < self.theme.ms("double-tap")
