"""An entry whose hint is as long as there is room for it: half a hint is none."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from kiosk.ui.desk.parts import Field
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme


class SearchField(Field):
    """The entry in which a patient is looked for; ``key`` leads to it."""

    def __init__(self, theme: Theme, name: str, *, key: str = "") -> None:
        super().__init__(theme, name)
        hints = (*_hints(), name)
        self._hints = (*(f"{words} ({key})" for words in hints), key) if key else hints
        self.setAccessibleDescription(self._hints[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The longest hint that fits, or none."""
        super().resizeEvent(event)
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 4 * self.cursorRect().width()
        advance = self.fontMetrics().horizontalAdvance
        self.setPlaceholderText(next((hint for hint in self._hints if advance(hint) < room), ""))


def _hints() -> Sequence[str]:
    """From all there is to what everybody expects."""
    return (
        translate("Patients", "Name, Pinyin, number, last four of the phone, ticket"),
        translate("Patients", "Name, number, phone, ticket"),
        translate("Patients", "Name or number"),
    )
