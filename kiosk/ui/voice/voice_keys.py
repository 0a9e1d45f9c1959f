"""Keys of a keyboard, or of a keypad that sends keys, as actions of the voice; and any touch or key as silence."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.kiosk.idle import TOUCHES

NATIVE = {"choose": Qt.Key.Key_Return, "back": Qt.Key.Key_Escape}  # what the window does with these keys anyway


def key_table(names: Mapping[str, str]) -> dict[Qt.Key, str]:
    """Action by key, from the names of the settings: "Down F14" are the keys ``Key_Down`` and ``Key_F14`` of Qt."""
    return {Qt.Key[f"Key_{name}"]: action for action, keys in names.items() for name in keys.split()}


def unknown_keys(names: Mapping[str, str]) -> tuple[str, ...]:
    """The names that are no key."""
    return tuple(name for keys in names.values() for name in keys.split() if f"Key_{name}" not in Qt.Key.__members__)


class VoiceKeys(QObject):
    """A filter at the system's window: ``struck`` hears of every touch and key, ``asked`` of the actions."""

    def __init__(
        self, table: Mapping[Qt.Key, str], struck: Callable[[QEvent], None], asked: Callable[[str], bool]
    ) -> None:
        super().__init__()
        self._table, self._struck, self._asked = table, struck, asked

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes only the keys that ``asked`` has taken."""
        if event.type() in TOUCHES:
            self._struck(event)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        action = self._table.get(Qt.Key(event.key()))
        return action is not None and not event.modifiers() & MODIFIED and self._asked(action)


MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
