"""What is said the moment it happens, wherever the focus is: to a screen reader, and to our own narrator."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Ears(QObject):
    """A child of a window, for whoever wants to hear what is announced in it."""

    heard = Signal(object, str)  # the widget, the words


def announce(widget: QWidget, words: str) -> None:
    """Have ``words`` said for ``widget``; nothing happens while nobody listens."""
    if not words:
        return
    ears = widget.window().findChild(Ears, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(ears, Ears):
        ears.heard.emit(widget, words)
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
