"""A quiet offer of help under a page: taken, declined, or left alone."""

from PySide6.QtCore import Signal, SignalInstance

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bars import Bar
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.text import Text


class OfferStrip(Bar):
    """Never in front of anything. Large text is offered to those who do not have it yet."""

    large_wanted = Signal()
    help_wanted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pager")
        self.line_above = True
        question = translate("Pages", "Need a hand?")
        self.row.addWidget(Text(theme, question, type="body"), 1)
        self.setAccessibleName(question)
        if not theme.is_large:
            self._add(translate("Pages", "Larger text"), "text-increase", self.large_wanted)
        self._add(translate("Pages", "Ask staff"), "headset", self.help_wanted)
        self._add(translate("Pages", "No, thanks"), "", self.declined)

    def _add(self, words: str, icon: str, signal: SignalInstance) -> None:
        button = Button(self.theme, words, icon=icon, look=Looks.WARM, type="body", height="target")
        button.clicked.connect(signal)
        button.setFixedSize(button.sizeHint())
        self.row.addWidget(button)
