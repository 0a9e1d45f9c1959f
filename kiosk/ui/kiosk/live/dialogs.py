"""What comes in front of the page while a desk wants to help, and while it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.dialog import Dialog


class MayHelp(Dialog):
    """可以帮您吗: may somebody of the staff go on; no answer means no."""

    sign = "may_help"
    agreed = Signal()
    refused = Signal()

    def __init__(self, theme: Theme, over: QWidget, helper: str) -> None:
        super().__init__(theme, over)
        self.add_words(
            translate("Dialogs", "May {helper} help you?").format(helper=helper),
            translate("Dialogs", "The guide desk sees this page. It goes on for you. You can stop it at any time."),
        )
        yes = _large(theme, translate("Dialogs", "Please help me"), icon="check")
        no = _large(theme, translate("Dialogs", "No, thank you"), icon="x")
        for button, act in ((yes, self.agreed), (no, self.refused)):
            button.clicked.connect(act)
            self.column.addWidget(button)

    def give_way(self) -> bool:
        """Put aside it means no."""
        self.refused.emit()
        return False


class Helped(Dialog):
    """正在帮您办理: who goes on, and where; one tap and the patient goes on alone."""

    sign = "being_helped"
    taken_back = Signal()

    def __init__(self, theme: Theme, over: QWidget, helper: str) -> None:
        super().__init__(theme, over)
        _, self._line = self.add_words(translate("Dialogs", "{helper} is helping you").format(helper=helper), " ")
        alone = _large(theme, translate("Dialogs", "I go on by myself"), icon="arrow-back-up")
        alone.clicked.connect(self.taken_back)
        self.column.addWidget(alone)

    def give_way(self) -> bool:
        """Only its button ends it."""
        return False

    def show_step(self, title: str) -> None:
        """Where the desk is."""
        words = translate("Dialogs", "You need not do anything now. The desk is at: {step}")
        self._line.setText(words.format(step=title) if title else "")
        self.setAccessibleDescription(self._line.text())


def _large(theme: Theme, words: str, *, icon: str) -> Button:
    """All as large as each other: no answer is urged on anybody. A second strike is none."""
    height = "primary-button" if theme.is_dear else "dialog-button"  # beside a signer every millimetre counts
    button = Button(theme, words, icon=icon, type="title-s", height=height)
    button.setProperty("confirming", True)
    return button
