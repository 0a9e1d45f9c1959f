"""What whoever asked for a person is told: where staff are, their place in line, and who is coming."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import told, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.dialog import Dialog


class HelpDialog(Dialog):
    """Begins with where staff are, which is true whatever the hall answers; `tell` says what is known then."""

    sign = "help"
    closed = Signal()
    cancelled = Signal()  # nobody is needed any more

    def __init__(self, theme: Theme, over: QWidget, place: str) -> None:
        super().__init__(theme, over)
        line = translate("Dialogs", "Staff are at: {place}. What you entered stays here until the time above runs out.")
        self.title, self.line = self.add_words(translate("Dialogs", "Staff will help you"), line.format(place=place))
        close = Button(theme, translate("Dialogs", "OK"), look=Looks.PRIMARY, type="title-s")
        close.clicked.connect(self.closed)
        self.column.addWidget(close)
        self.cancel = Button(theme, translate("Dialogs", "I need no help any more"), icon="x")
        self.cancel.clicked.connect(self.cancelled)
        self.cancel.setVisible(False)
        self.column.addWidget(self.cancel)

    def tell(self, title: str, line: str, *, sign: str) -> bool:
        """Say something else, aloud too; whether it is news."""
        if (title, line) == (self.title.text(), self.line.text()):
            return False
        self.sign = sign
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.title.setText(title)
        self.line.setText(line)
        announce(self, told(title, line))
        return True

    def allow_cancelling(self) -> None:
        """Somebody has been called, and need not come."""
        self.cancel.setVisible(True)

    def forbid_cancelling(self) -> None:
        """Nobody has been."""
        self.cancel.setVisible(False)
