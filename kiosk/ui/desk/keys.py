"""A scanner that types like a keyboard, at a place where people type with one too."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.kiosk.keys import KeyFilter

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})  # of what a scanner types


class DeskKeys(KeyFilter):
    """Judges what a scanner can type; function keys, arrows and shortcuts are a person's in any case."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only characters, and the key that ends a code."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _may_be_scanned(event):
            return False
        return super().eventFilter(watched, event)


def _may_be_scanned(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in ENDS:
        return modifiers == NONE
    return modifiers in (NONE, SHIFT) and event.text().isprintable() and event.text() != ""
