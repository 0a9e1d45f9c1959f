"""A hand on the window: its first finger counts, its palm does not, and what slips, trembles or rests acts once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.scroll import ScrollColumn
from kiosk.ui.widgets.tappable import Tappable

MOUSE = -1  # its number among the fingers
OUTSIDE = QPointF(-1, -1)
BUTTON = {QEvent.Type.MouseMove: Qt.MouseButton.NoButton}  # which has changed; otherwise the left one
BUTTONS = {QEvent.Type.MouseButtonRelease: Qt.MouseButton.NoButton}  # which are down; otherwise the left one

Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True)
class Contact:
    """What touches the glass: pixels of the window, ``width`` of the spot (0: the panel does not tell), ms."""

    number: int
    at: QPointF
    time: int
    width: float = 0.0


@dataclass
class Hold:
    """The finger that counts: what it has pressed and what it may move; None when that is there no more."""

    first: Contact
    touched: QWidget | None
    column: ScrollColumn | None
    is_scrolling: bool = False
    is_listening: bool = False  # what it touched has only been said: it presses nothing

    @property
    def pressed(self) -> QWidget | None:
        """What it has pressed."""
        return None if self.is_listening else _shown(self.touched)

    @property
    def control(self) -> Tappable | None:
        """The same, if it is a control that can be used."""
        pressed = self.pressed
        return pressed if isinstance(pressed, Tappable) and pressed.isEnabled() else None

    @property
    def list(self) -> ScrollColumn | None:
        """What it may move."""
        return _shown(self.column)

    @property
    def is_busy(self) -> bool:
        """Whether other fingers have to wait; one that only rests on the page, or on one that has gone, is not."""
        return self.list is not None if self.is_scrolling else self.control is not None


class Hand:
    """Tells the controls of ``window`` what one finger does, in the words of a mouse. ``theme`` gives that of now."""

    def __init__(self, window: QWidget, theme: Callable[[], Theme]) -> None:
        self._window, self._theme = window, theme
        self._hold: Hold | None = None
        self._struck: QWidget | None = None
        self._lifted = Contact(MOUSE, OUTSIDE, 0)
        self.missed: Callable[[], None] = _nothing  # called after a tap on what is no control
        self.acts: Callable[[QWidget], bool] = _always  # asked before a touch does what it is for

    def press(self, contact: Contact) -> None:
        """Something comes down on the glass."""
        is_second = self._hold is not None and self._hold.is_busy
        if is_second or self._is_palm(contact) or self._is_second_strike(contact):
            return
        hit = self._hit(contact)
        column = _around(hit, ScrollColumn)
        # A finger on a list that moves means to stop it, not what happens to fly past.
        is_flying = column is not None and column.glide.stop() > self._px("slop")
        pressed = None if is_flying else _around(hit, Tappable) or hit
        self._hold = Hold(contact, pressed, column)
        if pressed is not None and not self.acts(pressed):
            self._hold.is_listening = True
            return
        if isinstance(pressed, Tappable):
            pressed.setFocus(Qt.FocusReason.MouseFocusReason)
        if pressed is not None:
            self._tell(QEvent.Type.MouseButtonPress, pressed, contact)

    def move(self, contact: Contact) -> None:
        """It slips, trembles, moves a list, or turns out to be a palm."""
        hold = self._hold
        if hold is None or hold.first.number != contact.number:
            return
        if self._is_wide(contact):
            self.let_go()
        elif hold.is_scrolling:
            if hold.list is not None:
                hold.list.glide.follow(contact.at.y(), contact.time)
        elif self._means_to_scroll(hold, contact):
            self._begin_to_scroll(hold, contact)
        elif hold.pressed is not None:
            self._tell(QEvent.Type.MouseMove, hold.pressed, contact)

    def lift(self, contact: Contact) -> None:
        """It has left the glass."""
        hold = self._hold
        if hold is None or hold.first.number != contact.number:
            return
        self._hold, self._struck, self._lifted = None, hold.touched, contact
        if hold.is_scrolling:
            if hold.list is not None:
                hold.list.glide.let_go(contact.time)
        elif hold.pressed is not None:
            is_miss = hold.control is None and self._is_near(hold.first, contact)
            self._tell(QEvent.Type.MouseButtonRelease, hold.pressed, contact)
            if is_miss:
                self.missed()

    def let_go(self) -> None:
        """The system takes the touch away: as if nobody had touched."""
        hold, self._hold = self._hold, None
        if hold is not None and hold.control is not None:
            hold.control.let_go()

    def _begin_to_scroll(self, hold: Hold, contact: Contact) -> None:
        hold.is_scrolling = True
        if hold.control is not None:
            hold.control.let_go()
        if hold.list is not None:
            hold.list.glide.take(contact.at.y(), contact.time)

    def _means_to_scroll(self, hold: Hold, contact: Contact) -> bool:
        way = contact.at.y() - hold.first.at.y()
        slop = self._px("slop" if hold.control is not None else "slop-s")
        return abs(way) > slop and hold.list is not None and hold.list.glide.can_follow(way)

    def _is_palm(self, contact: Contact) -> bool:
        """Whether it is wide, or lies on the rim, where hands lean and no control is."""
        rim = self._px("rim")
        inner = self._window.rect().adjusted(rim, rim, -rim, -rim)
        return self._is_wide(contact) or (contact.number != MOUSE and not inner.contains(contact.at.toPoint()))

    def _is_wide(self, contact: Contact) -> bool:
        return contact.width > self._px("palm")

    def _is_second_strike(self, contact: Contact) -> bool:
        """Whether it follows a strike at once, in its place, and that has brought something else there meanwhile."""
        is_soon = 0 <= contact.time - self._lifted.time < self._theme().ms("double-tap")
        return self._is_near(self._lifted, contact) and is_soon and self._target(self._lifted) is not self._struck

    def _is_near(self, before: Contact, contact: Contact) -> bool:
        return (contact.at - before.at).manhattanLength() <= self._px("slop")

    def _tell(self, kind: QEvent.Type, widget: QWidget, contact: Contact) -> None:
        """Where something else is in front of it by now, the finger is outside."""
        at = OUTSIDE
        if kind == QEvent.Type.MouseButtonPress or self._target(contact) is widget:
            at = widget.mapFrom(self._window, contact.at)
        button, buttons = (changed.get(kind, Qt.MouseButton.LeftButton) for changed in (BUTTON, BUTTONS))
        event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(contact.time)
        QCoreApplication.sendEvent(widget, event)

    def _target(self, contact: Contact) -> QWidget:
        hit = self._hit(contact)
        return _around(hit, Tappable) or hit

    def _hit(self, contact: Contact) -> QWidget:
        return self._window.childAt(contact.at.toPoint()) or self._window

    def _px(self, name: str) -> int:
        return self._theme().px(name)


def _nothing() -> None:
    """Nobody wants to know."""


def _always(_touched: QWidget) -> bool:
    """It does."""
    return True


def _around(widget: QWidget | None, kind: type[Kind]) -> Kind | None:
    """The widget itself or the nearest around it of that kind."""
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget


def _shown(widget: Kind | None) -> Kind | None:
    return widget if widget is not None and isValid(widget) and widget.isVisible() else None
