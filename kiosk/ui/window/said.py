"""What is said of the last thing that was done or refused."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import TONES, Icon
from kiosk.ui.widgets.text import Text
from kiosk.ui.window.counter import Message


class Said(QWidget):
    """A sentence with an icon in the colour of its tone; announced once."""

    def __init__(self, theme: Theme, *, type: str = "body") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        self._icons = {tone: Icon(theme, icon, colour=ink) for tone, (icon, _, _, ink) in TONES.items()}
        for icon in self._icons.values():
            icon.hide()
            row.addWidget(icon)
        self.words = Text(theme, "", type=type)
        row.addWidget(self.words, 1)

    def show_message(self, message: Message | None) -> None:
        """``message``, or nothing."""
        told = message.words if message is not None else ""
        tone = message.tone if message is not None else ""
        for name, icon in self._icons.items():
            icon.setVisible(name == tone)
        if told == self.words.text():
            return
        self.words.setText(told)
        self.words.set_colour(TONES[tone][1] if tone else "ink")
        announce(self, told)
