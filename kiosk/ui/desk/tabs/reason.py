"""A question beside the table: what will be done, why, and two keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.running import LONGEST_REASON
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

Said = Callable[[str], None]


class ReasonPanel(Card):
    """Asks for a reason; Enter confirms, Esc lets it be. Emits ``left`` when it is gone."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("accent-tint", "accent-ink", "line-button"), padding="padding-s")
        self._said: Said | None = None
        self.question = Text(theme, "", type="label")
        self.entry = Field(theme, translate("Hall", "Reason"), hint=translate("Hall", "Reason, without names"))
        self.entry.setMaxLength(LONGEST_REASON)
        self.entry.returnPressed.connect(self._confirm)
        self.confirm = KeyButton(theme, "", look=Looks.PRIMARY, note="Enter")
        self.confirm.clicked.connect(self._confirm)
        self.away = KeyButton(theme, translate("Hall", "Leave it"), note="Esc")
        self.away.clicked.connect(self.leave)
        for each in (self.question, self.entry, self.confirm, self.away):
            self.column.addWidget(each)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.leave)
        self.hide()

    def ask(self, question: str, confirm: str, said: Said) -> None:
        """Ask; ``said`` hears the reason once it is confirmed."""
        self._said = said
        self.question.setText(question)
        self.confirm.set_words(confirm, "Enter")
        self.entry.clear()
        self.show()
        self.entry.setFocus()
        announce(self, question)

    def leave(self) -> None:
        """Nothing is done."""
        if not self.isHidden():
            self._said = None
            self.hide()
            self.left.emit()

    def _confirm(self) -> None:
        reason, said = self.entry.text().strip(), self._said
        if not reason or said is None:
            self.entry.setFocus()
            return
        self.leave()
        said(reason)
