"""One thing at a time with the way to the one before and after: for large text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.text import Text


class Stepper(QWidget):
    """Before, what is shown, after."""

    stepped = Signal(int)  # -1 or 1

    def __init__(self, theme: Theme, *, before: str, after: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        self.setFixedHeight(theme.px("pager"))
        self.before = Button(theme, before, icon="chevron-left", type="body", height="pager")
        self.after = Button(theme, after, icon="chevron-right", type="body", height="pager", icon_after=True)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self._words = Text(theme, type="body-l", align=Qt.AlignmentFlag.AlignHCenter)
        for button in (self.before, self.after):
            button.setFixedWidth(button.sizeHint().width())
        row.addWidget(self.before)
        row.addWidget(self._words, 1)
        row.addWidget(self.after)

    def show_step(self, words: str, *, can_go: tuple[bool, bool]) -> None:
        """Show ``words``; ``can_go`` before and after."""
        self._words.setText(words)
        for button, usable in zip((self.before, self.after), can_go, strict=True):
            button.setEnabled(usable)
            button.set_look(Looks.SECONDARY if usable else Looks.UNREADY)
