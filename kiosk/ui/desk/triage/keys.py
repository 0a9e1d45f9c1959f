"""The keys below the form."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks

YES_KEY, WHO_KEY, SAVE_KEY, CLEAR_KEY = "F1", "F2", "F9", "Esc"


class FormKeys(QWidget):
    """Who, and clear; and the one that saves."""

    def __init__(self, theme: Theme, acts: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        words = {
            WHO_KEY: translate("Triage", "Who"),
            CLEAR_KEY: translate("Triage", "Clear"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        self.keys = {name: KeyButton(theme, text, note=name, height="target") for name, text in words.items()}
        save = translate("Triage", "Save and print")
        self.keys[SAVE_KEY] = KeyButton(theme, save, note=SAVE_KEY, look=Looks.PRIMARY, height="target")
        for name, key in self.keys.items():
            row.addWidget(key, 2 if name == SAVE_KEY else 1)
            key.clicked.connect(partial(_plainly, acts[name]))


def _plainly(act: Callable[[], None], _checked: object = None) -> None:
    act()
